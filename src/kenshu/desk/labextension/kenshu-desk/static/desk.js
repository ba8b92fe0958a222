/* The desk as a JupyterLab plugin: puts together the parts that lie beside this file. */
import { Bars } from './bars.js';
import { Calm } from './calm.js';
import { Home } from './home.js';
import { attend, settled } from './notebook.js';
import { Notices } from './notices.js';
import { Talk } from './talk.js';
import { receiptWords, unsavedIn } from './words.js';

export function plugins(lab, stylesheet) {
  const desk = {
    id: 'kenshu-desk:plugin',
    autoStart: true,
    requires: [lab.application.ILabShell, lab.notebook.INotebookTracker],
    activate: (app, shell, tracker) => new Desk(lab, app, shell, tracker, stylesheet)
  };
  const connectionLost = { // the desk says it in its own words (Talk.onLost)
    id: 'kenshu-desk:connection-lost',
    autoStart: true,
    provides: lab.application.IConnectionLost,
    activate: () => async () => {}
  };
  return [desk, connectionLost];
}

class Desk {
  constructor(lab, app, shell, tracker, stylesheet) {
    Object.assign(this, { lab, app, shell, tracker });
    document.documentElement.lang = 'ja';
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: stylesheet });
    document.head.append(link);
    this.notices = new Notices();
    this.talk = new Talk(lab);
    this.home = new Home(lab, this);
    this.bars = new Bars(lab, this);
    this.calm = new Calm(app, shell, tracker);
    this.talk.listen(state => this.show(state));
    this.talk.onLost = () => this.notices.alert(
      '研修の机との接続が切れました。黒い画面(start)が閉じていたら、もう一度開いてください。保存済みの答えは残っています。', 'lost');
    this.talk.onFound = () => this.notices.clear();
    tracker.widgetAdded.connect((_, panel) => attend(lab, panel, this));
    shell.currentChanged.connect(() => this.refresh());
    const ready = new Promise(resolve => { link.onload = link.onerror = resolve; });
    Promise.all([app.restored, ready]).then(() => this.open());
  }

  async open() {
    this.shell.add(this.home.widget, 'main', { activate: false });
    this.bars.place(this.shell);
    if (!this.notebook()) this.goHome();
    this.calm.on();
    this.refresh();
    document.addEventListener('keydown', event => this.key(event), true);
    document.addEventListener('focusout', () => this.talk.soon(), true);
    await this.talk.start();
  }

  show(state) {
    this.state = state;
    this.home.show(state);
    this.bars.show(state);
  }

  refresh() {
    this.calm.again();
    if (this.state) this.bars.show(this.state);
    document.title = this.notebook() ? `${this.title()} — 自治体DX実践研修` : 'はじめに — 自治体DX実践研修';
    this.talk.soon();
  }

  /* The notebook in front, or null while はじめに is. */
  notebook() {
    const widget = this.shell.currentWidget;
    return widget && this.tracker.has(widget) ? widget : null;
  }

  /* {session, notebook} entries of the state for the notebook in front. */
  place() {
    const path = this.notebook()?.context.path;
    for (const session of this.state?.sessions ?? []) {
      const notebook = session.notebooks.find(item => item.path === path);
      if (notebook) return { session, notebook };
    }
    return {};
  }

  title() {
    return this.place().notebook?.title ?? '演習';
  }

  goHome() {
    this.shell.activateById(this.home.widget.id);
    this.home.focus();
  }

  async openNotebook(path) {
    this.notices.clear();
    for (const panel of this.panels().filter(panel => panel.context.path !== path)) await this.close(panel);
    const opened = this.app.commands.execute('docmanager:open', { path, factory: 'Notebook' });
    this.endOthers(path);
    await opened;
  }

  /* One kernel at a time: the one warmed up for another notebook ends. */
  async endOthers(path) {
    const { sessions } = this.app.serviceManager;
    await sessions.refreshRunning();
    for (const { id, path: other } of sessions.running()) {
      if (other !== path) sessions.shutdown(id).catch(() => {});
    }
  }

  async closeAll() {
    for (const panel of this.panels()) await this.close(panel);
  }

  /* Save, end the kernel (a learner's PC has little memory) and close. */
  async close(panel) {
    await settled(panel);
    await panel.context.save();
    await panel.sessionContext.shutdown();
    panel.dispose();
  }

  panels() {
    const found = [];
    this.tracker.forEach(panel => found.push(panel));
    return found;
  }

  /* 提出する: what is on the screen is written first; the receipt, or the reason, is said in words. */
  async handIn(session) {
    if (this.busy) return;
    this.busy = true;
    this.bars.wait(true);
    try {
      document.activeElement?.closest?.('.jp-OutputArea') && document.activeElement.blur();
      for (const panel of this.panels()) {
        await settled(panel);
        await panel.context.save();
      }
      const done = await this.talk.post('handin', { session });
      this.notices.receipt(receiptWords(done, unsavedIn(session)));
    } catch (error) {
      this.notices.alert(error.message);
      if (!this.state?.learner) this.goHome();
    } finally {
      this.busy = false;
      this.bars.wait(false);
      await this.talk.now();
    }
  }

  async sitDown(number) {
    await this.closeAll();
    const { learner } = await this.talk.post('learner', { number });
    this.notices.say(`${learner} さんの席です。これで始められます。`);
    await this.talk.now();
  }

  async leave() {
    await this.closeAll();
    this.talk.stop();
    await this.talk.shutdown();
    document.body.innerHTML = '';
    const page = document.createElement('main');
    page.className = 'kenshu-goodbye';
    page.innerHTML = '<h1>おつかれさまでした</h1><p>研修の机を閉じました。答えは保存されています。この画面は閉じてかまいません。</p>';
    document.body.append(page);
  }

  key(event) {
    if (!this.calm.active) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      this.notebook()?.context.save();
    } else if (event.key === 'Escape' && !event.isComposing) {
      this.notices.clear();
    }
  }
}
