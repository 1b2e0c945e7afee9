// Where phrases stand in a text as it is printed.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const CLUSTER = /[\s\S]\p{M}*/gu;

  // [start, end] of each place of the phrases in a text as printed, in order, none overlapping
  function locate(text, phrases) {
    const normal = search.normalise(text);
    if (!phrases.some((phrase) => normal.includes(phrase))) return [];
    const starts = []; // for each unit of the normal form: where its printed sign starts and ends
    let at = 0;
    for (const found of text.matchAll(CLUSTER)) {
      const form = search.normalise(found[0]);
      if (form && normal[at] === " ") starts[at++] = [found.index, found.index];
      if (!normal.startsWith(form, at)) return [];
      for (let unit = 0; unit < form.length; unit++) starts[at++] = [found.index, found.index + found[0].length];
    }
    const places = [];
    for (const phrase of phrases) {
      for (let from = normal.indexOf(phrase); from >= 0; from = normal.indexOf(phrase, from + phrase.length)) {
        places.push([starts[from][0], starts[from + phrase.length - 1][1]]);
      }
    }
    places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    return places.filter((place, n) => n === 0 || place[0] >= Math.max(...places.slice(0, n).map((other) => other[1])));
  }

  Object.assign(search, { locate });
})();
