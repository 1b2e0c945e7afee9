// Marks for the words that the reader searched, and the way from one to the next, on a document's page.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const PIECE = "p, h1, h2, h3, h4, h5, h6, tr";
  const BEHIND = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;

  // the page's text nodes, those of one piece together
  function* piecesOf(roots) {
    for (const root of roots) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let piece = null;
      let nodes = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const own = node.parentElement.closest(PIECE);
        if (own !== piece && nodes.length) {
          yield nodes;
          nodes = [];
        }
        piece = own;
        nodes.push(node);
      }
      if (nodes.length) yield nodes;
    }
  }

  function marked(node, from, to) {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const made = document.createElement("mark");
    range.surroundContents(made);
    return made;
  }

  // Marks each place of the phrases in a piece; a place that runs over inline elements gets several <mark>s.
  function markPlaces(nodes, phrases) {
    const places = search.locate(nodes.map((node) => node.data).join(""), phrases);
    const groups = places.map(() => []);
    let before = 0;
    for (const node of nodes) {
      const start = before;
      before += node.data.length;
      for (let n = places.length - 1; n >= 0; n--) { // from the end: marking cuts the node
        const from = Math.max(places[n][0] - start, 0);
        const to = Math.min(places[n][1] - start, before - start);
        if (from < to && node.data.slice(from, to).trim()) groups[n].push(marked(node, from, to));
      }
    }
    return groups.filter((made) => made.length);
  }

  // the id in the address; a stray % is no escape, and no reason to mark nothing
  function place() {
    const written = location.hash.slice(1);
    try {
      return decodeURIComponent(written);
    } catch {
      return written;
    }
  }

  function showHits(query) {
    const phrases = search.parseQuery(query).readings.flat();
    const pieces = [...piecesOf(document.querySelectorAll(".head, .body"))];
    const groups = pieces.flatMap((nodes) => markPlaces(nodes, phrases));
    if (!groups.length) return;
    const bar = document.getElementById("hits").content.firstElementChild.cloneNode(true);
    const said = bar.querySelector("p");
    const target = document.getElementById(place());
    let current = -1;

    function go(to) {
      for (const made of groups[current] ?? []) made.classList.remove("now");
      current = (to + groups.length) % groups.length;
      for (const made of groups[current]) made.classList.add("now");
      groups[current][0].scrollIntoView({ block: "center" });
      said.textContent = bar.dataset.some.replace("{at}", current + 1).replace("{count}", groups.length);
    }
    function unmark() {
      for (const made of groups.flat()) {
        const parent = made.parentNode;
        made.replaceWith(...made.childNodes);
        parent.normalize();
      }
      bar.remove();
      document.documentElement.classList.remove("with-hits");
      const address = new URL(location.href);
      address.searchParams.delete("q");
      history.replaceState(null, "", address);
    }
    const doing = { previous: () => go(current - 1), next: () => go(current + 1), unmark };
    bar.addEventListener("click", (event) => doing[event.target.closest("[data-hit]")?.dataset.hit]?.());
    document.getElementById("main").prepend(bar); // for who comes by keyboard: first of all that follows the head
    document.documentElement.classList.add("with-hits");
    const arrival = groups.findIndex(([first]) => !target || target.compareDocumentPosition(first) & BEHIND);
    const arrive = () => requestAnimationFrame(() => go(Math.max(arrival, 0)));
    if (document.readyState === "complete") arrive(); else addEventListener("load", arrive); // until then the browser scrolls to #…
  }

  showHits(new URLSearchParams(location.search).get("q"));
})();
