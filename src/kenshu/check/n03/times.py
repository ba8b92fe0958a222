"""分 of the steps: the middle of ten measured cases, and the touch time of the straight way."""

from dataclasses import replace
from statistics import mean, median

from kenshu.check import numbers
from kenshu.check.n03.desk import CHANNEL, PAPER, log_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import rule
from kenshu.flow.replay import finished_ways
from kenshu.flow.shown.records import first_minutes, middle_minutes

MEASURED = "指数審査"
STAMPS = ("係長押印", "課長補佐押印", "課長押印")
LACKING = ("不備連絡", "補正受付")
ASKED = ("所得照会",)
TOLERANCE = 0.05  # minutes, of the middle value
SUM_TOLERANCE = 0.5  # minutes, of the sum


@rule("n03-middle")
def middle(answers, city):
    minutes = first_minutes(log_of(city), MEASURED, **{CHANNEL: PAPER})
    ordered, half = sorted(minutes), len(minutes) // 2
    expected = median(minutes)
    mistakes = [
        *(Mistake("mean-taken", value,
                  "平均のようです。平均は、長い1件に引っぱられます。小さい順に並べて、真ん中を見ましょう。")
          for value in (mean(minutes), round(mean(minutes)))),
        Mistake("not-in-order", mean(minutes[half - 1 : half + 1]),
                "並べる前の真ん中のようです。小さい順に並べかえてから、5番目と6番目を見ます。"),
        Mistake("longest-taken", ordered[-1], "いちばん長い1件のようです。真ん中の値を書きましょう。"),
        Mistake("shortest-taken", ordered[0], "いちばん短い1件のようです。真ん中の値を書きましょう。"),
        Mistake("ends-halved", (ordered[0] + ordered[-1]) / 2,
                "いちばん長い件と短い件の間のようです。並べた列の、真ん中の2件を見ます。"),
        Mistake("added-up", sum(minutes), "10件を全部足した数のようです。1件分を書きましょう。"),
        Mistake("two-not-halved", ordered[half - 1] + ordered[half],
                "真ん中の2件を足したところまでは合っています。2で割りましょう。", share=0.5),
        Mistake("place-not-value", (len(minutes) + 1) / 2,
                "「何番目か」の数のようです。その場所にある「分」を書きましょう。"),
    ]  # fmt: skip
    return numbers.compare(
        answers["n03-middle"]["value"], expected, TOLERANCE, mistakes,
        right="これが、手順の表の「分」に書く数です。10件なら、はかる手間も1日で済みますね。",
        other="合いませんでした。10件を小さい順に書き出して、5番目と6番目の間を見ましょう。",
    )  # fmt: skip


@rule("n03-touch")
def touch(answers, city):
    log = log_of(city)
    minutes = middle_minutes(log, **{CHANNEL: PAPER})
    straight = [name for name in next(iter(finished_ways(log))) if name in minutes]
    expected = sum(minutes[name] for name in straight)

    def without(*names):
        return expected - sum(minutes[name] for name in names)

    def beside(*names):
        return expected + sum(minutes[name] for name in names)

    mistakes = [
        Mistake("all-rows", sum(minutes.values()),
                "表の行を全部足したようです。まっすぐな道では通らない仕事が、三つまざっています。"),
        Mistake("lacking-counted", beside(*LACKING),
                "書類が足りないときの仕事も足したようです。まっすぐな道だけを、図でたどりましょう。"),
        Mistake("half-lacking-counted", beside(LACKING[0]),
                "不備連絡も足したようです。書類がそろっている人の道を、図でたどりましょう。"),
        Mistake("income-counted", beside(*ASKED),
                "所得照会も足したようです。転入した人だけの仕事は、ここでは数えません。"),
        Mistake("stamps-left-out", without(*STAMPS),
                "三つの押印が入っていないようです。短くても、人の手が動いた時間です。"),
        Mistake("one-stamp-only", without(*STAMPS[:2]),
                "押印が一つだけのようです。図の帯を、下までたどりましょう。"),
        Mistake("one-stamp-left-out", without(STAMPS[0]),
                "押印が一つぬけているようです。図の帯を数えてみましょう。"),
        Mistake("last-left-out", without(straight[-1]),
                "最後の仕事が入っていないようです。矢印を、終わりまでたどりましょう。"),
        Mistake("first-left-out", without(straight[0]),
                "はじめの仕事が入っていないようです。始まりから順にたどりましょう。"),
        Mistake("per-step", expected / len(straight),
                "仕事1つ当たりの分のようです。割らずに、足した数を書きましょう。"),
    ]  # fmt: skip
    return _in_unit(answers["n03-touch"], expected, mistakes)


def _in_unit(entry, expected, mistakes):
    """Compare in the unit chosen; ``expected`` and the mistakes are in minutes."""
    scale = 1 / 60 if entry["unit"] == "時間" else 1
    named = [replace(slip, value=slip.value * scale) for slip in mistakes]
    if entry["unit"] == "時間":
        named.append(
            Mistake(
                "minutes-as-hours",
                expected,
                "分のままではありませんか。単位を「分」に変えましょう。",
                tolerance=0.5,
            )
        )
    else:
        named.append(
            Mistake(
                "hours-as-minutes",
                expected / 60,
                "時間のままではありませんか。単位を「時間」に変えましょう。",
                tolerance=0.05,
            )
        )
        named.append(
            Mistake("seconds-as-minutes", expected * 60, "秒に直したようです。ここでは分で答えます。")
        )
    return numbers.compare(
        entry["value"], expected * scale, SUM_TOLERANCE * scale, named,
        right="これが、人の手が動いた時間です。返事が届くまでの日数と、見くらべてみましょう。",
        other="合いませんでした。課題4の図を始まりからまっすぐたどり、通った仕事の分を足しましょう。",
    )  # fmt: skip
