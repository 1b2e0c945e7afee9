// Query → hits: candidates by Lunr, in rank order, each checked against its text for the very phrases.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const AT_ONCE = 12; // texts loaded side by side

  // ------------------------------------------------------------- candidates

  function termsOf(phrases) {
    const terms = { required: new Set(), optional: new Set(), prefixes: new Set() };
    for (const phrase of phrases) {
      const { required, optional, prefix } = search.queryTerms(phrase);
      required.forEach((term) => terms.required.add(term));
      optional.forEach((term) => terms.optional.add(term));
      if (prefix !== null) terms.prefixes.add(prefix);
    }
    return terms;
  }

  // documents (by position) with all that is required, best first; every document where no phrase has a letter to look up
  async function rank(terms, fields) {
    const library = await search.library();
    if (!terms.required.size && !terms.prefixes.size) return library.list.map((_, at) => ({ at, score: 0 }));
    const index = await search.open([...terms.required, ...terms.optional], [...terms.prefixes]);
    const { presence, wildcard } = lunr.Query;
    const found = index.query((query) => {
      const clause = (more) => ({ usePipeline: false, fields: fields || library.fields, ...more });
      for (const term of terms.required) query.term(term, clause({ presence: presence.REQUIRED }));
      for (const term of terms.prefixes) query.term(term, clause({ presence: presence.REQUIRED, wildcard: wildcard.TRAILING }));
      for (const term of terms.optional) query.term(term, clause({ presence: presence.OPTIONAL }));
    });
    return found.map(({ ref, score }) => ({ at: Number(ref), score }));
  }

  // document → bits of where the phrase may stand: nought where its terms cannot meet
  async function whereabouts(phrase) {
    const { required, prefix } = search.queryTerms(phrase);
    const places = await search.placesOf(required, prefix);
    return (at) => places.reduce((bits, ofTerm) => bits & ofTerm.get(at), search.ANYWHERE);
  }

  // {ranked, where}: documents that may be hits, best first, and where in each of them to look
  async function candidates(query) {
    const best = new Map();
    const where = new Map();
    const unwanted = Promise.all(query.excluded.map(whereabouts));
    for (const reading of query.readings) {
      const ranked = await rank(termsOf(reading));
      const wanted = await Promise.all(reading.map(whereabouts));
      for (const { at, score } of ranked) {
        const places = wanted.map((places) => places(at));
        if (!places.every(Boolean)) continue;
        best.set(at, Math.max(score, best.get(at) || 0));
        where.set(at, places.reduce((all, bits) => all | bits, where.get(at) || 0));
      }
    }
    for (const places of await unwanted) for (const [at, bits] of where) where.set(at, bits | places(at));
    const ranked = [...best].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([at]) => at);
    if (!query.number) return { ranked, where };
    const { year, number } = query.number;
    const own = await rank(termsOf([`(${year})${number}号`]), ["doc_number"]);
    return { ranked: [...new Set([...own.map(({ at }) => at).filter((at) => best.has(at)), ...ranked])], where };
  }

  // ------------------------------------------------------------- the check

  const inNormal = (piece) => ({ ...piece, normal: search.normalise(piece.text) });

  // what is searched in the loaded pieces of a document's text, in normal form
  function searched(text) {
    const { title, number, facts } = text[0].shown;
    const heads = [{ role: "title", text: title }, { role: "number", text: number || "" }, ...facts.map((fact) => ({ role: "fact", text: fact }))];
    for (const piece of text) {
      piece.passages = piece.passages || piece.texts.map((passage, at) => inNormal({ role: "passage", id: piece.ids[at], text: passage }));
    }
    return [...heads.map(inNormal), ...text.flatMap((piece) => piece.passages)];
  }

  function occurrences(normal, phrase) {
    let count = 0;
    for (let at = normal.indexOf(phrase); at >= 0; at = normal.indexOf(phrase, at + phrase.length)) count++;
    return count;
  }

  // {places, pieces} if the document is a true hit, else null
  function check(text, query) {
    const pieces = searched(text);
    const holds = (phrase) => pieces.some((piece) => piece.normal.includes(phrase));
    const reading = query.readings.filter((phrases) => phrases.every(holds));
    if (!reading.length || query.excluded.some(holds)) return null;
    const phrases = [...new Set(reading.flat())];
    const hit = pieces.filter((piece) => phrases.some((phrase) => piece.normal.includes(phrase)));
    const places = hit.reduce((sum, piece) => sum + phrases.reduce((all, phrase) => all + occurrences(piece.normal, phrase), 0), 0);
    return { phrases, places, pieces: hit };
  }

  // ------------------------------------------------------------- a search, taken page by page

  // one reading that is one character or two: whatever the index offers is a hit
  function isExact({ readings, excluded }) {
    return readings.length === 1 && readings[0].length === 1 && !excluded.length && Array.from(readings[0][0]).length <= 2;
  }

  // passes(document): may it be shown? arrange(positions): in what order, if not best first
  async function find(text, passes = () => true, arrange = (ranked) => ranked) {
    const query = await search.readQuery(text);
    const library = await search.library();
    const { ranked: all, where } = await candidates(query);
    const refuted = new Set();
    const open = arrange(all.filter((at) => passes(library.list[at])));
    const hits = [];
    let next = 0;

    async function look(at) {
      const document = library.list[at];
      const loaded = await search.textOf(document, where.get(at));
      const found = check(loaded, query);
      if (!found) return null;
      const own = Boolean(query.number) && search.isNumber(query.number, search.normalise(loaded[0].shown.number || ""));
      return { document, shown: loaded[0].shown, own, ...found };
    }

    // check on until so many hits are known, or all are
    async function until(count) {
      while (hits.length < count && next < open.length) {
        const spare = isExact(query) ? 0 : 1;
        const batch = open.slice(next, next + Math.min(AT_ONCE, count - hits.length + spare));
        next += batch.length;
        const looked = await Promise.all(batch.map(look));
        looked.forEach((hit, n) => (hit ? hits.push(hit) : refuted.add(batch[n])));
      }
    }

    return {
      query,
      hits,
      until,
      get done() { return next >= open.length; },
      get total() { return hits.length + open.length - next; },
      get exact() { return next >= open.length || isExact(query); },
      candidates: () => all.filter((at) => !refuted.has(at)).map((at) => library.list[at]),
    };
  }

  // the texts of a document in normal form
  const textsOf = async (document) => searched(await search.textOf(document)).map((piece) => piece.normal);

  Object.assign(search, { find, textsOf });
})();
