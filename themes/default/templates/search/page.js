// The search page: address ↔ form ↔ results. Nothing of the index is loaded before there is something to look for.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const { FILTERS, SCOPES, NONE, prepare, passes, arrange, counts } = search.filters;
  const NAMES = ["q", ...FILTERS, "sort", ...SCOPES]; // what stands in the address
  const PAGE = 10; // results drawn at a time
  const PAUSE = 180; // ms without a key before a search starts

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
  const needed = {}; // name of a script → promise

  // ------------------------------------------------------------- address and form

  const asked = () => Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value]));

  function toForm() {
    const address = new URLSearchParams(location.search);
    for (const name of NAMES) setField(form.elements[name], address.get(name) || "");
  }

  function setField(field, value) {
    if (value && field.options && ![...field.options].some((option) => option.value === value)) {
      if (field.name === "sort") return setField(field, "");
      field.add(new Option(label(field.name, value), value));
    }
    field.value = value;
    return undefined;
  }

  function addressOf(wanted) {
    const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value.trim())).toString();
    return query ? "?" + query : location.pathname;
  }

  // A choice is a step that Back undoes; typing is not.
  function toAddress(wanted, step) {
    const address = addressOf(wanted);
    if (step && address !== location.search) history.pushState({ drawn: 0 }, "", address);
    else history.replaceState({ drawn }, "", address);
    document.title = (wanted.q.trim() ? wanted.q.trim() + "_" : "") + strings.title + "_" + strings.site;
  }

  // ------------------------------------------------------------- filters

  let gazetteNames = {};
  function label(name, value) {
    if (name === "gazette") return gazetteNames[value] || value;
    if (value === NONE) return name === "issuer" ? strings.noIssuer : strings.noSection;
    if (name === "kind") return strings["kind" + value[0].toUpperCase() + value.slice(1)] || value;
    return value;
  }

  function drawFilters(wanted) {
    filters.classList.toggle("later", !session.query.readings.length || Boolean(wanted.doc));
    for (const [name, found] of Object.entries(counts(session.candidates(), wanted))) {
      const select = form.elements[name];
      const options = found.map(([value, n]) => new Option(`${label(name, value)} (${n})`, value));
      if (select.options.length !== options.length + 1 || options.some((option, n) => option.text !== select.options[n + 1].text)) {
        select.replaceChildren(select.options[0], ...options);
      }
      select.value = wanted[name];
      const idle = found.length < 2 && !wanted[name];
      if (select !== document.activeElement || !idle) select.disabled = idle; // or the keyboard's place would be lost
    }
    at("clear").classList.toggle("later", !FILTERS.some((name) => wanted[name]));
  }

  const issueName = (about) => `${label("gazette", about.gazette)} ${strings.issue.replace("{year}", about.year).replace("{number}", about.number)}`;

  // where alone is looked, with the way back to everything
  function drawScope(wanted, library) {
    const about = library && library.list.find(passes({ issue: wanted.issue, doc: wanted.doc }));
    const name = about ? (wanted.doc ? about.title : issueName(about)) : wanted.doc || wanted.issue;
    const link = at("scope").querySelector("a");
    link.textContent = name;
    link.href = root + (wanted.doc ? wanted.doc + ".html" : wanted.issue + "/index.html");
    at("scope").hidden = !wanted.issue && !wanted.doc;
  }

  // ------------------------------------------------------------- results

  // the words to be marked on the document's own page: as typed, or as they stand there if that is different
  function wordsFor(hit, q) {
    const whole = search.normalise(q);
    if (hit.phrases.every((phrase) => whole.includes(phrase))) return q;
    return hit.phrases.map((phrase) => (/\s|^-/.test(phrase) ? `"${phrase}"` : phrase)).join(" ");
  }

  function link(hit, q) {
    const address = `${root}${hit.document.issue}/${hit.shown.slug}.html?q=${encodeURIComponent(wordsFor(hit, q))}`;
    return (id) => (id ? `${address}#${encodeURIComponent(id)}` : address);
  }

  function drawUntil(wanted, number) {
    const q = wanted.q.trim();
    const items = session.hits.slice(drawn, number).map((hit) => {
      const further = wanted.doc ? null : addressOf({ q, doc: `${hit.document.issue}/${hit.shown.slug}` });
      return search.result(hit, label("gazette", hit.document.gazette), strings, link(hit, q), further);
    });
    results.append(...items);
    drawn += items.length;
    return items;
  }

  function drawState(wanted) {
    const { total, exact, done } = session;
    const nothing = total === 0;
    count.textContent = nothing
      ? strings.none.replace("{query}", wanted.q.trim())
      : (exact ? strings.count : strings.aboutCount).replace("{n}", total);
    at("hint").textContent = wanted.issue || wanted.doc ? strings.noneThere : FILTERS.some((name) => wanted[name]) ? strings.noneFiltered : strings.noneHint;
    at("hint").hidden = !nothing;
    results.hidden = nothing;
    more.parentElement.hidden = done && drawn >= session.hits.length;
    more.textContent = strings.more.replace("{n}", Math.min(PAGE, total - drawn));
    more.disabled = false;
    state.searchTotal = total;
    drawFilters(wanted);
    history.replaceState({ drawn }, "");
  }

  // loads a script that only some searches need
  function need(name) {
    needed[name] = needed[name] || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}static/search/${name}.js`;
      script.onload = resolve;
      script.onerror = () => {
        delete needed[name];
        reject(new Error("not loaded: " + script.src));
      };
      document.head.append(script);
    });
    return needed[name];
  }

  async function nearQueries(wanted) {
    if (!session.done || session.total || !session.query.readings.length) return {};
    await need("near");
    return search.near(wanted.q, passes(wanted));
  }

  function drawNear(wanted, name, instead) {
    at(name).hidden = !instead;
    const link = at(name).querySelector("a");
    link.textContent = instead || "";
    link.href = addressOf({ ...wanted, q: instead || "" });
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
    for (const name of ["failed", "hint", "mended", "parted", "results"]) at(name).hidden = true;
    more.parentElement.hidden = true;
    filters.hidden = at("state").hidden = true;
    count.textContent = "";
    at("empty").hidden = false;
    state.searchTotal = 0;
    state.search = "done";
  }

  // Search for what the form holds; the list of the search before stays until the new one can take its place.
  async function run(first = PAGE) {
    const number = ++current;
    const wanted = asked();
    const empty = !wanted.q.trim();
    const scoped = wanted.issue || wanted.doc;
    if (empty && !scoped) drawScope(wanted);
    if (empty && !scoped) return showEmpty();
    state.search = "loading";
    at("failed").hidden = true;
    if (!empty && !session) { // the filters' room is kept from the first: nothing moves when they come
      at("empty").hidden = true;
      at("state").hidden = false;
      filters.hidden = at("clear").hidden = Boolean(wanted.doc);
      filters.classList.add("later");
      count.textContent = strings.loading;
    }
    try {
      const library = await prepare(wanted);
      gazetteNames = library.gazettes;
      const found = empty ? null : await search.find(wanted.q, passes(wanted), arrange(wanted, library));
      if (found) await found.until(first);
      if (number !== current) return undefined;
      drawScope(wanted, library);
      if (empty) return showEmpty();
      session = found;
      drawn = 0;
      filters.hidden = at("clear").hidden = Boolean(wanted.doc);
      at("empty").hidden = at("mended").hidden = at("parted").hidden = true;
      results.replaceChildren();
      drawUntil(wanted, first);
      drawState(wanted);
      const { mended, parted } = await nearQueries(wanted);
      if (number !== current) return undefined;
      drawNear(wanted, "mended", mended);
      drawNear(wanted, "parted", parted);
      state.search = "done";
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
      state.search = "done";
      if (item) item.querySelector("a").focus({ preventScroll: true });
    } catch (error) {
      if (number === current) showFailure(error);
    }
  }

  // ------------------------------------------------------------- what the reader does

  let pause = 0;
  function soon(delay, step) {
    clearTimeout(pause);
    pause = setTimeout(() => {
      toAddress(asked(), step);
      run();
    }, delay);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    soon(0, true);
  });
  form.elements.q.addEventListener("input", (event) => { if (!event.isComposing) soon(PAUSE); });
  form.elements.q.addEventListener("compositionend", () => soon(PAUSE));
  filters.addEventListener("change", () => soon(0, true));
  at("clear").addEventListener("click", () => {
    for (const name of FILTERS) form.elements[name].value = "";
    form.elements.q.focus();
    soon(0, true);
  });
  at("widen").addEventListener("click", () => {
    for (const name of SCOPES) form.elements[name].value = "";
    form.elements.q.focus();
    soon(0, true);
  });
  more.addEventListener("click", showMore);
  at("retry").addEventListener("click", () => run());
  window.addEventListener("popstate", (event) => {
    clearTimeout(pause);
    toForm();
    run(Math.max(PAGE, (event.state && event.state.drawn) || 0));
  });

  const before = (history.state && history.state.drawn) || 0; // the reader comes back to so many results
  toForm();
  toAddress(asked());
  run(Math.max(PAGE, before));
  if (!form.elements.q.value) form.elements.q.focus();
})();
