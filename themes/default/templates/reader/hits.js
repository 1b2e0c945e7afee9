/* ---- marks for the words that the reader searched ---- */

const SAME = new Map(); // signs that print the same thing; as the search sees it (search/tokenise.js)
for (const [signs, one] of [["〔[{【〖〘〚⟦", "("], ["〕]}】〗〙〛⟧", ")"], ["〈", "《"], ["〉", "》"], ["“”„‟‘’‚‛『』「」〝〞〟'", '"'],
  ["○◯⚪", "〇"], ["‐‑‒–—―−─━", "-"], ["•・‧∙⋅", "·"], ["〜", "~"]]) for (const sign of signs) SAME.set(sign, one);
const PIECE = "p, h1, h2, h3, h4, h5, h6, tr";

function folded(text) {
  const signs = [...text.normalize("NFKC").toLowerCase()].filter((sign) => !/\s/.test(sign));
  return signs.map((sign) => SAME.get(sign) ?? sign).join("");
}

/** What the query asks for: words and “phrases”, folded; what it excludes is not there to be marked. */
function wanted(query) {
  const words = query.normalize("NFKC").match(/-?"[^"]*"|-?“[^”]*”|\S+/g) ?? [];
  return words.filter((word) => !/^-./.test(word)).map((word) => folded(word.replace(/^["“]|["”]$/g, ""))).filter(Boolean);
}

/** The page's text, folded, and for each sign of it the text node and offsets that it came from; pieces are parted by a NUL. */
function readText(roots) {
  const signs = [], sources = [];
  let piece = null;
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const own = node.parentElement.closest(PIECE);
      if (own !== piece) { signs.push("\0"); sources.push(null); piece = own; }
      let offset = 0;
      for (const sign of node.data) {
        for (const unit of folded(sign)) { signs.push(unit); sources.push([node, offset, offset + sign.length]); }
        offset += sign.length;
      }
    }
  }
  return { signs, sources };
}

function places({ signs, sources }, words) {
  const text = signs.join("");
  const at = []; // position in the string → position among the signs: they differ where a sign takes two units
  signs.forEach((sign, n) => { for (let unit = 0; unit < sign.length; unit++) at.push(n); });
  const found = [];
  for (const word of words) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      found.push([at[start], at[start + word.length - 1]]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let end = -1;
  return found.filter(([first, last]) => first > end && (end = last, true)).map(([first, last]) => sources.slice(first, last + 1));
}

const BEHIND = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;

/** Marks each place; a place that runs over inline elements gets several <mark>s. */
function mark(found) {
  const cuts = new Map(); // text node → [from, to, place]
  found.forEach((place, n) => {
    for (const [node, from, to] of place) {
      if (!cuts.has(node)) cuts.set(node, []);
      const list = cuts.get(node), last = list.at(-1);
      if (last && last[2] === n) last[1] = to; else list.push([from, to, n]);
    }
  });
  const groups = found.map(() => []);
  for (const [node, list] of cuts) {
    for (const [from, to, n] of list.reverse()) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const made = document.createElement("mark");
      range.surroundContents(made);
      groups[n].unshift(made);
    }
  }
  return groups;
}

function showHits(query) {
  const groups = mark(places(readText(document.querySelectorAll(".head, .body")), wanted(query)));
  if (!groups.length) return;
  const bar = document.getElementById("hits").content.firstElementChild.cloneNode(true);
  const said = bar.querySelector("p");
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
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
  document.body.append(bar);
  document.documentElement.classList.add("with-hits");
  const arrival = groups.findIndex(([first]) => !target || target.compareDocumentPosition(first) & BEHIND);
  const arrive = () => requestAnimationFrame(() => go(Math.max(arrival, 0)));
  if (document.readyState === "complete") arrive(); else addEventListener("load", arrive); // until then the browser scrolls to #…
}

const query = new URLSearchParams(location.search).get("q");
if (query?.trim()) showHits(query);
