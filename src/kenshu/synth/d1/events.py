"""D1 がん検診予約: what happened at the desk, second by second, before anybody wrote it down."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kenshu.days import is_open_day, open_days
from kenshu.synth.draws import Draws, everyone, share_out
from kenshu.synth.errors import SynthError

MOST_TRIES = 2000  # moments tried for one call; on the fullest day of the course's city about one in two fits


@dataclass(frozen=True)
class Call:
    """One call taken. Lengths in whole seconds."""

    at: datetime
    purpose: str
    age: str
    talk: int
    after_call: int
    clerk: str


@dataclass(frozen=True)
class Entry:
    """One booking that came by the online form. ``check``: seconds a clerk took to look it over."""

    at: datetime
    age: str
    by: str
    check: int


def events(target: dict, seed: int) -> dict[str, list]:
    """Calls and entries of every file of ``target["files"]``, each list in the order received.

    Counts and sums of hours are those of ``target`` for every seed; who called when for how long is chance.
    """
    draws = Draws(seed)
    made = {}
    for name, wanted in target["files"].items():
        make = entries if "entries" in wanted else calls
        made[name] = sorted(make(wanted, target, draws), key=lambda event: event.at)
    return made


def calls(wanted: dict, target: dict, draws: Draws) -> list[Call]:
    """The calls of one season at one desk, all inside office hours; no clerk is on two calls at once."""
    shape = target["shape"]
    callers = _callers(wanted, target["age_jitter"], draws)
    weights = [shape["purpose_length"][purpose] * shape["age_length"][age] for purpose, age in callers]
    talk = _lengths(wanted["talk_hours"], weights, shape["shortest_talk"], shape, draws)
    after_call = _lengths(wanted["after_call_hours"], weights, shape["shortest_after_call"], shape, draws)
    days = draws.shuffled(everyone(draws.quota(len(callers), _weigh_days(wanted, shape, draws))))
    desk = _Desk(wanted["staff"], _clock(target["opens"]), _clock(target["closes"]), shape["hours"], draws)
    made = []
    for (purpose, age), talked, wrote, day in zip(callers, talk, after_call, days, strict=True):
        at, clerk = desk.take(day, talked + wrote)
        made.append(Call(at, purpose, age, talked, wrote, clerk))
    return made


def entries(wanted: dict, target: dict, draws: Draws) -> list[Entry]:
    """The online entries of one season; the share outside office hours is that of ``wanted``."""
    shape, jitter = target["shape"], target["age_jitter"]
    people = []
    for age, count in draws.quota(wanted["entries"], wanted["ages"], jitter).items():
        proxy = wanted["proxy"][age]
        people += [
            (age, by) for by in everyone(draws.quota(count, {"本人": 1 - proxy, "家族等": proxy}, jitter))
        ]
    people = draws.shuffled(people)
    outside = wanted["outside_office"]
    moments = draws.shuffled(everyone(draws.quota(len(people), {True: 1 - outside, False: outside}, jitter)))
    check = _lengths(wanted["check_hours"], [1] * len(people), shape["shortest_check"], shape, draws)
    moment = _Moments(wanted, target, draws)
    return [
        Entry(moment.draw(inside), age, by, seconds)
        for (age, by), inside, seconds in zip(people, moments, check, strict=True)
    ]


def _callers(wanted, jitter, draws):
    """(purpose, age) of every call in the order drawn; the ages of each purpose follow the shares."""
    pairs = []
    for purpose, count in wanted["purposes"].items():
        pairs += [(purpose, age) for age in everyone(draws.quota(count, wanted["ages"], jitter))]
    return draws.shuffled(pairs)


def _lengths(hours, weights, shortest, shape, draws):
    """Whole seconds, skewed to the right, that sum to ``hours`` exactly."""
    skewed = [weight * draws.skewed(shape["length_spread"]) for weight in weights]
    return share_out(round(hours * 3600), skewed, shortest)


def _weigh_days(wanted, shape, draws):
    """{open day: weight}: busy at the start of the season and after each break."""
    weighted = {}
    for rank, day in enumerate(open_days(wanted["first"], wanted["last"])):
        weight = 1 + (shape["first_day"] - 1) * max(0, 1 - rank / shape["first_days"])
        if not is_open_day(day - timedelta(days=1)):
            weight *= shape["after_a_break"]
        weighted[day] = weight * draws.skewed(shape["day_spread"])
    return weighted


class _Desk:
    """The clerks of one season and what each is busy with."""

    def __init__(self, staff, opens, closes, hours, draws):
        self.staff, self.opens, self.closes, self.hours, self.draws = staff, opens, closes, hours, draws
        self.busy = {}

    def take(self, day: date, seconds: int):
        """A moment of ``day`` and a clerk who is then free for ``seconds``, before closing time."""
        for _ in range(MOST_TRIES):
            start = _moment(day, self.hours, self.draws)
            end = start + timedelta(seconds=seconds)
            free = [clerk for clerk in self.staff if self._is_free(clerk, day, start, end)]
            if free and start.time() >= self.opens and end <= datetime.combine(day, self.closes):
                clerk = free[self.draws.below(len(free))]
                self.busy.setdefault((clerk, day), []).append((start, end))
                return start, clerk
        raise SynthError(
            f"{day} の電話を {len(self.staff)} 人では受けきれません。"
            "planted/d1.toml の staff を増やすか、電話の件数と時間を減らしてください。"
        )

    def _is_free(self, clerk, day, start, end):
        return all(end <= begun or ended <= start for begun, ended in self.busy.get((clerk, day), ()))


class _Moments:
    """When people fill in the form: in office hours, or in the evening, early, and on closed days."""

    def __init__(self, wanted, target, draws):
        shape = target["shape"]
        self.draws, self.shape = draws, shape
        self.opens, self.closes = _clock(target["opens"]), _clock(target["closes"])
        self.begins = datetime.combine(wanted["first"], self.opens)
        rush = shape["online_first_day"] - 1
        self.days = {}
        for rank in range((wanted["last"] - wanted["first"]).days + 1):
            day = wanted["first"] + timedelta(days=rank)
            weight = 1 + rush * max(0, 1 - rank / shape["online_first_days"])
            self.days[day] = weight if is_open_day(day) else weight * shape["online_closed_day"]
        self.open_days = {day: weight for day, weight in self.days.items() if is_open_day(day)}

    def draw(self, inside: bool) -> datetime:
        """A moment inside office hours, or one outside; never before the form was opened."""
        while True:
            day = self.draws.pick(self.open_days if inside else self.days)
            at = _moment(day, self._hours(day, inside), self.draws)
            if at >= self.begins and inside == (
                day in self.open_days and self.opens <= at.time() < self.closes
            ):
                return at

    def _hours(self, day, inside):
        if inside:
            return self.shape["hours"]
        return self.shape["online_open_hours" if day in self.open_days else "online_closed_hours"]


def _moment(day, hours, draws):
    hour = int(draws.pick(hours))
    return datetime.combine(day, time(hour, draws.below(60), draws.below(60)))


def _clock(text):
    return time.fromisoformat(text)
