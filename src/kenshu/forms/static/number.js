KINDS.number = (spec, form) => {
  const input = node("input", {
    type: "text", // not "number": 全角 digits and commas must be typeable
    inputmode: "decimal",
    autocomplete: "off",
    id: form.id("value"),
    class: "kenshu-number",
    "aria-describedby": spec.unit && !spec.units ? `${form.id("unit")} ${form.describedBy}` : form.describedBy,
    oninput: form.changed,
  });
  const unit = spec.units ? unitSelect(spec, form) : node("span", { class: "kenshu-unit", id: form.id("unit") }, spec.unit ?? "");
  const basis = spec.basis ? node("input", { type: "text", id: form.id("basis"), autocomplete: "off", maxlength: 200, oninput: form.changed }) : null;
  const basisLine = basis && node("p", { class: "kenshu-basis" }, node("label", { for: basis.id }, "どう数えましたか(書かなくてもかまいません)"), basis);
  return {
    node: node("div", {}, node("div", { class: "kenshu-line" }, input, unit), form.notice.error, basisLine),
    first: input,
    read: () => ({ value: input.value, unit: spec.units ? unit.value || null : null, basis: basis?.value ?? null }),
    fill(entry) {
      input.value = entry.value ?? "";
      if (spec.units) unit.value = entry.unit ?? spec.unit ?? "";
      if (basis) basis.value = entry.basis ?? "";
    },
    accepted(entry) {
      if (spec.units && entry.unit) unit.value = entry.unit; // typed behind the number: 「180時間」
    },
  };
};

function unitSelect(spec, form) {
  const options = spec.units.map((unit) => node("option", { value: unit }, unit));
  if (!spec.unit) options.unshift(node("option", { value: "" }, "単位を選ぶ"));
  return node("select", { id: form.id("unit"), class: "kenshu-unit", "aria-label": "単位", onchange: form.changed }, ...options);
}
