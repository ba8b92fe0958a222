/* The desk's words and the small pieces of page they stand in. */

/* An element: h('p', {class: 'x', onclick: f}, 'text', child). */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(child => child != null && child !== ''));
  return element;
}

export function clock(iso) {
  const time = new Date(iso);
  return `${time.getHours()}:${String(time.getMinutes()).padStart(2, '0')}`;
}

/* 10:15 today, 11月30日 10:15 on another day. */
export function moment(iso) {
  const time = new Date(iso);
  const today = time.toDateString() === new Date().toDateString();
  return today ? clock(iso) : `${time.getMonth() + 1}月${time.getDate()}日 ${clock(iso)}`;
}

/* 2026-08-04 → 8月4日(火); 2026-08-18T17:15:00+09:00 → 8月18日(火) 17:15 (the class's own wall clock). */
export function day(iso) {
  const [date, time = ''] = iso.split('T');
  const [year, month, number] = date.split('-').map(Number);
  const name = '日月火水木金土'[new Date(year, month - 1, number).getDay()];
  return name ? `${month}月${number}日(${name}) ${time.slice(0, 5)}`.trim() : iso;
}

export function progress(notebook) {
  if (!notebook.done) return { key: 'new', text: '未着手', verb: 'はじめる' };
  if (notebook.done < notebook.total) {
    return { key: 'some', text: `入力中 ${notebook.done}/${notebook.total}`, verb: 'つづける' };
  }
  return { key: 'all', text: 'すべて記入', verb: '見直す' };
}

export function saved(session) {
  return session.saved ? `保存しました ${moment(session.saved)}` : 'まだ何も書いていません';
}

export function handinWords(session) {
  const { state, number, received } = session.handin;
  if (state === 'none') return '未提出';
  if (state === 'changed') return `変更あり(再提出できます) 前回の受付番号 ${number}`;
  return `提出済 受付番号 ${number}(${moment(received)})`;
}

/* {title, number, lines} of the receipt card; ``unsaved``: fields on the screen whose words could not be stored. */
export function receiptWords({ receipt, session }, unsaved) {
  const left = session.notebooks.reduce((sum, notebook) => sum + notebook.total - notebook.done, 0);
  const lines = [`${session.title} を ${moment(receipt.received)} に受け付けました。`];
  if (receipt.members.length) lines.push(`班の提出です(${receipt.members.join('、')})。`);
  if (receipt.replaced.length) lines.push('前に出したものは残り、採点にはこの提出を使います。');
  if (unsaved) lines.push(`⚠ 保存できていない欄が ${unsaved} 個あります。その欄は、直す前の答えで出しました。欄の下の説明を読んで直し、もう一度「提出する」を押してください。`);
  else lines.push(left ? `まだ書いていない問いが ${left} 個あります。` : 'すべての問いに答えが入っています。');
  lines.push('締切までは、直して何度でも出し直せます。');
  return { title: '提出しました', number: receipt.number, lines };
}

/* How many fields of a session hold words that were not stored: the forms keep these in this tab (saving.js). */
export function unsavedIn(session) {
  const ends = new RegExp(`^kenshu:.*[/\\\\]${session}:[^:]+$`);
  return Object.keys(sessionStorage).filter(key => ends.test(key)).length;
}
