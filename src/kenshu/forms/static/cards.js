// Cards into piles without dragging: one card is in the hand; a pile's button (or its digit) puts it there and
// takes the next. A card that lies somewhere is taken up again by pressing it.
class Cards {
  constructor(spec, form) {
    Object.assign(this, { spec, form, piled: {}, hand: null });
    this.cards = Object.fromEntries(spec.items.map((item) => [item.id, this.card(item)]));
    this.loose = this.pile({ id: null, label: "まだ分けていないカード" });
    this.piles = spec.choices.map((pile, i) => this.pile(pile, i));
    this.held = node("p", { class: "kenshu-held" });
    this.back = button("まだ分けていないカードに戻す", () => this.put(null), "kenshu-quiet");
    this.heard = node("p", { class: "kenshu-heard", role: "status" });
    const puts = node("div", { class: "kenshu-puts", role: "group", "aria-label": "置く山" }, ...this.piles.map((pile) => pile.here), this.back);
    const spread = node("div", { class: "kenshu-spread" }, this.loose.box, ...this.piles.map((pile) => pile.box));
    this.node = node("div", { class: "kenshu-sorting", onkeydown: (event) => this.digit(event) }, this.held, puts, spread, this.heard);
    this.fill({});
  }
  card(item) {
    const made = button(item.label, () => this.take(item.id), "kenshu-sortable");
    made.setAttribute("aria-describedby", this.form.describedBy);
    return { ...item, button: made, line: node("li", {}, made) };
  }
  pile({ id, label }, i) {
    const digit = i < 9 ? node("span", { class: "kenshu-digit", "aria-hidden": "true" }, String(i + 1)) : null;
    const here = node("button", { type: "button", class: "kenshu-button", "aria-describedby": this.form.describedBy, onclick: () => this.put(id) }, digit, label);
    const name = node("p", { class: "kenshu-pile-name", id: this.form.id(`pile-${id}`) });
    const list = node("ul", { class: "kenshu-cards", "aria-labelledby": name.id });
    return { id, label, here, name, list, box: node("div", { class: "kenshu-pile" }, name, list) };
  }
  get first() {
    return this.hand ? this.piles[0].here : this.cards[this.spec.items[0].id].button;
  }
  read() {
    return { value: this.spec.items.map(({ id }) => ({ item: id, choice: this.piled[id] ?? null })) };
  }
  fill(entry) {
    this.piled = Object.fromEntries((entry.value ?? []).map((row) => [row.item, row.choice]));
    this.hand = this.next();
    this.heard.textContent = "";
    this.show();
  }
  // The next card without a pile, from the one after ``id`` round to it.
  next(id) {
    const ids = this.spec.items.map((item) => item.id);
    const from = ids.indexOf(id) + 1;
    return [...ids.slice(from), ...ids.slice(0, from)].find((one) => !this.piled[one]) ?? null;
  }

  take(id) {
    this.hand = id;
    this.show();
    this.heard.textContent = `「${this.cards[id].label}」を取りました。置く山を選んでください。`;
    this.piles[0].here.focus();
  }
  put(id) {
    const card = this.cards[this.hand];
    const onCard = document.activeElement.classList.contains("kenshu-sortable");
    this.piled[card.id] = id;
    this.hand = id ? this.next(card.id) : card.id;
    this.show();
    const told = id ? `「${card.label}」を「${this.piles.find((pile) => pile.id === id).label}」に置きました。` : `「${card.label}」を戻しました。`;
    this.heard.textContent = told + (this.hand ? `次は「${this.cards[this.hand].label}」です。` : "ぜんぶ分けました。");
    if (!this.hand) card.button.focus();
    else if (onCard) this.cards[this.hand].button.focus();
    else if (!id) this.first.focus();
    this.form.changed();
  }
  digit(event) {
    const pile = this.piles[Number(event.key) - 1];
    if (!pile || !this.hand || this.form.field.disabled || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.put(pile.id);
  }
  show() {
    for (const pile of [this.loose, ...this.piles]) {
      const there = this.spec.items.filter((item) => (this.piled[item.id] ?? null) === pile.id);
      pile.list.replaceChildren(...there.map((item) => this.cards[item.id].line));
      pile.list.hidden = !there.length;
      pile.name.textContent = `${pile.label}(${there.length}枚)`;
      pile.here.disabled = !this.hand;
    }
    for (const { id, button } of Object.values(this.cards)) button.setAttribute("aria-pressed", String(id === this.hand));
    this.back.hidden = !this.hand || !this.piled[this.hand];
    this.held.replaceChildren(...this.heldWords());
  }
  heldWords() {
    if (!this.hand) return ["ぜんぶ分けました。カードを押すと、置き直せます。"];
    return ["このカードを、どの山に置きますか。", node("strong", {}, this.cards[this.hand].label)];
  }
}
KINDS.cards = (spec, form) => new Cards(spec, form);
