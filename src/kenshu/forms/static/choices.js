KINDS.choices = (spec, form) => {
  const boxes = spec.choices.map((choice) =>
    node("input", {
      type: "checkbox",
      id: form.id(`choice-${choice.id}`),
      value: choice.id,
      "aria-describedby": form.describedBy,
      onchange: form.changed,
    }),
  );
  const lines = spec.choices.map((choice, i) =>
    node("label", { class: "kenshu-choice", for: boxes[i].id }, boxes[i], node("span", {}, choice.label)),
  );
  const most = spec.max ? node("p", { class: "kenshu-help" }, `${spec.max}つまで選べます。`) : null;
  return {
    node: node("div", { class: "kenshu-choices" }, most, ...lines),
    first: boxes[0],
    read: () => ({ value: boxes.filter((box) => box.checked).map((box) => box.value) }),
    fill(entry) {
      for (const box of boxes) box.checked = (entry.value ?? []).includes(box.value);
    },
  };
};
