// The choices by which a reader narrows the results, each with the number of documents that it would leave.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const { FILTERS, valueOf, passes } = search.filters;

  // documents know who issued them, once this is done
  async function prepareIssuers() {
    const { list } = await search.library();
    if (!list.length || list[0].issuer !== undefined) return;
    const [names, column] = await search.factsOf("issuers");
    let at = 0;
    for (const number of search.decode(column)) list[at++].issuer = names[number];
  }

  // [[value, count], …] of some documents for one filter
  function counts(documents, wanted, name) {
    const found = new Map();
    for (const about of documents.filter(passes(wanted, name))) {
      const value = valueOf[name](about);
      found.set(value, (found.get(value) || 0) + 1);
    }
    if (wanted[name] && !found.has(wanted[name])) found.set(wanted[name], 0);
    const order = name === "year" ? (a, b) => (a[0] < b[0] ? 1 : -1) : (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
    return [...found].sort(order);
  }

  // label(filter, value): what a choice is called
  function drawChoices(form, documents, wanted, label) {
    for (const name of FILTERS) {
      const select = form.elements[name];
      const found = counts(documents, wanted, name);
      const options = found.map(([value, n]) => new Option(`${label(name, value)} (${n})`, value));
      if (select.options.length !== options.length + 1 || options.some((option, n) => option.text !== select.options[n + 1].text)) {
        select.length = 1; // the first choice is none
        select.append(...options);
      }
      select.value = wanted[name];
      const idle = found.length < 2 && !wanted[name];
      if (select !== document.activeElement || !idle) select.disabled = idle; // or the keyboard's place would be lost
    }
  }

  Object.assign(search, { prepareIssuers, drawChoices });
})();
