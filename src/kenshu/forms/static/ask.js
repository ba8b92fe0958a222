// 「まだ分からない(誰に聞くか)」: while it is ticked the answer's own fields rest, and their text stays.
function askLine(form) {
  const field = node("input", {
    type: "text", id: form.id("who"), autocomplete: "off", maxlength: 200, "aria-describedby": form.id("error"), oninput: form.changed,
  });
  const box = node("input", { type: "checkbox", id: form.id("ask"), onchange: toggled });
  const label = node("label", { for: field.id }, "誰に聞きますか(名前ではなく役割で。例: 財政課の予算担当)");
  const who = node("p", { class: "kenshu-basis" }, label, field);
  function turn() {
    who.hidden = !box.checked;
    form.field.disabled = box.checked;
  }
  function toggled() {
    turn();
    if (box.checked) field.focus();
    form.changed();
  }
  const line = node("label", { class: "kenshu-choice", for: box.id }, box, node("span", {}, "まだ分からない(誰に聞くかを書く)"));
  return {
    node: node("div", { class: "kenshu-ask" }, line, who),
    field,
    isOn: () => box.checked,
    words: () => field.value,
    fill(words) {
      box.checked = words != null;
      field.value = words ?? "";
      turn();
    },
  };
}
