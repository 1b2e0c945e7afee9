// What the reader typed → what is looked for.
//   {readings: [[phrase, …], …], excluded: [phrase, …], number: {series, year, number} | null}
// A document is a hit if all phrases of one reading stand in it, and none of the excluded. Phrases are in normal form.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const PIECE = /([-－]?)(?:["＂]([^"＂]+)["＂]|“([^“”]*\s[^“”]*)”)(?=\s|$)|(\S+)/gu; // -"医保 报销", “医保 报销”, 棚户区
  const EXCLUDED = /^[-－](?=.)/u;
  // 宛政(2021)7号 · (2021)7 · 宛政办2021年第7号 · 宛政2021 7号; groups: series, year, number
  const BRACKETED = /^([^\d()]*)\(((?:19|20)\d\d)\)第?0*(\d{1,4})号?$/u;
  const SPOKEN = /^([^\d()]*)((?:19|20)\d\d)(?:年|\))第?0*(\d{1,4})号$/u;
  const BLANKED = /^([^\d()]+)((?:19|20)\d\d) 第?0*(\d{1,4})号?$/u;

  function words(text) {
    return [...text.matchAll(PIECE)].map(([piece, minus, quoted, curly, word]) => {
      if (word === undefined) return { text: quoted || curly, minus: Boolean(minus), piece };
      const excluded = EXCLUDED.test(word);
      return { text: excluded ? word.slice(1) : word, minus: excluded, piece };
    });
  }

  const phrases = (texts) => [...new Set(texts.map(search.normalise).filter(Boolean))];

  function numberIn(normal) {
    const found = BRACKETED.exec(normal) || SPOKEN.exec(normal) || BLANKED.exec(normal);
    return found && { series: found[1], year: found[2], number: found[3] };
  }

  function parseQuery(text) {
    const found = words(text);
    const wanted = found.filter((word) => !word.minus);
    const whole = search.normalise(text);
    const number = numberIn(whole);
    if (number) {
      const printed = `${number.series}(${number.year})${number.number}号`;
      const readings = printed.includes(whole) ? [[whole]] : [[printed], phrases(found.map((word) => word.text))];
      return { readings, excluded: [], number };
    }
    if (!wanted.length) { // only -5G: a reader who looks for just that
      const literal = phrases(found.map((word) => word.piece));
      return { readings: literal.length ? [literal] : [], excluded: [], number: null };
    }
    const asked = phrases(wanted.map((word) => word.text));
    const excluded = phrases(found.filter((word) => word.minus).map((word) => word.text));
    return { readings: asked.length ? [asked] : [], excluded, number: null };
  }

  Object.assign(search, { parseQuery });
})();
