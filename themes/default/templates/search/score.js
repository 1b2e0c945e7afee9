// The Lunr index of one query's terms.
(function () {
  "use strict";
  const search = window.gazetteSearch;

  // What Index.query asks of a lunr.TokenSet: which terms of the index a clause means. Our clauses mean what they say, so an automaton is not
  // needed.
  lunr.TokenSet = { fromClause: ({ term }) => term };

  // A lunr.Index that answers every query made of these terms with the scores of the index of all terms, for the documents among which it shall
  // look, each 1: Lunr scores by query · vector, and all other terms of the vector meet a nought in the query.
  function indexOf(found, terms, data, among) {
    const inverted = Object.create(null);
    const vectors = Object.create(null);
    terms.filter((term) => found.has(term)).sort().forEach((term, position) => {
      const { documents, times, fields } = found.get(term);
      const entry = { _index: position };
      const rarity = Math.log(1 + Math.abs((data.documents - fields + 0.5) / (fields + 0.5)));
      for (const name of data.fields) entry[name] = {};
      for (let n = 0; n < documents.length; n++) {
        const document = documents[n];
        if (!among[document]) continue;
        data.fields.forEach((name, field) => {
          const count = times[field][n];
          if (!count) return;
          entry[name][document] = {};
          const ref = name + "/" + document;
          vectors[ref] = vectors[ref] || new lunr.Vector();
          vectors[ref].elements.push(position, weight(data, rarity, count, field, document));
        });
      }
      inverted[term] = entry;
    });
    const tokenSet = { intersect: (term) => ({ toArray: () => (inverted[term] ? [term] : []) }) };
    return new lunr.Index({ fields: data.fields, fieldVectors: vectors, invertedIndex: inverted, tokenSet, pipeline: null }); // no clause uses it
  }

  // lunr.Builder's own formula (BM25), rounded to three places as it does
  function weight(data, rarity, count, field, document) {
    const relative = data.lengths[field][document] / data.averages[field];
    const score = (rarity * ((data.k1 + 1) * count)) / (data.k1 * (1 - data.b + data.b * relative) + count);
    return Number((score * data.boosts[field]).toFixed(3));
  }

  Object.assign(search, { indexOf });
})();
