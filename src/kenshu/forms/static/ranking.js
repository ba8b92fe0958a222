// Things put in order by buttons or arrow keys: above those that have a place, below those that wait for one.
class Ranking {
  constructor(spec, form) {
    this.form = form;
    this.places = spec.max ?? spec.choices.length;
    this.order = [];
    this.things = spec.choices.map((choice) => this.thing(choice));
    this.placed = node("ol", { class: "kenshu-placed", "aria-label": "並べた順", onkeydown: (event) => this.arrow(event) });
    this.unplaced = node("ul", { class: "kenshu-unplaced", "aria-label": "まだ並べていないもの" });
    this.hint = node("p", { class: "kenshu-help" });
    this.heard = node("p", { class: "kenshu-heard", role: "status" });
    this.node = node("div", { class: "kenshu-ranking" }, this.placed, this.hint, this.unplaced, this.heard);
    this.show();
  }
  thing({ id, label }) {
    const act = (words, step, style) => {
      const made = button(words, step, style);
      made.setAttribute("aria-describedby", this.form.describedBy);
      return made;
    };
    const up = act("↑", () => this.move(id, -1), "kenshu-quiet kenshu-step");
    const down = act("↓", () => this.move(id, 1), "kenshu-quiet kenshu-step");
    const out = act("外す", () => this.drop(id), "kenshu-quiet");
    const pick = act(label, () => this.put(id), "kenshu-pick");
    const place = node("span", { class: "kenshu-place", "aria-hidden": "true" });
    const row = node("li", { "data-choice": id }, place, node("span", { class: "kenshu-thing" }, label), up, down, out);
    return { id, label, row, place, up, down, out, pick, wait: node("li", {}, pick) };
  }
  get first() {
    return this.order.length ? this.of(this.order[0]).out : this.things[0].pick;
  }
  of(id) {
    return this.things.find((thing) => thing.id === id);
  }
  read() {
    return { value: this.order };
  }
  fill(entry) {
    this.order = [...(entry.value ?? [])];
    this.heard.textContent = "";
    this.show();
  }

  put(id) {
    const at = this.things.indexOf(this.of(id));
    this.change([...this.order, id], `「${this.of(id).label}」を${this.order.length + 1}番目に置きました。`);
    const rest = [...this.things.slice(at), ...this.things.slice(0, at)].filter((thing) => thing.pick.isConnected && !thing.pick.disabled && !this.order.includes(thing.id));
    (rest[0]?.pick ?? this.of(id).out).focus();
  }
  drop(id) {
    const { label, pick } = this.of(id);
    this.change(this.order.filter((one) => one !== id), `「${label}」を外しました。`);
    pick.focus();
  }
  move(id, step) {
    const from = this.order.indexOf(id);
    const to = from + step;
    if (to < 0 || to >= this.order.length) return;
    const order = [...this.order];
    [order[from], order[to]] = [order[to], order[from]];
    const pressed = document.activeElement;
    const thing = this.of(id);
    this.change(order, `「${thing.label}」を${to + 1}番目にしました。`);
    (pressed.disabled ? (pressed === thing.up ? thing.down : thing.up) : pressed).focus();
  }
  arrow(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const row = event.target.closest("li");
    if (!step || !row) return;
    event.preventDefault();
    this.move(row.dataset.choice, step);
  }
  change(order, words) {
    this.order = order;
    this.show();
    this.heard.textContent = words;
    this.form.changed();
  }
  show() {
    const full = this.order.length >= this.places;
    this.placed.replaceChildren(...this.order.map((id) => this.of(id).row));
    this.order.forEach((id, i) => this.name(this.of(id), i));
    const rest = this.things.filter((thing) => !this.order.includes(thing.id));
    for (const { pick, label } of rest) {
      pick.disabled = full;
      pick.setAttribute("aria-label", full ? label : `${label} を${this.order.length + 1}番目に置く`);
    }
    this.unplaced.replaceChildren(...rest.map((thing) => thing.wait));
    this.placed.hidden = !this.order.length;
    this.unplaced.hidden = !rest.length;
    this.hint.textContent = this.hintWords(rest.length, full);
  }
  name({ label, place, up, down, out }, i) {
    place.textContent = String(i + 1);
    up.disabled = i === 0;
    down.disabled = i === this.order.length - 1;
    up.setAttribute("aria-label", `${i + 1}番目の「${label}」を上へ`);
    down.setAttribute("aria-label", `${i + 1}番目の「${label}」を下へ`);
    out.setAttribute("aria-label", `${i + 1}番目の「${label}」を外す`);
  }
  hintWords(rest, full) {
    if (!rest) return "ぜんぶ並びました。↑と↓で入れかえられます。";
    if (full) return `${this.places}番目まで並びました。入れかえるときは、どれかを外します。`;
    return `${this.order.length + 1}番目に置くものを、下から選びます。`;
  }
}
KINDS.ranking = (spec, form) => new Ranking(spec, form);
