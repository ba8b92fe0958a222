"""The sheet as a value: read once from a table that a learner typed."""

from dataclasses import dataclass

from kenshu.improve.figure import ImproveError
from kenshu.improve.received import received

NEEDED, DROPPED, HELD = "要る", "要らない", "市が持つ"
MUST, MAY = "必須", "任意"
COLUMNS = ("項目", "判断", "必須", "例", "エラー文", "利用目的", "理由")
MOST = 200  # items
LONGEST = 60  # characters of the name of an item


@dataclass(frozen=True)
class Item:
    """One item of the form, in the words of COLUMNS; an empty text is what has not been written yet."""

    name: str
    decision: str
    must: str = ""
    example: str = ""
    error: str = ""
    purpose: str = ""
    reason: str = ""


@dataclass(frozen=True)
class FormSheet:
    """A form: ``procedure``, ``purpose`` of the whole, ``identity`` (how 本人 is confirmed, or why not), ``other_way``
    (telephone, counter), ``keeper`` (which section mends it)."""

    procedure: str
    items: tuple[Item, ...]
    purpose: str = ""
    identity: str = ""
    other_way: str = ""
    keeper: str = ""

    def of(self, decision):
        """The items with this 判断, in their order."""
        return tuple(item for item in self.items if item.decision == decision)


def read_sheet(table, procedure, **about):
    """A FormSheet of a table with COLUMNS (項目 and 判断 at least); ``about``: the texts of FormSheet.

    Raises ImproveError: no procedure, an item without a name or twice, a 判断 or 必須 in other words, a name of more
    than LONGEST characters, more than MOST items.
    """
    if not procedure.strip():
        raise ImproveError("フォーム設計票に手続の名前がありません。いちばん上に書いてください。")
    if "項目" not in table:
        raise ImproveError("フォーム設計票に「項目」の列がありません。見出しを確かめてください。")
    given = table.copy()
    for column in COLUMNS[2:]:
        given[column] = given.get(column, "")
    rows = received(
        given, "フォーム設計票", number="項目", texts=("判断",), blank=COLUMNS[2:],
        choices={"判断": (NEEDED, DROPPED, HELD), "必須": ("", MUST, MAY)},
    )  # fmt: skip
    if len(rows) > MOST:
        raise ImproveError(
            f"フォーム設計票に項目が{len(rows)}あります。{MOST}までです。手続ごとに分けてください。"
        )
    if (long := rows["項目"][rows["項目"].str.len() > LONGEST]).size:
        raise ImproveError(
            f"フォーム設計票の項目「{long.iloc[0][:12]}…」が{len(long.iloc[0])}文字あります。{LONGEST}文字までにしてください。"
        )
    items = tuple(Item(*(row[column] for column in COLUMNS)) for row in rows.to_dict("records"))
    return FormSheet(procedure.strip(), items, **{name: text.strip() for name, text in about.items()})
