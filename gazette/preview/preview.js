// In every page of the preview: reloads it where it stood when it has changed, and lays over it what is wrong while something is.
(() => {
  const { shown } = document.currentScript.dataset;
  const KEY = 'preview-place';

  const restore = () => {
    const place = JSON.parse(sessionStorage.getItem(KEY) || 'null');
    sessionStorage.removeItem(KEY);
    history.scrollRestoration = 'auto';
    if (!place || place.path !== location.pathname) return;
    const element = place.id && document.getElementById(place.id);
    if (element) scrollBy({ top: element.getBoundingClientRect().top - place.top, behavior: 'instant' });
    else scrollTo({ top: place.y, behavior: 'instant' });
  };

  const reload = () => {
    const element = document.elementFromPoint(innerWidth / 2, innerHeight / 4)?.closest('[id]');
    const place = { path: location.pathname, y: scrollY, id: element?.id, top: element?.getBoundingClientRect().top };
    sessionStorage.setItem(KEY, JSON.stringify(place));
    history.scrollRestoration = 'manual'; // or the browser scrolls, too
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
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/livereload`);
    const say = words => socket.send(JSON.stringify(words));
    socket.onopen = () => {
      say({ command: 'hello', protocols: ['http://livereload.com/protocols/official-7'] });
      say({ command: 'info', url: location.href, shown });
    };
    socket.onmessage = ({ data }) => {
      const told = JSON.parse(data);
      if (told.command === 'problems') lay(told.html);
      else if (told.command === 'reload' && told.shown !== shown) reload();
      else if (told.command === 'reload') clear();
    };
    socket.onclose = () => setTimeout(connect, 500);
  };

  addEventListener('load', restore);
  connect();
})();
