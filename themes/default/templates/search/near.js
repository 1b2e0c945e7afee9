// A query that nothing answers → what something does answer: the same with one character of a word mended (wrong, missing, too many, or two
// swapped), or the same characters parted into words that need not stand together. Each is tried before it is offered.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const SHORTEST = 3; // signs of a word; of a shorter one everything is near
  const LONGEST = 24;
  const TEXTS = 8; // documents that are looked through for near words
  const BUCKETS = 8; // loaded besides, to learn which signs fit between two
  const INNER = 4; // how much an occurrence counts: a guess inside a word is surer than one at its end,
  const OUTER = 1;
  const SHORTER = 0.5; // and a piece of a word stands more often than the word
  const STRONG = 6; // what a guess at a word's end has to count where the word can be parted
  const CLOSE = 8; // times that the likeliest guess may count more than another that is offered with it
  const OFFERED = 3;
  const MOSTLY = 3 / 4; // how often two signs have to go on in one way, for a guess at the third
  const LONGEST_PARTED = 10;
  const TRIALS = 6; // ways to part a word that are tried
  const LETTER = /^\p{L}$/u; // digits are not mended: another number is another document

  const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"); // a hyphen stands for itself, and escaped is a fault in Unicode patterns

  // [weight, pattern] for each way in which a text may be one character away from the word
  function patterns(signs) {
    const made = [];
    const add = (weight, ...parts) => made.push([weight, new RegExp(parts.join(""), "gu")]);
    const part = (from, to) => quoted(signs.slice(from, to).join(""));
    signs.forEach((sign, at) => {
      if (!LETTER.test(sign)) return;
      const next = signs[at + 1];
      add(at > 0 && next ? INNER : OUTER, part(0, at), "\\p{L}", part(at + 1));
      if (next && LETTER.test(next)) add(INNER, part(0, at + 1), "\\p{L}", part(at + 1));
      if (next && LETTER.test(next) && next !== sign) add(INNER, part(0, at), quoted(next), quoted(sign), part(at + 2));
      const end = at === 0 || !next; // what is left there is only what the reader could leave out himself
      if (sign === next) add(INNER, part(0, at), part(at + 1));
      else if (signs.length > SHORTEST + (end ? 1 : 0)) add(SHORTER, part(0, at), part(at + 1));
    });
    return made;
  }

  // ------------------------------------------------------------- documents in which a near word is likely

  const rarity = (library, postings) => Math.log(1 + library.documents / postings.documents.length);

  // [first term, second term] of all that may stand where a sign between two others is wrong or missing: both are in the index
  async function bridges(signs) {
    const gaps = []; // the signs on both sides of what is to be found
    for (let at = 1; at < signs.length; at++) {
      gaps.push([signs[at - 1], signs[at]]);
      if (at + 1 < signs.length) gaps.push([signs[at - 1], signs[at + 1]]);
    }
    const letters = gaps.filter((gap) => gap.every((sign) => LETTER.test(sign)));
    const beginnings = await search.postingsOf([], [...new Set(letters.map(([before]) => before))]);
    const wanted = [];
    for (const term of beginnings.keys()) {
      const [before, between, ...rest] = Array.from(term);
      if (!between || rest.length || !LETTER.test(between)) continue;
      for (const gap of letters) if (gap[0] === before) wanted.push([term, between + gap[1]]);
    }
    const seconds = await search.postingsOf(wanted.map(([, second]) => second), [], BUCKETS);
    return wanted.filter(([, second]) => seconds.has(second)).map(([first, second]) => [beginnings.get(first), seconds.get(second)]);
  }

  async function likely(word, signs) {
    const library = await search.library();
    const { required, optional } = search.queryTerms(word);
    const kept = new Map(); // document → rarity of those of the word's terms that it has
    for (const postings of (await search.postingsOf([...required, ...optional], [])).values()) {
      const weight = rarity(library, postings);
      for (const document of postings.documents) kept.set(document, (kept.get(document) || 0) + weight);
    }
    const weights = new Map(kept);
    if (signs.length <= SHORTEST + 1) {
      for (const [first, second] of await bridges(signs)) {
        const both = new Set(first.documents);
        const weight = rarity(library, first) + rarity(library, second);
        for (const document of second.documents) {
          if (both.has(document)) weights.set(document, Math.max(weights.get(document) || 0, (kept.get(document) || 0) + weight));
        }
      }
    }
    const ranked = [...weights].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
    return ranked.slice(0, TEXTS).map(([at]) => library.list[at]);
  }

  // ------------------------------------------------------------- near words, near queries

  // words of real texts that are one character away, all in the same place, the likeliest first; doubtful: it may as well be several words
  async function nearWords(word, doubtful) {
    const signs = Array.from(word);
    if (signs.length < SHORTEST || signs.length > LONGEST) return [];
    const texts = (await Promise.all((await likely(word, signs)).map(search.textsOf))).flat();
    let best = []; // of the likeliest way in which the word may be wrong
    for (const [weight, pattern] of patterns(signs)) {
      const found = new Map();
      for (const text of texts) for (const [near] of text.matchAll(pattern)) found.set(near, (found.get(near) || 0) + weight);
      const ranked = [...found].filter(([, all]) => !doubtful || weight >= INNER || all >= STRONG).sort((a, b) => b[1] - a[1]);
      if (!ranked.length || (best.length && ranked[0][1] <= best[0][1])) continue;
      const all = ranked.reduce((sum, [, count]) => sum + count, 0);
      if (signs.length > SHORTEST || weight >= INNER || (ranked[0][1] > 1 && ranked[0][1] >= all * MOSTLY)) best = ranked;
    }
    return best.filter(([, weight]) => weight * CLOSE >= best[0][1]).slice(0, OFFERED).map(([near]) => near);
  }

  // the ways to part a word into pieces of two signs or more; most words have two signs, so even pieces come first, then fewer
  function partings(signs) {
    if (signs.length > LONGEST_PARTED) return [];
    const ways = [];
    const part = (from, pieces) => {
      if (from === signs.length && pieces.length > 1) ways.push(pieces);
      for (let to = from + 2; to <= signs.length; to++) part(to, [...pieces, signs.slice(from, to).join("")]);
    };
    part(0, []);
    const odd = (pieces) => pieces.filter((piece) => Array.from(piece).length % 2).length;
    return ways.sort((a, b) => odd(a) - odd(b) || a.length - b.length).slice(0, TRIALS);
  }

  const typed = (word) => (/\s|^[-－]/.test(word) ? `"${word}"` : word);
  const printed = (text) => text.replace(/\((\d{4})\)/g, "〔$1〕");

  // {mended: [text, …], parted: text or null}: what to search for instead, each with at least one true hit among what passes
  async function near(text, passes) {
    const stands = async (tried) => {
      const found = await search.find(tried, passes);
      await found.until(1);
      return found.hits.length > 0;
    };
    const first = async (texts) => {
      for (const tried of texts) if (await stands(tried)) return tried;
      return null;
    };
    const { readings, excluded, number } = await search.readQuery(text);
    const words = readings[readings.length - 1] || [];
    const minus = excluded.map((word) => ` -${word}`).join("");

    // each word that stands nowhere gives way to the first of the others that does
    async function replaced(others) {
      const found = [];
      for (const word of words) {
        const good = (await first([typed(word)])) || (await first(await others(word)));
        if (!good) return null;
        found.push(good);
      }
      const instead = found.join(" ") + minus;
      return found.every((word, at) => word === typed(words[at])) || !(await stands(instead)) ? null : printed(instead);
    }

    const parted = number ? null : await replaced((word) => (/^\p{L}+$/u.test(word) ? partings(Array.from(word)).map((pieces) => pieces.join(" ")) : []));
    const others = async (word) => (await nearWords(word, parted && word.length <= SHORTEST + 1)).map(typed);
    if (words.length !== 1) return { mended: [await replaced(others)].filter(Boolean), parted };
    const offered = (await stands(typed(words[0]))) ? [] : (await others(words[0])).map((word) => printed(word + minus));
    const standing = await Promise.all(offered.map(stands));
    return { mended: offered.filter((_, at) => standing[at]), parted };
  }

  Object.assign(search, { near });
})();
