// The buckets of the index: which of them a query needs, and the postings in them.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const BODY = (1 << search.PLACES) - 1; // bits of where a term may stand: places of the body, title, doc number
  const TITLE = 1 << 30;
  const NUMBER = 1 << 31;
  const ANYWHERE = -1;

  // where buckets begin that do not begin with a word
  function pairs(text) {
    const numbers = [...search.decode(text)];
    const found = [];
    for (let at = 0, first = 0; at < numbers.length; at += 2) found.push(pair((first += numbers[at]), numbers[at + 1]));
    return found;
  }

  const hex = (unit) => unit.charCodeAt(0).toString(16).padStart(4, "0");
  const bucketName = (start) => start.split("").map(hex).join("") || "0";

  // number of the last bucket that begins at or before the term
  function bucketOf(starts, term) {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  // numbers in bits, twin of gazette/search/bits.py
  function reader(text) {
    const six = Uint8Array.from(text, search.valueOf);
    let at = 0;
    let left = 6; // bits of six[at] not yet read
    function take(width) {
      left -= width;
      const number = (six[at] >> left) & ((1 << width) - 1);
      if (!left) {
        at++;
        left = 6;
      }
      return number;
    }
    function fixed(width) {
      let number = 0;
      for (let more = width; more; ) {
        const some = Math.min(left, more);
        more -= some;
        number = number * 2 ** some + take(some);
      }
      return number;
    }
    function unary() {
      let number = 0;
      while (at < six.length) {
        const noughts = left - 32 + Math.clz32(six[at] & ((1 << left) - 1));
        number += noughts;
        if (noughts < left) {
          take(noughts + 1);
          return number;
        }
        take(noughts);
      }
      throw new Error("a bucket ends too soon");
    }
    const gamma = () => {
      const width = unary();
      return 2 ** width + fixed(width);
    };
    return { fixed, unary, gamma };
  }

  // character ↔ its place in the order of UTF-16
  const signAt = (order) =>
    String.fromCodePoint(order < 0xd800 ? order : order < 0x10d800 ? order - 0xd800 + 0x10000 : order - 0x10d800 + 0xe000);
  const pair = (first, second) => signAt(first) + (second ? signAt(second - 1) : "");

  // Reads on in a bucket, whose layout gazette/search/buckets.py and coding.py explain, and keeps the postings of the terms wanted:
  // [document, [times in each field], bits of where it may stand].
  function read(got, data, wanted) {
    const { fixed, unary, gamma } = reader(got.bits);
    let first = 0;
    let second = 0;
    for (let n = 0; n < got.count; n++) {
      let term = got.words[n];
      if (term === undefined) {
        const step = gamma() - 1;
        first += step;
        second = (step ? 0 : second) + (gamma() - 1) * 64 + fixed(6);
        term = pair(first, second);
      }
      const postings = wanted(term) ? [] : null;
      const frequency = gamma();
      const low = 31 - Math.clz32(Math.max(1, Math.floor((data.documents * 11) / (frequency * 16))));
      const placed = frequency >= data.placed;
      let document = -1;
      for (let left = frequency; left > 0; left--) {
        document += 1 + unary() * 2 ** low + fixed(low);
        const kind = unary();
        const times = [0, 0, kind + 1];
        if (kind === 3) times[2] = gamma() + 3;
        if (kind === 4) for (const field of [2, 0, 1]) times[field] = gamma() - 1;
        let where = times[2] ? BODY : 0;
        if (placed && times[2] <= 5) {
          where = 0;
          for (let place = times[2]; place > 0; place--) where |= 1 << fixed(5);
        } else if (placed && times[2] <= 8) {
          where = fixed(search.PLACES);
        }
        if (postings) postings.push([document, times, where | (times[0] && TITLE) | (times[1] && NUMBER)]);
      }
      if (postings) got.read.set(term, postings);
    }
  }

  // term → postings, of the terms given and of all that begin with one of the prefixes; of at most so many buckets, those that tell most
  async function postingsOf(terms, prefixes, most = Infinity) {
    const data = await search.library();
    const { starts } = data;
    const wanted = new Map(); // number of a bucket → how many of the terms belong there
    for (const term of terms) wanted.set(bucketOf(starts, term), (wanted.get(bucketOf(starts, term)) || 0) + 1);
    for (const prefix of prefixes) {
      const end = bucketOf(starts, prefix + "\uffff");
      for (let at = Math.max(0, bucketOf(starts, prefix)); at <= end; at++) wanted.set(at, 1);
    }
    wanted.delete(-1);
    const chosen = [...wanted].sort((a, b) => b[1] - a[1]).slice(0, most);
    const found = new Map();
    const all = new Set(terms);
    const isWanted = (term) => all.has(term) || prefixes.some((prefix) => term.startsWith(prefix));
    for (const got of await Promise.all(chosen.map(([at]) => search.load("terms/" + bucketName(starts[at]))))) {
      read(got, data, (term) => isWanted(term) && !got.read.has(term));
      for (const [term, postings] of got.read) if (isWanted(term)) found.set(term, postings);
    }
    return found;
  }

  // for each term, and for all terms together that begin with the prefix: document → [bits of where it may stand, how often it does]
  async function spotsOf(terms, prefix) {
    const found = await postingsOf(terms, prefix === null ? [] : [prefix]);
    const spots = new Map();
    for (const [term, postings] of found) {
      const key = prefix !== null && term.startsWith(prefix) ? prefix : term;
      const own = spots.get(key) || spots.set(key, new Map()).get(key);
      for (const [document, times, where] of postings) {
        const [places, often] = own.get(document) || [0, 0];
        own.set(document, [places | where, times.reduce((sum, count) => sum + count, often)]);
      }
    }
    return [...terms, ...(prefix === null ? [] : [prefix])].map((term) => spots.get(term) || new Map());
  }

  Object.assign(search, { ANYWHERE, postingsOf, spotsOf, startsOf: (data) => [...data.words, ...pairs(data.starts)] });
})();
