// Query → hits: candidates by Lunr, in rank order, each checked against its text for the very phrases.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const AT_ONCE = 12; // documents looked at side by side
  const LOOKED_FOR = 3; // passages that are shown of each

  // ------------------------------------------------------------- candidates

  async function termsOf(phrases) {
    const library = await search.library();
    const terms = { required: new Set(), optional: new Set(), prefixes: new Set() };
    for (const phrase of phrases) {
      const { required, optional, prefix } = search.queryTerms(phrase);
      search.lookedUp(required, library).forEach((term) => terms.required.add(term));
      optional.forEach((term) => terms.optional.add(term));
      if (prefix !== null) terms.prefixes.add(prefix);
    }
    return terms;
  }

  // those documents (by position) that fit and have all that is required, best first; of all where no phrase has a letter to look up
  async function rank(terms, fits, fields) {
    const library = await search.library();
    if (!terms.required.size && !terms.prefixes.size) return library.list.map((_, at) => ({ at, score: 0 })).filter(({ at }) => fits(at));
    const index = await search.open([...terms.required, ...terms.optional], [...terms.prefixes], fits);
    const { presence, wildcard } = lunr.Query;
    const found = index.query((query) => {
      const clause = (more) => ({ usePipeline: false, fields: fields || library.fields, ...more });
      for (const term of terms.required) query.term(term, clause({ presence: presence.REQUIRED }));
      for (const term of terms.prefixes) query.term(term, clause({ presence: presence.REQUIRED, wildcard: wildcard.TRAILING }));
      for (const term of terms.optional) query.term(term, clause({ presence: presence.OPTIONAL }));
    });
    return found.map(({ ref, score }) => ({ at: Number(ref), score }));
  }

  // of a phrase, for each document: bits of where it may stand, nought where its terms cannot meet; how often at most
  async function whereabouts(phrase) {
    const { required, prefix } = search.queryTerms(phrase);
    return search.spotsOf(search.lookedUp(required, await search.library()), prefix);
  }

  // {ranked, where}: documents that may be hits, best first; where in each of them to look, and how often at most a single phrase is there
  async function candidates(query) {
    const best = new Map();
    const where = new Map();
    const unwanted = Promise.all(query.excluded.map(whereabouts));
    for (const reading of query.readings) {
      const terms = await termsOf(reading);
      await search.postingsOf([...terms.required, ...terms.optional], [...terms.prefixes]); // all at once
      const wanted = await Promise.all(reading.map(whereabouts));
      for (const { at, score } of await rank(terms, (at) => wanted.every((spots) => spots.where[at]))) {
        best.set(at, Math.max(score, best.get(at) || 0));
        const [before] = where.get(at) || [0];
        where.set(at, [wanted.reduce((all, spots) => all | spots.where[at], before), wanted[0].often[at]]);
      }
    }
    for (const spots of await unwanted) for (const [at, [places, often]] of where) where.set(at, [places | spots.where[at], often]);
    const ranked = [...best].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([at]) => at);
    if (!query.number) return { ranked, where };
    const { year, number } = query.number;
    const own = await rank(await termsOf([`(${year})${number}号`]), (at) => best.has(at), ["doc_number"]);
    return { ranked: [...new Set([...own.map(({ at }) => at), ...ranked])], where };
  }

  // ------------------------------------------------------------- a search, taken page by page

  const isPhrase = ({ readings, excluded }) => readings.length === 1 && readings[0].length === 1 && !excluded.length;

  // one phrase of one character or two: whatever the index offers is a hit
  const isExact = (query) => isPhrase(query) && Array.from(query.readings[0][0]).length <= 2;

  // passes(document): may it be shown? arrange(positions): in what order, if not best first; whole: shall all places of a document be known?
  async function find(text, passes = () => true, arrange = (ranked) => ranked, whole = false) {
    const query = await search.readQuery(text);
    const library = await search.library();
    const { ranked: all, where } = await candidates(query);
    const refuted = new Set();
    const open = arrange(all.filter((at) => passes(library.list[at])));
    const hits = [];
    const [sign, twin] = isExact(query) ? Array.from(query.readings[0][0]) : [];
    const counted = sign !== twin; // the index knows how often the phrase stands in a document: two like signs it counts in 三三三 twice
    let next = 0;

    // The pieces of a text are loaded one after the other, more at a time: until the phrase stands there as often as it can, or as can be shown.
    async function look(at) {
      const document = library.list[at];
      const [places, often] = where.get(at);
      const pieces = search.piecesOf(document, places);
      const checker = search.need("results");
      const loaded = [];
      let some = pieces.length;
      if (counted && !whole) some = Math.ceil((some * LOOKED_FOR) / often) || 1;
      else if (isPhrase(query) && often === 1) some = 1;
      for (; ; some *= 2) {
        loaded.push(...await search.textOf(document, pieces.splice(0, some)));
        await checker;
        const found = search.check(loaded, query);
        const hit = found && { document, shown: loaded[0].shown, ...found };
        if (!pieces.length || (hit && isPhrase(query) && hit.places === often)) return hit;
        if (counted && !whole && hit && search.telling(hit).length >= LOOKED_FOR) return { ...hit, places: often, more: true };
      }
    }

    // check on until so many hits are known, or all are
    async function until(count) {
      while (hits.length < count && next < open.length) {
        const batch = open.slice(next, next + Math.min(AT_ONCE, count - hits.length));
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

  Object.assign(search, { find });
})();
