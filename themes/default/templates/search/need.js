// How scripts are loaded; and those that only some searches need, each once: one that did not come may be asked for again.
(function () {
  "use strict";
  const needed = {}; // address → promise

  function loadScript(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error("not loaded: " + address));
      document.head.append(script);
    });
  }

  function need(address) {
    needed[address] = needed[address] || loadScript(address).catch((error) => {
      delete needed[address];
      throw error;
    });
    return needed[address];
  }

  Object.assign(window.gazetteSearch, { loadScript, need });
})();
