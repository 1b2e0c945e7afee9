// The Lunr index of one query's terms.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const { wildcard } = lunr.Query;

  // What Index.query asks of a lunr.TokenSet: which terms of the index a clause means. Of the signs that Lunr reads as more than themselves
  // our clauses have but one, the wildcard at their end; so an automaton is not needed.
  lunr.TokenSet = { fromClause: ({ term }) => term };
  function tokenSet(inverted) {
    const meant = (term) => (inverted[term] ? [term] : []);
    const begin = (prefix) => Object.keys(inverted).filter((term) => term.startsWith(prefix));
    return { intersect: (term) => ({ toArray: () => (term.endsWith(wildcard) ? begin(term.slice(0, -1)) : meant(term)) }) };
  }

  // A lunr.Index that answers every query made of these terms and prefixes with the scores of the index of all terms, for those documents
  // that fit: Lunr scores by query · vector, and all other terms of the vector meet a nought in the query.
  async function open(terms, prefixes = [], fits = () => true) {
    const data = await search.library();
    const found = await search.postingsOf(terms, prefixes);
    const inverted = Object.create(null);
    const vectors = Object.create(null);
    [...found.keys()].sort().forEach((term, position) => {
      const { documents, times, fields } = found.get(term);
      const entry = { _index: position };
      const rarity = Math.log(1 + Math.abs((data.documents - fields + 0.5) / (fields + 0.5)));
      data.fields.forEach((name, field) => {
        entry[name] = {};
        documents.forEach((document, n) => {
          const count = times[field][n];
          if (!count || !fits(document)) return;
          entry[name][document] = {};
          const ref = name + "/" + document;
          vectors[ref] = vectors[ref] || new lunr.Vector();
          vectors[ref].elements.push(position, weight(data, rarity, count, field, document));
        });
      });
      inverted[term] = entry;
    });
    return new lunr.Index({
      fields: data.fields, fieldVectors: vectors, invertedIndex: inverted, tokenSet: tokenSet(inverted), pipeline: null, // no clause uses it
    });
  }

  // lunr.Builder's own formula (BM25), rounded to three places as it does
  function weight(data, rarity, count, field, document) {
    const relative = data.lengths[field][document] / data.averages[field];
    const score = (rarity * ((data.k1 + 1) * count)) / (data.k1 * (1 - data.b + data.b * relative) + count);
    return Number((score * data.boosts[field]).toFixed(3));
  }

  Object.assign(search, { open });
})();
