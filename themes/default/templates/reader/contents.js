/* ---- contents list: open beside the text, a sheet at the foot of a phone; shows where the reader is ---- */

function followContents(nav) {
  const details = nav.querySelector("details");
  const list = nav.querySelector("ol");
  const here = nav.querySelector("[data-here]");
  const wide = matchMedia("(min-width: 66rem)");
  const links = [...nav.querySelectorAll("a")];
  const targets = links.map((link) => document.getElementById(link.hash.slice(1)));
  let current = -1;

  const unfold = () => { details.open = wide.matches; };
  const fold = () => { if (!wide.matches) details.open = false; };
  wide.addEventListener("change", unfold);
  unfold();
  nav.addEventListener("click", (event) => {
    if (event.target.closest("a")) fold();
    if (event.target.closest("summary") && wide.matches) event.preventDefault();
  });
  nav.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || wide.matches || !details.open) return;
    fold();
    nav.querySelector("summary").focus();
  });
  nav.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !nav.contains(event.relatedTarget)) fold();
  });
  details.addEventListener("toggle", () => { if (details.open) reveal(); });

  function reveal() {
    const link = links[current];
    if (link && (link.offsetTop < list.scrollTop || link.offsetTop + link.offsetHeight > list.scrollTop + list.clientHeight)) {
      list.scrollTop = link.offsetTop - list.clientHeight / 2;
    }
  }
  function update() {
    let low = 0, high = targets.length; // targets stand in order down the page
    while (low < high) {
      const middle = (low + high) >> 1;
      if (targets[middle].getBoundingClientRect().top <= 56) low = middle + 1; else high = middle;
    }
    if (low - 1 === current) return;
    links[current]?.removeAttribute("aria-current");
    current = low - 1;
    const link = links[current];
    here.textContent = link ? link.textContent : "";
    link?.setAttribute("aria-current", "location");
    if (details.open) reveal();
  }
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; update(); });
  }, { passive: true });
  requestAnimationFrame(update);
}

for (const nav of document.querySelectorAll("nav[data-toc]")) followContents(nav);
