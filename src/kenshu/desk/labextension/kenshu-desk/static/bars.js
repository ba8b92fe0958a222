/* The bar above (はじめに, 提出する) and the status line at the foot. */
import { h, handinWords, saved } from './words.js';

export class Bars {
  constructor(lab, desk) {
    this.desk = desk;
    this.top = widget(lab, 'kenshu-bar', h('nav', { 'aria-label': '研修の机' }));
    this.foot = widget(lab, 'kenshu-status', h('div', { role: 'group', 'aria-label': '保存と提出の状態' }));
    this.home = h('button', { type: 'button', class: 'kenshu-secondary', onclick: () => desk.goHome() }, '‹ はじめに');
    this.title = h('span', { class: 'kenshu-bar-title' });
    this.send = h('button', { type: 'button', class: 'kenshu-primary', onclick: () => this.handIn() }, '提出する');
    this.more = h('button', { type: 'button', class: 'kenshu-quiet', 'aria-pressed': 'false', onclick: () => this.toggle() }, 'くわしい画面');
    this.saved = h('span', { role: 'status', class: 'kenshu-saved' });
    this.handed = h('span', { class: 'kenshu-handed' });
    this.top.node.append(this.home, this.title, h('span', { class: 'kenshu-space' }), this.more, this.send);
    this.foot.node.append(this.saved, this.handed);
  }

  place(shell) {
    shell.add(this.top, 'header', { rank: 0 });
    shell.add(this.foot, 'bottom', { rank: 0 });
  }

  show(state) {
    const { session, notebook } = this.desk.place();
    const inside = Boolean(this.desk.notebook());
    this.foot.setHidden(!session);
    this.home.hidden = !inside;
    this.send.hidden = !session;
    this.title.textContent = notebook?.title ?? state.class.title;
    setText(this.saved, session ? saved(session) : '');
    setText(this.handed, session ? handinWords(session) : '');
    this.handed.dataset.state = session?.handin.state ?? '';
  }

  handIn() {
    const { session } = this.desk.place();
    if (session) this.desk.handIn(session.id);
  }

  wait(on) {
    this.send.setAttribute('aria-busy', String(on));
    this.send.textContent = on ? '提出しています…' : '提出する';
  }

  toggle() {
    const calm = this.desk.calm;
    calm.active ? calm.off() : calm.on();
    this.more.setAttribute('aria-pressed', String(!calm.active));
    this.more.textContent = calm.active ? 'くわしい画面' : 'やさしい画面にもどる';
  }
}

/* Only a changed text is set: a live region would read the same words again. */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function widget(lab, id, node) {
  const made = new lab.widgets.Widget({ node });
  made.id = id;
  return made;
}
