// The files of the index, loaded as they are needed: classic scripts that call gazetteSearch.manifest, .stamp, .bucket, .facts or .text,
// so that they load from disk and under script-src 'self'.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const FORMAT = 6;
  const LAST = 64; // so many signs end a number,
  const PARTS = 27; // the others of the alphabet carry a part of it
  const PLACES = 30; // of a document's body; each is a bit, and so are its title and its doc number
  const VALUE = new Uint8Array(128); // of each sign of the alphabet, # to ~ without the backslash, by its code
  for (let code = 35, value = 0; code < 127; code++) if (code !== 92) VALUE[code] = value++;

  const waiting = new Map(); // key → function that takes what the script brings
  const loads = new Map(); // address of a script → promise
  let stamp = ""; // of the index that is in use; it is put behind addresses, so that no cache answers with a file of another
  let again = ""; // the same once something did not come
  let asked = true; // has the stamp been asked for since anything else was loaded?

  function receive(key, value) {
    const take = waiting.get(key);
    if (take) take(value);
  }
  search.manifest = (data) => receive("manifest", data);
  search.stamp = (text) => receive("stamp", text);
  search.bucket = (name, count, words, bits) => receive("terms/" + name, { count, words: words ? words.split("\n") : [], bits, asked: new Set(), read: new Map() });
  search.facts = (name, ...values) => receive("facts/" + name, values);
  search.text = (name, shown, ids, texts) => receive("texts/" + name, { shown, ids: ids ? ids.split(" ") : [], texts });

  function load(key, version = again + stamp) {
    if (!loads.has(key)) {
      const address = `${search.root}search/${key}.js${version && "?" + version}`;
      asked = false;
      let brought = null;
      waiting.set(key, (value) => { brought = value; });
      loads.set(key, search.loadScript(address).then(() => {
        if (!brought) throw new Error("empty: " + address);
        return brought;
      }).catch((error) => {
        loads.delete(key);
        throw error;
      }).finally(() => waiting.delete(key)));
    }
    return loads.get(key);
  }

  // numbers, twin of gazette/search/codec.py
  function decode(text) {
    const numbers = [];
    let number = 0;
    let weight = 1;
    for (let at = 0; at < text.length; at++) {
      const value = VALUE[text.charCodeAt(at)];
      number += value * weight;
      weight *= PARTS;
      if (value < LAST) {
        numbers.push(number);
        number = 0;
        weight = 1;
      }
    }
    return numbers;
  }

  // how long a field of some class is, twin of gazette/search/lengths.py
  function lengthOf(kind) {
    const shift = Math.max(0, (kind >> 3) - 1);
    return ((kind - 8 * shift) << shift) + ((1 << shift) >> 1);
  }

  // what is loaded may be of a site that is no more: load all anew
  function forget() {
    loads.clear();
    opened = null;
    stamp = "";
    again = String(Date.now());
  }

  // Is all that was loaded of the build that stands there now? Where its stamp does not come nobody can tell.
  async function isCurrent() {
    if (asked || !stamp) return true;
    loads.delete("stamp");
    const there = await load("stamp", String(Date.now())).catch(() => stamp);
    asked = true;
    return there === stamp;
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
    if (data.format !== FORMAT) throw new Error("index of a new version");
    stamp = data.stamp;
    const documents = [];
    const lengths = data.lengths.map((text) => decode(text).map(lengthOf));
    const columns = decode(data.columns);
    const kinds = decode(data.kind);
    for (const [gazette, year, number, articles] of data.issues) {
      const issue = `${gazette}/${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}`;
      for (let position = 0; position < articles; position++) {
        const at = documents.length;
        const pieces = Math.min(PLACES, Math.max(1, Math.ceil(lengths[data.fields.indexOf("body")][at] / data.piece)));
        documents.push({ gazette, year, number, issue, position, pieces, section: data.sections[columns[at]], kind: data.kinds[kinds[at]] });
      }
    }
    return { ...data, list: documents, lengths, ...search.bucketsOf(data) };
  }

  // ------------------------------------------------------------- texts

  // numbers of the pieces of a document's text that hold the places given; one if none is needed but for the header facts in each
  function piecesOf(document, where) {
    const pieces = new Set();
    for (let place = 0; place < PLACES; place++) if (where & (1 << place)) pieces.add(Math.floor((place * document.pieces) / PLACES));
    return pieces.size ? [...pieces] : [0];
  }

  const textOf = (document, pieces) => Promise.all(pieces.map((piece) => load(`texts/${document.issue}/${document.position}-${piece}`)));

  Object.assign(search, {
    forget,
    isCurrent,
    load,
    library: manifest,
    factsOf: (name) => load("facts/" + name),
    decode,
    VALUE,
    PLACES,
    piecesOf,
    textOf,
  });
})();
