"""How many rows a rule changes, and how many it cannot read: whole numbers, exactly."""

from kenshu.check import numbers
from kenshu.check.mark import Verdict
from kenshu.check.n02.desk import counts_of, phone_rows, seconds_rows, short_rows, wareki_rows
from kenshu.check.numbers import Mistake
from kenshu.check.rules import rule, wrong

EMPTY = "空いている欄があります。分かるところから書きましょう。"
SWAPPED = "二つの欄が入れかわっているようです。行の名前を、声に出して読んでみましょう。"
ALL = "全部の行を数えたようです。直さなくてよい行は、入れずに数えます。"


@rule("n02-days")
def days(answers, city):
    """Half the points for each of the two counts; the first to mend is spoken of."""
    ways, expected = counts_of(city)["受付日"], wareki_rows(counts_of(city))
    first, second = (row["rows"] for row in answers["n02-days"]["value"])
    if (first, second) == (ways["no-era"], expected):
        return wrong("swapped", SWAPPED)
    verdicts = [
        _one(first, expected, _wareki_slips(ways, expected),
             "一つ目が合いませんでした。和暦の書き方は三つあります。三つの行の数を足しましょう。"),
        _one(second, ways["no-era"], _unread_slips(ways, expected),
             "二つ目が合いませんでした。「元号がない」の行を、指でたどってみましょう。"),
    ]  # fmt: skip
    told = "二つとも合いました。何行を直し、何行が読めなかったか。この二つが、記録のかなめです。"
    return _both(verdicts, told)


@rule("n02-phone-rows")
def phones(answers, city):
    ways, expected = counts_of(city)["電話"], phone_rows(counts_of(city))
    mistakes = [
        Mistake("blank-in", expected + ways["blank"],
                "空欄も足したようです。書いていないものは、直しようがありません。"),
        Mistake("round-left-out", expected - ways["round"],
                "かっこの行が入っていないようです。かっこも、ハイフンに直します。"),
        Mistake("wide-left-out", expected - ways["wide"],
                "全角の行が入っていないようです。ハイフンはあっても、字が全角です。"),
        Mistake("plain-left-out", expected - ways["plain"],
                "ハイフンのない行が入っていないようです。ハイフンを入れて直します。"),
        Mistake("plain-only", ways["plain"],
                "ハイフンのない行だけを数えたようです。決まった形でない行は、ほかにもあります。"),
        Mistake("already-so", ways["hyphen"], "もう決まった形の行を数えたようです。直す行のほうを数えましょう。"),
        Mistake("blank-only", ways["blank"], "空欄の行を数えたようです。直すのは、番号が書いてある行です。"),
        Mistake("written-rows", expected + ways["hyphen"],
                "番号のある行をぜんぶ数えたようです。もう決まった形の行は、直しません。"),
        Mistake("all-rows", sum(ways.values()), ALL),
    ]  # fmt: skip
    return numbers.compare(
        answers["n02-phone-rows"]["value"], expected, 0, mistakes,
        right="合いました。空欄は空欄のまま残せています。",
        other="合いませんでした。表の行を一つずつ、決まった形かどうか見て、そうでない行の数を足しましょう。",
    )  # fmt: skip


@rule("n02-zero-rows")
def zeros(answers, city):
    ways, expected = counts_of(city)["口座下3桁"], short_rows(counts_of(city))
    mistakes = [
        Mistake("two-only", ways["two"], "1けたしかない行も、0が落ちています。0が二つ落ちることもあります。"),
        Mistake("one-only", ways["one"], "2けたしかない行も、0が落ちています。いっしょに数えましょう。"),
        Mistake("wide-in", expected + ways["wide"], "全角の行も足したようです。全角でも、3けたそろっています。"),
        Mistake("wide-only", ways["wide"], "全角の行を数えたようです。ここでは、けたの足りない行を数えます。"),
        Mistake("whole-rows", ways["three"], "3けたそろった行を数えたようです。足りない行のほうを数えましょう。"),
        Mistake("whole-rows", ways["three"] + ways["wide"],
                "3けたそろった行を数えたようです。足りない行のほうを数えましょう。"),
        Mistake("zeros-counted", 2 * ways["one"] + ways["two"],
                "落ちた0の数を数えたようです。1行で0が二つ落ちても、行は一つです。"),
        Mistake("all-rows", sum(ways.values()), ALL),
        Mistake("none", 0, "けたの足りない行は、本当にないでしょうか。表の下のほうを見てみましょう。"),
    ]  # fmt: skip
    return numbers.compare(
        answers["n02-zero-rows"]["value"], expected, 0, mistakes,
        right="合いました。割合は小さくても、振り込みに使う番号です。1行ずつに、人がいます。",
        other="合いませんでした。3けたに足りない行の数を、表からさがして足しましょう。",
    )  # fmt: skip


