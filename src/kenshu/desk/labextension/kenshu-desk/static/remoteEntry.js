/* How JupyterLab loads the desk: the container of module federation, written by hand, so that no Node is needed.
   It takes JupyterLab's own modules out of the shared scope and gives them to desk.js (a plain ES module). */
(() => {
  const here = document.currentScript.src;
  const NEEDED = {
    application: '@jupyterlab/application',
    coreutils: '@jupyterlab/coreutils',
    notebook: '@jupyterlab/notebook',
    services: '@jupyterlab/services',
    widgets: '@lumino/widgets'
  };
  let scope;

  async function shared(name) {
    const [offer] = Object.values(scope[name]);
    return (await offer.get())();
  }

  async function load() {
    const names = Object.entries(NEEDED);
    const found = names.map(async ([short, name]) => [short, await shared(name)]);
    const lab = Object.fromEntries(await Promise.all(found));
    const { plugins } = await import(new URL('desk.js', here).href);
    const exports = { __esModule: true, default: plugins(lab, new URL('desk.css', here).href) };
    return () => exports;
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB['kenshu-desk'] = { init: given => { scope = given; }, get: load };
})();
