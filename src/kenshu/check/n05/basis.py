"""Counting by 根拠区分: laws without an article, the six numbers, how large the part of the customs is."""

from kenshu.check import numbers
from kenshu.check.mark import Verdict
from kenshu.check.n05.desk import BASES, desk_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import partly, right, rule

LAW, CUSTOM, UNKNOWN = "法令", "慣行", "不明"
PERCENT_TOLERANCE = 0.55  # a whole number, rounded either way, will do

OTHER_ROW = "{}の数が合いませんでした。課題5の表の数から、移した分を足し引きしたかを見てみましょう。"


@rule("n05-no-article")
def no_article(answers, city):
    desk = desk_of(city)
    expected, said = desk.unproved, desk.answered[LAW]
    whole = desk.whole - sum(desk.counts[one] for one in BASES[:3])
    near = "とても近いです。条文の欄を、上から一つずつ指でたどって数えてみましょう。"
    mistakes = [
        Mistake("all-laws", said, "「法令」と答えた様式の全部の数のようです。条文の欄が空のものだけを数えます。"),
        Mistake("with-article", said - expected, "条文が書かれているほうの数のようです。空のほうを数えましょう。"),
        Mistake("percent", 100 * expected / said, "割合のようです。ここでは、様式の数を答えます。"),
        Mistake("all-blanks", whole,
                "「法令」のほかの、条文のない様式も入っているようです。下の表の中だけで数えます。"),
        Mistake("all-customs", desk.answered[CUSTOM],
                "「慣行」と答えた様式の数のようです。「法令」の表の中で数えます。"),
        Mistake("all-forms", desk.whole, "棚卸しの全部の様式の数のようです。「法令」の表の中で数えます。"),
        *(Mistake("one-off", expected + step, near, share=0.5) for step in (1, -1)),
    ]  # fmt: skip
    return numbers.compare(
        answers["n05-no-article"]["value"], expected, 0, mistakes,
        right="条文を書く欄があると、こうして見つかります。答えた人を責めなくてすみます。",
        other="数が合いませんでした。表の「条文」の欄が空の行を、上から順に数えてみましょう。",
    )  # fmt: skip


@rule("n05-basis")
def basis(answers, city):
    """One sixth of the points a row; a pattern over the rows is named before a single row."""
    desk = desk_of(city)
    rows = answers["n05-basis"]["value"]
    given = dict(zip(BASES, (row["count"] for row in rows), strict=True))
    share = sum(given[name] == desk.counts[name] for name in BASES) / len(BASES)
    if share == 1:
        return right("六つともそろいました。変えやすい層が、いちばん厚いことが見えてきました。")
    if None in given.values():
        return Verdict(
            share, "cell-empty", "空いている欄があります。変わらない区分は、表の数をそのまま書きます。"
        )
    return Verdict(share, *_slip(given, desk))


def _slip(given, desk) -> tuple[str, str]:
    """(message id, message) of the likeliest slip in the six numbers."""
    moved, total = desk.unproved, sum(given.values())
    for name, text, *moving in _patterns(desk):
        if given == {**desk.counts, **dict(zip((LAW, CUSTOM, UNKNOWN), moving, strict=True))}:
            return name, text
    if given["条例規則"] == desk.counts["内規"] and given["内規"] == desk.counts["条例規則"]:
        return "rows-swapped", "条例・規則と内規の数が入れかわっているようです。表と並べて見てみましょう。"
    if 99 <= total <= 101:
        return "percent", "六つを足すと100くらいになります。割合ではなく、様式の数を書きましょう。"
    if moved and total == desk.whole + moved:
        return "sum-too-large", "六つを足すと、全体より多くなります。移した分を、もとの区分から引きましたか。"
    if moved and total == desk.whole - moved:
        return "sum-too-small", "六つを足すと、全体より少なくなります。移した分を、行き先に足しましたか。"
    wrong = next(name for name in BASES if given[name] != desk.counts[name])
    return "other", OTHER_ROW.format("条例・規則" if wrong == "条例規則" else wrong)


