"""The numbers that N10 and N11 go on with: they hang together, and they are those of N08."""

from kenshu.check.mark import Verdict
from kenshu.check.n08.desk import own
from kenshu.check.rules import partly, right, rule
from kenshu.improve.documents.taken import MIDORINO, OWN, own_row, procedure_of

SHARE = 0.01  # of the hours: the rubric recomputes within one percent
NEAR = 0.05  # what rounding to one decimal place may leave
CELLS = {"count": "件数", "minutes": "1件当たりの分", "hours": "職員の時間"}
SLIPS = (
    (60, "minutes-as-hours", "件数と分を掛けたままのようです。60で割ると、時間になります。"),
    (1 / 12, "one-month", "1か月分の時間のようです。件数と同じ期間の時間にしましょう。"),
    (12, "twelve-months", "12か月分の時間のようです。件数のほうは、1か月分ではありませんか。"),
    (1 / 60, "divided-twice", "60で割る回数が、1回多いようです。"),
    (1 / 8, "in-days", "「日」に直したようです。ここでは時間で書きます。"),
)


@rule("n10-hours")
def hours(answers, city):
    """Half the points for each row; the first thing to mend is spoken of."""
    rows = answers["n10-hours"]["value"]
    verdicts = [_row(row, expected) for row, expected in zip(rows, _expected(answers), strict=True)]
    share = sum(verdict.share for verdict in verdicts) / len(verdicts)
    if share < 1:
        first = next(verdict for verdict in verdicts if verdict.share < 1)
        return Verdict(share, first.message_id, first.message)
    before, after = (row["hours"] for row in rows)
    if after >= before:
        return partly(
            0.5,
            "not-less",
            "後の時間が、前より減っていません。やり方を変えるか、やめるかを考えるところです。",
        )
    return right("三つの数が、つながっています。この数字のまま、N11へ進めます。")


def _row(row, expected):
    name = row["row"][0]
    if missing := [word for cell, word in CELLS.items() if row[cell] is None]:
        return partly(
            0, "cell-empty", f"「{name}」の{missing[0]}が空いています。10件だけ測った数でも大丈夫です。"
        )
    worked = row["count"] * row["minutes"] / 60
    width = max(NEAR, SHARE * worked, row["count"] * NEAR / 60)
    if abs(row["hours"] - worked) > width:
        return _slip(name, row["hours"], worked, width)
    for cell, value in expected.items():
        if value is not None and abs(row[cell] - value) > NEAR + 1e-9:
            return partly(
                0.5, "differs-from-n08",
                f"「{name}」の{CELLS[cell]}が、N08の答えと違います。どちらが正しいか確かめて、そろえましょう。"
                "違うままだと差戻しになります。",
            )  # fmt: skip
    return right("")


def _slip(name, given, worked, width):
    for factor, message_id, message in SLIPS:
        if worked and abs(given - worked * factor) <= max(width * factor, 1e-9):
            return partly(0, message_id, f"「{name}」: {message}")
    return partly(
        0, "other", f"「{name}」の時間が、件数 × 分 ÷ 60 と合いません。三つのどれかを見直しましょう。"
    )


def _expected(answers):
    """For each row what N08 says of it, as far as it says anything."""
    which = procedure_of(answers)
    if which == OWN and (row := own_row(answers)):
        return [{"count": row["count"], "minutes": row[minutes]} for minutes in ("minutes", "target")]
    if which != MIDORINO:
        return [{}, {}]
    booked = (answers.get("n08-per-booking") or {}).get("value") or ({}, {})
    return [
        {"count": row.get("bookings"), "hours": own(answers, f"n08-{side}-hours")}
        for row, side in zip(booked, ("before", "after"), strict=True)
    ]
