"""The one sentence in which a saving can be told and checked by whoever hears it."""

import re
from decimal import ROUND_HALF_UP, Decimal

from kenshu import days
from kenshu.improve.bootstrap import Interval
from kenshu.improve.effect import Ways
from kenshu.improve.figure import Figure, ImproveError, Period
from kenshu.improve.hours import minutes_per_booking
from kenshu.improve.saving import naive_saving


def sentence(before: Figure, after: Figure, cases: tuple[int, int], *, work: str, called="予約件数") -> str:
    """Period, whose time on what, hours before and after, cases, minutes a case; rounded here and only here.

    ``before``, ``after``: Figures in 時間 of the same scope and season; ``cases``: how many before and after
    (> 0); ``work``: whose time on what, such as 電話と電子申請の職員対応時間; ``called``: what the cases are called.
    Raises ImproveError when they cannot be compared, are no hours, or ``work`` does not say whose time it is.

    >>> from datetime import date
    >>> def year(y, hours):
    ...     period = Period(date(y, 4, 1), date(y, 6, 30))
    ...     return Figure(hours, "時間", period, "架空の窓口", "記録の合計", 500)
    >>> sentence(year(2030, 100), year(2031, 60), (600, 720), work="窓口の職員の時間", called="申請件数")
    '4〜6月、窓口の職員の時間は令和12年の100.0時間から令和13年の60.0時間(40.0時間減)。申請件数は約20％増えており、1件当たりでは10.0分から5.0分です。'
    """
    if not re.search("職員|住民|市民|町民|村民", work):
        raise ImproveError(
            f"「{work}」では、だれの時間か分かりません。「職員の」か「住民の」を入れてください。"
        )
    effect = naive_saving(before, after)
    each = [
        minutes_per_booking(figure, count).value for figure, count in zip((before, after), cases, strict=True)
    ]
    (season, first, second) = _when(before.period, after.period)
    return (
        f"{season}{work}は{first}の{shown(before.value)}時間から{second}の{shown(after.value)}時間"
        f"({_more_or_less(effect.saved)})。{called}は{_change(*cases)}、"
        f"1件当たりでは{shown(each[0])}分から{shown(each[1])}分です。{_sum_note(before, after, effect)}"
    )


def beside(ways: Ways, width: Interval | None = None) -> str:
    """What stands beside the sentence: the range of the ways, the width from day to day, the notes.

    The least and the greatest of all ways; ``width`` of one of them. Nothing is rounded before this.
    """
    low, high = ways.spread()
    unit = ways.as_counted.after.unit
    lines = [
        f"減った時間は{shown(ways.as_counted.saved)}{unit}です。見方を変えた見積りも合わせると、"
        f"{shown(low)}{unit}から{shown(high)}{unit}の間になります。"
    ]
    if width is not None:
        lines.append(f"{width.effect.method}では{shown(width.effect.saved)}{unit}。{width.words()}")
    return "\n".join([*lines, *ways.notes])


def shown(value, places=1) -> str:
    """A number with ``places`` decimals, 四捨五入 as people do it by hand, with commas.

    >>> shown(2.25), shown(1234.05), shown(-0.04)
    ('2.3', '1,234.1', '0.0')
    """
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded if rounded else abs(rounded):,}"


def _more_or_less(saved):
    if shown(saved) == "0.0":
        return "増減なし"
    return f"{shown(abs(saved))}時間{'減' if saved > 0 else '増'}"


def _change(before, after):
    percent = shown(abs(after - before) * 100 / before, 0)
    if percent == "0":
        return "同じで" if before == after else "ほぼ同じで"
    return f"約{percent}％{'増えており' if after > before else '減っており'}"


def _sum_note(before, after, effect):
    """A line for the reader who subtracts the rounded numbers and finds another last digit."""
    by_hand = Decimal(shown(before.value).replace(",", "")) - Decimal(shown(after.value).replace(",", ""))
    if by_hand == Decimal(shown(effect.saved).replace(",", "")):
        return ""
    return "四捨五入したため、引き算の最後のけたは合いません。"


def _when(before: Period, after: Period):
    """(the season with a 、 or nothing, name of the first period, name of the second).

    >>> from datetime import date
    >>> _when(Period(date(2030, 5, 1), date(2030, 7, 31)), Period(date(2031, 5, 1), date(2031, 7, 31)))
    ('5〜7月、', '令和12年', '令和13年')
    """
    periods = (before, after)
    whole = all(_whole_months(period) for period in periods)
    if not whole or before.first.year != before.last.year or before.first.year == after.first.year:
        return "", str(before), str(after)
    first, last = before.first.month, before.last.month
    season = f"{first}月、" if first == last else f"{first}〜{last}月、"
    return season, *(re.match(".+?年", days.wareki(period.first))[0] for period in periods)


def _whole_months(period):
    from calendar import monthrange

    return period.first.day == 1 and period.last.day == monthrange(period.last.year, period.last.month)[1]
