/* ---- contents list: open beside the text, folded above it; shows where the reader is ---- */

function followContents(nav) {
  const details = nav.querySelector("details");
  const list = nav.querySelector("ol");
  const here = nav.querySelector("[data-here]");
  const wide = matchMedia("(min-width: 66rem)");
  const links = [...nav.querySelectorAll("a")];
  const targets = links.map((link) => document.getElementById(link.hash.slice(1)));
  let current = -1;

  const unfold = () => { details.open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();
  nav.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) details.open = false;
    if (event.target.closest("summary") && wide.matches) event.preventDefault();
  });

  function update() {
    let low = 0, high = targets.length; // targets stand in order down the page
    while (low < high) {
      const middle = (low + high) >> 1;
      if (targets[middle].getBoundingClientRect().top <= 120) low = middle + 1; else high = middle;
    }
    if (low - 1 === current) return;
    links[current]?.removeAttribute("aria-current");
    current = low - 1;
    const link = links[current];
    here.textContent = link ? link.textContent : "";
    if (!link) return;
    link.setAttribute("aria-current", "location");
    if (link.offsetTop < list.scrollTop || link.offsetTop + link.offsetHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = link.offsetTop - list.clientHeight / 2;
    }
  }
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; update(); });
  }, { passive: true });
  update();
}

for (const nav of document.querySelectorAll("nav[data-toc]")) followContents(nav);
