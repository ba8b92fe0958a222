// The form of one question: its parts, put together.
function render({ model, el }) {
  const spec = model.get("spec");
  const uid = `kenshu-${crypto.randomUUID?.() ?? Math.random()}`;
  const form = {
    model,
    spec,
    id: (name) => `${uid}-${name}`,
    changed: (event) => {
      form.history.note(event);
      form.saving.changed();
    },
    read: () => (form.waiting?.isOn() ? { ask: form.waiting.words() } : form.kind.read()),
    fill: (entry) => fill(form, entry),
  };
  form.describedBy = [spec.help && form.id("help"), form.id("error")].filter(Boolean).join(" ");
  form.notice = notices(form);
  form.kind = KINDS[spec.kind](spec, form);
  form.waiting = spec.ask ? askLine(form) : null;
  form.saving = new Saver(model, form.read, teller(form));
  form.history = history(form);
  form.root = layout(form);
  keepKeys(form);
  el.append(form.root);
  restore(form);

  const onMessage = (message) => hearMark(form, message);
  const onEntry = () => mirror(form);
  model.on("msg:custom", onMessage);
  model.on("change:entry", onEntry);
  return () => {
    form.saving.stop();
    form.kind.stop?.();
    model.off("msg:custom", onMessage);
    model.off("change:entry", onEntry);
  };
}

function layout(form) {
  const { spec, notice, kind, model } = form;
  const grouped = spec.kind !== "number" && spec.kind !== "text";
  const heading = grouped ? node("legend", {}, spec.label) : node("label", { for: kind.first.id }, spec.label);
  heading.className = "kenshu-label";
  const help = spec.help ? node("p", { class: "kenshu-help", id: form.id("help") }, spec.help) : null;
  const lane = spec.lane === "b" ? node("p", { class: "kenshu-help" }, "人の名前・住所は書かず、役割で書いてください(例: 窓口A)。") : null;
  const field = node("fieldset", { class: "kenshu-answer-field", role: "none" }, kind.node);
  form.field = field;
  const body = node(grouped ? "fieldset" : "div", {}, heading, help, lane, field, field.contains(notice.error) ? null : notice.error);
  const note = model.get("note") ? node("p", { class: "kenshu-note", role: "alert" }, sign("!"), model.get("note")) : null;
  const checking = model.get("checkable") ? button("確かめる", () => check(form), "kenshu-main") : null;
  const bar = node("div", { class: "kenshu-bar" }, checking, form.history.node, notice.status);
  return node("div", { class: "kenshu-form", lang: "ja", "data-lm-suppress-shortcuts": "true", "data-question": spec.id },
    note, body, form.waiting?.node, notice.alert, bar, notice.result);
}

const VERB = { number: "書く", text: "書く", table: "書く", file: "付ける", ranking: "並べる", cards: "分ける" };

function fill(form, entry) {
  form.kind.fill(entry);
  form.waiting?.fill(entry.ask ?? null);
  if (entry.at) form.notice.say("✓", `保存済みです ${clock(entry.at)}`);
  else form.notice.say("", `${VERB[form.spec.kind] ?? "選ぶ"}と自動で保存します`);
}

// The stored answer; over it what an earlier showing of this form could not store (kernel gone, page reloaded).
function restore(form) {
  fill(form, form.model.get("entry"));
  form.history.begin();
  const draft = form.saving.unsaved();
  if (!draft) return;
  form.kind.fill(draft);
  form.waiting?.fill(draft.ask ?? null);
  form.changed();
}

// Another view of the same widget stored an answer: show it here too, unless someone is writing.
function mirror(form) {
  if (!form.saving.isClean()) return;
  const entry = form.model.get("entry");
  form.saving.at = entry.at ?? null;
  if (!form.root.contains(document.activeElement)) {
    fill(form, entry);
    form.history.begin();
  }
}

// JupyterLab must not take these keys for its own: d d would delete the cell. Ctrl+S saves the answer instead.
function keepKeys(form) {
  for (const type of ["keydown", "keyup", "keypress", "paste", "copy", "cut", "contextmenu"]) {
    form.root.addEventListener(type, (event) => event.stopPropagation());
  }
  form.root.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // an IME is choosing characters: every key is its own
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z") {
      if (form.history.isNative(event.target)) return;
      event.preventDefault();
      return form.history.undo();
    }
    const save = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (!save && !(event.key === "Enter" && event.target.type === "text")) return;
    event.preventDefault();
    form.saving.flush();
  });
  form.root.addEventListener("focusout", () => {
    form.history.left();
    form.saving.flush();
  });
}

export default { render };
