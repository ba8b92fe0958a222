"""Hours as money, and when a system pays. The rate per hour is the city's own; nothing here has one."""

import math

from kenshu.improve.figure import Figure, ImproveError


def worth(hours, rate, note=""):
    """Hours × ``rate`` (円 per hour, > 0) as a Figure in 円: the worth of the time, not a cut of the budget.

    ``note``: ``City.rate_note``, said in the method while the rate is an example. Raises ImproveError when
    the rate is missing (None) or not above 0, and for a Figure that is not in 時間.

    >>> from datetime import date
    >>> from kenshu.improve import Period
    >>> spring = Period(date(2030, 4, 1), date(2030, 6, 30))
    >>> worth(Figure(40, "時間", spring, "架空の窓口", "前−後", 10), 2000).value
    80000
    """
    if hours.unit != "時間":
        raise ImproveError(f"単価は「時間」の数字に掛けます(いまは「{hours.unit}」です)。")
    _refuse_not_positive("1時間当たりの単価", rate)
    told = f"{rate:,}円({note})" if note else f"{rate:,}円"
    return Figure(hours.value * rate, "円", hours.period, hours.scope, f"({hours.method})×{told}", hours.n)


def worth_in(city, hours):
    """``worth`` at the rate of a ``kenshu.city.City``; while that is an example, the method says so."""
    return worth(hours, city.rate_per_hour, city.rate_note)


def break_even(yearly_cost, yearly_worth):
    """How many procedures, each worth ``yearly_worth`` 円 a year, carry ``yearly_cost`` 円 a year.

    >>> break_even(300_000, 80_000)
    3.75
    """
    _refuse_not_positive("1年の費用", yearly_cost)
    _refuse_not_positive("1手続の1年の効果", yearly_worth)
    return yearly_cost / yearly_worth


def procedures_needed(yearly_cost, yearly_worth):
    """``break_even`` as whole procedures, rounded up (a hair above a whole number is that number).

    >>> procedures_needed(300_000, 80_000), procedures_needed(300_000, 75_000)
    (4, 4)
    """
    return math.ceil(break_even(yearly_cost, yearly_worth) - 1e-9)


def payback_years(initial, yearly_worth, yearly_running):
    """Years until ``initial`` 円 is earned back by ``yearly_worth − yearly_running`` 円 a year.

    Raises ImproveError when a year costs as much as it brings: then it never is.

    >>> payback_years(600_000, 500_000, 300_000)
    3.0
    """
    gain = yearly_worth - yearly_running
    if gain <= 0:
        raise ImproveError(
            "毎年の効果が毎年の費用より大きくないので、何年たっても初期費用は戻りません。"
            "対象の手続を増やすか、費用を見直してください。"
        )
    return initial / gain


def _refuse_not_positive(name, value):
    if value is None:
        raise ImproveError(f"{name}が入っていません。自市の値を確かめて入れてください。")
    if not 0 < value < math.inf:
        raise ImproveError(f"{name}には0より大きい数を入れてください(いまは {value} です)。")
