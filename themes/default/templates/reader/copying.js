/* ---- copying the citation and the address: of the whole, and of any place in it ---- */

const article = document.querySelector("article[data-doc]");
const address = () => article.dataset.address ?? location.href.split(/[?#]/)[0];

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea"); // an intranet's plain http has no clipboard
  field.className = "hidden";
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

/** What a place is called in a citation: the attached document it stands in, and its own name. */
function nameOf(link) {
  const own = link.ariaLabel ?? link.textContent;
  let piece = link.closest(".body > *");
  while (piece && !piece.dataset.part) piece = piece.previousElementSibling;
  const part = piece?.dataset.part ?? "";
  return own === part ? own : part + own;
}

function offerCopies(box, place = "", hash = "") {
  box.classList.add("ready");
  box.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-take]");
    if (!button || button.textContent === box.dataset.taken) return;
    const cited = [document.getElementById("citation").textContent, place, address() + hash].filter(Boolean).join("，");
    await copy(button.dataset.take === "link" ? address() + hash : cited);
    const label = button.textContent;
    button.textContent = box.dataset.taken;
    button.focus();
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

/** A place's link opens what can be taken from it, under the place itself, and the places below it that Tab passes over. */
function offerPlaces(body) {
  let panel = null, opener = null;

  function offerBelow(link) {
    const links = [...body.querySelectorAll("a.anchor, a.art")];
    const rest = links.slice(links.indexOf(link) + 1);
    const next = rest.findIndex((other) => other.tabIndex >= 0);
    const below = link.tabIndex < 0 ? [] : rest.slice(0, next < 0 ? rest.length : next);
    if (!below.length) return;
    const own = link.ariaLabel ?? link.textContent, list = document.createElement("span");
    list.className = "below";
    for (const other of below) {
      const name = other.ariaLabel, step = document.createElement("a");
      step.href = other.hash;
      step.textContent = name.startsWith(own) ? name.slice(own.length) || name : name;
      step.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation();
        history.replaceState(null, "", other.hash);
        open(other);
      });
      list.append(step);
    }
    panel.append(list);
  }

  function close() {
    panel?.remove();
    panel = opener = null;
  }
  function open(link) {
    const before = opener;
    close();
    if (link === before) return;
    opener = link;
    panel = document.getElementById("place").content.firstElementChild.cloneNode(true);
    panel.ariaLabel = panel.querySelector("b").textContent = nameOf(link);
    offerCopies(panel, panel.ariaLabel, link.hash);
    offerBelow(link);
    link.after(panel);
    panel.querySelector("button").focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  }
  body.addEventListener("click", (event) => {
    const link = event.target.closest("a.anchor, a.art");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    open(link);
  });
  document.addEventListener("click", (event) => {
    if (panel && !panel.contains(event.target) && !event.target.closest("a.anchor, a.art")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel) return;
    opener.focus();
    close();
  });
}

if (article) {
  for (const box of document.querySelectorAll(".take")) offerCopies(box);
  offerPlaces(article.querySelector(".body"));
}
