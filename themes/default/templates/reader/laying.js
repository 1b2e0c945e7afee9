/* ---- a long text is laid out a piece at a time, once its beginning is on the screen: no task keeps the page from answering ---- */

function layOut(body) {
  const rest = [...body.children].slice(19);
  if (rest.length < 40 || location.hash || location.search) return; // who comes for a place needs all that stands before it
  body.classList.add("long");
  function some() {
    for (const piece of rest.splice(0, 10)) piece.style.contentVisibility = "visible";
    if (rest.length) requestAnimationFrame(() => setTimeout(some)); else body.classList.remove("long");
  }
  addEventListener("load", () => requestAnimationFrame(() => setTimeout(some)));
}

for (const body of document.querySelectorAll(".body")) layOut(body);
