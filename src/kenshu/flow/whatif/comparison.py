"""Two cases before the same people: worked through day by day, and what the second one saves."""

from dataclasses import dataclass

import numpy as np

from kenshu.flow.errors import FlowError
from kenshu.flow.whatif import serve
from kenshu.flow.whatif.case import Case, applied, check_case, check_hours
from kenshu.flow.whatif.clock import DAY, clock
from kenshu.flow.whatif.crowd import Crowd
from kenshu.flow.whatif.outcome import Outcome, measured
from kenshu.flow.whatif.ranges import Range, of_days, of_difference, words
from kenshu.flow.whatif.tickets import Tickets
from kenshu.flow.whatif.visits import Visits, drawn, logged

FEWEST, MOST_DAYS = 20, 5_000
MOST_VISITS = 5_000_000  # days × people: about 1 GB


@dataclass(frozen=True, eq=False)
class Comparison:
    """``before`` and ``after`` with the same visitors, service times and chances.

    ``period``, ``scope``, ``method``: for a caption; ``notes``: what a reader must know besides.
    """

    before: Outcome
    after: Outcome
    period: str
    scope: str
    method: str
    notes: tuple[str, ...] = ()

    @property
    def saved(self) -> Range:
        """Minutes a visitor waits less on average, and how sure this is; negative when they wait longer."""
        one, other = ((case.waited, case.people) for case in (self.before, self.after))
        return of_difference(one, other, self.before.chance)

    @property
    def saved_day(self) -> Range:
        """The same mean, and the width in which the saving of one more such day falls."""
        days = self.before.days - self.after.days
        return of_days(days[~np.isnan(days)], self.saved.middle, self.before.chance, len(self.before.people))

    def by_hour(self):
        """The hours of both cases below each other; see ``Outcome.by_hour``."""
        import pandas as pd

        return pd.concat([self.before.by_hour(), self.after.by_hour()], ignore_index=True)

    def sentence(self) -> str:
        """What came out, in plain words, each number with its width."""
        from kenshu.flow.whatif.sentences import told

        return told(self)


def simulate(
    crowd: Crowd, before: Case, after: Case, *, days: int = 200, chance: float = 0.9, seed: int = 1
) -> Comparison:
    """``days`` days like these by chance, each worked through in both cases with the same people.

    Raises FlowError for cases that cannot be (see ``check_case``) or a day that does not end by midnight.
    """
    if not FEWEST <= days <= MOST_DAYS or days * crowd.people > MOST_VISITS:
        most = min(MOST_DAYS, int(MOST_VISITS / crowd.people))
        raise FlowError(f"計算する日数は{FEWEST}から{most:,}までにしてください(いまは{days:,}日)。")
    means = {name: one.mean for name, one in zip(crowd.purposes, crowd.services, strict=True)}
    _refuse_alike(before, after)
    for case in (before, after):
        check_case(case, crowd.purposes, means)
        check_hours(case, crowd.edges[0], crowd.edges[-1])
    most_times = max(before.most_times, after.most_times)
    visits = drawn(crowd, days=days, most_times=most_times, seed=seed)
    found = [_worked(case, visits, means, chance) for case in (before, after)]
    notes = (*crowd.notes, *_not_in_it(before, after), *_beside_records(crowd.waited, found[0]))
    method = f"来る人と対応の時間をくじで決めた{days:,}日を、先着順に1人ずつ呼んで計算(くじの番号{seed})"
    return Comparison(*found, crowd.period, crowd.scope, method, notes)


def replay(
    tickets: Tickets, before: Case, after: Case, *, repeats: int = 20, chance: float = 0.9, seed: int = 1
) -> Comparison:
    """The days of a log once more, with the people who came, in both cases.

    Who stays away is drawn ``repeats`` times (once where nobody does). Raises FlowError as ``simulate``, and
    for a log of one day (no width can be told) or more people than came.
    """
    if len(tickets.days) < 2:
        raise FlowError(
            "記録が1日分しかありません。日によるちがいが分からないので、2日分以上の記録を使ってください。"
        )
    if max(before.most_times, after.most_times) > 1:
        raise FlowError("記録にない人は増やせません。来る人を増やすときは、人数から計算してください。")
    lengths = tickets.done - tickets.called
    kinds = [(name, tickets.purpose == place) for place, name in enumerate(tickets.purposes)]
    means = {name: float(lengths[mine].mean()) for name, mine in kinds if mine.any()}
    _refuse_alike(before, after)
    for case in (before, after):
        check_case(case, tuple(means), means)
        check_hours(case, case.desk.opens, float(tickets.arrived.max()))
    some = any(case.online or case.coming for case in (before, after))
    means = dict.fromkeys(tickets.purposes, 1.0) | means
    visits = logged(tickets, repeats=repeats if some else 1, seed=seed)
    found = [_worked(case, visits, means, chance) for case in (before, after)]
    drawn_so = f"(来なくなる人はくじで{visits.repeats}とおり、くじの番号{seed})" if some else ""
    method = f"記録のとおりに来た人を、先着順に1人ずつ呼んで計算{drawn_so}"
    notes = (*_not_in_it(before, after), *_beside_records(float(tickets.waited.mean()), found[0]))
    return Comparison(*found, tickets.period, f"窓口の整理券{len(tickets):,}枚", method, notes)


def _refuse_alike(before: Case, after: Case) -> None:
    if before.name == after.name:
        raise FlowError(f"2つの案の名前がどちらも「{before.name}」です。ちがう名前を付けてください。")


def _worked(case: Case, visits: Visits, means, chance: float) -> Outcome:
    words(chance)
    service, kept = applied(case, visits, means)
    if not kept.any():
        raise FlowError(f"「{case.name}」では、窓口に来る人がいなくなります。割合を小さくしてください。")
    called = serve.begins(visits.arrived, service, kept, case.desk)
    found = measured(case, visits, service, called, kept, chance)
    last = case.desk.closes + float(found.after.mean())
    if last > DAY:
        raise FlowError(
            f"「{case.name}」では、その日のうちに終わりません(最後の人が平均で翌日の{clock(last - DAY)})。"
            "来る人に窓口が追いつかないので、人数を見直してください。"
        )
    return found


def _not_in_it(before: Case, after: Case) -> tuple[str, ...]:
    if not any(share for case in (before, after) for share in case.online.values()):
        return ()
    return ("窓口に来なくなった人の分を、職員がほかで受ける時間は入っていません。",)


def _beside_records(waited: float | None, found: Outcome) -> tuple[str, ...]:
    """How near the calculation comes to the wait in the records."""
    if waited is None:
        return ()
    name, mean = found.case.name, found.wait.middle
    return (f"記録の待ちは平均{waited:.1f}分、「{name}」の計算では{mean:.1f}分です。",)
