// What the form says: the saved line, the error at the field, alerts with something to decide, the checked message.
function notices(form) {
  const status = node("p", { class: "kenshu-status", role: "status" });
  const error = node("p", { class: "kenshu-error", id: form.id("error"), role: "alert" });
  const alert = node("div", { class: "kenshu-alert", role: "alert", hidden: true });
  const result = node("div", { class: "kenshu-result", role: "status", "aria-live": "polite" });

  function ask(mark, words, ...buttons) {
    alert.replaceChildren(node("p", {}, sign(mark), words), node("div", { class: "kenshu-buttons" }, ...buttons));
    alert.hidden = false;
  }
  return {
    status, error, alert, result, ask,
    say(mark, words) {
      status.replaceChildren(sign(mark), words);
    },
    wrong(words) {
      error.replaceChildren(...(words ? [sign("!"), words] : []));
    },
    quiet() {
      alert.hidden = true;
      alert.replaceChildren();
    },
    mark(message) {
      result.className = `kenshu-result kenshu-${message.tone}`;
      result.replaceChildren(node("p", {}, node("strong", {}, sign(message.sign), message.words)), node("p", {}, message.message));
    },
    forget() {
      result.className = "kenshu-result";
      result.replaceChildren();
    },
  };
}
