// The search page: address ↔ form ↔ results. Nothing of the index is loaded before there is something to look for.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const PAGE = 10; // results drawn at a time
  const PAUSE = 180; // ms without a key before a search starts
  const FILTERS = ["gazette", "year", "section", "kind"];
  const NO_SECTION = "-"; // value of the filter for articles without a section

  const at = (name) => document.querySelector(`[data-${name}]`);
  const form = at("find");
  const { root, ...given } = at("strings").dataset;
  const strings = {}; // data-text-no-section → noSection
  for (const [name, text] of Object.entries(given)) if (name.startsWith("text")) strings[name[4].toLowerCase() + name.slice(5)] = text;
  const results = at("results");
  const more = at("more");
  const count = at("count");
  const filters = form.querySelector("fieldset");
  const state = document.documentElement.dataset;
  search.setFolder(root + "search/");

  let current = 0; // number of the search under way; an older one that comes in late is dropped
  let session = null;
  let drawn = 0;

  // ------------------------------------------------------------- address and form

  function asked() {
    return Object.fromEntries(["q", ...FILTERS].map((name) => [name, form.elements[name].value]));
  }

  function toForm() {
    const given = new URLSearchParams(location.search);
    form.elements.q.value = given.get("q") || "";
    for (const name of FILTERS) setFilter(form.elements[name], given.get(name) || "");
  }

  function setFilter(select, value) {
    if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(label(select.name, value), value));
    select.value = value;
  }

  function toAddress(wanted) {
    const given = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value.trim()));
    const query = given.toString();
    history.replaceState({ drawn }, "", query ? "?" + query : location.pathname);
    document.title = (wanted.q.trim() ? wanted.q.trim() + "_" : "") + strings.title + "_" + strings.site;
  }

  // ------------------------------------------------------------- filters

  const valueOf = {
    gazette: (about) => about.gazette,
    year: (about) => String(about.year),
    section: (about) => about.section || NO_SECTION,
    kind: (about) => about.kind,
  };

  const passes = (wanted, but) => (about) => FILTERS.every((name) => name === but || !wanted[name] || valueOf[name](about) === wanted[name]);

  let gazetteNames = {};
  function label(name, value) {
    if (name === "gazette") return gazetteNames[value] || value;
    if (name === "section" && value === NO_SECTION) return strings.noSection;
    if (name === "kind") return strings["kind" + value[0].toUpperCase() + value.slice(1)] || value;
    return value;
  }

  function drawFilters(wanted) {
    const all = session.candidates();
    filters.classList.toggle("later", !session.query.readings.length);
    for (const name of FILTERS) {
      const select = form.elements[name];
      const counts = new Map();
      for (const about of all.filter(passes(wanted, name))) {
        const value = valueOf[name](about);
        counts.set(value, (counts.get(value) || 0) + 1);
      }
      if (wanted[name] && !counts.has(wanted[name])) counts.set(wanted[name], 0);
      const order = name === "year" ? (a, b) => b[0].localeCompare(a[0]) : (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
      const options = [...counts].sort(order).map(([value, n]) => new Option(`${label(name, value)} (${n})`, value));
      select.replaceChildren(select.options[0], ...options);
      select.value = wanted[name];
      select.disabled = counts.size < 2 && !wanted[name];
    }
    at("clear").classList.toggle("later", !FILTERS.some((name) => wanted[name]));
  }

  // ------------------------------------------------------------- results

  function link(hit, q) {
    const address = `${root}${hit.document.issue}/${hit.shown.slug}.html?q=${encodeURIComponent(q)}`;
    return (id) => (id ? `${address}#${encodeURIComponent(id)}` : address);
  }

  function drawUntil(wanted, number) {
    const items = session.hits.slice(drawn, number).map((hit) =>
      search.result(hit, label("gazette", hit.document.gazette), strings, link(hit, wanted.q.trim())));
    results.append(...items);
    drawn += items.length;
    return items;
  }

  function drawState(wanted) {
    const { total, exact, done } = session;
    const nothing = total === 0;
    const filtered = FILTERS.some((name) => wanted[name]);
    const left = total - drawn;
    count.textContent = nothing
      ? strings.none.replace("{query}", wanted.q.trim())
      : (exact ? strings.count : strings.aboutCount).replace("{n}", total);
    at("hint").textContent = filtered ? strings.noneFiltered : strings.noneHint;
    at("hint").hidden = !nothing;
    results.hidden = nothing;
    more.parentElement.hidden = done && drawn >= session.hits.length;
    more.textContent = strings.more.replace("{n}", Math.min(PAGE, left));
    more.disabled = false;
    state.searchTotal = total;
    state.search = "done";
    drawFilters(wanted);
    history.replaceState({ drawn }, "");
  }

  function showFailure(error) {
    console.warn(error.message);
    state.search = "error";
    at("failed").hidden = false;
    count.textContent = "";
    more.disabled = false;
  }

  function showEmpty() {
    session = null;
    for (const name of ["failed", "hint", "results"]) at(name).hidden = true;
    more.parentElement.hidden = true;
    filters.hidden = true;
    count.textContent = "";
    at("empty").hidden = false;
    state.searchTotal = 0;
    state.search = "done";
  }

  // Search for what the form holds; the list of the search before stays until the new one can take its place.
  async function run(first = PAGE) {
    const number = ++current;
    const wanted = asked();
    if (!wanted.q.trim()) return showEmpty();
    state.search = "loading";
    at("failed").hidden = true;
    at("empty").hidden = true;
    if (!session) { // the filters' room is kept from the first: nothing moves when they come
      filters.hidden = at("clear").hidden = false;
      filters.classList.add("later");
      count.textContent = strings.loading;
    }
    try {
      gazetteNames = (await search.library()).gazettes;
      const found = await search.find(wanted.q, passes(wanted));
      await found.until(first);
      if (number !== current) return undefined;
      session = found;
      drawn = 0;
      results.replaceChildren();
      drawUntil(wanted, first);
      drawState(wanted);
    } catch (error) {
      if (number === current) showFailure(error);
    }
    return undefined;
  }

  async function showMore() {
    const number = current;
    const wanted = asked();
    more.disabled = true;
    state.search = "loading";
    try {
      await session.until(drawn + PAGE);
      if (number !== current) return;
      const [item] = drawUntil(wanted, drawn + PAGE);
      drawState(wanted);
      if (item) item.querySelector("a").focus({ preventScroll: true });
    } catch (error) {
      if (number === current) showFailure(error);
    }
  }

  // ------------------------------------------------------------- what the reader does

  let pause = 0;
  function soon(delay) {
    clearTimeout(pause);
    pause = setTimeout(() => {
      toAddress(asked());
      run();
    }, delay);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    soon(0);
  });
  form.elements.q.addEventListener("input", (event) => { if (!event.isComposing) soon(PAUSE); });
  form.elements.q.addEventListener("compositionend", () => soon(PAUSE));
  filters.addEventListener("change", () => soon(0));
  at("clear").addEventListener("click", () => {
    for (const name of FILTERS) form.elements[name].value = "";
    form.elements.q.focus();
    soon(0);
  });
  more.addEventListener("click", showMore);
  at("retry").addEventListener("click", () => run());
  window.addEventListener("popstate", () => { toForm(); run(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    form.elements.q.select();
  });

  const before = (history.state && history.state.drawn) || 0; // the reader comes back to so many results
  toForm();
  toAddress(asked());
  run(Math.max(PAGE, before));
  if (!form.elements.q.value) form.elements.q.focus();
})();
