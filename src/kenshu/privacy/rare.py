"""Rows that must not go out: of people who are nearly alone with their traits, and those marked for protection."""

import re
import unicodedata

from kenshu.privacy.alike import alike
from kenshu.privacy.coarser import Outcome

FEW = 10  # rows: of fewer not even the number is told
_PROTECTED = re.compile(r"支援措置|閲覧制限|秘匿|DV(?!D)|ストーカー|虐待|加害者|接近禁止")


def leave_out_rare(frame, traits, least: int, *, person=None) -> Outcome:
    """``frame`` without the rows whose combination of ``traits`` fewer than ``least`` people share."""
    rare = alike(frame, traits, person=person).rows < least
    if not rare.any():
        return Outcome(frame, (f"同じ条件の人は、どの行も{least}人以上います。外した行はありません。",))
    return Outcome(
        frame[~rare],
        (f"同じ条件の人が{least}人に満たない行を、{told(int(rare.sum()))}外しました。",),
    )


def leave_out_marked(frame, columns) -> Outcome:
    """``frame`` without the rows in which one of ``columns`` carries a mark such as 支援措置: the whole row goes."""
    marked = is_marked(frame, columns)
    if not marked.any():
        return Outcome(
            frame,
            ("支援措置などの印がある行は、見つかりませんでした。見落としがないか、人が読んで確かめます。",),
        )
    return Outcome(
        frame[~marked], (f"支援措置などの印がある行を、{told(int(marked.sum()))}、行ごと外しました。",)
    )


def is_marked(frame, columns):
    """Series of True for each row with such a mark in one of ``columns`` (texts)."""
    marked = frame[list(columns)].fillna("").map(protects)
    return marked.any(axis=1)


def protects(text: str) -> bool:
    """Whether a note says that this person's whereabouts must be told to nobody.

    >>> protects("ＤＶ等支援措置あり"), protects("生活支援課から書類回付")
    (True, False)
    """
    return bool(_PROTECTED.search(unicodedata.normalize("NFKC", text)))


def told(rows: int) -> str:
    """How many rows, for a report: to the nearest ten, so that no small number follows by subtraction.

    >>> told(4), told(1216)
    ('10行に満たない数だけ', '約1,220行')
    """
    return f"約{round(rows, -1):,}行" if rows >= FEW else f"{FEW}行に満たない数だけ"
