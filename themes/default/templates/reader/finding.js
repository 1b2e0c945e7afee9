/* ---- the search box from the keyboard ---- */

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest?.("input:not([type=radio]), select, textarea, [contenteditable]")) return; // who types there means the sign
  const box = document.querySelector(".search-box input");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
