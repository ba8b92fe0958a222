// Files go to the kernel piece by piece (each acknowledged), then the answer names them.
const PIECE = 1 << 20; // bytes a message
const LARGEST = 20 << 20; // bytes, all files of a session; the kernel counts those of other questions too

class Files {
  constructor(spec, form) {
    Object.assign(this, { spec, form, rows: [], upload: 0, waiting: null });
    const types = spec.types ?? ["xlsx", "docx", "pptx", "csv", "png", "jpg", "pdf"];
    this.input = node("input", {
      type: "file", id: form.id("file"), multiple: (spec.max ?? 5) > 1, "aria-label": `${spec.label} ファイルを選ぶ`, "aria-describedby": `${form.id("types")} ${form.describedBy}`,
      accept: [...types, ...(types.includes("jpg") ? ["jpeg"] : [])].map((type) => `.${type}`).join(","),
      onchange: () => this.send([...this.input.files]),
    });
    const help = node("p", { class: "kenshu-help", id: form.id("types") }, `付けられるもの: ${types.join("・")}。${spec.max ?? 5}つまで、この回の全部で20MBまで。`);
    this.list = node("ul", { class: "kenshu-files", "aria-label": "付けたファイル" });
    this.progress = node("p", { class: "kenshu-help", role: "status" });
    this.node = node("div", {}, this.list, this.input, help, this.progress);
    this.hear = this.hear.bind(this);
    form.model.on("msg:custom", this.hear);
    this.show();
  }
  get first() {
    return this.input;
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
    const refused = [];
    for (const file of files) {
      const reply = await this.sendOne(file);
      if (reply.type !== "attached") refused.push(reply.message);
      else {
        this.rows = [...this.rows, reply.row];
        this.show();
        this.form.changed();
      }
    }
    this.progress.textContent = "";
    if (refused.length) this.form.refuse(refused.join(""));
  }
  async sendOne(file) {
    if (file.size > LARGEST) {
      return { message: `「${file.name}」は大きすぎます(${sizeInWords(file.size)})。全部で20MBまでです。写真は小さくするか、枚数を減らしてください。` };
    }
    const bytes = await file.arrayBuffer();
    this.upload += 1;
    for (let offset = 0; ; offset += PIECE) {
      this.progress.textContent = `「${file.name}」を付けています(${sizeInWords(offset)}/${sizeInWords(file.size)})`;
      const reply = await this.piece({ type: "attach", name: file.name, whole: file.size, offset, upload: this.upload }, bytes.slice(offset, offset + PIECE));
      if (reply.type !== "piece") return reply;
    }
  }
  piece(message, bytes) {
    return new Promise((resolve) => {
      const silent = { message: `「${message.name}」を付けられませんでした。少し待って、もう一度どうぞ。変わらないときは、F5キーでページを読み込み直してください。` };
      const timer = setTimeout(() => resolve(silent), 15000);
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
  show() {
    this.list.replaceChildren(...this.rows.map((row, i) => {
      const remove = button("外す", () => this.remove(i), "kenshu-quiet");
      remove.setAttribute("aria-label", `${row.file} を外す`);
      return node("li", {}, node("span", { class: "kenshu-thing" }, row.bytes == null ? row.file : `${row.file}(${sizeInWords(row.bytes)})`), remove);
    }));
    this.list.hidden = !this.rows.length;
  }
  remove(i) {
    this.rows = this.rows.filter((_, at) => at !== i);
    this.show();
    this.input.focus();
    this.form.changed();
  }
}
KINDS.file = (spec, form) => new Files(spec, form);

const sizeInWords = (bytes) => (bytes < 1 << 20 ? `${Math.max(1, Math.round(bytes / 1024))}KB` : `${(bytes / (1 << 20)).toFixed(1)}MB`);
