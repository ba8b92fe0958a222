"""How it is told: the title, the purpose, twenty letters, one minute."""

import re

from kenshu.check.n08.words import RESIDENTS
from kenshu.check.n11.texts import TOOL, loose, plain, too_long
from kenshu.check.rules import partly, right, rule

ONE_MINUTE, HALF = 400, 150  # letters
YEN = re.compile(r"\d[\d,.]*(?:億|万|千)?円")
HOURS = re.compile(r"\d[\d,.]*(?:時間|分|%|件|割)|半分")
STOPS = re.compile(r"やめ|止め|中止|もど|戻|見直")


@rule("n11-title")
def title(answers, city):
    text = plain(answers["n11-title"]["value"])
    hint = too_long(answers, "title") or loose(answers, text)
    return partly(0, *hint) if hint else right("資料の、いちばん上に出ます。")


@rule("n11-purpose")
def purpose(answers, city):
    text = plain(answers["n11-purpose"]["value"])
    hint = too_long(answers, "purpose")
    if not hint and not RESIDENTS.search(text):
        hint = (
            "residents-missing",
            "住民の側の言葉がありません。だれの、どんな時間がよくなるかを先に書いてみましょう。",
        )
    hint = hint or loose(answers, text)
    return partly(0, *hint) if hint else right("だれの何がよくなるかが、先に来ています。")


@rule("n11-keyword")
def keyword(answers, city):
    hint = too_long(answers, "keyword")
    text = plain(answers["n11-keyword"]["value"])
    if not hint and TOOL.search(text):
        hint = "tool-name", "道具の名前が入っています。その道具で、だれがどうなるかを言葉にしてみましょう。"
    return (
        partly(0, *hint)
        if hint
        else right("スライドの題になります。声に出して、言いやすいか確かめましょう。")
    )


@rule("n11-pitch")
def pitch(answers, city):
    """What is missing for somebody who must decide after one minute."""
    text = plain(answers["n11-pitch"]["value"])
    hint = _pitch(text) or loose(answers, text)
    return partly(0.5, *hint) if hint else right(
        f"{len(text)}字です。金額、困りごと、効果、やめる条件がそろいました。時計を見ながら、声に出してみましょう。"
    )  # fmt: skip


def _pitch(text):
    if len(text) > ONE_MINUTE:
        return (
            "longer-than-a-minute",
            f"{len(text)}字あります。声に出すと1分をこえます。一つの話にしぼってみましょう。",
        )
    if len(text) < HALF:
        return (
            "shorter-than-half",
            f"{len(text)}字です。1分の半分ほどで終わります。困っている人の場面を一つ足しましょう。",
        )
    if not YEN.search(text):
        return (
            "money-missing",
            "いくらお願いしたいかがありません。はじめに金額を言うと、聞く人が落ち着きます。",
        )
    if not HOURS.search(text):
        return "effect-missing", "どれだけ変わるかの数字がありません。課題2の数字を一つ入れましょう。"
    if not STOPS.search(text):
        return (
            "stop-missing",
            "悪ければやめる、の一言がありません。やめる条件があると、決める人は安心します。",
        )
    return None
