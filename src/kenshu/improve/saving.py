"""Ways to say what a change saved from its own two periods. Each finds its ``without`` and ends in an Effect."""

import re
from dataclasses import replace

from kenshu.improve.figure import Effect, ImproveError

WORK = ("時間", "分", "秒", "日", "件", "円")
_CENTRE = {"真ん中の値": re.compile("真ん中|中央値"), "平均": re.compile("平均")}


def naive_saving(before, after):
    """Before minus after, as counted: true of the two seasons, silent on whether demand was the same.

    ``before``, ``after``: Figures of the same unit, scope and season. Raises ImproveError when they are not,
    when one is a mean and the other a middle value, when they are percentages (``points`` says those), and
    when they are marks of satisfaction.

    >>> from datetime import date
    >>> from kenshu.improve import Figure, Period
    >>> def year(y, hours):
    ...     return Figure(hours, "時間", Period(date(y, 4, 1), date(y, 6, 30)), "架空の窓口", "合計", 10)
    >>> effect = naive_saving(year(2030, 100), year(2031, 60))
    >>> effect.saved, effect.percent
    (40, 40.0)
    """
    _refuse_what_is_no_work(before, after)
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
    naive_saving(before, after)  # refuses unlike seasons, which the estimate below would hide
    if not min(before_count, after_count) > 0:
        raise ImproveError(
            f"件数が0か、マイナスです(前{before_count:,}件、後{after_count:,}件)。"
            "これでは件数をそろえて比べられません。件数を確かめてください。"
        )
    without = replace(
        before,
        value=before.value * after_count / before_count,
        period=after.period,
        method=f"{before.method}、×後の件数÷前の件数",
    )
    return Effect(without, after, "後と同じ件数を前のやり方で受けたときの時間−後の時間")


def points(before, after):
    """The change of a percentage, in ポイント: ``after`` − ``before``, two Figures in % (not an Effect).

    >>> from datetime import date
    >>> from kenshu.improve import Figure, Period
    >>> def year(y, share):
    ...     period = Period(date(y, 4, 1), date(y, 6, 30))
    ...     return Figure(share, "%", period, "申込みのうち電子申請", "電子申請÷申込み", 200)
    >>> change = points(year(2030, 30), year(2031, 45))
    >>> change.value, change.unit
    (15, 'ポイント')
    """
    if before.unit != "%" or after.unit != "%":
        raise ImproveError(
            f"ポイントは、割合(%)どうしの差です(いまは「{before.unit}」と「{after.unit}」です)。"
            "数どうしは、そのまま引いてください。"
        )
    Effect(before, after, "割合の差")  # same season and scope: 何のうちの割合か
    return replace(after, value=after.value - before.value, unit="ポイント", method="後の割合−前の割合")


def _refuse_what_is_no_work(before, after):
    if before.unit == after.unit == "%":
        raise ImproveError(
            "割合どうしの差は「%減った」とは言えません。「30%から45%へ、15ポイント増」のように、points で出してください。"
        )
    asked = "満足" in before.scope + after.scope and before.unit not in WORK
    if asked or "点" in (before.unit, after.unit):
        raise ImproveError(
            "満足度は、仕事が減った量ではありません。効果には、時間や件数を使ってください。満足度は別に書きます。"
        )
    centres = [_centre(figure.method) for figure in (before, after)]
    if None not in centres and centres[0] != centres[1]:
        raise ImproveError(f"前は{centres[0]}、後は{centres[1]}です。どちらかにそろえてから比べてください。")


def _centre(method):
    return next((name for name, words in _CENTRE.items() if words.search(method)), None)
