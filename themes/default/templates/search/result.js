// One hit → its entry in the list of results.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const BEFORE = 24; // characters shown before the first place of a snippet
  const LENGTH = 110; // and in all
  const SNIPPETS = 3;
  const PAUSE = /[，。；：！？、）)》]/; // a snippet begins behind one if it can

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  // the text from start to end, its places marked
  function marked(text, places, start = 0, end = text.length) {
    const parts = [];
    let at = start;
    for (const [from, to] of places) {
      if (from < at || from >= end) continue;
      parts.push(text.slice(at, from), element("mark", "", text.slice(from, Math.min(to, end))));
      at = Math.min(to, end);
    }
    parts.push(text.slice(at, end));
    return parts.filter((part) => part !== "");
  }

  // never between the two units of one sign
  const whole = (text, at) => (/[\udc00-\udfff]/.test(text[at] || "") ? at - 1 : at);

  function snippet(text, phrases) {
    const places = search.locate(text, phrases);
    const first = places.length ? places[0][0] : 0;
    const earliest = Math.max(0, Math.min(first - BEFORE, text.length - LENGTH));
    const pause = earliest ? PAUSE.exec(text.slice(earliest, first)) : null;
    const start = text.length <= LENGTH ? 0 : whole(text, earliest + (pause ? pause.index + 1 : 0));
    const latest = whole(text, Math.min(text.length, start + LENGTH));
    const cut = places.find(([from, to]) => from < latest && to > latest);
    const end = cut ? cut[1] : latest; // no word that was looked for is cut
    return [start ? "…" : "", ...marked(text, places, start, end), end < text.length ? "…" : ""];
  }

  // those passages that hold most of the phrases, in the order of the text
  function fullest(passages, phrases) {
    const held = (passage) => phrases.filter((phrase) => passage.normal.includes(phrase)).length;
    const chosen = new Set([...passages].sort((a, b) => held(b) - held(a)).slice(0, SNIPPETS));
    return passages.filter((passage) => chosen.has(passage));
  }

  // the words to be marked on the document's own page: as typed, or as they stand there if that is different
  function wordsFor(phrases, q) {
    const whole = search.normalise(q);
    if (phrases.every((phrase) => whole.includes(phrase))) return q;
    return phrases.map((phrase) => (/\s|^-/.test(phrase) ? `"${phrase}"` : phrase)).join(" ");
  }

  // root: the way up to the site's root; strings: the page's texts;
  // further(document's address): of a search in it alone, or null where all its places are to be shown
  function result(hit, { q, root, gazetteName, strings, further: furtherOf }) {
    const { document: about, shown, phrases, pieces, places } = hit;
    const own = `${about.issue}/${shown.slug}`;
    const further = furtherOf(own);
    const address = `${root}${own}.html?q=${encodeURIComponent(wordsFor(phrases, q))}`;
    const link = (id) => (id ? `${address}#${encodeURIComponent(id)}` : address);
    const passages = pieces.filter((piece) => piece.role === "passage");
    const matched = (role) => pieces.some((piece) => piece.role === role);
    const mark = (text) => marked(text, search.locate(text, phrases));

    const item = element("li", "hit");
    item.dataset.result = "";
    item.dataset.doc = own;
    const title = element("a", "", ...mark(shown.title));
    title.href = link(passages.length ? passages[0].id : "");
    item.append(element("h2", "hit-title", title));

    const facts = element("p", "hit-facts");
    const fact = (className, ...children) => facts.append(element("span", className, ...children), " ");
    if (shown.number) fact("doc-number", ...mark(shown.number));
    const issue = strings.issue.replace("{year}", about.year).replace("{number}", about.number);
    fact("hit-issue", `${gazetteName} ${issue}`);
    const others = shown.facts.filter((text) => pieces.some((piece) => piece.role === "fact" && piece.text === text));
    for (const text of others.filter((text) => text !== shown.date && !/^[\d-]+$/.test(text))) fact("", ...mark(text));
    if (shown.date) fact("hit-date", ...(matched("fact") ? mark(shown.date) : [shown.date]));
    fact("hit-places", strings.places.replace("{n}", places));
    item.append(facts);

    if (passages.length) {
      const list = element("ul", "hit-snippets");
      const telling = search.telling(hit);
      const shownHere = further ? fullest(telling.length ? telling : passages, phrases) : passages;
      for (const passage of shownHere) {
        const there = element("a", "", ...snippet(passage.text, phrases));
        there.href = link(passage.id);
        list.append(element("li", "", there));
      }
      if (hit.more || shownHere.length < passages.length) {
        const rest = element("a", "hit-rest", hit.more ? strings.restMore : strings.rest.replace("{n}", passages.length - shownHere.length));
        rest.href = further;
        list.append(element("li", "", rest));
      }
      item.append(list);
    }
    return item;
  }

  Object.assign(search, { result });
})();
