/* Calm mode: of JupyterLab only the page itself is left. 「くわしい画面」 brings everything back. */
export class Calm {
  constructor(shell, tracker) {
    Object.assign(this, { shell, tracker });
    this.active = false;
    this.hidden = new Set();
  }

  on() {
    this.active = true;
    document.body.classList.add('kenshu-calm');
    document.body.setAttribute('data-lm-suppress-shortcuts', 'true'); // `d` `d` must not delete a cell
    this.shell.mode = 'single-document';
    this.again();
  }

  off() {
    this.active = false;
    document.body.classList.remove('kenshu-calm');
    document.body.removeAttribute('data-lm-suppress-shortcuts');
    this.shell.mode = 'multiple-document';
    this.hidden.forEach(widget => widget.isDisposed || widget.show());
    this.hidden.clear();
  }

  /* Hide what has come up since; JupyterLab shows some of its panels again when the page changes. */
  again() {
    if (!this.active) return;
    this.hideAround(this.shell);
    this.tracker.forEach(panel => this.hide(panel.toolbar));
  }

  /* Widgets are hidden through Lumino, which then gives their room to the page; CSS alone would leave gaps. */
  hideAround(parent) {
    for (const child of [...parent.children()]) {
      if (this.keep(child)) continue;
      if (this.holdsKept(child)) this.hideAround(child);
      else this.hide(child);
    }
  }

  hide(widget) {
    if (widget.isHidden) return;
    this.hidden.add(widget);
    widget.hide();
  }

  keep(widget) {
    return ['jp-main-dock-panel', 'kenshu-bar', 'kenshu-status'].includes(widget.id);
  }

  holdsKept(widget) {
    return Boolean(widget.node.querySelector('#jp-main-dock-panel, #kenshu-bar, #kenshu-status'));
  }
}
