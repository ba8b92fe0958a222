"""People alone with their traits, small numbers in a table, and a hidden number worked out."""

from kenshu.check import numbers
from kenshu.check.numbers import Mistake
from kenshu.check.rules import rule
from kenshu.privacy.course import applications
from kenshu.privacy.small_cells import LEAST

TOLERANCE = 0.06  # one decimal place


@rule("n09-alone")
def alone(answers, city):
    desk = applications(city.folder)
    found = desk.by_birth
    mine, people, rows = found.by_size["1人だけ"], desk.people, len(desk.rows)
    theirs = int((found.rows == 1).sum())
    expected = 100 * mine / people
    upside_down = "割り算が逆のようです。「自分だけ」の人の数を、合計で割ります。"
    unit = "人の数のままのようです。人の数の合計で割って、100を掛けましょう。"
    mistakes = [
        Mistake("fraction", expected / 100, "割合のままのようです。100を掛けて、パーセントにしましょう。", tolerance=0.006),
        Mistake("remaining-part", 100 - expected, "同じ条件の人がほかにいる人の割合のようです。「自分だけ」の行を見ましょう。"),
        Mistake("people-as-percent", mine, unit),
        Mistake("people-as-percent", people - mine, unit),
        Mistake("rows-as-base", 100 * mine / rows,
                "申請の件数で割ったようです。二度申請した人がいるので、人の数の合計で割ります。"),
        Mistake("rows-over-people", 100 * theirs / people,
                "申請の件数を、人の数で割ったようです。上も下も、人の数でそろえましょう。"),
        Mistake("rows-as-percent", theirs, "申請の件数のままのようです。ここでは、人の数を使います。"),
        Mistake("upside-down", 100 * people / mine, upside_down),
        Mistake("upside-down", people / mine, upside_down, tolerance=0.006),
        Mistake("rounded-too-early", round(expected), "考え方は合っています。小数第1位まで書きましょう。",
                share=0.5, tolerance=0),
    ]  # fmt: skip
    return numbers.compare(
        answers["n09-alone"]["value"], expected, TOLERANCE, mistakes,
        right="合いました。名前がなくても、誕生日と町を知っている人には、だれの行か分かってしまいます。",
        other="合いませんでした。人の列で、「自分だけ」の数を合計で割って、100を掛けましょう。",
    )  # fmt: skip


@rule("n09-small")
def small(answers, city):
    desk = applications(city.folder)
    body = desk.small_table.iloc[:-1, :-1]
    expected = len(desk.small_numbers)
    few = (body > 0) & (body < LEAST)
    totals = list(desk.small_table.iloc[:-1, -1]) + list(desk.small_table.iloc[-1])
    again = "もう一度、左上から順に指でたどってみましょう。"
    mistakes = [
        Mistake("five-counted", int(((body > 0) & (body <= LEAST)).sum().sum()),
                "5人のマスも数えたようです。「5人に満たない」に、5人は入るでしょうか。"),
        Mistake("zeros-counted", int((body < LEAST).sum().sum()), "0のマスも数えたようです。0は、ふせません。"),
        Mistake("people-summed", sum(desk.small_numbers), "人数を足したようです。ここでは、マスの数を答えます。"),
        Mistake("totals-counted", expected + sum(0 < number < LEAST for number in totals),
                "合計の行か列も数えたようです。合計は、ここでは数えません。"),
        Mistake("under-ten", int(((body > 0) & (body < 10)).sum().sum()),
                "1けたの数を数えたようです。ふせるのは、5人に満たない数です。"),
        Mistake("rest-counted", int(body.size - few.sum().sum()), "ふせないほうのマスを数えたようです。"),
        Mistake("one-miscounted", expected - 1, f"数えもれがあるかもしれません。{again}"),
        Mistake("one-miscounted", expected + 1, f"一つ多いかもしれません。{again}"),
        Mistake("lines-counted", int(few.any().sum()), "年代の数を数えたようです。マスを一つずつ数えましょう。"),
        Mistake("all-cells", int(body.size), "全部のマスを数えたようです。5人に満たないマスだけを数えましょう。"),
    ]  # fmt: skip
    return numbers.compare(
        answers["n09-small"]["value"], expected, 0, mistakes,
        right="合いました。数の表にしても、小さい数の人は、だれか分かってしまうことがあります。",
        other=f"合いませんでした。1から4までの数が入ったマスを数えます。{again}",
    )  # fmt: skip


@rule("n09-recalc")
def recalc(answers, city):
    desk = applications(city.folder)
    (town, age), table = desk.smallest, desk.small_table
    line = table.loc[town]
    expected, total = int(line[age]), int(line.iloc[-1])
    others = [int(number) for name, number in line.iloc[:-1].items() if name != age]
    left_out = "一つ引き忘れたかもしれません。見えている数を、左から順に引いてみましょう。"
    mistakes = [
        Mistake("shown-sum", sum(others), "見えている数の合計のようです。その合計を、右はしの合計から引きます。"),
        Mistake("total-instead", total, "右はしの合計のままのようです。見えている数を引きましょう。"),
        Mistake("sign", -expected, "引く順番が逆のようです。合計から、見えている数を引きます。"),
        Mistake("total-added", total + sum(others), "足し算になっているようです。合計から引きましょう。"),
        Mistake("zero-said", 0, "ふせたマスに、だれもいないのでしょうか。合計から引いて確かめましょう。"),
        *(Mistake("one-left-out", expected + number, left_out) for number in sorted(set(others))),
        *(Mistake("guessed", number, "あと少しです。当てるのではなく、合計から引いて出してみましょう。")
          for number in range(1, LEAST) if number != expected),
        Mistake("column-total", int(table.loc["合計", age]),
                "前の表の、年代の合計を見たようです。ここでは、この町の行だけで計算します。"),
    ]  # fmt: skip
    return numbers.compare(
        answers["n09-recalc"]["value"], expected, 0, mistakes,
        right="計算できてしまいましたね。一つだけふせても、ふせたことになりません。",
        other="合いませんでした。右はしの合計から、見えている数をぜんぶ引きます。",
    )  # fmt: skip
