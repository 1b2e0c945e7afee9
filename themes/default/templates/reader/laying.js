/* ---- a long text is laid out a piece at a time, once its beginning is on the screen: no task keeps the page from answering ---- */

function layOut(body) {
  const rest = [...document.querySelectorAll(".body > :nth-child(n+5), article ~ *, .site-footer")]; // as in article.css
  const again = performance.getEntriesByType("navigation")[0]?.type !== "navigate"; // reloaded, or come back to
  if (rest.length < 40 || again || location.hash || location.search) return; // who comes for a place needs all that stands before it
  body.classList.add("laying");
  function some() {
    for (const piece of rest.splice(0, 8)) piece.style.contentVisibility = "visible";
    if (rest.length) requestAnimationFrame(() => setTimeout(some));
  }
  addEventListener("load", () => requestAnimationFrame(() => setTimeout(some)));
}

layOut(document.body);
