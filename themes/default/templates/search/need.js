// How scripts are loaded; and those that only some searches need, each once: one that did not come may be asked for again.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const needed = {}; // name → promise
  search.root = ""; // the way up to the site's root

  function loadScript(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error("not loaded: " + address));
      document.head.append(script);
    });
  }

  function need(name) {
    needed[name] = needed[name] || loadScript(`${search.root}static/search/${name}.js`).catch((error) => {
      delete needed[name];
      throw error;
    });
    return needed[name];
  }

  Object.assign(search, { loadScript, need });
})();
