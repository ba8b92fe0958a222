// Small makers of elements; KINDS is filled by choice.js, number.js and so on.
// A kind is (spec, form) => { node, read(), fill(entry), first } and optionally { accepted(entry), at(row, column), stop() };
// fill(read()) changes nothing: undo and unsaved drafts rely on it.
const KINDS = {};

function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

const button = (words, onclick, style = "") =>
  node("button", { type: "button", class: `kenshu-button ${style}`, onclick }, words);

// The sign is for the eye; the words beside it say the same.
const sign = (mark) => node("span", { class: "kenshu-sign", "aria-hidden": "true" }, mark);

// 「10:15」 today, 「6月15日 10:15」 on another day; the stamp is UTC, the clock on the wall is local.
function clock(at) {
  const then = new Date(at);
  const time = `${then.getHours()}:${String(then.getMinutes()).padStart(2, "0")}`;
  const today = then.toDateString() === new Date().toDateString();
  return today ? time : `${then.getMonth() + 1}月${then.getDate()}日 ${time}`;
}
