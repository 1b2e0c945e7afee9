// Scripts that only some searches need, each loaded once; one that did not come may be asked for again.
(function () {
  "use strict";
  const needed = {}; // address → promise

  function need(address) {
    needed[address] = needed[address] || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => {
        delete needed[address];
        reject(new Error("not loaded: " + address));
      };
      document.head.append(script);
    });
    return needed[address];
  }

  Object.assign(window.gazetteSearch, { need });
})();
