// Query → hits: candidates by Lunr, in rank order, each checked against its text for the very phrases.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const AT_ONCE = 12; // documents looked at side by side
  const LOOKED_FOR = 3; // passages that are shown of each

  // ------------------------------------------------------------- candidates

  // what the index tells of some phrases: their terms, the postings of these, and for each phrase its spots in each document
  async function lookUp(phrases, library) {
    const asked = phrases.map((phrase) => {
      const { required, optional, prefix } = search.queryTerms(phrase);
      return { required: search.lookedUp(required, library), optional, prefixes: prefix === null ? [] : [prefix] };
    });
    const all = (name) => [...new Set(asked.flatMap((terms) => terms[name]))];
    const found = await search.postingsOf([...all("required"), ...all("optional")], all("prefixes"));
    for (const terms of asked) terms.required.push(...terms.prefixes.map((prefix) => prefix + search.ALL));
    const spots = asked.map(({ required }) => search.spotsOf(found, required, library.documents));
    return { required: all("required"), optional: all("optional"), found, spots };
  }

  // those of some documents (by position, each 1) that have all that is required, best first; all where no phrase has a letter to look up
  function rank({ required, optional, found }, library, among, fields = library.fields) {
    if (!required.length) return library.list.map((_, at) => ({ at, score: 0 })).filter(({ at }) => among[at]);
    const clause = { usePipeline: false, fields };
    const { REQUIRED, OPTIONAL } = lunr.Query.presence;
    const ranked = search.indexOf(found, [...required, ...optional], library, among).query((query) => {
      for (const term of required) query.term(term, { ...clause, presence: REQUIRED });
      for (const term of optional) query.term(term, { ...clause, presence: OPTIONAL });
    });
    return ranked.map(({ ref, score }) => ({ at: Number(ref), score }));
  }

  // {ranked, where}: documents that may be hits, best first; where in each of them to look, and how often at most a single phrase is there
  async function candidates(query, library) {
    const best = new Map();
    const where = new Map();
    const those = (test) => Uint8Array.from(library.list, (_, at) => test(at));
    const unwanted = lookUp(query.excluded, library);
    for (const reading of query.readings) {
      const looked = await lookUp(reading, library);
      const among = those((at) => looked.spots.every((spots) => spots.where[at]));
      for (const { at, score } of rank(looked, library, among)) {
        best.set(at, Math.max(score, best.get(at) || 0));
        const [before] = where.get(at) || [0];
        where.set(at, [looked.spots.reduce((all, spots) => all | spots.where[at], before), looked.spots[0].often[at]]);
      }
    }
    for (const spots of (await unwanted).spots) for (const [at, [places, often]] of where) where.set(at, [places | spots.where[at], often]);
    const ranked = [...best].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([at]) => at);
    if (!query.number) return { ranked, where };
    const { year, number } = query.number;
    const own = rank(await lookUp([`(${year})${number}号`], library), library, those((at) => best.has(at)), ["doc_number"]);
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
    const { ranked: all, where } = await candidates(query, library);
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
      const loaded = [];
      let some = pieces.length;
      if (counted && !whole) some = Math.ceil((some * LOOKED_FOR) / often) || 1;
      else if (isPhrase(query) && often === 1) some = 1;
      for (; ; some *= 2) {
        loaded.push(...await search.textOf(document, pieces.splice(0, some)));
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
