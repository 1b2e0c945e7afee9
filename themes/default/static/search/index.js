// The files of the index, loaded as they are needed, and the Lunr index made of them for one query.
// Files are classic scripts that call gazetteSearch.manifest, .bucket, .facts or .text: so they load from disk and under script-src 'self'.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const FORMAT = 1;
  const ALPHABET = Array.from({ length: 92 }, (_, n) => String.fromCharCode(35 + n)).filter((sign) => sign !== "\\").join("");
  const LAST = 64;
  const PARTS = ALPHABET.length - LAST;
  const PLACES = 32; // passages are told apart modulo this many
  const ANYWHERE = -1; // all bits
  const VALUE = new Map(Array.from(ALPHABET, (sign, value) => [sign, value]));

  let folder = "search/";
  const waiting = new Map(); // key → function that takes what the script brings
  const loads = new Map(); // address of a script → promise

  function receive(key, value) {
    const take = waiting.get(key);
    if (take) take(value);
  }
  search.manifest = (data) => receive("manifest", data);
  search.bucket = (name, terms, postings) => receive("terms/" + name, { terms, postings });
  search.facts = (name, ...values) => receive("facts/" + name, values);
  search.text = (name, shown, ids, texts) => receive("texts/" + name, { shown, ids: ids.split(" "), texts });

  function load(key) {
    if (!loads.has(key)) {
      loads.set(key, new Promise((resolve, reject) => {
        let brought = null;
        waiting.set(key, (value) => { brought = value; });
        const script = document.createElement("script");
        script.src = folder + key + ".js";
        script.onload = () => (brought ? resolve(brought) : script.onerror());
        script.onerror = () => {
          loads.delete(key);
          reject(new Error("not loaded: " + script.src));
        };
        document.head.append(script);
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
    const columns = [...decode(data.columns)];
    const kinds = [...decode(data.kind)];
    for (const [gazette, year, number, articles] of data.issues) {
      const issue = `${gazette}/${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}`;
      for (let position = 0; position < articles; position++) {
        const at = documents.length;
        documents.push({ gazette, year, number, issue, position, section: data.sections[columns[at]], kind: data.kinds[kinds[at]] });
      }
    }
    const lengths = data.lengths.map((text) => [...decode(text)]);
    return { ...data, list: documents, lengths, starts: data.starts ? data.starts.split("\n") : [] };
  }

  // ------------------------------------------------------------- buckets

  const hex = (unit) => unit.charCodeAt(0).toString(16).padStart(4, "0");
  const bucketName = (start) => start.slice(0, 40).split("").map(hex).join("");

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

  async function bucket(start) {
    const got = await load("terms/" + bucketName(start));
    if (got.table) return got.table;
    const table = new Map();
    const numbers = decode(got.postings);
    const next = () => numbers.next().value;
    for (const term of got.terms.split("\n")) {
      const postings = [];
      let document = 0;
      for (let left = next(); left > 0; left--) {
        const first = next();
        document += Math.floor(first / (PLACES + 1));
        const place = first % (PLACES + 1);
        const times = [0, 0, 1];
        let places = place < PLACES ? 1 << place : ANYWHERE;
        if (place === PLACES) {
          const special = next();
          times[2] = special >> 3;
          if (special & 2) times[0] = next() + 1;
          if (special & 1) times[1] = next() + 1;
          if (special & 4) {
            const two = next();
            places = (1 << (two >> 5)) | (1 << (two & 31));
          }
        }
        postings.push([document++, times, places]);
      }
      table.set(term, postings);
    }
    got.table = table;
    return table;
  }

  // term → postings, of the terms given and of all that begin with one of the prefixes; of at most so many buckets, those that tell most
  async function postingsOf(terms, prefixes, most = Infinity) {
    const { starts } = await manifest();
    const wanted = new Map(); // number of a bucket → how many of the terms belong there
    for (const term of terms) wanted.set(bucketOf(starts, term), (wanted.get(bucketOf(starts, term)) || 0) + 1);
    for (const prefix of prefixes) {
      const end = bucketOf(starts, prefix + "\uffff");
      for (let at = Math.max(0, bucketOf(starts, prefix)); at <= end; at++) wanted.set(at, 1);
    }
    wanted.delete(-1);
    const chosen = [...wanted].sort((a, b) => b[1] - a[1]).slice(0, most);
    const tables = await Promise.all(chosen.map(([at]) => bucket(starts[at])));
    const found = new Map();
    const all = new Set(terms);
    for (const table of tables) {
      for (const [term, postings] of table) {
        if (all.has(term) || prefixes.some((prefix) => term.startsWith(prefix))) found.set(term, postings);
      }
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
      fields: data.fields, fieldVectors: vectors, invertedIndex: inverted, tokenSet: tokens.root, pipeline: new lunr.Pipeline(),
    });
  }

  // lunr.Builder's own formula (BM25), rounded to three places as it does
  function weight(data, rarity, count, field, document) {
    const relative = data.lengths[field][document] / data.averages[field];
    const score = (rarity * ((data.k1 + 1) * count)) / (data.k1 * (1 - data.b + data.b * relative) + count);
    return Number((score * data.boosts[field]).toFixed(3));
  }

  // term → Map of document → bits of the passages that may hold it
  async function placesOf(terms) {
    const found = await postingsOf(terms, []);
    return terms.map((term) => new Map((found.get(term) || []).map(([document, , places]) => [document, places])));
  }

  Object.assign(search, {
    open,
    placesOf,
    library: manifest,
    factsOf: (name) => load("facts/" + name),
    postingsOf,
    decode,
    textOf: (document) => load(`texts/${document.issue}/${document.position}`),
    setFolder: (path) => { folder = path; },
  });
})();
