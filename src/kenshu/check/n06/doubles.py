"""How many tasks of the section were written down twice, under two names."""

from kenshu.check import numbers
from kenshu.check.n06.desk import SECTION, desk_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import rule
from kenshu.improve.remark import of_kind
from kenshu.improve.workload.views import UNIT_ONLY, large


@rule("n06-doubles")
def doubles(answers, city):
    desk = desk_of(city)
    expected, value = desk.pairs, answers["n06-doubles"]["value"]
    whole = len(large(desk.units_mended, SECTION, desk.year))
    units = len(of_kind(desk.remarks, *UNIT_ONLY))
    extra = desk.three_sums[1] - desk.three_sums[2]
    near = "とても近いです。件数と1件分が同じ行を、上から順に指でたどってみましょう。"
    mistakes = [
        Mistake("rows", 2 * expected, "行の数のようです。二つで一組と数えましょう。"),
        Mistake("whole-table", whole, "表の業務の全部の数のようです。同じ数字がならぶ組だけを数えます。"),
        Mistake("hours", extra, "時間を足した数のようです。ここでは、組の数を答えます。", tolerance=1),
        Mistake("left-over", whole - expected, "片方を消したあとに残る数のようです。組の数を答えましょう。"),
        Mistake("slips-again", units, "課題2の、分と時間の取りちがえの数のようです。ここでは課題3の表を見ます。"),
        Mistake("none", 0, "名前はちがっても、中身が同じ業務があります。件数と1件分の列を見てみましょう。"),
        *(Mistake("one-off", expected + step, near, share=0.5) for step in (1, -1)),
    ]  # fmt: skip
    return numbers.compare(
        value, expected, 0, mistakes,
        right="名前がちがうと、気づきにくいものです。だから、まず書いた係に聞きます。",
        other="数が合いませんでした。件数も1件分も同じ行を、二つで一組と数えましょう。",
    )  # fmt: skip
