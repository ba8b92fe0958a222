/* What is said to the learner: a receipt or a word (role=status), a problem (role=alert). Stays until closed. */
import { h } from './words.js';

export class Notices {
  constructor() {
    this.status = h('div', { role: 'status', class: 'kenshu-notices-status' });
    this.alerts = h('div', { role: 'alert', class: 'kenshu-notices-alert' });
    document.body.append(h('div', { class: 'kenshu-notices' }, this.alerts, this.status));
  }

  say(text) {
    this.clear();
    this.status.append(this.card('kenshu-card-say', h('p', {}, text)));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.status.replaceChildren(), 8000);
  }

  receipt({ title, number, lines }) {
    this.clear();
    this.status.append(this.card('kenshu-card-receipt',
      h('p', { class: 'kenshu-card-title' }, title),
      h('p', { class: 'kenshu-receipt-line' }, '受付番号 ', h('strong', { class: 'kenshu-receipt' }, number)),
      h('ul', {}, lines.map(line => h('li', {}, line)))));
  }

  alert(text, key = '') {
    if (key && this.alerts.querySelector(`[data-key="${key}"]`)) return;
    this.status.replaceChildren();
    this.alerts.replaceChildren(this.card('kenshu-card-alert', h('p', { 'data-key': key }, text)));
  }

  clear() {
    clearTimeout(this.timer);
    this.status.replaceChildren();
    this.alerts.replaceChildren();
  }

  card(kind, ...content) {
    const close = h('button', { type: 'button', class: 'kenshu-close', onclick: () => this.clear() }, '閉じる');
    return h('div', { class: `kenshu-card ${kind}` }, h('div', {}, content), close);
  }
}
