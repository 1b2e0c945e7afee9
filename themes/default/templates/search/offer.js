// What the page says where nothing is found: what else to look for, and what to do.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const { FILTERS, passes } = search.filters;

  // stands(): does the reader still ask for this?
  async function offer(found, { wanted, at, strings, addressOf, stands }) {
    const { mended, parted } = found.query.readings.length ? await search.near(wanted.q, passes(wanted)) : { mended: [], parted: null };
    if (!stands()) return;
    const draw = (name, texts) => {
      at(name).hidden = !texts.length;
      const list = at(name).querySelector("span");
      list.textContent = "";
      for (const q of texts) {
        const link = document.createElement("a");
        link.textContent = q;
        link.href = addressOf({ ...wanted, q });
        list.append(list.firstChild ? " " : "", link);
      }
    };
    draw("mended", mended);
    draw("parted", parted ? [parted] : []);
    const narrowed = FILTERS.some((name) => wanted[name]) && found.candidates().length;
    at("hint").textContent = wanted.issue || wanted.doc ? strings.noneThere : narrowed ? strings.noneFiltered : strings.noneHint;
    at("hint").hidden = false; // below what is offered, and so drawn after it: nothing shifts
  }

  Object.assign(search, { offer });
})();
