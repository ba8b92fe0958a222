"""A number that can be defended: value, unit, period, scope, method, and from how many records."""

import calendar
import math
from dataclasses import dataclass
from datetime import date

from kenshu import KenshuError, days


class ImproveError(KenshuError):
    """A figure or a comparison that must not be made; the text says which and what to do."""


@dataclass(frozen=True)
class Period:
    """From ``first`` to ``last``, both days included.

    >>> str(Period(date(2030, 5, 1), date(2030, 7, 31)))
    '令和12年5月1日〜7月31日'
    """

    first: date
    last: date

    def __post_init__(self):
        if self.last < self.first:
            raise ImproveError(
                f"期間の終わり({self.last})が始まり({self.first})より前です。日付を直してください。"
            )

    def __str__(self):
        first, last = days.wareki(self.first), days.wareki(self.last)
        year = first[: first.index("年") + 1]
        return f"{first}〜{last.removeprefix(year)}"

    def same_season(self, other):
        """True if both run from the same day of the year to the same day, in the same or another year."""
        return _season(self) == _season(other)


def _season(period):
    """First month and day, last month and day (31 for any month's last day), and the years in between."""
    last = period.last
    end = 31 if last.day == calendar.monthrange(last.year, last.month)[1] else last.day
    return period.first.month, period.first.day, last.month, end, last.year - period.first.year


@dataclass(frozen=True)
class Figure:
    """One number with all that a reader needs to check it.

    ``value`` is in ``unit`` (時間, 分/件, 件, %, 円), never rounded; ``period`` 期間; ``scope`` 範囲 in words
    (what is counted, through which channels); ``method`` 算出方法 in words; ``n`` how many records.
    Raises ImproveError when any of them is missing.
    """

    value: float
    unit: str
    period: Period
    scope: str
    method: str
    n: int

    def __post_init__(self):
        named = {"単位": self.unit, "期間": self.period, "範囲": self.scope, "算出方法": self.method}
        missing = [name for name, given in named.items() if not given]
        if missing or self.n < 1:
            missing += ["件数(n)"] if self.n < 1 else []
            raise ImproveError(
                f"数字に「{'」「'.join(missing)}」がありません。書き足してから使ってください。"
            )
        if not math.isfinite(self.value):
            raise ImproveError(f"「{self.scope}」の数字が計算できません。もとのデータを確かめてください。")

    def caption(self):
        """期間・範囲・算出方法・n in one Japanese line, for a figure, a table or a budget sheet."""
        return f"期間: {self.period}。範囲: {self.scope}。算出方法: {self.method}。n={self.n:,}。"


@dataclass(frozen=True)
class Effect:
    """What a change saved: ``without`` the change (as counted, or as estimated) and ``after`` it.

    ``method`` says how ``without`` was found: this is where the ways of estimating differ, and all of them
    end in an Effect. Raises ImproveError unless unit, scope and season of the two figures agree.
    """

    without: Figure
    after: Figure
    method: str

    def __post_init__(self):
        if not self.method:
            raise ImproveError("効果に「算出方法」がありません。書き足してから使ってください。")
        _refuse_unlike(self.without, self.after)

    @property
    def saved(self):
        """``without`` minus ``after``, in their unit; negative when there is more work than before."""
        return self.without.value - self.after.value

    @property
    def percent(self):
        """Share of ``without`` that is gone, in %."""
        return 100 * self.saved / self.without.value


def _refuse_unlike(one, other):
    """Raise ImproveError naming the first of unit, period and scope in which two figures differ."""
    pairs = (
        ("単位", one.unit, other.unit, one.unit == other.unit),
        ("期間", one.period, other.period, one.period.same_season(other.period)),
        ("範囲", one.scope, other.scope, one.scope == other.scope),
    )
    for name, first, second, same in pairs:
        if not same:
            raise ImproveError(
                f"{name}がちがう数字は比べられません(「{first}」と「{second}」)。{name}をそろえてください。"
            )
