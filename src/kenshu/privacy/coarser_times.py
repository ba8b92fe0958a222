"""Days made coarser: an age on a day, a band of ages, a month, a quarter of the fiscal year."""

from datetime import date, datetime

from kenshu.days import DaysError, parse_date
from kenshu.privacy.errors import PrivacyError

TOP = 90  # and above: one band, because few people are that old
OLDEST = 125
UNKNOWN = "不明"  # an empty cell
NAMED = 3  # rows named in a message


def ages(births, on: date, width: int):
    """Series of text: 「67歳」 (width 1), 「65〜69歳」 (5) or 「60代」 (10) on the day ``on``; 90歳以上 is one band."""
    return _made(births, lambda birth: _band(_age(birth, on), width))


def months(days):
    """Series of text: 「2025年6月」."""
    return _made(days, lambda day: f"{day.year}年{day.month}月")


def quarters(days):
    """Series of text: 「2025年度1期」, the first from April to June."""
    return _made(days, lambda day: f"{day.year - (day.month < 4)}年度{(day.month - 4) % 12 // 3 + 1}期")


def years(days):
    """Series of text: 「1963年」."""
    return _made(days, lambda day: f"{day.year}年")


def _made(cells, function):
    made, unread = [], []
    for place, cell in enumerate(cells, 1):
        try:
            day = _day(cell)
            made.append(UNKNOWN if day is None else function(day))
        except (DaysError, PrivacyError):
            unread.append(place)
    if unread:
        named = "、".join(f"{place}行め" for place in unread[:NAMED])
        more = f"など{len(unread):,}か所" if len(unread) > NAMED else ""
        raise PrivacyError(
            f"「{cells.name}」の{named}{more}が、日付として読めません。元の記録で確かめるか、その行を空欄にしてください。"
        )
    return type(cells)(made, index=cells.index, dtype=object)


def _day(cell):
    import pandas as pd

    if pd.isna(cell) or not str(cell).strip():
        return None
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else parse_date(str(cell))


def _age(birth, on):
    age = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
    if not 0 <= age <= OLDEST:
        raise PrivacyError("生年月日ではありません。")
    return age


def _band(age, width):
    if age >= TOP:
        return f"{TOP}歳以上"
    low = age // width * width
    if width == 1:
        return f"{age}歳"
    if width == 10:
        return f"{low}代" if low else "10歳未満"
    return f"{low}〜{low + width - 1}歳"
