const LETTERS = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ";
const LONG = 16; // characters: longer choices are also written out above, each with its letter

KINDS.match = (spec, form) => {
  const long = spec.choices.some((choice) => choice.label.length > LONG) && spec.choices.length <= LETTERS.length;
  const words = (choice, i) => (long ? `${LETTERS[i]} ${choice.label}` : choice.label);
  const list = long ? node("ul", { class: "kenshu-lettered" }, ...spec.choices.map((choice, i) => node("li", {}, words(choice, i)))) : null;
  const unused = node("p", { class: "kenshu-help" });
  const rows = spec.items.map((item) => {
    const options = spec.choices.map((choice, i) => node("option", { value: choice.id }, words(choice, i)));
    const select = node("select", {
      id: form.id(`item-${item.id}`), "aria-describedby": form.describedBy, "data-item": item.id, onchange: (event) => changed(event),
    }, node("option", { value: "" }, "選ぶ"), ...options);
    return { select, line: node("p", { class: "kenshu-pair" }, node("label", { for: select.id }, item.label), select) };
  });
  const value = () => rows.map(({ select }) => ({ item: select.dataset.item, choice: select.value || null }));
  function changed(event) {
    showUnused();
    form.changed(event);
  }
  function showUnused() {
    const used = value().map((row) => row.choice).filter(Boolean);
    const left = spec.choices.filter((choice) => !used.includes(choice.id));
    const names = left.map((choice) => (long ? LETTERS[spec.choices.indexOf(choice)] : `「${choice.label}」`));
    unused.textContent = used.length && left.length ? `まだ使っていないもの: ${names.join(long ? "・" : "")}` : "";
  }
  return {
    node: node("div", { class: "kenshu-pairs" }, list, ...rows.map((row) => row.line), unused),
    first: rows[0].select,
    read: () => ({ value: value() }),
    fill(entry) {
      for (const { select } of rows) {
        select.value = (entry.value ?? []).find((row) => row.item === select.dataset.item)?.choice ?? "";
      }
      showUnused();
    },
  };
};
