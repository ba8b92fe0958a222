"""What is in each column, by its heading and by its cells, with the reason in words. A person decides in the end."""

from dataclasses import dataclass

from kenshu.privacy.columns_content import signs
from kenshu.privacy.columns_headings import by_heading
from kenshu.privacy.errors import PrivacyError

FEWEST = 200  # people; of fewer nobody can be told apart safely

# From the strictest: where heading and cells disagree, the stricter one counts.
KINDS = {
    "my-number": ("個人番号", "この表は使えません。元のシステムから、この列を除いて書き出し直します"),
    "sensitive": ("知られると困ること", "列ごと消します"),
    "direct": ("それだけで人が分かる", "列ごと消します"),
    "text": ("自由に書いた文", "列ごと消します。要るときは、人が読んで分類の記号に置きかえます"),
    "code": ("つながる番号", "消すか、元の一覧とつながらない番号に振り直します"),
    "indirect": ("組み合わせると人が分かる", "目的に要るものだけ残し、粗くします(年代、町、年月など)"),
    "unknown": ("まだ分からない", "人が決めるまで外に出しません"),
    "content": ("仕事の中身", "残せます"),
}


@dataclass(frozen=True)
class Column:
    """One column: its ``kind`` (of KINDS) and the ``reason`` in Japanese."""

    name: str
    kind: str
    reason: str

    @property
    def label(self) -> str:
        return KINDS[self.kind][0]

    @property
    def proposal(self) -> str:
        return KINDS[self.kind][1]

    def __str__(self):
        return f"「{self.name}」: {self.label}。{self.reason}{self.proposal}。"


def classify(frame) -> tuple[Column, ...]:
    """Every column of ``frame`` in its order, each with a proposal; what nothing tells is "unknown".

    >>> import pandas as pd
    >>> print(*classify(pd.DataFrame({"電話": ["000-1234-5678"], "件数": [3]})), sep="\\n")
    「電話」: それだけで人が分かる。見出しに「電話」とあります。中身はすべて電話番号の形です。列ごと消します。
    「件数」: 仕事の中身。見出しが「件数」で終わる、数や区分です。残せます。
    """
    if repeated := [str(name) for name in frame.columns[frame.columns.duplicated()]]:
        raise PrivacyError(
            f"見出し「{repeated[0]}」の列が2つあります。名前を変えて、見分けられるようにしてください。"
        )
    return tuple(_classed(str(name), frame[name]) for name in frame.columns)


def refuse_unfit(columns: tuple[Column, ...], people: int) -> None:
    """Raise PrivacyError for a table that is not to be worked on at all: with 個人番号, or of fewer than FEWEST."""
    for column in columns:
        if column.kind == "my-number":
            raise PrivacyError(
                f"「{column.name}」の列は個人番号のようです。{column.reason}{column.proposal}。"
            )
    if people < FEWEST:
        raise PrivacyError(
            f"{people:,}人の表です。{FEWEST}人より少ない表は、名前を消しても人が分かりやすいので、加工して渡せません。"
            "数の表にまとめるか、ほかの年や地区と合わせてください。"
        )


def _classed(name, cells):
    said = by_heading(name)
    seen = [(sign.kind, sign.said) for sign in signs(cells, said[0] if said else None)]
    found = ([said] if said else []) + seen
    if not found:
        return Column(name, "unknown", "見出しからも中身からも分かりません。")
    ranks = list(KINDS)
    kind = min((one for one, _ in found), key=ranks.index)
    return Column(name, kind, "".join(f"{reason}。" for _, reason in found))
