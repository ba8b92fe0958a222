// Rows of inputs. Enter and the arrow keys go from row to row, as in Excel; what is pasted: paste.js.
class Table {
  constructor(spec, form) {
    this.spec = spec;
    this.form = form;
    this.fixed = spec.rows?.length > 0;
    this.least = this.fixed ? spec.rows.length : Math.max(1, spec.min_rows ?? 1);
    this.most = this.fixed ? spec.rows.length : (spec.max_rows ?? 30);
    this.body = node("tbody", { onkeydown: (event) => this.goToRow(event), onpaste: (event) => paste(this, event) });
    this.add = button("＋ 行を増やす", () => this.addAndGo(0), "kenshu-quiet");
    this.full = node("span", { class: "kenshu-help" }, `${this.most}行までです。`);
    this.pasted = node("p", { class: "kenshu-help", role: "status" });
    const table = node("table", { class: "kenshu-table", "aria-label": spec.label }, this.head(), this.body);
    const more = this.fixed ? null : node("div", { class: "kenshu-more" }, this.add, this.full);
    this.node = node("div", {}, node("div", { class: "kenshu-scroll" }, table), more, this.pasted);
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
    this.pasted.textContent = "";
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
    const common = { "aria-describedby": this.form.describedBy, "data-column": column.id, style: `--letters: ${lettersOf(column)}` };
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
  row() {
    const remove = this.fixed ? null : node("td", {}, button("✕", () => this.removeRow(row), "kenshu-quiet kenshu-remove"));
    const inputs = this.spec.columns.map((column) => node("td", {}, this.cell(column)));
    const row = node("tr", {}, node("th", { scope: "row" }), ...inputs, remove);
    return row;
  }
  addAndGo(column) {
    this.resize(this.body.rows.length + 1);
    this.cells(this.body.lastElementChild)[column].focus();
    this.form.changed();
  }
  removeRow(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    this.number();
    this.cells(next)[0].focus();
    this.form.changed();
  }
  // Make it ``count`` rows, as far as the table's limits allow.
  resize(count) {
    const wanted = Math.min(Math.max(count, this.least), this.most);
    const missing = Math.max(0, wanted - this.body.rows.length);
    this.body.append(...Array.from({ length: missing }, () => this.row()));
    while (this.body.rows.length > wanted) this.body.lastElementChild.remove();
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
    this.full.hidden = !this.add.disabled;
  }

  goToRow(event) {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    const row = event.target.closest("tr");
    const column = this.cells(row).indexOf(event.target);
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    if (next) this.cells(next)[column].focus();
    else if (event.key === "Enter" && !this.add.disabled && this.cells(row).some((input) => input.value)) this.addAndGo(column);
  }
}
// How many letters a cell shows at once: as the spec says, else by its kind (as Column.shows).
function lettersOf(column) {
  if (column.letters) return column.letters;
  if (column.kind === "choice") return Math.min(14, Math.max(...column.choices.map((choice) => choice.label.length)));
  return column.kind === "number" ? 5 : 12;
}
KINDS.table = (spec, form) => new Table(spec, form);
