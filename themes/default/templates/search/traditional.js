// Traditional characters in a query find simplified text.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  let common = ""; // the characters of GB 2312: a query of these alone needs no table

  function mayBeTraditional(text) {
    if (!common) {
      const bytes = Uint8Array.from({ length: 72 * 94 * 2 }, (_, at) => (at % 2 ? 0xa1 + ((at >> 1) % 94) : 0xb0 + Math.floor(at / 188)));
      common = new TextDecoder("gb2312").decode(bytes).replace("後", "");
    }
    return Array.from(text).some((sign) => /\p{Script=Han}/u.test(sign) && !common.includes(sign));
  }

  // The query as typed or, if it has traditional characters, as typed or in simplified ones; the table is loaded only then.
  async function readQuery(text) {
    const query = search.parseQuery(text);
    if (!mayBeTraditional(text)) return query;
    const [from, to] = (await search.factsOf("simplified")).map((signs) => Array.from(signs));
    const table = new Map(from.map((sign, at) => [sign, to[at]]));
    const simple = Array.from(text, (sign) => table.get(sign) || sign).join("");
    if (simple === text) return query;
    const other = search.parseQuery(simple);
    return {
      readings: [...query.readings, ...other.readings],
      excluded: [...query.excluded, ...other.excluded],
      number: query.number || other.number,
    };
  }

  Object.assign(search, { readQuery });
})();
