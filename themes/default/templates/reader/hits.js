/* ---- marks for the words that the reader searched: a script of the search's, loaded only by who comes from there ---- */

if (document.getElementById("hits") && new URLSearchParams(location.search).get("q")?.trim()) {
  const marks = document.createElement("script");
  marks.src = new URL("search/marks.js", document.currentScript.src);
  document.head.append(marks);
}
