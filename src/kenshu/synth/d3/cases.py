"""D3 保育所入所: who applies when, by which channel, and the way each application will take."""

from dataclasses import dataclass, field

from kenshu.synth.d3.calendar import Calendar
from kenshu.synth.draws import Draws, share_out


@dataclass
class Case:
    """One application. ``way``: its activities in order; ``minutes``: of each; ``delays``: office minutes
    before each; ``carried``: some stamps were fetched by hand, all in one minute."""

    arrival: int
    meeting: int
    channel: str
    way: list[str] = field(default_factory=list)
    minutes: list[int] = field(default_factory=list)
    delays: list[int] = field(default_factory=list)
    carried: bool = False


def cases(target: dict, calendar: Calendar, draws: Draws) -> list[Case]:
    """Every application in the order received; how many lack papers is the same for every seed."""
    found = []
    for wanted in target["rounds"]:
        meeting = calendar.rank(wanted["meeting"]) * calendar.length
        for channel, count in wanted["cases"].items():
            arrivals = _arrivals(count, wanted, target["shape"], calendar, draws)
            found += [Case(arrival, meeting, channel) for arrival in arrivals]
    found.sort(key=lambda case: case.arrival)
    _choose_ways(found, target, draws)
    _choose_times(found, target, draws)
    return found


def _arrivals(count, wanted, shape, calendar, draws):
    """Minutes of arrival, more and more towards the deadline."""
    first, last = calendar.rank(wanted["first"]), calendar.rank(wanted["last"])
    span = max(last - first, 1)
    weights = []
    for rank in range(first, last + 1):
        late = (rank - first) / span
        weights.append((1 + shape["rush"] * late * late * late * late) * draws.skewed(shape["day_spread"]))
    per_day = share_out(count, weights)
    return [
        rank * calendar.length
        + min(int(draws.pick(shape["hours"])) * 60 + draws.below(60) - calendar.opens, calendar.length - 1)
        for rank, number in enumerate(per_day, first)
        for _ in range(number)
    ]


def _choose_ways(found, target, draws):
    lacking = _chosen(found, target["lacking"], draws)
    twice = _chosen(lacking, dict.fromkeys(target["lacking"], target["lacking_twice"]), draws)
    asked = _chosen(found, dict.fromkeys(target["lacking"], target["asked"]), draws)
    carried = _chosen(found, dict.fromkeys(target["lacking"], target["carried"]), draws)
    times = {id(case): 1 for case in lacking} | {id(case): 2 for case in twice}
    asked, carried = ({id(case) for case in some} for some in (asked, carried))
    way = target["way"]
    for case in found:
        case.carried = id(case) in carried
        case.way = [*way["start"], *way["lacking"] * times.get(id(case), 0)]
        case.way += [*(way["asked"] if id(case) in asked else ()), *way["rest"]]


def _chosen(found, shares, draws):
    """Of each channel the share given, to the nearest whole case."""
    chosen = []
    for channel, share in shares.items():
        of_channel = [case for case in found if case.channel == channel]
        chosen += draws.shuffled(of_channel)[: round(share * len(of_channel))]
    return chosen


def _choose_times(found, target, draws):
    """Whole minutes whose mean over all cases is the target's, for each activity and channel."""
    shape, numbers = target["shape"], {}
    for case in found:
        for activity in case.way:
            key = (activity, case.channel)
            numbers[key] = numbers.get(key, 0) + 1
    minutes, delays = {}, {}
    for (activity, channel), number in numbers.items():
        key = (activity, channel)
        minutes[key] = _draw(number, target["minutes"][channel], activity, shape["minutes_spread"], draws)
        delays[key] = _draw(number, target["delays"], activity, shape["delays_spread"], draws)
    for case in found:
        case.minutes = [next(minutes[activity, case.channel]) for activity in case.way]
        case.delays = [next(delays[activity, case.channel]) for activity in case.way]
        if case.carried:
            for place, activity in enumerate(target["carried_stamps"]):
                at = case.way.index(activity)
                case.minutes[at] = 0
                case.delays[at] *= not place


def _draw(number, means, activity, spread, draws):
    mean = means.get(activity, 0)
    if not mean:
        return iter([0] * number)
    return iter(
        share_out(round(mean * number), [draws.skewed(spread) for _ in range(number)], min(1, int(mean)))
    )
