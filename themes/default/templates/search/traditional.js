// Traditional characters in a query find simplified text.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  let common = null; // the characters of GB 2312: a query of these alone needs no table

  function mayBeTraditional(text) {
    if (!common) {
      const bytes = [];
      for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
      common = new Set(new TextDecoder("gb2312").decode(new Uint8Array(bytes)));
      common.delete("後");
    }
    return Array.from(text).some((sign) => /\p{Script=Han}/u.test(sign) && !common.has(sign));
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
