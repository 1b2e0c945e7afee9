// The search page: address ↔ form ↔ results.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const FILTERS = ["gazette", "year", "section", "kind", "issuer"]; // a reader chooses among what there is, with counts
  const SCOPES = ["issue", "doc"]; // a reader comes with them from an issue's or a document's page
  const NONE = "-"; // value of a filter for documents without a section or an issuer
  const NAMES = ["q", ...FILTERS, "sort", ...SCOPES]; // what stands in the address
  const PAGE = 10; // results drawn at a time
  const PAUSE = 180; // ms without a key before a search starts
  const PATIENCE = 150; // ms before the page says that it is searching
  const SILENCE = 1200; // ms without a key before its outcome is said aloud

  const at = (name) => document.querySelector(`[data-${name}]`);
  const form = at("find");
  const { root, ...given } = at("strings").dataset;
  const strings = {}; // data-text-no-section → noSection
  for (const [name, text] of Object.entries(given)) if (name.startsWith("text")) strings[name[4].toLowerCase() + name.slice(5)] = text;
  const results = at("results");
  const more = at("more");
  const count = at("count");
  const filters = at("filters");
  const state = document.documentElement.dataset;
  search.root = root;
  search.filters = { FILTERS, SCOPES, NONE };

  let current = 0; // number of the search under way; an older one that comes in late is dropped
  let session = null;
  let drawn = 0;

  // ------------------------------------------------------------- address and form

  const asked = () => Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value]));

  function toForm() {
    const address = new URLSearchParams(location.search);
    for (const name of NAMES) setField(form.elements[name], address.get(name) || "");
  }

  function setField(field, value) {
    if (field.options && ![...field.options].some((option) => option.value === value)) {
      if (field.name === "sort") value = "";
      else field.add(new Option(label(field.name, value), value));
    }
    field.value = value;
  }

  function addressOf(wanted) {
    const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value.trim())).toString();
    return query ? "?" + query : location.pathname;
  }

  // A choice is a step that Back undoes; typing is not.
  function toAddress(wanted, step) {
    const address = addressOf(wanted);
    if (step && address !== location.search) history.pushState({ drawn: 0 }, "", address);
    else history.replaceState({ ...history.state, drawn: 0 }, "", address);
    document.title = (wanted.q.trim() ? wanted.q.trim() + "_" : "") + strings.title + "_" + strings.site;
  }

  // ------------------------------------------------------------- names

  let gazetteNames = {};
  function label(name, value) {
    if (name === "gazette") return gazetteNames[value] || value;
    if (value === NONE) return name === "issuer" ? strings.noIssuer : strings.noSection;
    if (name === "kind") return strings["kind" + value[0].toUpperCase() + value.slice(1)] || value;
    return value;
  }

  const issueName = (about) => `${label("gazette", about.gazette)} ${strings.issue.replace("{year}", about.year).replace("{number}", about.number)}`;

  // where alone is looked, with the way back to everything
  function drawScope(wanted, library) {
    const about = library && library.list.find(search.filters.passes({ issue: wanted.issue, doc: wanted.doc }));
    const name = about ? (wanted.doc ? about.title : issueName(about)) : wanted.doc || wanted.issue;
    const link = at("scope").querySelector("a");
    link.textContent = name;
    link.href = root + (wanted.doc ? wanted.doc + ".html" : wanted.issue + "/index.html");
    at("scope").hidden = !wanted.issue && !wanted.doc;
  }

  // ------------------------------------------------------------- what is said aloud: the outcome, once the reader has stopped typing

  let typed = -Infinity; // when the last key was pressed
  let saying = 0;

  function say() {
    clearTimeout(saying);
    saying = setTimeout(() => {
      const parts = [at("why"), count, at("hint"), at("mended"), at("parted")].filter((part) => part.offsetParent);
      at("said").textContent = parts.map((part) => part.innerText).join(" ");
    }, Math.max(0, typed + SILENCE - performance.now()));
  }

  // ------------------------------------------------------------- results

  function drawUntil(wanted, number) {
    const q = wanted.q.trim();
    const items = session.hits.slice(drawn, number).map((hit) => search.result(hit, {
      q, root, strings, gazetteName: label("gazette", hit.document.gazette), further: (doc) => (wanted.doc ? null : addressOf({ q, doc })),
    }));
    results.append(...items);
    drawn += items.length;
    return items;
  }

  function drawState(wanted) {
    const { total, exact, done } = session;
    const nothing = total === 0;
    const narrowed = FILTERS.some((name) => wanted[name]);
    count.textContent = nothing
      ? strings.none.replace("{query}", wanted.q.trim())
      : (exact ? strings.count : strings.aboutCount).replace("{n}", total);
    results.hidden = nothing;
    more.parentElement.hidden = done && drawn >= session.hits.length;
    more.textContent = strings.more.replace("{n}", Math.min(PAGE, total - drawn));
    more.disabled = false;
    state.searchTotal = total;
    const candidates = session.candidates();
    filters.hidden = !!wanted.doc || (!candidates.length && !narrowed);
    filters.classList.remove("later");
    at("clear").hidden = !!wanted.doc || !narrowed;
    search.drawChoices(form, candidates, wanted, label);
  }

  // What of the list is known stays; that of another query does not.
  function showFailure(error, stays) {
    console.warn(error.message);
    state.search = "error";
    at("failed").hidden = false;
    at("why").textContent = navigator.onLine ? strings.failed : strings.offline;
    more.disabled = false;
    if (!stays) {
      session = null;
      results.hidden = more.parentElement.hidden = filters.hidden = at("state").hidden = at("hint").hidden = true;
      count.textContent = "";
    }
    say();
  }

  function showEmpty() {
    session = null;
    for (const name of ["failed", "hint", "mended", "parted", "results"]) at(name).hidden = true;
    more.parentElement.hidden = true;
    filters.hidden = at("state").hidden = true;
    count.textContent = "";
    at("empty").hidden = false;
    state.searchTotal = 0;
    state.search = "done";
  }

  // The first search takes its time. The filters' room is kept from now on: nothing moves when they come.
  function showLoading(wanted, number) {
    if (number !== current || state.search !== "loading") return;
    at("empty").hidden = true;
    at("state").hidden = false;
    filters.hidden = !!wanted.doc;
    filters.classList.add("later");
    count.textContent = strings.loading;
  }

  // Search for what the form holds; the list of the search before stays until the new one can take its place.
  async function run(first = PAGE) {
    const number = ++current;
    const wanted = asked();
    const empty = !wanted.q.trim();
    if (empty && !wanted.issue && !wanted.doc) {
      drawScope(wanted);
      return showEmpty();
    }
    state.search = "loading";
    at("failed").hidden = true;
    if (!empty && !session) setTimeout(showLoading, at("empty").hidden ? 0 : PATIENCE, wanted, number);
    try {
      await search.need("results");
      const { prepare, passes, arrange } = search.filters;
      const library = await prepare(wanted);
      gazetteNames = library.gazettes;
      const found = empty ? null : await search.find(wanted.q, passes(wanted), arrange(wanted, library), !!wanted.doc);
      if (found) await Promise.all([found.until(first), ...(found.candidates().length ? [search.prepareIssuers()] : [])]);
      if (number !== current) return;
      drawScope(wanted, library);
      if (empty) return showEmpty();
      session = found;
      drawn = 0;
      at("state").hidden = false;
      for (const name of ["empty", "mended", "parted", "hint"]) at(name).hidden = true;
      results.textContent = "";
      drawUntil(wanted, first);
      drawState(wanted);
      if (!found.total) {
        await search.need("near");
        await search.offer(found, { wanted, at, strings, addressOf, stands: () => number === current });
        if (number !== current) return;
      }
      state.search = "done";
      say();
      if (await search.isCurrent()) renewed = false;
      else if (number === current) return renew(new Error("files of two builds"));
    } catch (error) {
      if (number !== current) return;
      if (!(await search.isCurrent())) return renew(error);
      showFailure(error);
    }
  }

  // The site has been built anew since its index was opened: search in the new one. Once: two builds may also stand side by side for long.
  let renewed = false;
  function renew(error) {
    if (renewed) return showFailure(error);
    renewed = true;
    return retry();
  }

  async function showMore() {
    const number = current;
    const wanted = asked();
    more.disabled = true;
    at("failed").hidden = true;
    state.search = "loading";
    try {
      await session.until(drawn + PAGE);
      if (number !== current) return;
      const [item] = drawUntil(wanted, drawn + PAGE);
      drawState(wanted);
      history.replaceState({ ...history.state, drawn }, "");
      state.search = "done";
      if (item) item.querySelector("a").focus({ preventScroll: true });
      if (!(await search.isCurrent()) && number === current) await renew(new Error("files of two builds"));
    } catch (error) {
      if (number === current) showFailure(error, true);
    }
  }

  // once more, past all caches: the site may have been built anew since
  function retry() {
    search.forget();
    return run(Math.max(PAGE, drawn));
  }

  // ------------------------------------------------------------- what the reader does

  let pause = 0;
  function soon(delay, step) {
    clearTimeout(pause);
    pause = setTimeout(() => {
      run();
      setTimeout(toAddress, 0, asked(), step); // while the first files are on their way
    }, delay);
  }

  function type() {
    typed = performance.now();
    clearTimeout(saying);
    soon(PAUSE);
  }

  // without one of these fields
  function widen(names) {
    for (const name of names) form.elements[name].value = "";
    form.elements.q.focus();
    soon(0, true);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed = -Infinity;
    soon(0, true);
  });
  form.elements.q.addEventListener("input", (event) => { if (!event.isComposing) type(); });
  form.elements.q.addEventListener("compositionend", type);
  filters.addEventListener("change", () => soon(0, true));
  at("clear").addEventListener("click", () => widen(FILTERS));
  at("widen").addEventListener("click", () => widen(SCOPES));
  more.addEventListener("click", showMore);
  at("retry").addEventListener("click", retry);
  window.addEventListener("online", () => { if (state.search === "error") retry(); });
  window.addEventListener("popstate", (event) => {
    clearTimeout(pause);
    toForm();
    run(Math.max(PAGE, (event.state && event.state.drawn) || 0));
  });
  window.addEventListener("pagehide", () => history.replaceState({ drawn, top: scrollY }, ""));

  const wide = matchMedia("(min-width: 66rem)"); // there the choices stand beside the results, always open
  const unfold = () => { filters.open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();

  const before = history.state || {}; // the reader comes back to so many results, and to the same of them
  toForm();
  toAddress(asked());
  search.need("results").then(() => Promise.all([search.readQuery(""), search.library()])).catch(() => {}); // made ready: a search tells what fails
  run(Math.max(PAGE, before.drawn || 0)).then(() => { if (before.top) scrollTo(0, before.top); });
  if (!form.elements.q.value) form.elements.q.focus();
})();
