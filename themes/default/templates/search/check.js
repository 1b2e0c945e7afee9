// A document's text against the very phrases: is it a hit, and where?
(function () {
  "use strict";
  const search = window.gazetteSearch;

  const WALL = "\uffff"; // between two texts; hardly one has it
  const inNormal = (piece) => ({ ...piece, normal: search.normalise(piece.text) });

  // the passages of a piece: what parts them lets them be brought into normal form at once
  function passagesOf({ ids, texts }) {
    const normal = search.normalise(texts.join(WALL)).split(WALL);
    const whole = normal.length === texts.length;
    return texts.map((text, at) => ({ role: "passage", id: ids[at], text, normal: whole ? normal[at] : search.normalise(text) }));
  }

  // what is searched in the loaded pieces of a document's text, in normal form
  function searched(text) {
    const { title, number, facts } = text[0].shown;
    const heads = [{ role: "title", text: title }, { role: "number", text: number || "" }, ...facts.map((fact) => ({ role: "fact", text: fact }))];
    for (const piece of text) {
      piece.passages = piece.passages || passagesOf(piece);
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

  // the passages of a hit that say more than its title does
  function telling({ shown, pieces }) {
    const heading = search.normalise(shown.title);
    return pieces.filter((piece) => piece.role === "passage" && !heading.includes(piece.normal));
  }

  // the texts of a document in normal form
  async function textsOf(document) {
    return searched(await search.textOf(document, search.piecesOf(document, search.ANYWHERE))).map((piece) => piece.normal);
  }

  Object.assign(search, { check, telling, textsOf });
})();
