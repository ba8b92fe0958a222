"""Ways to say what a change saved. Each finds its own ``without`` and ends in an Effect."""

from dataclasses import replace

from kenshu.improve.figure import Effect, ImproveError


def naive_saving(before, after):
    """Before minus after, as counted: true of the two seasons, silent on whether demand was the same.

    ``before``, ``after``: Figures of the same unit, scope and season.

    >>> from datetime import date
    >>> from kenshu.improve import Figure, Period
    >>> def year(y, hours):
    ...     return Figure(hours, "時間", Period(date(y, 4, 1), date(y, 6, 30)), "架空の窓口", "合計", 10)
    >>> effect = naive_saving(year(2030, 100), year(2031, 60))
    >>> effect.saved, effect.percent
    (40, 40.0)
    """
    return Effect(before, after, "前の時間−後の時間")


def volume_adjusted(before, before_count, after, after_count):
    """What the same number of cases as after would have taken in the old way, minus after.

    ``before``, ``after``: Figures of the same unit, scope and season; the counts are cases (> 0).
    Formula: before × after_count ÷ before_count − after.

    >>> from datetime import date
    >>> from kenshu.improve import Figure, Period
    >>> def year(y, hours):
    ...     return Figure(hours, "時間", Period(date(y, 4, 1), date(y, 6, 30)), "架空の窓口", "合計", 10)
    >>> volume_adjusted(year(2030, 100), 1000, year(2031, 60), 1100).saved
    50.0
    """
    if before_count < 1 or after_count < 1:
        raise ImproveError("件数が0なので、件数をそろえた比べ方ができません。件数を確かめてください。")
    without = replace(
        before,
        value=before.value * after_count / before_count,
        period=after.period,
        method=f"{before.method}、×後の件数÷前の件数",
    )
    return Effect(without, after, "後と同じ件数を前のやり方で受けたときの時間−後の時間")
