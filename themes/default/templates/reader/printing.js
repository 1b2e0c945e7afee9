/* ---- what a printed copy says of itself: where it was found, and when ---- */

addEventListener("beforeprint", () => {
  const place = document.querySelector("[data-found-at]"), date = document.querySelector("[data-found-on]");
  if (!place) return;
  const today = new Date();
  place.textContent = address();
  date.textContent = `${today.getFullYear()}年${today.getMonth() + 1}月${today.getDate()}日`;
});
