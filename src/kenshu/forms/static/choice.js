KINDS.choice = (spec, form) => {
  const radios = spec.choices.map((choice) =>
    node("input", {
      type: "radio",
      name: form.id("choice"),
      id: form.id(`choice-${choice.id}`),
      value: choice.id,
      "aria-describedby": form.describedBy,
      onchange: () => {
        clear.hidden = false;
        form.changed();
      },
    }),
  );
  const clear = button("選択を取り消す", () => {
    for (const radio of radios) radio.checked = false;
    clear.hidden = true;
    radios[0].focus();
    form.changed();
  }, "kenshu-quiet");
  const lines = spec.choices.map((choice, i) =>
    node("label", { class: "kenshu-choice", for: radios[i].id }, radios[i], node("span", {}, choice.label)),
  );
  return {
    node: node("div", { class: "kenshu-choices" }, ...lines, clear),
    first: radios[0],
    read: () => ({ value: radios.find((radio) => radio.checked)?.value ?? null }),
    fill(entry) {
      for (const radio of radios) radio.checked = radio.value === entry.value;
      clear.hidden = entry.value == null;
    },
  };
};
