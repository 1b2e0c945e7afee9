// The buckets of the index: which of them a query needs, and the postings in them.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const BODY = (1 << search.PLACES) - 1; // bits of where a term may stand: places of the body, title, doc number
  const TITLE = 1 << 30;
  const NUMBER = 1 << 31;
  const ANYWHERE = -1;
  const ALL = "\uffff"; // stands for all that may follow a prefix; no text has it

  // where buckets begin, and the numbers of those that are large
  function bucketsOf(data) {
    const numbers = search.decode(data.starts);
    const starts = [...data.words];
    for (let at = 0, first = 0, high = 0; at < numbers.length; at += 2) {
      const step = numbers[at] >> 4;
      first += step;
      high = (step ? 0 : high) + numbers[at + 1];
      starts.push(pair(first, high * 16 + (numbers[at] & 15)));
    }
    let at = 0;
    return { starts, large: new Set(search.decode(data.large).map((gap) => (at += gap))) };
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
    const bytes = new Uint8Array(text.length + 4);
    for (let sign = 0, bit = 0; sign < text.length; sign++, bit += 6) {
      const value = search.VALUE[text.charCodeAt(sign)];
      bytes[bit >> 3] |= (value << 2) >> (bit & 7);
      bytes[(bit >> 3) + 1] = value << (10 - (bit & 7));
    }
    let at = 0; // bits read
    function next() { // 25 bits or more
      const byte = at >> 3;
      return ((bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3]) << (at & 7);
    }
    function fixed(width) { // of 25 at most
      const number = width && next() >>> (32 - width);
      at += width;
      return number;
    }
    function unary() {
      const start = at;
      while (!next()) {
        at += 25;
        if (at > text.length * 6) throw new Error("bucket too short");
      }
      at += Math.clz32(next()) + 1;
      return at - start - 1;
    }
    function rice(low) { // noughts and a one, then so many bits
      const bits = next();
      const noughts = Math.clz32(bits);
      if (noughts + low > 23) return unary() * 2 ** low + fixed(low);
      at += noughts + 1 + low;
      return (noughts << low) | (((bits << (noughts + 1)) >>> 1) >>> (31 - low));
    }
    const gamma = () => {
      const width = unary();
      return 2 ** width + fixed(width);
    };
    return { fixed, unary, gamma, rice };
  }

  // character ↔ its place in the order of UTF-16
  const signAt = (order) =>
    String.fromCodePoint(order < 0xd800 ? order : order < 0x10d800 ? order - 0xd800 + 0x10000 : order - 0x10d800 + 0xe000);
  const pair = (first, second) => signAt(first) + (second ? signAt(second - 1) : "");

  // postings in columns: documents, how often each has the term in which field, bits of where it may stand; in how many fields it stands in all
  function columns(size) {
    const column = () => new Int32Array(size);
    return { documents: column(), times: [column(), column(), column()], where: column(), fields: 0 };
  }

  // Reads a bucket, whose layout gazette/search/buckets.py and coding.py explain, and keeps the postings of the terms wanted.
  function read(got, data, wanted) {
    const { fixed, unary, gamma, rice } = reader(got.bits);
    let first = 0;
    let second = 0;
    for (let at = 0; at < got.count; at++) {
      let term = got.words[at];
      if (term === undefined) {
        const step = gamma() - 1;
        first += step;
        second = (step ? 0 : second) + (gamma() - 1) * 64 + fixed(6);
        term = pair(first, second);
      }
      const frequency = gamma();
      const kept = wanted(term) && columns(frequency);
      const low = 31 - Math.clz32(Math.max(1, Math.floor((data.documents * 11) / (frequency * 16))));
      const placed = frequency >= data.placed;
      let document = -1;
      for (let n = 0; n < frequency; n++) {
        document += 1 + rice(low);
        const kind = unary();
        let title = 0;
        let number = 0;
        let body = kind + 1;
        if (kind === 3) body = gamma() + 3;
        if (kind === 4) {
          body = gamma() - 1;
          title = gamma() - 1;
          number = gamma() - 1;
        }
        let where = body ? BODY : 0;
        if (placed && body <= 5) {
          where = 0;
          for (let place = body; place > 0; place--) where |= 1 << fixed(5);
        } else if (placed && body <= 8) {
          where = (fixed(search.PLACES / 2) << (search.PLACES / 2)) | fixed(search.PLACES / 2);
        }
        if (!kept) continue;
        kept.documents[n] = document;
        kept.times[0][n] = title;
        kept.times[1][n] = number;
        kept.times[2][n] = body;
        kept.where[n] = where | (title && TITLE) | (number && NUMBER);
        kept.fields += !!title + !!number + !!body;
      }
      if (kept) got.read.set(term, kept);
    }
  }

  // Of the terms that a phrase requires, those to be looked up: none that stands in another of them, and none of a large bucket whose signs
  // are in others. They would rule out little, and the text is compared with the phrase itself.
  function lookedUp(terms, { starts, large }) {
    const kept = new Set(terms.filter((term) => term[0] === " " || !terms.some((word) => word[0] === " " && word.includes(term))));
    for (const term of kept) {
      const [sign, next] = Array.from(term);
      const others = [...kept].filter((other) => other !== term);
      const spare = others.some((other) => other.endsWith(sign)) && others.some((other) => other.startsWith(next));
      if (spare && large.has(bucketOf(starts, term))) kept.delete(term);
    }
    return [...kept];
  }

  // the postings of all terms that begin with the prefix, as if they were one term's; a document without them has noughts
  function together(found, prefix, documents) {
    const all = columns(documents);
    all.documents.forEach((_, at, own) => { own[at] = at; });
    for (const [term, { documents: own, times, where }] of found) {
      if (!term.startsWith(prefix)) continue;
      for (let n = 0; n < own.length; n++) {
        all.where[own[n]] |= where[n];
        for (let field = 0; field < times.length; field++) all.times[field][own[n]] += times[field][n];
      }
    }
    all.fields = all.times.reduce((sum, column) => sum + column.filter(Boolean).length, 0);
    return all;
  }

  // term → postings, of the terms given and of all that begin with one of the prefixes: of each of them, and of all together by the prefix and
  // ALL; of at most so many buckets, those that tell most
  async function postingsOf(terms, prefixes, most = Infinity) {
    const data = await search.library();
    const { starts } = data;
    const wanted = new Map(); // number of a bucket → how many of the terms belong there
    for (const term of terms) wanted.set(bucketOf(starts, term), (wanted.get(bucketOf(starts, term)) || 0) + 1);
    for (const prefix of prefixes) {
      const end = bucketOf(starts, prefix + ALL);
      for (let at = Math.max(0, bucketOf(starts, prefix)); at <= end; at++) wanted.set(at, 1);
    }
    wanted.delete(-1);
    const chosen = [...wanted].sort((a, b) => b[1] - a[1]).slice(0, most);
    const found = new Map();
    const all = new Set(terms);
    const isWanted = (term) => all.has(term) || prefixes.some((prefix) => term.startsWith(prefix));
    for (const got of await Promise.all(chosen.map(([at]) => search.load("terms/" + bucketName(starts[at]))))) {
      const fresh = [...terms, ...prefixes.map((prefix) => prefix + ALL)].filter((term) => !got.asked.has(term));
      if (fresh.length) read(got, data, (term) => isWanted(term) && !got.read.has(term));
      fresh.forEach((term) => got.asked.add(term));
      for (const [term, postings] of got.read) if (isWanted(term)) found.set(term, postings);
    }
    for (const prefix of prefixes) found.set(prefix + ALL, together(found, prefix, data.documents));
    return found;
  }

  // of each document, by position: where all the terms may meet, how often they do at most
  function spotsOf(found, terms, documents) {
    const met = new Uint16Array(documents); // how many of the terms it has, one after the other
    const where = new Int32Array(documents).fill(ANYWHERE);
    const often = new Float64Array(documents).fill(Infinity);
    terms.forEach((term, nth) => {
      const postings = found.get(term) || columns(0);
      const [title, number, body] = postings.times;
      for (let n = 0; n < title.length; n++) {
        const at = postings.documents[n];
        if (met[at] !== nth) continue;
        met[at]++;
        where[at] &= postings.where[n];
        often[at] = Math.min(often[at], title[n] + number[n] + body[n]);
      }
    });
    return { where: where.map((places, at) => (met[at] === terms.length ? places : 0)), often };
  }

  Object.assign(search, { ALL, ANYWHERE, bucketsOf, lookedUp, postingsOf, spotsOf });
})();
