/* ---- how the reader wants pages to look: the style sheet does it; here it is kept, and set on <html> before the page is first drawn ---- */

const SETTINGS = { elder: ["on"], size: ["small", "large", "huge"], scheme: ["light", "dark"], slash: ["off"] };
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
  const details = box.querySelector("details"), fields = [...box.querySelectorAll("input")];
  const chosen = keptSettings();
  const show = () => {
    for (const field of fields) field.checked = field.value === (document.documentElement.dataset[field.name] ?? "");
  };
  const change = ({ name, value, checked }) => {
    chosen[name] = checked ? value : "";
    applySettings(chosen);
    try { localStorage.setItem(KEPT, JSON.stringify(chosen)); } catch { /* for this page only, then */ }
  };
  box.addEventListener("change", (event) => change(event.target));
  box.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("storage", (event) => { // chosen in another tab
    if (event.key !== KEPT) return;
    for (const name of Object.keys(SETTINGS)) delete chosen[name];
    Object.assign(chosen, keptSettings());
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
}

applySettings(keptSettings());
for (const box of document.querySelectorAll("[data-settings]")) offerSettings(box);
