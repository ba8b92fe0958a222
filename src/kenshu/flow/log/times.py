"""How long cases take: lead time, work, waiting; on the calendar's clock and on the hall's."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from kenshu.flow.log.event_log import Log
from kenshu.flow.log.waits import gaps

MINUTE = 60  # seconds
CALENDAR_DAY = 24 * 60  # minutes


@dataclass(frozen=True)
class Summary:
    """The log in numbers; minutes and days are means over the finished cases.

    ``touch``, ``touch_office``: minutes of work a case, on each clock. ``lead_days``, ``lead_middle``,
    ``lead_nine_of_ten``: mean, median and 90th percentile by the calendar; ``lead_office_days``: mean, in opening
    days. ``fixed_share``: of the lead time, waiting for days set by the calendar. ``efficiency``,
    ``efficiency_office``: work ÷ lead time, each on one clock; above 1 only where several work on a case at once.
    """

    cases: int
    finished: int
    unfinished: int
    events: int
    touch: float
    touch_office: float
    lead_days: float
    lead_middle: float
    lead_nine_of_ten: float
    lead_office_days: float
    fixed_share: float
    efficiency: float
    efficiency_office: float

    def sentence(self) -> str:
        """The most important of it in words."""
        left = f"(ほかに終わっていない申請が{self.unfinished:,}件)" if self.unfinished else ""
        whole = f"終わった{self.finished:,}件{left}は、始まりから終わりまで平均{span(self.lead_days)}かかりました。"
        if not self.touch:
            return f"{whole}仕事の始まりと終わりの差が記録にないので、手を動かした時間は分かりません。"
        return (
            f"{whole}そのうち人が手を動かしたのは平均{self.touch:.1f}分で、{percent(self.efficiency)}です。"
            f"開庁時間だけで数えると平均{self.lead_office_days:,.1f}開庁日分で、"
            f"手を動かした時間は{percent(self.efficiency_office)}です。"
        )


def lead_times(log: Log) -> pd.DataFrame:
    """One row a case, in the order of the log, unfinished ones too.

    Columns: 番号, 始まり, 終わり (the latest end), 終わった (bool), the columns ``of_case``, and minutes, each on the
    calendar's and (開庁の…) the hall's clock: 全体(分), 作業(分), 日程待ち(分) (activities ``fixed``), 待ち(分) (nobody works).
    """
    begins, ends = log.start[log.first[:-1]], np.maximum.reduceat(log.complete, log.first[:-1])
    fixed = log.activity_is(log.fixed)
    frame = pd.DataFrame({
        "番号": np.array(log.cases, dtype=object),
        "始まり": begins.astype("datetime64[s]"), "終わり": ends.astype("datetime64[s]"), "終わった": log.finished,
        **log.of_case,
    })  # fmt: skip
    waited = dict(zip(("", "開庁の"), gaps(log), strict=True))
    for clock, between in (("", np.subtract), ("開庁の", lambda end, start: log.clock.between(start, end))):
        spent = between(log.complete, log.start)
        frame[f"{clock}全体(分)"] = between(ends, begins) / MINUTE
        frame[f"{clock}作業(分)"] = _by_case(log, np.where(fixed, 0, spent))
        frame[f"{clock}日程待ち(分)"] = _by_case(log, np.where(fixed, spent, 0))
        frame[f"{clock}待ち(分)"] = _by_case(log, waited[clock])
    return frame


def summarise(log: Log) -> Summary:
    """The log in numbers; unfinished cases are counted and left out of all times."""
    every = lead_times(log)
    done = every[every["終わった"]]
    lead, office = done["全体(分)"], done["開庁の全体(分)"]
    numbers = {
        "touch": done["作業(分)"].mean(), "touch_office": done["開庁の作業(分)"].mean(),
        "lead_days": lead.mean() / CALENDAR_DAY, "lead_middle": lead.median() / CALENDAR_DAY,
        "lead_nine_of_ten": lead.quantile(0.9) / CALENDAR_DAY, "lead_office_days": office.mean() / office_day(log),
        "fixed_share": _share(done["日程待ち(分)"].sum(), lead.sum()),
        "efficiency": _share(done["作業(分)"].sum(), lead.sum()),
        "efficiency_office": _share(done["開庁の作業(分)"].sum(), office.sum()),
    }  # fmt: skip
    return Summary(
        cases=len(every), finished=len(done), unfinished=len(every) - len(done), events=len(log),
        **{name: float(number) for name, number in numbers.items()},
    )  # fmt: skip


def office_day(log: Log) -> float:
    """Minutes of one opening day."""
    opens, closes = log.hours.open, log.hours.close
    return (closes.hour - opens.hour) * 60 + closes.minute - opens.minute


def _by_case(log, seconds):
    return np.bincount(log.case, weights=seconds, minlength=len(log.cases)) / MINUTE


def _share(part, whole):
    """0 where the whole is nothing: one instant a case."""
    return part / whole if whole else 0.0


def span(days: float) -> str:
    """Days in words, in the unit that fits.

    >>> span(63.7), span(2.25), span(0.5), span(0.01)
    ('64日', '2.2日', '12.0時間', '14分')
    """
    if days >= 9.95:
        return f"{days:,.0f}日"
    if days >= 1:
        return f"{days:.1f}日"
    return f"{24 * days:.1f}時間" if days >= 1 / 24 else f"{CALENDAR_DAY * days:.0f}分"


def percent(share: float) -> str:
    """A share in two figures.

    >>> percent(0.00079), percent(0.5), percent(1), percent(0.0000004)
    ('0.079%', '50%', '100%', '0.01%未満')
    """
    if 0 < share < 0.0001:
        return "0.01%未満"
    return f"{100 * share:.0f}%" if share >= 0.1 else f"{100 * share:.2g}%"
