"""D6 フォーム公開: when each form was asked for and when residents could use it."""

from dataclasses import dataclass
from datetime import date

from kenshu.days import open_days
from kenshu.synth.d6.names import BY_SECTION, BY_VENDOR, forms
from kenshu.synth.draws import Draws, share_out
from kenshu.synth.errors import SynthError

LISTS = {"vendor": BY_VENDOR, "section": BY_SECTION}
MOST_TRIES = 20000  # of moving one form; a few hundred are enough on the course's city


@dataclass(frozen=True)
class Form:
    """One form. ``office_days``: open days after ``asked``, up to and with ``published``."""

    section: str
    name: str
    asked: date
    published: date
    by: str
    items: int
    office_days: int


def published(target: dict, seed: int) -> list[Form]:
    """Every form, in the order asked for. Sums of calendar and office days are those of ``target`` exactly."""
    draws = Draws(seed + 60)
    made = [form for wanted in target["makers"].values() for form in _of(wanted, target, draws)]
    return sorted(made, key=lambda form: (form.asked, form.published, form.name))


def _of(wanted, target, draws):
    listed = forms(LISTS[wanted["list"]])
    calendar = open_days(wanted["first"], wanted["last"])
    spread = target["items_spread"]
    items = [max(5, round(usual * draws.skewed(spread))) for _, _, usual in listed]
    lengths = _lengths(items, listed, wanted, draws)
    starts = _starts(lengths, listed, calendar, wanted, draws)
    return [
        Form(section, name, calendar[start], calendar[start + days], wanted["by"], count, days)
        for (section, name, _), count, days, start in zip(listed, items, lengths, starts, strict=True)
    ]


def _lengths(items, listed, wanted, draws):
    """Office days of each form, longer with more items; pinned forms take the days they are given."""
    pinned = wanted["pinned"]
    weights = [
        0
        if name in pinned
        else (wanted["days_apart_from_items"] + count) * draws.skewed(wanted["days_spread"])
        for (_, name, _), count in zip(listed, items, strict=True)
    ]
    fixed = [pinned[name]["office_days"] if name in pinned else 0 for _, name, _ in listed]
    free = [i for i, weight in enumerate(weights) if weight]
    rest = share_out(wanted["office_days"] - sum(fixed), [weights[i] for i in free], wanted["fewest_days"])
    for i, days in zip(free, rest, strict=True):
        fixed[i] = days
    return fixed


def _starts(lengths, listed, calendar, wanted, draws):
    """The place of each form's first day in ``calendar``; forms are moved until the calendar days sum up."""
    weights = {i: wanted["months"][str(day.month)] for i, day in enumerate(calendar)}
    pinned = {name: calendar.index(pin["asked"]) for name, pin in wanted["pinned"].items()}
    starts = [
        pinned[name] if name in pinned else _start(days, weights, draws)
        for days, (_, name, _) in zip(lengths, listed, strict=True)
    ]
    spans = [_span(calendar, *pair) for pair in zip(starts, lengths, strict=True)]
    free = [i for i, (_, name, _) in enumerate(listed) if name not in pinned]
    off = sum(spans) - wanted["calendar_days"]
    for _ in range(MOST_TRIES):
        if off == 0:
            return starts
        i = free[draws.below(len(free))]
        start = _start(lengths[i], weights, draws)
        moved = off + _span(calendar, start, lengths[i]) - spans[i]
        if abs(moved) < abs(off):
            starts[i], spans[i], off = start, _span(calendar, start, lengths[i]), moved
    raise SynthError(
        f"公開までの日数の合計を {wanted['calendar_days']} 日にできません。"
        "planted/d6.toml の calendar_days と office_days を確かめてください。"
    )


def _start(days, weights, draws):
    """A first day that leaves ``days`` open days before the period ends."""
    return draws.pick({i: weight for i, weight in weights.items() if i + days < len(weights)})


def _span(calendar, start, days):
    return (calendar[start + days] - calendar[start]).days
