"""D7 給付金: every application in the order received, those of one person twice, and those that only look so."""

from dataclasses import dataclass, replace
from datetime import timedelta

from kenshu.days import is_open_day
from kenshu.synth.d7.pairs import Pairs
from kenshu.synth.d7.people import People
from kenshu.synth.d7.remarks import Remarks
from kenshu.synth.d7.single import Application, Desk
from kenshu.synth.draws import Draws, everyone

LETTERS = {"paper": "K7", "online": "E7"}


@dataclass(frozen=True)
class Truth:
    """What the data were made to hold; 受付番号 throughout.

    ``pairs``: (one, other, level): one person's two applications, level "exact", "normalised", "ruled" or
    "person". ``traps``: (one, other, "same-name" or "twins"): two people. ``protected``: 支援措置.
    """

    pairs: tuple[tuple[str, str, str], ...]
    traps: tuple[tuple[str, str, str], ...]
    protected: tuple[str, ...]


def applications(target: dict, seed: int) -> dict[str, list[Application]]:
    """{"paper": …, "online": …}, each in the order of receipt, with its 受付番号."""
    draws = Draws(seed)
    desk = Desk(target, People(target, draws), draws)
    made = [*_twice(target, desk), *_traps(target, desk), *_housemates(target, desk)]
    made += [replace(desk.one(channel), mark=("protected", "", rank)) for rank, channel in
             enumerate(everyone(target["protected"]))]  # fmt: skip
    for channel, total in target["rows"].items():
        used = sum(one.channel == channel for one in made)
        made += [desk.one(channel) for _ in range(total - used)]
    return _numbered(_remarked(_dated(made, target, draws), target, draws))


def truth(target: dict, seed: int) -> Truth:
    """The true pairs, the traps and the protected rows of the set that ``target`` and ``seed`` make."""
    marked = {}
    for rows in applications(target, seed).values():
        for one in rows:
            if one.mark and one.mark[0] != "housemates":
                marked.setdefault(one.mark, []).append(one.number)
    pairs, traps, protected = [], [], []
    for (level, kind, _), numbers in marked.items():
        if level == "protected":
            protected += numbers
        elif level == "trap":
            traps.append((*sorted(numbers), kind))
        else:
            pairs.append((*sorted(numbers), level))
    return Truth(tuple(sorted(pairs)), tuple(sorted(traps)), tuple(sorted(protected)))


def _twice(target, desk):
    pairs, made = Pairs(desk, target), []
    for level, kinds in target["pairs"].items():
        kinds = everyone(kinds)
        channels = desk.draws.quota(len(kinds), target["channels"][level])
        for rank, (kind, channel) in enumerate(
            zip(kinds, desk.draws.shuffled(everyone(channels)), strict=True)
        ):
            both = pairs.make(level, kind, channel.split("+"))
            made += [replace(one, mark=(level, kind, rank)) for one in both]
    return made


def _traps(target, desk):
    made = []
    for rank, kind in enumerate(everyone(target["traps"])):
        first = desk.one(desk.channel())
        other = desk.people.twin if kind == "twins" else desk.people.namesake
        second = desk.write(desk.channel(), other(first.person))
        if kind == "same-name":
            second = replace(second, gap=first.gap)
        made += [replace(one, mark=("trap", kind, rank)) for one in (first, second)]
    return made


def _housemates(target, desk):
    made = []
    for rank in range(target["housemates"]):
        first = desk.one(desk.channel())
        channel = desk.channel()
        second = desk.write(channel, desk.people.housemate(channel, first.person))
        made += [replace(one, mark=("housemates", "", rank)) for one in (first, second)]
    return made


def _dated(made, target, draws):
    """A day of receipt for each; of two by one person or home the first written came first."""
    days = {channel: _season(channel, target) for channel in target["rows"]}
    dated, waiting = [], {}
    for one in made:
        day = draws.pick(days[one.channel])
        if one.mark and one.mark[0] != "protected":
            waiting.setdefault(one.mark, []).append(replace(one, day=day))
        else:
            dated.append(replace(one, day=day))
    for first, second in waiting.values():
        dated += [first, second]
    return dated


def _season(channel, target):
    shape = target["shape"]
    weighted, day, rank = {}, target["first"], 0
    while day <= target["last"]:
        rush = 1 + (shape["first_week"] - 1) * max(0, 1 - rank / shape["rush_days"])
        if is_open_day(day):
            after = 1.0 if is_open_day(day - timedelta(days=1)) else shape["after_a_break"]
            weighted[day] = rush * (after if channel == "paper" else 1.0)
        elif channel == "online":
            weighted[day] = rush * shape["online_closed_day"]
        day, rank = day + timedelta(days=1), rank + 1
    return weighted


def _remarked(made, target, draws):
    """Remarks on as many applications of each channel as ``target`` says, those of 支援措置 among them."""
    notes = Remarks(draws, target["staff"])
    hinted = set(range(target["hints"]))
    remarked, seen = [], set()
    for one in made:
        level, _, rank = one.mark or ("", "", 0)
        if level == "protected":
            one = replace(one, remark=notes.protected(rank, one.day))
        elif level == "person" and rank in hinted and (level, rank) in seen:
            one = replace(one, remark=notes.moved(one.day))
        seen.add((level, rank))
        remarked.append(one)
    for channel, total in target["remarks"].items():
        bare = [at for at, one in enumerate(remarked) if one.channel == channel and not one.remark]
        have = sum(one.channel == channel and bool(one.remark) for one in remarked)
        for at in draws.shuffled(bare)[: total - have]:
            remarked[at] = replace(remarked[at], remark=notes.usual(remarked[at]))
    return remarked


def _numbered(made):
    received = {}
    for channel, letter in LETTERS.items():
        rows = sorted((one for one in made if one.channel == channel), key=lambda one: one.day)
        received[channel] = [replace(one, number=f"{letter}-{rank:05d}") for rank, one in enumerate(rows, 1)]
    return received
