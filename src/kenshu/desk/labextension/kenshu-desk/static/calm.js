/* Calm mode: of JupyterLab only the page itself is left. 「くわしい画面」 brings everything back. */
export class Calm {
  constructor(app, shell, tracker) {
    Object.assign(this, { shell, tracker });
    const { commands } = app; // JupyterLab's shortcuts rest: `d` `d` must not delete a cell
    const process = commands.processKeydownEvent.bind(commands);
    commands.processKeydownEvent = event => this.active || process(event);
    this.active = false;
    this.hidden = new Set();
  }

  on() {
    this.active = true;
    document.body.classList.add('kenshu-calm');
    this.shell.mode = 'single-document';
    this.again();
  }

  off() {
    this.active = false;
    document.body.classList.remove('kenshu-calm');
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
