/* ---- how the reader wants pages to look: kept in this browser, set on <html> before the page is first drawn ---- */

const SETTINGS = { elder: ["on"], size: ["small", "large", "huge"], scheme: ["light", "dark"] };
const KEPT = "gazette-settings";

function keptSettings() {
  try {
    return Object.assign({}, Object(JSON.parse(localStorage.getItem(KEPT))));
  } catch { // no storage, or somebody else's text in it
    return {};
  }
}

function applySettings(chosen) {
  for (const [name, values] of Object.entries(SETTINGS)) {
    if (values.includes(chosen[name])) document.documentElement.dataset[name] = chosen[name];
    else delete document.documentElement.dataset[name];
  }
}

function offerSettings(box) {
  const elder = box.querySelector("[data-elder]"), details = box.querySelector("details"), form = box.querySelector("form");
  const chosen = keptSettings();
  const show = () => {
    elder.setAttribute("aria-pressed", chosen.elder === "on");
    for (const input of form.elements) if (input.type === "radio") input.checked = input.value === (chosen[input.name] ?? "");
  };
  const change = (name, value) => {
    chosen[name] = value;
    applySettings(chosen);
    show();
    try { localStorage.setItem(KEPT, JSON.stringify(chosen)); } catch { /* for this page only, then */ }
  };
  elder.addEventListener("click", () => change("elder", chosen.elder === "on" ? "" : "on"));
  form.addEventListener("change", (event) => change(event.target.name, event.target.value));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("storage", (event) => { // chosen in another tab
    if (event.key !== KEPT) return;
    Object.assign(chosen, { elder: "", size: "", scheme: "" }, keptSettings());
    applySettings(chosen);
    show();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
  addEventListener("click", (event) => { if (!details.contains(event.target)) details.open = false; });
  show();
  box.classList.add("ready");
}

applySettings(keptSettings());
for (const box of document.querySelectorAll("[data-settings]")) offerSettings(box);
