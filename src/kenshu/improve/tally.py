"""A table of numbers that can be defended: period, scope, method, n, and what was found on the way."""

from dataclasses import dataclass
from html import escape

from kenshu import figures
from kenshu.figures.sheet import FICTIONAL, Sheet
from kenshu.improve.figure import Figure, ImproveError, Period
from kenshu.improve.remark import Remark

HIDDEN = "非表示"


@dataclass(frozen=True)
class About:
    """What a table of records is about: when, how far it reaches, and where it comes from."""

    period: Period
    scope: str
    data: str = FICTIONAL

    def __post_init__(self):
        named = {"期間": self.period, "範囲": self.scope, "データの由来": self.data}
        if missing := [name for name, given in named.items() if not given]:
            raise ImproveError(
                f"表に「{'」「'.join(missing)}」がありません。いつの、どこまでの表かを書いてください。"
            )

    def figure(self, value, unit, method, n):
        """A ``Figure`` of this period and scope."""
        return Figure(value, unit, self.period, self.scope, method, n)


@dataclass(frozen=True)
class Tally:
    """``frame``: the counted table, headings with their unit; a missing number is one that must not be shown.

    ``method`` says how it was counted, ``n`` from how many records, ``remarks`` what a reader must know. Raises
    ImproveError without a method or records.
    """

    title: str
    frame: object
    about: About
    method: str
    n: int
    remarks: tuple[Remark, ...] = ()

    def __post_init__(self):
        if not self.method or self.n < 1:
            raise ImproveError(
                f"「{self.title}」に「算出方法」か件数(n)がありません。書き足してから使ってください。"
            )

    def caption(self):
        """Period, scope, method and n for a figure of this table."""
        return figures.Caption(
            str(self.about.period), self.about.scope, f"{self.method} (n={self.n:,})", self.about.data
        )

    def sheet(self):
        """The table as it is shown in a notebook."""
        rows = (tuple(_shown(value) for value in row) for row in self.frame.itertuples(index=False))
        return Sheet(f"{self.title}({self.about.data})", tuple(self.frame.columns), tuple(rows))

    def __repr__(self):
        return "\n".join([repr(self.sheet()), self.caption().text, *map(str, self.remarks)])

    def _repr_html_(self):
        found = "".join(f"<li>{escape(str(remark))}</li>" for remark in self.remarks)
        listed = f'<ul lang="ja" class="kenshu-remarks" style="font-size:1rem">{found}</ul>' if found else ""
        note = f'<p lang="ja" class="kenshu-note">{escape(self.caption().text)}</p>'
        return f"{self.sheet()._repr_html_()}{note}{listed}"


def _shown(value):
    """A cell as plain Python: numpy's numbers become int or float, what is missing says so."""
    if value is None or str(value) in ("nan", "<NA>"):
        return HIDDEN
    return value.item() if hasattr(value, "item") else value
