"""D3 保育所入所: every step of every application, worked off in office time by offices of so many people."""

from dataclasses import dataclass
from heapq import heapify, heappop, heappush, heapreplace

from kenshu.synth.d3.calendar import Calendar
from kenshu.synth.d3.cases import Case, cases
from kenshu.synth.draws import Draws


@dataclass(frozen=True, slots=True)
class Step:
    """One activity of one case. ``start`` and ``complete`` are points of the calendar."""

    case: int
    activity: str
    resource: str
    start: tuple[int, int]
    complete: tuple[int, int]
    channel: str


def calendar(target: dict) -> Calendar:
    """From the first application to the day on which the log was taken."""
    return Calendar(target["first"], target["taken"], target["opens"], target["closes"])


def steps(target: dict, time: Calendar, seed: int) -> list[Step]:
    """All steps that were complete when the log was taken, by start; equal starts in the order of each case."""
    found = cases(target, time, Draws(seed + 30))
    offices = _Offices(target, time, found)
    waiting = [(case.arrival, number, 0) for number, case in enumerate(found)]
    heapify(waiting)
    reached = [(0, 0)] * len(found)
    done = []
    while waiting:
        ready, number, place = heappop(waiting)
        case = found[number]
        start, complete = offices.do(case, place, ready, reached[number])
        minute = complete[0] * time.length + complete[1]
        if minute > time.end:
            continue
        activity = case.way[place]
        done.append(Step(number, activity, target["by"][activity], start, complete, case.channel))
        reached[number] = complete
        if place + 1 < len(case.way):
            heappush(waiting, (minute + case.delays[place + 1], number, place + 1))
    return sorted(done, key=lambda step: (step.start, step.case))


class _Offices:
    """Who is free from which minute on. A case waits for the first free clerk of its activity's office."""

    def __init__(self, target: dict, time: Calendar, found: list[Case]):
        self.by, self.time, self.until_meeting = target["by"], time, target["meeting_wait"]
        self.free = {office: [0] * people for office, people in target["people"].items()}
        self.meetings = sorted({case.meeting for case in found})
        self.windows = dict.fromkeys(self.by, (0, time.length))
        for activity, window in target["windows"].items():
            self.windows[activity] = tuple(time.since_opening(text) for text in window)

    def do(self, case, place, ready, reached):
        """Start and complete of an activity; waiting for the meeting starts where the case stands."""
        activity, minutes = case.way[place], case.minutes[place]
        if activity == self.until_meeting:
            return reached, self._meeting(case, ready)
        if not minutes:
            return (divmod(ready, self.time.length),) * 2
        free = self.free[self.by[activity]]
        begin = self.time.begin(max(ready, free[0]), minutes, self.windows[activity])
        heapreplace(free, begin + minutes)
        day, at = divmod(begin, self.time.length)
        return (day, at), (day, at + minutes)

    def _meeting(self, case, ready):
        """The case's own meeting, or the next one when that was missed; never, when there is none."""
        later = (meeting for meeting in self.meetings if meeting >= max(ready, case.meeting))
        return divmod(next(later, 2 * self.time.end), self.time.length)
