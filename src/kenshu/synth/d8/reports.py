"""D8 道路通報: who reported what by which way, when somebody looked at it, when it was done."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from statistics import median

from kenshu.days import is_open_day
from kenshu.synth.d8 import works
from kenshu.synth.d8.words import Teller
from kenshu.synth.draws import Draws, everyone

MOST_TRIES = 500


@dataclass(frozen=True)
class Report:
    """One report. ``seen``: somebody was there; ``done``: the work, or the answer, was finished."""

    route: str
    at: datetime
    kind: str
    area: str
    urgency: str
    seen: datetime = datetime.min
    done: datetime = datetime.min
    words: str = ""


def reports(target: dict, seed: int) -> list[Report]:
    """Every report in the order received. Counts and median days by route and urgency are those of ``target``
    for any seed, as nearly as closing hours allow."""
    draws = Draws(seed + 80)
    calendar = works.Calendar(target["first"], target["last"], target["opens"], target["closes"])
    made = []
    for route, wanted in target["routes"].items():
        moments = _Moments(wanted, target, draws)
        told = [
            _report(route, urgency, moments.draw(), target, draws)
            for urgency in draws.shuffled(everyone(wanted["urgency"]))
        ]
        made += _worked(told, wanted, target, calendar, draws)
    made.sort(key=lambda report: report.at)
    return _worded(made, target, Draws(seed + 81))


def _report(route, urgency, at, target, draws):
    season = target["seasons"]
    weights = {
        kind: weight * season.get(kind, [1] * 12)[at.month - 1]
        for kind, weight in target["kinds"][urgency].items()
    }
    return Report(route, at, draws.pick(weights), draws.pick(target["areas"]), urgency)


def _worked(told, wanted, target, calendar, draws):
    """The reports of one route with the times of the crew: of the drafts, each with the median wanted of every
    urgency, the one whose median over all is nearest to what is wanted."""

    def off(draft):
        return abs(median(works.days(report.at, report.done) for report in draft) - wanted["all_median_days"])

    return min((_draft(told, wanted, target, calendar, draws) for _ in range(target["drafts"])), key=off)


def _draft(told, wanted, target, calendar, draws):
    """Each kind of work takes its time: the longer times go to the kinds that take longer."""
    made = []
    for urgency, middle in wanted["median_days"].items():
        own = [report for report in told if report.urgency == urgency]
        slow = [target["slowness"][report.kind] * draws.skewed(target["kind_spread"]) for report in own]
        own = [own[i] for i in sorted(range(len(own)), key=slow.__getitem__)]
        multiples = sorted(works.strewn(len(own), target["curve"], draws))
        pace = works.paced([report.at for report in own], multiples, middle, calendar)
        made += [
            _timed(report, multiple * pace, target, calendar, draws)
            for report, multiple in zip(own, multiples, strict=True)
        ]
    return made


def _timed(report, lead, target, calendar, draws):
    """Somebody looks early on, sooner where it is urgent; never before it was received or after it was done."""
    low, high = target["seen"][report.urgency]
    seen = works.finished(report.at, lead * (low + (high - low) * draws.unit()), calendar)
    done = works.finished(report.at, lead, calendar)
    return replace(report, seen=min(seen, done), done=done)


def _worded(made, target, draws):
    teller = Teller(target, draws)
    return [
        replace(report, words=_words(teller, report, report.route == target["online"])) for report in made
    ]


def _words(teller, report, online):
    tell = teller.post if online else teller.note
    return tell(report.kind, report.urgency, report.area)


class _Moments:
    """When reports of one route come in: at the counter in office hours, at night to the keeper or the app."""

    def __init__(self, wanted, target, draws):
        self.draws, self.hours, self.always = draws, wanted["hours"], wanted["day_and_night"]
        self.opens, self.closes = time.fromisoformat(target["opens"]), time.fromisoformat(target["closes"])
        self.days, count = {}, (target["last"] - target["first"]).days
        for rank in range(count + 1):
            day = target["first"] + timedelta(days=rank)
            weight = 1 + (wanted["growth"] - 1) * rank / count
            weight *= target["months"][day.month - 1] * draws.skewed(target["day_spread"])
            if not is_open_day(day):
                weight *= wanted["closed_day"]
            elif not is_open_day(day - timedelta(days=1)):
                weight *= wanted["after_a_break"]
            self.days[day] = weight

    def draw(self) -> datetime:
        day = self.draws.pick(self.days)
        for _ in range(MOST_TRIES):
            at = datetime.combine(day, time(int(self.draws.pick(self.hours)), self.draws.below(60)))
            if self.always or self.opens <= at.time() < self.closes:
                break
        return at
