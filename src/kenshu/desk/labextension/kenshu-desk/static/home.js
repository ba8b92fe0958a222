/* はじめに: who is here, what there is to do, how far it is, and 提出する. */
import { day, h, handinWords, progress, saved } from './words.js';

export class Home {
  constructor(lab, desk) {
    this.desk = desk;
    this.page = h('div', { class: 'kenshu-home-page', role: 'region', 'aria-label': 'はじめに', tabindex: '-1' });
    this.widget = new lab.widgets.Widget({ node: h('div', { class: 'kenshu-home' }, this.page) });
    this.widget.id = 'kenshu-home';
    this.widget.title.label = 'はじめに';
    this.widget.title.closable = false;
  }

  focus() {
    const next = this.page.querySelector('input, .kenshu-next') ?? this.page;
    requestAnimationFrame(() => next.focus({ preventScroll: true }));
  }

  show(state) {
    const key = this.page.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const typed = this.page.querySelector('input')?.value;
    const first = !this.page.firstChild;
    const asking = !state.learner || this.changing;
    this.page.replaceChildren(
      this.greeting(state),
      asking ? this.question(state) : this.seat(state),
      ...this.ordered(state).map(session => this.session(session, asking)),
      this.foot(state)
    );
    if (typed && this.page.querySelector('input')) this.page.querySelector('input').value = typed;
    if (first && !this.desk.notebook()) this.focus();
    else if (key) this.page.querySelector(`[data-key="${key}"]`)?.focus({ preventScroll: true });
  }

  ordered(state) {
    return [...state.sessions].sort((a, b) => (b.id === state.session) - (a.id === state.session));
  }

  greeting(state) {
    const site = state.site && h('a', { href: state.site, target: '_blank', class: 'kenshu-site', 'data-key': 'site' },
      '講義のページを読む', h('span', { class: 'kenshu-hint' }, '(新しいタブで開きます)'));
    return h('div', { class: 'kenshu-greeting' },
      h('h1', {}, 'はじめに'),
      h('p', { class: 'kenshu-lead' }, 'ようこそ。選ぶ、数を入れる、短く書く。それだけで進められます。',
        '書いたものはそのつど保存され、途中でやめても続きから始められます。'),
      h('p', { class: 'kenshu-promise' }, '答えと点は、あなたと講師だけが見ます。研修の実施と改善だけに使い、人事評価には使いません。',
        state.class.deletes ? `提出されたものは ${state.class.deletes.slice(0, 4)}年${day(state.class.deletes)} に消します。` : ''),
      site || null);
  }

  question(state) {
    const input = h('input', { id: 'kenshu-number', name: 'number', autocomplete: 'off', autocapitalize: 'none',
      spellcheck: 'false', maxlength: '12', 'aria-describedby': 'kenshu-number-help', 'data-key': 'number' });
    const say = h('p', { class: 'kenshu-inline-alert', role: 'alert' });
    const send = async event => {
      event.preventDefault();
      say.textContent = '';
      try {
        await this.desk.sitDown(input.value);
        this.changing = false;
        this.show(this.desk.state);
        this.focus();
      } catch (error) {
        say.textContent = error.message;
        input.focus();
      }
    };
    const back = this.changing && h('button', { type: 'button', class: 'kenshu-quiet', onclick: () => this.change(false) }, 'やめる');
    return h('form', { class: 'kenshu-seat kenshu-asking', onsubmit: send },
      h('label', { for: 'kenshu-number' }, '受講者番号を入れてください'),
      h('p', { id: 'kenshu-number-help', class: 'kenshu-hint' },
        'お渡しした紙にある、m07k のような4〜5文字です。職員番号ではありません。'),
      h('div', { class: 'kenshu-row' }, input, h('button', { class: 'kenshu-primary', 'data-key': 'sit' }, 'この番号で始める'), back || null),
      say);
  }

  seat(state) {
    if (state.class.trial) {
      return h('p', { class: 'kenshu-seat' }, h('strong', {}, '試しの席です。'), ' 受講者番号は要りません。自由に試してください。');
    }
    return h('div', { class: 'kenshu-seat kenshu-row' },
      h('p', {}, h('strong', {}, `${state.learner} さんの席です。`), ` ${state.class.title}`),
      h('button', { type: 'button', class: 'kenshu-quiet', 'data-key': 'change', onclick: () => this.change(true) },
        'ちがう方は、ここで番号を変える'));
  }

  change(on) {
    this.changing = on;
    this.show(this.desk.state);
    this.focus();
  }

  session(session, asking) {
    const dates = [session.date && `実施日 ${day(session.date)}`, session.closes && `締切 ${day(session.closes)}`].filter(Boolean);
    const next = session.notebooks.find(notebook => notebook.done < notebook.total) ?? session.notebooks[0];
    return h('section', { class: 'kenshu-session', 'aria-label': session.title },
      h('h2', {}, session.title),
      dates.length ? h('p', { class: 'kenshu-hint' }, dates.join(' ・ ')) : null,
      session.problem ? h('p', { class: 'kenshu-inline-alert', role: 'alert' }, session.problem) : null,
      h('ul', { class: 'kenshu-notebooks' },
        session.notebooks.map(notebook => h('li', {}, this.notebook(notebook, notebook === next, asking)))),
      this.handin(session, asking));
  }

  notebook(notebook, next, asking) {
    const { key, text, verb } = progress(notebook);
    const share = notebook.total ? Math.round((100 * notebook.done) / notebook.total) : 0;
    return h('button', {
      type: 'button', class: `kenshu-open ${next ? 'kenshu-next' : ''}`, disabled: Boolean(asking),
      'data-key': notebook.id, onclick: () => this.open(notebook)
    },
      h('span', { class: 'kenshu-open-title' }, notebook.title),
      h('span', { class: 'kenshu-open-minutes' }, notebook.minutes ? `約${notebook.minutes}分` : ''),
      h('span', { class: `kenshu-chip kenshu-chip-${key}` }, text),
      h('span', { class: 'kenshu-open-verb', 'aria-hidden': 'true' }, `${verb} ›`),
      h('span', { class: 'kenshu-meter', 'aria-hidden': 'true', style: `--share: ${share}%` }));
  }

  async open(notebook) {
    try {
      await this.desk.openNotebook(notebook.path);
    } catch (error) {
      this.desk.notices.alert(`「${notebook.title}」を開けませんでした。もう一度押してください。だめなときは講師に見せてください。(${error.message})`);
    }
  }

  handin(session, asking) {
    const { state } = session.handin;
    const written = session.notebooks.some(notebook => notebook.done);
    const strong = written && state !== 'done';
    return h('div', { class: `kenshu-handin kenshu-handin-${state}` },
      h('div', {},
        h('p', { class: 'kenshu-handin-words' }, handinWords(session)),
        h('p', { class: 'kenshu-hint' }, saved(session))),
      h('button', { type: 'button', class: strong ? 'kenshu-primary' : 'kenshu-secondary', disabled: Boolean(asking),
        'data-key': `handin-${session.id}`, 'aria-label': `${session.title} を提出する`, onclick: () => this.desk.handIn(session.id) },
        '提出する'));
  }

  foot(state) {
    return h('div', { class: 'kenshu-foot' },
      h('p', { class: 'kenshu-hint' }, `答えの置き場所: ${state.work}`),
      h('button', { type: 'button', class: 'kenshu-quiet', 'data-key': 'leave', onclick: () => this.desk.leave() },
        '今日はここまで(机を閉じる)'));
  }
}
