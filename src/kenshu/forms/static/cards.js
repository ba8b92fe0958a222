// Cards into piles without dragging: one card is in the hand, a button a pile puts it there and takes the next.
class Cards {
  constructor(spec, form) {
    Object.assign(this, { spec, form, piled: {}, hand: spec.items[0].id });
    this.cards = Object.fromEntries(spec.items.map((item) => [item.id, this.card(item)]));
    this.loose = node("ul", { class: "kenshu-cards" });
    this.left = node("p", { class: "kenshu-pile-name", id: form.id("left") });
    this.held = node("p", { class: "kenshu-held" });
    this.piles = spec.choices.map((pile) => this.pile(pile));
    this.back = button("まだ分けていないカードに戻す", () => this.put(null), "kenshu-quiet");
    this.heard = node("p", { class: "kenshu-heard", role: "status" });
    this.loose.setAttribute("aria-labelledby", this.left.id);
    const table = node("div", { class: "kenshu-table-top" },
      node("div", { class: "kenshu-pile" }, this.left, this.loose), ...this.piles.map((pile) => pile.box));
    const puts = node("div", { class: "kenshu-puts", role: "group", "aria-label": "置く山" }, ...this.piles.map((pile) => pile.here), this.back);
    this.node = node("div", { class: "kenshu-sorting", onkeydown: (event) => this.digit(event) }, this.held, puts, table, this.heard);
    this.show();
  }
  card(item) {
    const made = button(item.label, () => this.take(item.id), "kenshu-card");
    made.setAttribute("aria-describedby", this.form.describedBy);
    return { ...item, button: made, line: node("li", {}, made) };
  }
  pile({ id, label }, i) {
    const here = button(label, () => this.put(id), "kenshu-put");
    const name = node("p", { class: "kenshu-pile-name", id: this.form.id(`pile-${id}`) });
    const list = node("ul", { class: "kenshu-cards", "aria-labelledby": name.id });
    return { id, label, here, name, list, box: node("div", { class: "kenshu-pile" }, name, list) };
  }
  get first() {
    return this.piles[0].here;
  }
  read() {
    return { value: this.spec.items.map(({ id }) => ({ item: id, choice: this.piled[id] ?? null })) };
  }
  fill(entry) {
    this.piled = Object.fromEntries((entry.value ?? []).map((row) => [row.item, row.choice]));
    this.hand = this.nextLoose();
    this.show();
  }
  nextLoose(after) {
    const ids = this.spec.items.map((item) => item.id);
    const from = after ? ids.indexOf(after) + 1 : 0;
    return [...ids.slice(from), ...ids.slice(0, from)].find((id) => !this.piled[id]) ?? null;
  }

  take(id) {
    this.hand = id;
    this.show();
    this.heard.textContent = `「${this.cards[id].label}」を取りました。置く山を選んでください。`;
    this.piles[0].here.focus();
  }
  put(pile) {
    if (!this.hand) return;
    const card = this.cards[this.hand];
    const where = this.piles.find((one) => one.id === pile)?.label;
    this.piled[card.id] = pile;
    this.hand = pile ? this.nextLoose(card.id) : card.id;
    this.show();
    const next = this.hand ? `次は「${this.cards[this.hand].label}」です。` : "ぜんぶ分けました。";
    this.heard.textContent = where ? `「${card.label}」を「${where}」に置きました。${next}` : `「${card.label}」を戻しました。`;
    if (!this.hand) card.button.focus();
    else if (!pile) this.first.focus();
    this.form.changed();
  }
  digit(event) {
    const pile = this.piles[Number(event.key) - 1];
    if (!pile || !this.hand || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.put(pile.id);
  }
  show() {
    const inPile = (id) => this.spec.items.filter((item) => (this.piled[item.id] ?? null) === id).map((item) => this.cards[item.id].line);
    for (const pile of this.piles) {
      const lines = inPile(pile.id);
      pile.list.replaceChildren(...lines);
      pile.name.textContent = `${pile.label}(${lines.length}枚)`;
      pile.here.disabled = !this.hand;
    }
    const loose = inPile(null);
    this.loose.replaceChildren(...loose);
    this.left.textContent = `まだ分けていないカード(${loose.length}枚)`;
    for (const { id, button } of Object.values(this.cards)) button.setAttribute("aria-pressed", String(id === this.hand));
    this.back.hidden = !this.hand || !this.piled[this.hand];
    this.held.replaceChildren(...(this.hand ? ["このカードを、どの山に置きますか。", node("strong", {}, this.cards[this.hand].label)] : ["ぜんぶ分けました。カードを押すと、置き直せます。"]));
  }
}
KINDS.cards = (spec, form) => new Cards(spec, form);
