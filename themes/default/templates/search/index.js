// The files of the index, loaded as they are needed, and the Lunr index made of them for one query.
// Files are classic scripts that call gazetteSearch.manifest, .bucket, .facts or .text: so they load from disk and under script-src 'self'.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const FORMAT = 4;
  const ALPHABET = Array.from({ length: 92 }, (_, n) => String.fromCharCode(35 + n)).filter((sign) => sign !== "\\").join("");
  const LAST = 64;
  const PARTS = ALPHABET.length - LAST;
  const PLACES = 16; // of a document's body; each is a bit, and so are its title and its doc number
  const BODY = 0xffff;
  const TITLE = 0x10000;
  const NUMBER = 0x20000;
  const ANYWHERE = 0x3ffff;
  const VALUE = new Map(Array.from(ALPHABET, (sign, value) => [sign, value]));

  let folder = "search/";
  const waiting = new Map(); // key → function that takes what the script brings
  const loads = new Map(); // address of a script → promise
  let again = ""; // put behind addresses once something did not come, so that no cache answers for it

  function receive(key, value) {
    const take = waiting.get(key);
    if (take) take(value);
  }
  search.manifest = (data) => receive("manifest", data);
  search.bucket = (name, count, words, bits) => receive("terms/" + name, { count, words: words ? words.split("\n") : [], bits, read: new Map() });
  search.facts = (name, ...values) => receive("facts/" + name, values);
  search.text = (name, shown, ids, texts) => receive("texts/" + name, { shown, ids: ids ? ids.split(" ") : [], texts });

  function load(key) {
    if (!loads.has(key)) {
      const address = folder + key + ".js" + again;
      let brought = null;
      waiting.set(key, (value) => { brought = value; });
      loads.set(key, search.loadScript(address).then(() => {
        if (!brought) throw new Error("brought nothing: " + address);
        return brought;
      }).catch((error) => {
        loads.delete(key);
        throw error;
      }).finally(() => waiting.delete(key)));
    }
    return loads.get(key);
  }

  // ------------------------------------------------------------- numbers, twin of gazette/search/codec.py

  function* decode(text) {
    let number = 0;
    let weight = 1;
    for (const sign of text) {
      const value = VALUE.get(sign);
      number += value * weight;
      if (value < LAST) {
        yield number;
        number = 0;
        weight = 1;
      } else {
        weight *= PARTS;
      }
    }
  }

  // what is loaded may be of a site that is no more: load all anew
  function forget() {
    loads.clear();
    opened = null;
    again = "?" + Date.now();
  }

  // ------------------------------------------------------------- manifest

  let opened = null;

  function manifest() {
    if (!opened) {
      opened = load("manifest").then(unpack);
      opened.catch(() => { opened = null; });
    }
    return opened;
  }

  function unpack(data) {
    if (data.format !== FORMAT) throw new Error("index of another version");
    const documents = [];
    const lengths = data.lengths.map((text) => [...decode(text)]);
    const columns = [...decode(data.columns)];
    const kinds = [...decode(data.kind)];
    for (const [gazette, year, number, articles] of data.issues) {
      const issue = `${gazette}/${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}`;
      for (let position = 0; position < articles; position++) {
        const at = documents.length;
        const pieces = Math.min(PLACES, Math.max(1, Math.ceil(lengths[data.fields.indexOf("body")][at] / data.piece)));
        documents.push({ gazette, year, number, issue, position, pieces, section: data.sections[columns[at]], kind: data.kinds[kinds[at]] });
      }
    }
    return { ...data, list: documents, lengths, starts: [...data.words, ...pairs(data.starts)] };
  }

  // where buckets begin that do not begin with a word
  function pairs(text) {
    const numbers = [...decode(text)];
    const found = [];
    for (let at = 0, first = 0; at < numbers.length; at += 2) found.push(pair((first += numbers[at]), numbers[at + 1]));
    return found;
  }

  // ------------------------------------------------------------- buckets

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
    const six = Uint8Array.from(text, (sign) => VALUE.get(sign));
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
        if (placed && times[2] <= 3) {
          where = 0;
          for (let place = times[2]; place > 0; place--) where |= 1 << fixed(4);
        } else if (placed && times[2] <= 8) {
          where = fixed(16);
        }
        if (postings) postings.push([document, times, where | (times[0] && TITLE) | (times[1] && NUMBER)]);
      }
      if (postings) got.read.set(term, postings);
    }
  }

  // term → postings, of the terms given and of all that begin with one of the prefixes; of at most so many buckets, those that tell most
  async function postingsOf(terms, prefixes, most = Infinity) {
    const data = await manifest();
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
    for (const got of await Promise.all(chosen.map(([at]) => load("terms/" + bucketName(starts[at]))))) {
      read(got, data, (term) => isWanted(term) && !got.read.has(term));
      for (const [term, postings] of got.read) if (isWanted(term)) found.set(term, postings);
    }
    return found;
  }

  // ------------------------------------------------------------- Lunr

  // A lunr.Index that answers every query made of these terms and prefixes with the scores of the index of all terms:
  // Lunr scores by query · vector, and all other terms of the vector meet a nought in the query.
  async function open(terms, prefixes = []) {
    const data = await manifest();
    const found = await postingsOf(terms, prefixes);
    const inverted = Object.create(null);
    const vectors = Object.create(null);
    const tokens = new lunr.TokenSet.Builder();
    [...found.keys()].sort().forEach((term, position) => {
      tokens.insert(term);
      const postings = found.get(term);
      const entry = { _index: position };
      for (const field of data.fields) entry[field] = {};
      const inFields = postings.reduce((sum, [, times]) => sum + times.filter(Boolean).length, 0);
      const rarity = Math.log(1 + Math.abs((data.documents - inFields + 0.5) / (inFields + 0.5)));
      for (const [document, times] of postings) {
        times.forEach((count, field) => {
          if (!count) return;
          const name = data.fields[field];
          entry[name][document] = {};
          const ref = name + "/" + document;
          vectors[ref] = vectors[ref] || new lunr.Vector();
          vectors[ref].elements.push(position, weight(data, rarity, count, field, document));
        });
      }
      inverted[term] = entry;
    });
    tokens.finish();
    return new lunr.Index({
      fields: data.fields, fieldVectors: vectors, invertedIndex: inverted, tokenSet: tokens.root, pipeline: null, // no clause uses it
    });
  }

  // lunr.Builder's own formula (BM25), rounded to three places as it does
  function weight(data, rarity, count, field, document) {
    const relative = data.lengths[field][document] / data.averages[field];
    const score = (rarity * ((data.k1 + 1) * count)) / (data.k1 * (1 - data.b + data.b * relative) + count);
    return Number((score * data.boosts[field]).toFixed(3));
  }

  // for each term, and for all terms together that begin with the prefix: document → bits of where it may stand
  async function placesOf(terms, prefix) {
    const found = await postingsOf(terms, prefix === null ? [] : [prefix]);
    const places = terms.map((term) => new Map((found.get(term) || []).map(([document, , where]) => [document, where])));
    if (prefix === null) return places;
    const all = new Map();
    for (const [term, postings] of found) {
      if (term.startsWith(prefix)) for (const [document, , where] of postings) all.set(document, all.get(document) | where);
    }
    return [...places, all];
  }

  // the pieces of a document's text that hold the places given; one piece if none is needed but for the header facts in each
  function textOf(document, where = ANYWHERE) {
    const pieces = new Set();
    for (let place = 0; place < PLACES; place++) if (where & (1 << place)) pieces.add(Math.floor((place * document.pieces) / PLACES));
    return Promise.all([...(pieces.size ? pieces : [0])].map((piece) => load(`texts/${document.issue}/${document.position}-${piece}`)));
  }

  Object.assign(search, {
    open,
    forget,
    placesOf,
    library: manifest,
    factsOf: (name) => load("facts/" + name),
    postingsOf,
    decode,
    textOf,
    ANYWHERE,
    setFolder: (path) => { folder = path; },
  });
})();
