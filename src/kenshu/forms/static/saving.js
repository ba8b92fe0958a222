// Nothing counts as saved before the kernel says so. One save is under way at a time; what is typed meanwhile follows it.
const PAUSE = 350; // ms without typing before a save
const PATIENCE = 3000; // ms until a missing acknowledgement is said aloud
const RELUCTANCE = 1000; // ms before an error is shown to someone who is still typing

class Saver {
  // read(): what stands on the screen; tell: {saving, saved, lost, refused, typing}
  constructor(model, read, tell) {
    Object.assign(this, { model, read, tell, n: 0, dirty: false, underWay: false, held: false, confirmed: [], waiting: [] });
    this.view = crypto.randomUUID?.() ?? String(Math.random());
    this.draft = `kenshu:${model.get("place")}:${model.get("spec").id}`; // this tab only; gone once acknowledged
    this.at = model.get("entry").at ?? null;
    this.hear = this.hear.bind(this);
    model.on("msg:custom", this.hear);
  }
  changed() {
    this.dirty = true;
    clearTimeout(this.errorTimer);
    this.keepDraft();
    if (this.held) return; // a conflict waits for the person's choice
    this.tell.saving();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }
  send(extra = {}) {
    clearTimeout(this.timer);
    if (this.underWay || this.held) return;
    this.dirty = false;
    this.underWay = true;
    this.n += 1;
    this.tell.saving();
    this.watch = setTimeout(() => this.noAnswer(), PATIENCE);
    const raw = this.read();
    this.sent = JSON.stringify(raw);
    this.post({ type: "save", raw, previous: this.at, confirmed: this.confirmed, n: this.n, ...extra });
  }
  post(message, buffers = []) {
    try {
      this.model.send({ ...message, view: this.view }, undefined, buffers);
    } catch {
      // a dead connection: the watch says so
    }
  }
  noAnswer() {
    this.underWay = false; // a later change may try again; a late answer is still taken
    this.dirty = true;
    this.tell.lost();
    this.done(false);
  }
  hear(message) {
    if (message.view !== this.view || message.n == null) return;
    const current = message.n === this.n;
    if (message.type === "saved") this.at = message.entry.at ?? null;
    if (!current) return;
    clearTimeout(this.watch);
    if (this.underWay) this.underWay = false;
    else this.dirty = JSON.stringify(this.read()) !== this.sent; // a late answer, after 「保存できません」
    if (this.dirty && !this.held) return this.send();
    if (message.type === "saved") this.settled(message);
    else this.refused(message);
  }
  settled(message) {
    this.dropDraft();
    this.tell.saved(message);
    this.done(true);
  }
  refused(message) {
    this.dirty = true;
    if (message.type === "conflict") this.held = true;
    const patient = message.type === "error" && this.tell.typing();
    if (patient) this.errorTimer = setTimeout(() => this.tell.refused(message), RELUCTANCE);
    else this.tell.refused(message);
    this.done(false);
  }
  done(well) {
    const waiting = this.waiting;
    this.waiting = [];
    for (const act of waiting) act(well);
  }
  // Calls act(true) once everything typed is stored, act(false) when it cannot be.
  settle(act) {
    if (this.isClean()) return act(true);
    if (this.held) return act(false);
    this.waiting.push(act);
    if (!this.underWay) this.send();
  }
  isClean() {
    return !this.dirty && !this.underWay;
  }
  // What was refused is not sent again before it changes: its message would vanish under the pointer.
  flush() {
    if (this.dirty && JSON.stringify(this.read()) !== this.sent) this.send();
  }
  confirm(found) {
    this.confirmed = [...this.confirmed, ...found];
    this.send();
  }
  keepMine() {
    this.held = false;
    this.send({ force: true });
  }
  takeTheirs(entry) {
    this.held = this.dirty = false;
    this.at = entry.at ?? null;
    this.dropDraft();
  }

  keepDraft() {
    inThisTab(() => sessionStorage.setItem(this.draft, JSON.stringify({ raw: this.read(), at: this.at })));
  }
  dropDraft() {
    inThisTab(() => sessionStorage.removeItem(this.draft));
  }
  // What an earlier showing of this form could not store; from then on it counts as typed over that state.
  unsaved() {
    const kept = inThisTab(() => JSON.parse(sessionStorage.getItem(this.draft)));
    if (kept) this.at = kept.at;
    return kept?.raw;
  }
  stop() {
    for (const timer of [this.timer, this.watch, this.errorTimer]) clearTimeout(timer);
    this.model.off("msg:custom", this.hear);
  }
}

// Storage may be full or switched off; the text still stands on the screen then.
function inThisTab(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
