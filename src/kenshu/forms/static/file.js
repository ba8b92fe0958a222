// Files go to the kernel piece by piece, each acknowledged; then the answer names them.
const PIECE = 1 << 20; // bytes a message
const LARGEST = 20 << 20; // bytes; the kernel also counts what other questions hold
const SILENCE = 15000; // ms without an acknowledgement
const FILE_TYPES = ["xlsx", "docx", "pptx", "csv", "png", "jpg", "pdf"];

class Files {
  constructor(spec, form) {
    Object.assign(this, { spec, form, rows: [], upload: 0, waiting: null, most: spec.max ?? 5 });
    const types = spec.types ?? FILE_TYPES;
    this.input = node("input", {
      type: "file", id: form.id("file"), multiple: this.most > 1, "aria-label": "ファイルを選ぶ",
      "aria-describedby": `${form.id("types")} ${form.id("refused")} ${form.describedBy}`,
      accept: [...types, ...(types.includes("jpg") ? ["jpeg"] : [])].map((type) => `.${type}`).join(","),
      onchange: () => this.send([...this.input.files]),
    });
    this.words = node("span", { "aria-hidden": "true" });
    const choose = node("div", { class: "kenshu-choose" }, this.words, this.input);
    const help = node("p", { class: "kenshu-help", id: form.id("types") }, `付けられるもの: ${types.join("・")}。この回の全部で20MBまで。`);
    this.list = node("ul", { class: "kenshu-files", "aria-label": "付けたファイル" });
    this.progress = node("p", { class: "kenshu-help", role: "status" });
    this.refused = node("p", { class: "kenshu-error", id: form.id("refused"), role: "alert" });
    this.node = node("div", {}, this.list, choose, help, this.progress, this.refused);
    this.hear = this.hear.bind(this);
    form.model.on("msg:custom", this.hear);
    this.show();
  }
  get first() {
    return this.input.disabled ? this.list.querySelector("button") : this.input;
  }
  read() {
    return { value: this.rows };
  }
  fill(entry) {
    this.rows = [...(entry.value ?? [])];
    this.show();
  }
  stop() {
    this.form.model.off("msg:custom", this.hear);
  }

  async send(files) {
    this.input.value = ""; // the same file may be chosen again
    this.refused.replaceChildren();
    const refused = [];
    for (const file of files) {
      const reply = this.rows.length < this.most ? await this.sendOne(file) : { message: `「${file.name}」は付けていません。${this.most}つまでです。` };
      if (reply.type === "attached") this.change([...this.rows, reply.row]);
      else refused.push(reply.message);
    }
    this.progress.textContent = "";
    if (refused.length) this.refused.replaceChildren(sign("!"), refused.join(""));
  }
  async sendOne(file) {
    if (file.size > LARGEST) {
      return { message: `「${file.name}」は大きすぎます(${sizeInWords(file.size)})。全部で20MBまでです。写真は小さくするか、枚数を減らしてください。` };
    }
    this.upload += 1;
    for (let offset = 0; ; offset += PIECE) {
      this.progress.textContent = `「${file.name}」を付けています(${sizeInWords(offset)}/${sizeInWords(file.size)})`;
      const bytes = await file.slice(offset, offset + PIECE).arrayBuffer();
      const reply = await this.ask({ type: "attach", name: file.name, whole: file.size, offset, upload: this.upload }, bytes);
      if (reply.type !== "piece") return reply;
    }
  }
  ask(message, bytes) {
    return new Promise((resolve) => {
      const silent = { message: `「${message.name}」を付けられませんでした。少し待って、もう一度どうぞ。変わらないときは、F5キーでページを読み込み直してください。` };
      const timer = setTimeout(() => resolve(silent), SILENCE);
      this.waiting = (reply) => {
        clearTimeout(timer);
        resolve(reply);
      };
      this.form.saving.post(message, [bytes]);
    });
  }
  hear(message) {
    if (message.view === this.form.saving.view && message.upload === this.upload) this.waiting?.(message);
  }
  change(rows) {
    this.rows = rows;
    this.show();
    this.form.changed();
  }
  show() {
    this.list.replaceChildren(...this.rows.map((row, i) => this.line(row, i)));
    this.list.hidden = !this.rows.length;
    const full = this.rows.length >= this.most;
    this.input.disabled = full;
    this.words.textContent = full ? `${this.most}つ付けました。付けかえるときは、先に外します。` : "ファイルを選ぶ(ここに落としても付けられます)";
  }
  line(row, i) {
    const remove = button("外す", () => {
      this.change(this.rows.filter((_, at) => at !== i));
      this.input.focus();
    }, "kenshu-quiet");
    remove.setAttribute("aria-label", `${row.file} を外す`);
    remove.setAttribute("aria-describedby", this.form.describedBy);
    return node("li", {}, node("span", { class: "kenshu-thing" }, row.bytes == null ? row.file : `${row.file}(${sizeInWords(row.bytes)})`), remove);
  }
}
KINDS.file = (spec, form) => new Files(spec, form);

const sizeInWords = (bytes) =>
  bytes < 1 << 20 ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString()}KB` : `${(bytes / (1 << 20)).toFixed(1)}MB`;
