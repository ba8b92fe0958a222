"""D9 決裁: how one paper or screen goes from desk to desk, minute by minute of office time."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from kenshu.days import open_days
from kenshu.synth.draws import Draws, everyone

OPENS, NOON, LUNCH = time(8, 30), 210, 60  # minutes of office time before noon; minutes of the noon break
DAY = 465  # minutes of office time in a day: 7時間45分


@dataclass(frozen=True)
class Decision:
    """One decision. ``stops``: (arrived, approved) of 係長, 課長, each 合議 in turn and 部長."""

    section: str
    kind: str
    medium: str
    consulted: int
    drafted: datetime
    stops: tuple[tuple[datetime, datetime], ...]


def decisions(target: dict, seed: int) -> list[Decision]:
    """Every decision in the order drafted; all stamps are inside office hours."""
    draws = Draws(seed + 90)
    calendar = open_days(target["first"], target["settled_by"])
    weights = {
        place: target["months"][str(day.month)] for place, day in enumerate(calendar) if day <= target["last"]
    }
    media = draws.shuffled(everyone(draws.quota(target["decisions"], target["media"])))
    made = [_decision(medium, weights, calendar, target, draws) for medium in media]
    return sorted(made, key=lambda decision: (decision.drafted, decision.stops))


def _decision(medium, weights, calendar, target, draws):
    kind = draws.pick(target["kinds"])
    consulted = int(draws.pick(target["consulted"][kind]))
    section = draws.pick(target["sections"])
    drafted = draws.pick(weights) * DAY + draws.below(DAY)
    now, stops = drafted, []
    for stop in ["係長", "課長", *["合議"] * consulted, "部長"]:
        arrived = now + _minutes(target["way"][medium], stop, target, draws)
        now = arrived + max(1, _minutes(target["desk"][medium], stop, target, draws))
        stops.append((_moment(arrived, calendar), _moment(now, calendar)))
    return Decision(section, kind, medium, consulted, _moment(drafted, calendar), tuple(stops))


def _minutes(means, stop, target, draws):
    return round(means[stop] * draws.skewed(target["spread"]))


def _moment(minutes, calendar):
    """Office minutes since the first day began → the day and the time."""
    place, minute = divmod(minutes, DAY)
    pause = LUNCH if minute >= NOON else 0
    return datetime.combine(calendar[place], OPENS) + timedelta(minutes=minute + pause)
