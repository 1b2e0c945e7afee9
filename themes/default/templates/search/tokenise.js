// What text is searched by: one normal form, and the terms made from it. Twin of gazette/search/tokenise.py, which explains it;
// tests/search/vectors.json holds the two together.
(function () {
  "use strict";
  const CJK =
    "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3038-\\u303b\\u3041-\\u3096\\u309d-\\u30fa\\u30fc-\\u312f\\u3131-\\u318e" +
    "\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97c\\uac00-\\ud7fb\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const WORD =
    "0-9a-z+%\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2dff\\ua4d0-\\ua95f\\ua980-\\uabff\\ufb00-\\ufd3d" +
    "\\ufd50-\\ufdff\\ufe70-\\ufefe\\u{10000}-\\u{1efff}";
  const BLANKS =
    /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]+/gu;
  const CASED = /[A-Z\u00aa-\u1fff\u2c00-\u2dff\ua640-\uabff\ufb00-\ufb4f\u{10000}-\u{1efff}]/gu;
  const SAME = new Map();
  for (const [signs, one] of [
    ["〔[{【〖〘〚⟦", "("],
    ["〕]}】〗〙〛⟧", ")"],
    ["〈", "《"],
    ["〉", "》"],
    ["“”„‟‘’‚‛『』「」〝〞〟'", '"'],
    ["○◯⚪", "〇"],
    ["‐‑‒–—―−─━", "-"],
    ["•・‧∙⋅", "·"],
    ["〜", "~"],
  ]) for (const sign of signs) SAME.set(sign, one);
  const VARIANT = new RegExp(`[${[...SAME.keys()].join("").replace(/[[\]\\^-]/g, "\\$&")}]`, "gu");
  const WORD_SIGN = new RegExp(`[${WORD}]`, "u");
  const IDEOGRAPH = new RegExp(`^[${CJK}]`, "u");
  const STAR = "＊"; // stands for * in terms, where Lunr would take it for a wildcard
  const INNER_DOT = /([0-9])\.(?=[0-9])/g;
  const DOT = "\u0001"; // stands for a dot between digits while all other dots go
  const BREAK = new RegExp(`[^${CJK}${WORD}${DOT}]+`, "gu");
  const RUN = new RegExp(`(?:([${CJK}]) ?)?([${WORD}.]+)(?=(?: ?([${CJK}]|[${WORD}.]+))?)`, "gu");

  function normalise(text) {
    const signs = text.normalize("NFKC").replace(VARIANT, (sign) => SAME.get(sign));
    const folded = signs.replace(CASED, (sign) => sign.toUpperCase().toLowerCase()).normalize("NFKC");
    const spaced = folded.replace(BLANKS, " ");
    if (!spaced.includes(" ")) return spaced;
    const pieces = spaced.split(" ");
    let joined = pieces[0];
    for (const piece of pieces.slice(1)) joined += (isWord(last(joined)) && isWord(first(piece)) ? " " : "") + piece;
    return joined;
  }

  const isWord = (sign) => WORD_SIGN.test(sign);
  const first = (text) => (text ? String.fromCodePoint(text.codePointAt(0)) : "");
  const last = (text) => Array.from(text.slice(-2)).pop() || "";

  const broken = (normal) => normal.replace(INNER_DOT, "$1" + DOT).replace(BREAK, " ").split(DOT).join(".");

  // {required, optional, prefix} of a phrase in normal form
  function queryTerms(phrase) {
    const required = new Set();
    const optional = new Set();
    const segments = phrase.split("*").join(STAR).split(" ").map((segment) => Array.from(segment));
    segments.forEach((segment, at) => {
      for (let i = 0; i + 1 < segment.length; i++) required.add(segment[i] + segment[i + 1]);
      if (segment.length === 1 && at + 1 < segments.length) required.add(segment[0]);
    });
    const text = broken(phrase.replace(/^\.+|\.+$/g, ""));
    for (const found of text.matchAll(RUN)) {
      const [whole, before, run, after] = found;
      const end = found.index + whole.length;
      if (end === run.length || end === text.length) {
        optional.add(" " + run);
        continue;
      }
      required.add(" " + run);
      if (before) required.add(` ${before} ${run}`);
      const afterEnd = end + (text[end] === " " ? 1 : 0) + (after || "").length;
      if (after && (IDEOGRAPH.test(after) || afterEnd < text.length)) required.add(` ${run} ${after}`);
    }
    const tail = segments.pop();
    return { required: [...required], optional: [...optional], prefix: !required.size && tail.length === 1 ? tail[0] : null };
  }

  window.gazetteSearch = Object.assign(window.gazetteSearch || {}, { normalise, queryTerms });
})();
