// 「元に戻す」: one step is what was typed in one field, or one act (a tick, a move, a paste, a row gone).
const STEPS = 100;

function history(form) {
  let past = [];
  let now = null;
  let field = null; // where the last change was typed
  const snapshot = () => JSON.stringify({ raw: form.kind.read(), ask: form.waiting?.isOn() ? form.waiting.words() : null });
  const back = button("元に戻す", undo, "kenshu-quiet");
  back.hidden = true;

  function undo() {
    if (!past.length) return;
    now = past.pop();
    field = null;
    const { raw, ask } = JSON.parse(now);
    form.kind.fill(raw);
    form.waiting?.fill(ask);
    back.hidden = !past.length;
    if (back.hidden || !form.root.contains(document.activeElement)) (ask == null ? form.kind.first : form.waiting.field).focus();
    form.saving.changed();
  }
  return {
    node: back,
    undo,
    begin() {
      past = [];
      now = snapshot();
      field = null;
      back.hidden = true;
    },
    note(event) {
      const typed = event?.type === "input" && isTyped(event.target) ? event.target : null;
      const next = snapshot();
      if (next !== now && !(typed && typed === field)) past = [...past.slice(1 - STEPS), now];
      now = next;
      field = typed;
      back.hidden = !past.length;
    },
    left() {
      field = null;
    },
    // The browser's own undo is better while the last change was typed where the cursor stands.
    isNative: (target) => target === field,
  };
}

const isTyped = (target) => target.tagName === "TEXTAREA" || (target.tagName === "INPUT" && target.type === "text");
