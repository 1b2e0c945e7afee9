// In every page of the preview: reloads it where it stood when it has changed, and lays over it what is wrong while something is.
(() => {
  const { shown } = document.currentScript.dataset;
  const KEY = 'preview-place';

  const restore = () => {
    const place = JSON.parse(sessionStorage.getItem(KEY) || 'null');
    sessionStorage.removeItem(KEY);
    if (!place || place.path !== location.pathname) return;
    const element = place.id && document.getElementById(place.id);
    if (element) scrollBy({ top: element.getBoundingClientRect().top - place.top, behavior: 'instant' });
    else scrollTo({ top: place.y, behavior: 'instant' });
  };

  const reload = () => {
    const element = document.elementFromPoint(innerWidth / 2, innerHeight / 4)?.closest('[id]');
    const place = { path: location.pathname, y: scrollY, id: element?.id, top: element?.getBoundingClientRect().top };
    sessionStorage.setItem(KEY, JSON.stringify(place));
    location.reload();
  };

  const clear = () => document.querySelector('#preview-problems')?.remove();

  const lay = html => {
    clear();
    const box = document.createElement('div');
    box.id = 'preview-problems';
    box.setAttribute('role', 'alert');
    box.innerHTML = html;
    document.body.append(box);
  };

  const connect = () => {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/.preview/socket`);
    socket.onopen = () => socket.send(JSON.stringify({ path: decodeURIComponent(location.pathname), shown }));
    socket.onmessage = ({ data }) => {
      const told = JSON.parse(data);
      if (told.problems) lay(told.problems);
      else if (told.shown !== shown) reload();
      else clear();
    };
    socket.onclose = () => setTimeout(connect, 500);
  };

  addEventListener('load', restore);
  connect();
})();
