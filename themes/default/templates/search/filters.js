// What narrows and orders the results. Each of these stands in the address by its name, beside q.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const FILTERS = ["gazette", "year", "section", "kind", "issuer"]; // a reader chooses among what there is, with counts
  const SCOPES = ["issue", "doc"]; // a reader comes with them from an issue's or a document's page
  const NONE = "-"; // value of a filter for documents without a section or an issuer

  const valueOf = {
    gazette: (about) => about.gazette,
    year: (about) => String(about.year),
    section: (about) => about.section || NONE,
    kind: (about) => about.kind,
    issuer: (about) => about.issuer || NONE,
    issue: (about) => about.issue,
    doc: (about) => about.slug && `${about.issue}/${about.slug}`,
  };

  // documents know what the question needs to know of them, once this is done
  async function prepare(wanted) {
    const library = await search.library();
    if (!library.list.length) return library;
    if (library.list[0].issuer === undefined) {
      const [names, column] = await search.factsOf("issuers");
      let at = 0;
      for (const number of search.decode(column)) library.list[at++].issuer = names[number];
    }
    if (wanted.sort && library.list[0].age === undefined) {
      const [column] = await search.factsOf("dates");
      let at = 0;
      for (const age of search.decode(column)) library.list[at++].age = age;
    }
    const issue = wanted.doc.slice(0, wanted.doc.lastIndexOf("/"));
    const inIssue = library.list.filter((about) => about.issue === issue);
    if (inIssue.length && inIssue[0].slug === undefined) {
      const [slugs, titles] = await search.factsOf(issue);
      inIssue.forEach((about, at) => Object.assign(about, { slug: slugs[at], title: titles[at] }));
    }
    return library;
  }

  // Does a document pass all filters, but for one?
  const passes = (wanted, but) => (about) =>
    [...FILTERS, ...SCOPES].every((name) => name === but || !wanted[name] || valueOf[name](about) === wanted[name]);

  // positions of the documents in the order asked for
  const arrange = (wanted, library) => (ranked) =>
    wanted.sort ? [...ranked].sort((a, b) => library.list[a].age - library.list[b].age) : ranked;

  // {filter: [[value, count], …]} of some documents: what each choice would leave
  function counts(documents, wanted) {
    return Object.fromEntries(FILTERS.map((name) => {
      const found = new Map();
      for (const about of documents.filter(passes(wanted, name))) {
        const value = valueOf[name](about);
        found.set(value, (found.get(value) || 0) + 1);
      }
      if (wanted[name] && !found.has(wanted[name])) found.set(wanted[name], 0);
      const order = name === "year" ? (a, b) => b[0].localeCompare(a[0]) : (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
      return [name, [...found].sort(order)];
    }));
  }

  Object.assign(search, { filters: { FILTERS, SCOPES, NONE, prepare, passes, arrange, counts } });
})();
