/* ---- the search box from the keyboard ---- */

let cameFrom = null; // what had the focus before

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (document.documentElement.dataset.slash) return; // the reader does not want it
  if (event.target.closest?.("input:not([type=radio]), select, textarea, [contenteditable]")) return; // who types there means the sign
  const box = document.querySelector(".search-box input");
  if (!box) return;
  event.preventDefault();
  cameFrom = document.activeElement;
  box.focus();
  box.select();
});

addEventListener("keydown", (event) => { // once it empties the box, twice it leads back
  if (event.key !== "Escape" || event.isComposing || !event.target.matches?.(".search-box input")) return;
  if (event.target.value) {
    event.preventDefault();
    event.target.value = "";
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  } else {
    event.target.blur();
    cameFrom?.focus();
  }
});
