"""The paper form of the community hall, what its staff say of each box, and the sheet a learner makes of it."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note, Sheet
from kenshu.improve.form_sheet.items import DROPPED, HELD, MAY, MUST, NEEDED, FormSheet, Item
from kenshu.improve.waits.answered import value_of

PROCEDURE = "公民館の部屋の利用申込み"
PILES = {"needed": NEEDED, "dropped": DROPPED, "held": HELD}
MUSTS = {"must": MUST, "may": MAY}
WHOLE = ("purpose", "identity", "other_way", "keeper")  # the rows of the question on the whole, in order
WHOLE_SAID = ("利用目的", "本人の確かめ方", "電話・窓口の道", "直す人")
NOT_YET = "まだ"
WAITING = "課題10から12に答えてから「表を作り直す」を押すと、ここに設計票が出ます。"


def hall_form():
    """The boxes of the paper form, and what the staff said when asked who uses them."""
    rows = tuple((str(place), row["項目"], row["係の人の話"]) for place, row in enumerate(_rows(), 1))
    return Sheet("公民館利用申請書の欄(架空)", ("欄", "項目", "何に使うかを、係の人に聞いた話"), rows)


def items() -> dict[str, str]:
    """{card id: 項目} of the paper form."""
    return {row["id"]: row["項目"] for row in _rows()}


def answered(cards=(), rows=(), whole=()) -> FormSheet:
    """The sheet of three stored answers: sorted cards, the rows written for some items, what holds for all.

    ``cards``: rows of ``item`` and ``choice`` (of PILES); ``rows``: ``item``, ``must``, ``purpose``, ``example``,
    ``error``; ``whole``: one row of ``words`` for each of WHOLE. An item with a row of its own is needed.
    """
    written = {row["item"]: row for row in reversed(rows) if row["item"]}
    placed = {row["item"]: PILES[row["choice"]] for row in cards if row["choice"]}
    placed |= dict.fromkeys(written, NEEDED)
    told = {row["id"]: row["係の人の話"] for row in _rows()}
    listed = tuple(
        _item(name, placed[one], written.get(one, {}), told[one])
        for one, name in items().items()
        if one in placed
    )
    about = dict(zip(WHOLE, (row["words"] or "" for row in whole), strict=False))
    return FormSheet(PROCEDURE, listed, **about)


@dataclass(frozen=True)
class OnPage:
    """A form sheet as wide as the page: what is asked, what is not, what holds for all; its cells may break."""

    sheet: FormSheet

    def __repr__(self):
        return "\n".join(map(repr, self._parts()))

    def _repr_html_(self):
        return "".join(
            part._repr_html_().replace("white-space:nowrap", "white-space:normal") for part in self._parts()
        )

    def _parts(self):
        asked = tuple(_said(i.name, i.must, i.purpose, i.example, i.error) for i in self.sheet.of(NEEDED))
        spared = tuple((i.name, i.decision, i.reason) for i in self.sheet.items if i.decision != NEEDED)
        whole = tuple(
            _said(head, getattr(self.sheet, one)) for head, one in zip(WHOLE_SAID, WHOLE, strict=True)
        )
        yield Sheet(f"フォーム設計票: {self.sheet.procedure}", ("決めること", "決めたこと"), whole)
        if asked:
            heads = ("聞く項目", "必須か", "何に使うか", "書き方の例", "まちがえた人への言葉")
            yield Sheet(f"フォームで聞く項目: {len(asked)}", heads, asked)
        if spared:
            yield Sheet(f"聞かない項目: {len(spared)}", ("項目", "判断", "係の人の話"), spared)


def own_sheet(cards_id: str, rows_id: str, whole_id: str):
    """The フォーム設計票 of the learner's answers so far, made again at the press of its button."""

    def drawn():
        given = [value_of(one) or () for one in (cards_id, rows_id, whole_id)]
        return OnPage(answered(*given)) if given[0] or given[1] else Note(WAITING)

    return redrawn(drawn, "表を作り直す")


def _item(name, decision, row, told):
    if decision != NEEDED:
        return Item(name, decision, reason=told)
    words = {field: row.get(field) or "" for field in ("example", "error", "purpose")}
    return Item(name, decision, MUSTS.get(row.get("must"), ""), **words)


def _said(*cells):
    return tuple(cell or NOT_YET for cell in cells)


@cache
def _rows():
    text = files("kenshu.improve.form_sheet").joinpath("hall.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
