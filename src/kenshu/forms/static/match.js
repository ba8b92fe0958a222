KINDS.match = (spec, form) => {
  const rows = spec.items.map((item) => {
    const options = spec.choices.map((choice) => node("option", { value: choice.id }, choice.label));
    const select = node("select", {
      id: form.id(`item-${item.id}`), "aria-describedby": form.describedBy, "data-item": item.id, onchange: form.changed,
    }, node("option", { value: "" }, "選ぶ"), ...options);
    return { select, line: node("p", { class: "kenshu-pair" }, node("label", { for: select.id }, item.label), select) };
  });
  return {
    node: node("div", { class: "kenshu-pairs" }, ...rows.map((row) => row.line)),
    first: rows[0].select,
    read: () => ({ value: rows.map(({ select }) => ({ item: select.dataset.item, choice: select.value || null })) }),
    fill(entry) {
      for (const { select } of rows) {
        select.value = (entry.value ?? []).find((row) => row.item === select.dataset.item)?.choice ?? "";
      }
    },
  };
};
