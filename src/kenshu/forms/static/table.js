// Rows of inputs. Paste from Excel (TSV) fills from the cell where it lands; Enter goes one row down, as there.
class Table {
  constructor(spec, form) {
    this.spec = spec;
    this.form = form;
    this.fixed = spec.rows?.length > 0;
    this.least = this.fixed ? spec.rows.length : Math.max(1, spec.min_rows ?? 1);
    this.most = this.fixed ? spec.rows.length : (spec.max_rows ?? 30);
    this.body = node("tbody", { onkeydown: (event) => this.goDown(event), onpaste: (event) => this.paste(event) });
    this.add = button("＋ 行を増やす", () => this.cells(this.addRow())[0].focus(), "kenshu-quiet");
    const table = node("table", { class: "kenshu-table", "aria-label": spec.label }, this.head(), this.body);
    this.node = node("div", {}, node("div", { class: "kenshu-scroll" }, table), this.fixed ? null : this.add);
    this.resize(this.least);
  }
  get first() {
    return this.cells(this.body.rows[0])[0];
  }
  read() {
    const row = (tr, i) => [
      ...(this.fixed ? [["row", this.spec.rows[i]]] : []),
      ...this.cells(tr).map((input) => [input.dataset.column, input.value]),
    ];
    return { value: [...this.body.rows].map((tr, i) => Object.fromEntries(row(tr, i))) };
  }
  fill(entry) {
    const rows = entry.value ?? [];
    this.resize(rows.length);
    [...this.body.rows].forEach((tr, i) => {
      for (const input of this.cells(tr)) input.value = rows[i]?.[input.dataset.column] ?? "";
    });
  }
  at(row, column) {
    return this.cells(this.body.rows[row]).find((input) => input.dataset.column === column);
  }

  head() {
    const heading = (column) =>
      node("th", { scope: "col" }, column.label, column.unit ? node("span", { class: "kenshu-column-unit" }, `(${column.unit})`) : null);
    const corner = this.fixed ? node("td") : node("th", { scope: "col" }, "行");
    return node("thead", {}, node("tr", {}, corner, ...this.spec.columns.map(heading), this.fixed ? null : node("td")));
  }
  cell(column) {
    const common = { "aria-describedby": this.form.describedBy, "data-column": column.id };
    if (column.kind === "choice") {
      const options = column.choices.map((choice) => node("option", { value: choice.id }, choice.label));
      return node("select", { ...common, onchange: this.form.changed }, node("option", { value: "" }, "選ぶ"), ...options);
    }
    const number = column.kind === "number" ? { inputmode: "decimal", class: "kenshu-number" } : {};
    return node("input", { ...common, ...number, type: "text", autocomplete: "off", oninput: this.form.changed });
  }
  cells(row) {
    return [...row.querySelectorAll("input, select")];
  }
  addRow() {
    const remove = this.fixed ? null : node("td", {}, button("✕", () => this.removeRow(row), "kenshu-quiet kenshu-remove"));
    const inputs = this.spec.columns.map((column) => node("td", {}, this.cell(column)));
    const row = node("tr", {}, node("th", { scope: "row" }), ...inputs, remove);
    this.body.append(row);
    this.number();
    return row;
  }
  removeRow(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    this.number();
    this.cells(next)[0].focus();
    this.form.changed();
  }
  resize(count) {
    while (this.body.rows.length < Math.min(Math.max(count, this.least), this.most)) this.addRow();
    while (this.body.rows.length > Math.max(count, this.least)) this.body.lastElementChild.remove();
    this.number();
  }
  // Names of rows and cells, and which buttons may be pressed, after rows came or went.
  number() {
    [...this.body.rows].forEach((tr, i) => {
      tr.cells[0].textContent = this.fixed ? this.spec.rows[i] : String(i + 1);
      const name = this.fixed ? this.spec.rows[i] : `${i + 1}行目`;
      this.cells(tr).forEach((input, j) => {
        const { label, unit } = this.spec.columns[j];
        input.setAttribute("aria-label", `${name} ${label}${unit ? `(${unit})` : ""}`);
      });
      const remove = tr.querySelector(".kenshu-remove");
      remove?.setAttribute("aria-label", `${i + 1}行目を消す`);
      if (remove) remove.disabled = this.body.rows.length <= this.least;
    });
    this.add.disabled = this.body.rows.length >= this.most;
  }

  goDown(event) {
    if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "INPUT") return;
    const row = event.target.closest("tr");
    const below = row.nextElementSibling;
    if (below) this.cells(below)[this.cells(row).indexOf(event.target)].focus();
    event.preventDefault();
  }
  paste(event) {
    const pasted = tsv(event.clipboardData?.getData("text/plain") ?? "");
    const single = pasted.length === 1 && pasted[0].length === 1;
    if (event.target.tagName !== "INPUT" || single) return;
    event.preventDefault();
    const words = this.fillFrom(event.target, pasted);
    this.form.changed();
    this.form.tellOnce(words);
  }
  fillFrom(input, pasted) {
    const top = [...this.body.rows].indexOf(input.closest("tr"));
    const left = this.cells(this.body.rows[top]).indexOf(input);
    while (this.body.rows.length < top + pasted.length && this.body.rows.length < this.most) this.addRow();
    const rows = pasted.slice(0, this.body.rows.length - top);
    const widest = Math.max(...rows.map((row) => row.length));
    const wide = Math.min(widest, this.spec.columns.length - left);
    let unread = 0;
    rows.forEach((row, i) => {
      const inputs = this.cells(this.body.rows[top + i]);
      row.slice(0, wide).forEach((words, j) => (unread += put(inputs[left + j], words.trim()) ? 0 : 1));
    });
    const lost = pasted.length > rows.length || widest > wide;
    return `${rows.length}行${wide}列を貼り付けました。` + (lost ? "表に入りきらない部分は貼り付けていません。" : "") +
      (unread ? `選択肢にない言葉が${unread}か所あり、空けてあります。` : "");
  }
}
KINDS.table = (spec, form) => new Table(spec, form);

// Put words into an input, or choose the option that says so; false when there is no such option.
function put(target, words) {
  if (target.tagName !== "SELECT") {
    target.value = words;
    return true;
  }
  const option = [...target.options].find((one) => one.text === words || one.value === words);
  target.value = option?.value ?? "";
  return words === "" || option !== undefined;
}