@rule("n02-seconds")
def seconds(answers, city):
    ways, expected = counts_of(city)["通話秒"], seconds_rows(counts_of(city))
    commas = ways["comma"] + ways["wide-comma"]
    mistakes = [
        Mistake("wide-only", ways["wide"],
                "全角の行だけを数えたようです。コンマのある行は、そのままでよいでしょうか。"),
        Mistake("comma-left-out", ways["wide"] + ways["wide-comma"],
                "半角でも、コンマがあると数字だけにはなりません。もう一度、表の行を見てみましょう。"),
        Mistake("wide-left-out", commas,
                "コンマのある行だけを数えたようです。全角の数字も、半角に直します。"),
        Mistake("both-left-out", ways["wide"] + ways["comma"],
                "全角とコンマの両方がある行がぬけたようです。数は少なくても、直す行です。"),
        Mistake("one-comma-only", ways["comma"],
                "半角でコンマのある行だけを数えたようです。ほかにも直す行があります。"),
        Mistake("counted-twice", expected + ways["wide-comma"],
                "全角とコンマの両方がある行を、二度数えたようです。行としては一度だけ数えます。"),
        Mistake("already-plain", ways["plain"], "もう半角の数字だけの行を数えたようです。直す行のほうを数えます。"),
        Mistake("all-rows", sum(ways.values()), ALL),
    ]  # fmt: skip
    return numbers.compare(
        answers["n02-seconds"]["value"], expected, 0, mistakes,
        right="合いました。足す前に数えたので、合計からもれる行がありません。",
        other="合いませんでした。半角の数字だけではない行を、表の上から順に足しましょう。",
    )  # fmt: skip


def _wareki_slips(ways, expected):
    letters, wide, era = ways["letter"], ways["wide-letter"], ways["era"]
    one_way = "和暦の書き方を、一つだけ数えたようです。Rのものも、令和のものも、全角のものも和暦です。"
    return [
        Mistake("era-less-in", expected + ways["no-era"],
                "元号のない行も入れたようです。元号がなければ、まだ和暦とは言えません。"),
        Mistake("wide-left-out", letters + era, "全角で書いた和暦がぬけたようです。全角のRも、和暦です。"),
        Mistake("words-left-out", letters + wide, "「令和」と書いた和暦がぬけたようです。Rと同じ仲間です。"),
        Mistake("half-left-out", wide + era, "半角のRの和暦がぬけたようです。表のいちばん上の行です。"),
        *(Mistake("one-way", value, one_way) for value in (letters, wide, era)),
        Mistake("western-in", expected + ways["western"],
                "もとから西暦の行も入れたようです。ここでは、和暦の行だけを数えます。"),
        Mistake("western-only", ways["western"], "西暦の行を数えたようです。数えるのは、和暦の行です。"),
        Mistake("all-rows", sum(ways.values()), ALL),
    ]  # fmt: skip


def _unread_slips(ways, wareki):
    west = "西暦の行は、そのまま日付として読めます。元号のない行だけを数えましょう。"
    wide = "全角の行は、半角に直せば読めます。元号のない行だけを数えましょう。"
    return [
        Mistake("none-unread", 0, "読めない行は、本当にないでしょうか。元号のない日付をさがしてみましょう。"),
        *(Mistake("western-unread", value, west) for value in (ways["western"], ways["western"] + ways["no-era"])),
        *(Mistake("wide-unread", value, wide)
          for value in (ways["wide-letter"], ways["wide-letter"] + ways["no-era"])),
        Mistake("second-wareki", wareki, "二つ目に、和暦の行の数が入っているようです。"),
        Mistake("second-all", sum(ways.values()), "二つ目に、全部の行の数が入っているようです。"),
    ]  # fmt: skip


def _one(given, expected, slips, other):
    """The verdict on one cell; an empty one waits."""
    if given is None:
        return wrong("cell-empty", EMPTY)
    return numbers.compare(given, expected, 0, slips, other=other)


def _both(verdicts, message):
    share = sum(verdict.share for verdict in verdicts) / len(verdicts)
    if share == 1:
        return Verdict(1.0, "right", message)
    first = next(verdict for verdict in verdicts if verdict.share < 1)
    return Verdict(share, first.message_id, first.message)
