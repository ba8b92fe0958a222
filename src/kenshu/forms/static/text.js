KINDS.text = (spec, form) => {
  const count = node("p", { class: "kenshu-count", id: form.id("count") });
  const area = node("textarea", {
    id: form.id("value"),
    rows: spec.max_chars <= 100 ? 2 : 4,
    "aria-describedby": `${form.id("count")} ${form.describedBy}`,
    oninput: () => {
      grow();
      form.changed();
    },
  });
  function grow() {
    const hint = [spec.min_chars && `${spec.min_chars}字から`, spec.max_chars && `${spec.max_chars}字まで`].filter(Boolean).join("");
    count.textContent = `${[...area.value].length}字${hint ? `(目安 ${hint})` : ""}`;
    area.style.height = "auto";
    if (area.scrollHeight) area.style.height = `${area.scrollHeight + 2}px`;
  }
  return {
    node: node("div", {}, area, count),
    first: area,
    read: () => ({ value: area.value }),
    fill(entry) {
      area.value = entry.value ?? "";
      grow();
      requestAnimationFrame(grow); // once it stands in the page and has a height
    },
  };
};
