"""Names that are alike once a copy of them is evened out, though they were written differently."""

from kenshu.days import parse_date
from kenshu.figures.sheet import Sheet
from kenshu.improve.tidy import course
from kenshu.improve.tidy.views import MADE_UP
from kenshu.tables import normalise_name

PAIRS = 3


def alike(names):
    """[places] of names with one copy and more than one way of writing, in the order received.

    >>> alike(["髙橋　一", "佐藤　二", "高橋 一"])
    [[0, 2]]
    """
    groups = {}
    for place, name in enumerate(names):
        groups.setdefault(normalise_name(name), []).append(place)
    return [places for places in groups.values() if len({names[place] for place in places}) > 1]


def same_names():
    """Three pairs of such rows with their 生年月日 as received; one born on the same day, if there is one."""
    frame = course.opened(course.PAPER)
    names, births = list(frame["氏名"]), list(frame["生年月日"])
    pairs = [_pair(places, names) for places in alike(names)]
    pairs.sort(key=lambda pair: len({"".join(names[place].split()) for place in pair}))  # other letters last
    same_day = [pair for pair in pairs if len({parse_date(births[place]) for place in pair}) == 1]
    other_day = [pair for pair in pairs if pair not in same_day]
    one = same_day[-1:]
    chosen = sorted([*one, *other_day[len(one) - PAIRS :]])
    rows = [
        (f"組{number}", *(frame[head][place] for head in ("受付番号", "氏名", "生年月日")))
        for number, pair in enumerate(chosen, 1)
        for place in pair
    ]
    heads = ("組", "受付番号", "氏名(届いたまま)", "生年月日(届いたまま)")
    return Sheet(f"写しが同じになった氏名 {MADE_UP}", heads, tuple(rows))


def _pair(places, names):
    """The first of ``places``, and the first whose name is written differently: with another letter if one is."""
    first, *rest = places
    bare = "".join(names[first].split())
    return first, min(
        (place for place in rest if names[place] != names[first]),
        key=lambda place: "".join(names[place].split()) == bare,
    )
