"""What is not marked: the learner's own procedures, and hours weighted by staff."""

from kenshu.check import numbers
from kenshu.check.n01.base import FRACTION, TOLERANCE
from kenshu.check.n01.desk import HOURS, PHONE, STAFF, desk_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import right, rule


@rule("n01-own")
def own(answers, city):
    """What the first procedure comes to in a month."""
    rows = [row for row in answers["n01-own"]["value"] if any(value is not None for value in row.values())]
    row = rows[0]
    name = f"「{(row['name'] or 'この手続')[:30]}」"
    if not row["trouble"]:
        return right(
            f"{name}ですね。何に困っているかを一言そえると、あとで見返したときに役に立ちます。",
            "trouble-next",
        )
    if None in (row["count"], row["minutes"]):
        return right(
            f"{name}ですね。S1の日までに10件だけ測ると、1か月の時間が言えるようになります。", "measure-ten"
        )
    told = f"{name}は、1か月に約{row['count'] * row['minutes'] / 60:,.0f}時間です。"
    if not row["asked"]:
        return right(
            f"{told}ほかの人にも一人、困っているか聞いてみましょう。声の大きさに気をつけられます。", "ask-one"
        )
    return right(f"{told}ほかの人の声も入っています。この手続を、N03で図にしてみましょう。", "month-told")


@rule("n01-staff-hours")
def staff_hours(answers, city):
    desk = desk_of(city)
    people = desk.people
    weighted = people.stands_for * people.answers["月時間"]
    expected = float(100 * weighted[people.answers["第1テーマ"] == PHONE].sum() / weighted.sum())
    mistakes = [
        Mistake("fraction", expected / 100, FRACTION, tolerance=0.006),
        Mistake("hours-only", float(desk.themes.loc[PHONE, f"{HOURS}(%)"]),
                "職員数に直す前の時間の割合のようです。1件ずつ、その課の何人分かを掛けてから足しましょう。"),
        Mistake("staff-only", float(desk.themes.loc[PHONE, f"{STAFF}(%)"]),
                "時間を掛ける前の割合のようです。1件ずつ、1か月の時間を掛けてから足しましょう。"),
        Mistake("hours-as-percent", float(weighted[people.answers["第1テーマ"] == PHONE].sum()),
                "時間の数のままのようです。全体の合計で割って、100を掛けましょう。", tolerance=2),
        Mistake("remaining-part", 100 - expected, "電話・窓口のほかの割合のようです。"),
    ]  # fmt: skip
    return numbers.compare(
        answers["n01-staff-hours"]["value"], expected, TOLERANCE, mistakes,
        right="答えていない人の分まで考えても、大きな時間です。ただし、答えた人と同じだとした見積りです。",
        other="合いませんでした。まず一つの課だけで、何人分 × 1か月の時間 を出してみましょう。",
    )  # fmt: skip
