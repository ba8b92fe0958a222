"""Reasons for keeping a paper: the card, the kind of reason, and words that say who would be in trouble."""

import pandas as pd

from kenshu.check.mark import Verdict
from kenshu.check.n05.cases import may_stay
from kenshu.check.rules import partly, right, rule, wrong
from kenshu.improve import inventory

BY_LAW, OUTAGE, WISH, PARTNER, OTHER = "law", "outage", "wish", "partner", "other"
# card: the kinds of reason that hold for it
KINDS = {
    "signature-book": (BY_LAW,),
    "land-consent": (BY_LAW,),
    "shelter-list": (OUTAGE,),
    "big-letters": (WISH,),
    "work-certificate": (PARTNER,),
    "mountain-check": (OTHER, OUTAGE),
}
WORDS = {BY_LAW: "法定の原本", OUTAGE: "災害時", WISH: "本人が望む", PARTNER: "相手の都合", OTHER: "その他"}


@rule("n05-reasons")
def reasons(answers, city):
    """A third of the points a row; the first row to mend is spoken of."""
    rows = answers["n05-reasons"]["value"]
    chosen = [row["card"] for row in rows]
    verdicts = [_row(row, again=row["card"] in chosen[:place]) for place, row in enumerate(rows)]
    share = sum(verdict.share for verdict in verdicts) / len(verdicts)
    if share == 1:
        return right("三つとも、残すわけが言えました。もう「なんとなくの紙」ではありません。")
    row, first = next(
        (row, verdict) for row, verdict in zip(rows, verdicts, strict=True) if verdict.share < 1
    )
    return Verdict(share, first.message_id, f"{row['row']}: {first.message}")


def _row(row, *, again):
    card, kind, why = row["card"], row["kind"], row["why"] or ""
    if not (card or kind or why):
        return wrong("row-empty", "まだ書いていません。迷うカードなら、わけも言いやすいかもしれません。")
    if not card:
        return wrong("card-missing", "どのカードの話かを選びましょう。")
    if again:
        return wrong("same-card", "同じカードが2回あります。べつのカードを選びましょう。")
    if not may_stay(card):
        return wrong("nobody-in-trouble",
                     "このカードは、なくしたら困る人がいるでしょうか。課題3のカードを読み直してみましょう。")  # fmt: skip
    if not kind:
        return partly(0.5, "kind-missing", "わけの種類も、一つ選びましょう。")
    found = {remark.id for remark in _remarks(card, kind, why)}
    if "law-not-law" in found:
        return wrong("law-not-law", "このカードに、条文は出てきたでしょうか。わけの種類を見直しましょう。")
    if kind not in KINDS[card]:
        return partly(0.5, "other-kind", "カードに書いてある事情と、わけの種類が合っているか見てみましょう。")
    if "no-reason" in found:
        return partly(0.5, "no-words", "だれが、どう困るのかを、一言で書きましょう。")
    if "habit" in found:
        return partly(0.5, "habit",
                      "続けてきたことの話のようです。なくしたらだれが困るかのほうを書いてみましょう。")  # fmt: skip
    return right("")


def _remarks(card, kind, why):
    """What the inventory says of one card kept on paper."""
    basis = "法令" if KINDS[card] == (BY_LAW,) else "内規"
    row = {"様式名": card, "判断": "紙のまま", "理由区分": WORDS[kind], "理由": why, "根拠区分": basis}
    return inventory.cards(pd.DataFrame([row]))
