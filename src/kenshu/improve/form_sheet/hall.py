"""The paper form of the community hall, what its staff say of each box, and the sheet a learner makes of it."""

import csv
from functools import cache
from importlib.resources import files

from kenshu.improve.form_sheet.items import DROPPED, HELD, MAY, MUST, NEEDED, FormSheet, Item
from kenshu.improve.form_sheet.review import as_sheet
from kenshu.improve.redraw import redrawn
from kenshu.improve.sheet import Note, Sheet
from kenshu.improve.waits.answered import value_of

PROCEDURE = "公民館の部屋の利用申込み"
PILES = {"needed": NEEDED, "dropped": DROPPED, "held": HELD}
MUSTS = {"must": MUST, "may": MAY}
WHOLE = ("purpose", "identity", "other_way", "keeper")  # the rows of the question on the whole, in order
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


def own_sheet(cards_id: str, rows_id: str, whole_id: str):
    """The フォーム設計票 of the learner's answers so far, made again at the press of its button."""

    def drawn():
        given = [value_of(one) or () for one in (cards_id, rows_id, whole_id)]
        return as_sheet(answered(*given)) if given[0] or given[1] else Note(WAITING)

    return redrawn(drawn, "表を作り直す")


def _item(name, decision, row, told):
    if decision != NEEDED:
        return Item(name, decision, reason=told)
    words = {field: row.get(field) or "" for field in ("example", "error", "purpose")}
    return Item(name, decision, MUSTS.get(row.get("must"), ""), **words)


@cache
def _rows():
    text = files("kenshu.improve.form_sheet").joinpath("hall.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