def _patterns(desk):
    """(message id, message, 法令, 慣行, 不明) that known slips lead to."""
    moved, said = desk.unproved, desk.answered
    law, custom, unknown = said[LAW], said[CUSTOM], said[UNKNOWN]
    return (
        ("as-answered", "各課の回答のままのようです。課題5で数えた様式は、調べたあと、どこへ移りましたか。",
         law, custom, unknown),
        ("left-in-unknown", "「不明」に移したままのようです。総務課が調べた結果を、もう一度読んでみましょう。",
         law - moved, custom, unknown + moved),
        ("in-both", "移した分が、慣行にも不明にも入っているようです。行き先は一つです。",
         law - moved, custom + moved, unknown + moved),
        ("wrong-ones-moved", "条文のあるほうの様式を移したようです。移すのは、条文のないほうです。",
         moved, custom + law - moved, unknown),
        ("all-moved", "「法令」を全部移したようです。条文が書かれている様式は、法令のままです。",
         0, custom + law, unknown),
        ("not-taken-off", "慣行には足せています。移した分を、法令から引きましょう。",
         law, custom + moved, unknown),
        ("not-added", "法令からは引けています。移した分を、行き先に足しましょう。",
         law - moved, custom, unknown),
    )  # fmt: skip


@rule("n05-custom-percent")
def custom_percent(answers, city):
    desk = desk_of(city)
    customs, whole, value = desk.counts[CUSTOM], desk.whole, answers["n05-custom-percent"]["value"]
    expected = 100 * customs / whole
    verdict = numbers.compare(
        value, expected, PERCENT_TOLERANCE, _percent_slips(desk, expected),
        right="「何のうちの何パーセントか」まで言えると、聞いた人が確かめられます。",
        other="割合が合いませんでした。慣行の様式の数 ÷ 全部の様式の数 × 100 です。",
    )  # fmt: skip
    rows = (answers.get("n05-basis") or {}).get("value") or ()
    mine = [row["count"] for row in rows]
    if verdict.message_id != "other" or None in mine or not sum(mine):
        return verdict
    if abs(value - 100 * mine[BASES.index(CUSTOM)] / sum(mine)) <= PERCENT_TOLERANCE:
        return partly(
            0.5, "follows-earlier", "割り算は合っています。もとにした課題6の数を、もう一度見てみましょう。"
        )
    return verdict


def _percent_slips(desk, expected):
    customs, whole, ruled = desk.counts[CUSTOM], desk.whole, sum(desk.counts[name] for name in BASES[:3])
    yearly = desk.forms.groupby("根拠区分")["年間件数"].sum()
    return [
        Mistake("fraction", expected / 100, "割り算は合っています。100を掛けて、パーセントにしましょう。",
                share=0.5, tolerance=0.006),
        Mistake("count", customs, "様式の数のままのようです。全部の様式の数で割りましょう。", tolerance=0),
        Mistake("as-answered", 100 * desk.answered[CUSTOM] / whole,
                "各課の回答のままの数で割ったようです。調べたあとの、課題6の数を使いましょう。"),
        Mistake("of-blanks", 100 * customs / (whole - ruled),
                "条文のない様式だけで割ったようです。割るのは、棚卸しの全部の様式の数です。"),
        Mistake("beside-ruled", 100 * customs / ruled,
                "決まりのある様式の数で割ったようです。割るのは、全部の様式の数です。"),
        Mistake("of-others", 100 * customs / (whole - customs),
                "慣行でないものの数で割ったようです。慣行も入れた、全部の数で割ります。"),
        Mistake("remaining-part", 100 - expected, "慣行でないほうの割合のようです。慣行のほうを出しましょう。"),
        Mistake("by-use", 100 * yearly[CUSTOM] / yearly.sum(),
                "1年の件数で割合を出したようです。ここでは、様式の数で数えます。", tolerance=0.3),
        Mistake("unknown-left-out", 100 * customs / (whole - desk.counts[UNKNOWN]),
                "不明を除いた数で割ったようです。割るのは、不明も入れた全部の様式の数です。", tolerance=0.3),
        Mistake("upside-down", whole / customs, "割り算が逆のようです。慣行の数のほうを割ります。",
                tolerance=0.06),
    ]  # fmt: skip
