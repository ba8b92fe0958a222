"""D8 住民アンケート: who answered by which way, at what age, and what they want."""

from dataclasses import dataclass, replace

from kenshu.synth.d8.words import Teller
from kenshu.synth.draws import Draws, everyone, share_out

WILLING = ("使いたい", "どちらかといえば使いたい")
NOT_SURE = "わからない"


@dataclass(frozen=True)
class Sheet:
    """One answer. ``wish``: procedures online; ``words``: free text, "" for none."""

    way: str
    age: str
    area: str
    phone: str
    known: str
    wish: str
    content: str
    words: str = ""


def sheets(target: dict, seed: int) -> list[Sheet]:
    """Every answer in the order received. How many of which age answered by which way, and how many of them
    want procedures online, are those of ``target`` for any seed."""
    draws, asked = Draws(seed + 82), target["survey"]
    made = []
    for way, wanted in asked["ways"].items():
        for age, count in zip(asked["ages"], wanted["answers"], strict=True):
            willing = wanted["willing"][asked["ages"].index(age)]
            wishes = {True: willing, False: count - willing}
            made += [_sheet(way, age, yes, target, draws) for yes in draws.shuffled(everyone(wishes))]
    return _worded(draws.shuffled(made), target, Draws(seed + 83))


def _sheet(way, age, willing, target, draws):
    asked = target["survey"]
    of_age = asked["of_age"][age]
    group = "willing" if willing else "unwilling"
    phone = "使っている" if way == asked["online"] else draws.pick(of_age["phone"])
    return Sheet(
        way, age, draws.pick(target["areas"]), phone, draws.pick(of_age["known"]),
        draws.pick(asked["wishes"][group]), draws.pick(asked["content"]),
    )  # fmt: skip


def _worded(made, target, draws):
    teller, asked = Teller(target, draws), target["survey"]
    kinds = asked["words"]
    counts = share_out(len(made), list(kinds.values()))
    pile = draws.shuffled(everyone(dict(zip(kinds, counts, strict=True))))
    return [
        replace(sheet, words=teller.opinion(_stance(sheet.wish), _who(sheet, asked), kind))
        for sheet, kind in zip(made, pile, strict=True)
    ]


def _stance(wish):
    if wish in WILLING:
        return "for"
    return "unsure" if wish == NOT_SURE else "against"


def _who(sheet, asked):
    """The marks of ``told.opinions`` that fit this person."""
    marks = {"若" if asked["ages"].index(sheet.age) < asked["ages"].index(asked["older_from"]) else "老"}
    if sheet.phone == asked["codes"]["スマートフォン"][-1]:
        marks.add("無")
    known = asked["codes"]["アプリ通報"]
    return (
        marks
        | ({"使"} if sheet.known == known[0] else set())
        | ({"知"} if sheet.known == known[-1] else set())
    )
