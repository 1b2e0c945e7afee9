/* ---- copying the citation and the address ---- */

function offerCopies(box) {
  async function take(button) {
    const fragment = /^#(?!p-)/.test(location.hash) ? location.hash : "";
    const text = button.dataset.take === "link"
      ? location.href.split(/[?#]/)[0] + fragment
      : document.getElementById(button.dataset.take).textContent;
    await navigator.clipboard.writeText(text);
    const label = button.textContent;
    button.textContent = box.dataset.taken;
    setTimeout(() => { button.textContent = label; }, 2000);
  }
  if (!navigator.clipboard) return;
  box.classList.add("ready");
  box.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take]");
    if (button && button.textContent !== box.dataset.taken) take(button);
  });
}

for (const box of document.querySelectorAll("[data-taken]")) offerCopies(box);
