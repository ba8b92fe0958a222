"""From text to values, strictly: what cannot be read is an error with row, column, reason; never a blank."""

import re
import unicodedata
from datetime import timedelta

import pandas as pd

from kenshu.days import DaysError, parse_date, parse_time
from kenshu.tables.errors import TablesError

WHOLE = re.compile(r"\d+|\d{1,3}(,\d{3})+")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")


def integers(table, column: str) -> pd.Series:
    """Whole numbers ≥ 0 (int64); full width and thousands commas are read."""
    return _each(table, column, _integer).astype("int64")


def dates(table, column: str) -> pd.Series:
    """Days (datetime64) from any way of writing that ``days.parse_date`` reads without guessing."""
    return pd.to_datetime(_each(table, column, parse_date))


def clocks(table, column: str) -> pd.Series:
    """Times of day as text HH:MM; 午後1時半 is read, seconds are dropped, 25:30 is an error."""
    return _each(table, column, _clock).astype(str)


def moments(table, column: str) -> pd.Series:
    """ISO 8601 date and time (datetime64), local time."""
    return pd.to_datetime(_each(table, column, _moment))


def _each(table, column, read):
    values = []
    for row, text in zip(table.report.rows, table.frame[column], strict=True):
        try:
            values.append(read(text))
        except (DaysError, TablesError) as reason:
            why = reason if text.strip() else "空欄です。もとの表で確かめて書いてください。"
            raise TablesError(f"{table.report.path.name} の{row}行目「{column}」: {why}") from None
    return pd.Series(values, index=table.frame.index, name=column, dtype=object)


def _integer(text):
    plain = unicodedata.normalize("NFKC", text).strip()
    if not WHOLE.fullmatch(plain):
        raise TablesError(f"「{text}」は0以上の整数ではありません。もとの表で確かめて直してください。")
    return int(plain.replace(",", ""))


def _clock(text):
    span = parse_time(text)
    if span >= timedelta(days=1):
        raise TablesError(f"「{text}」は翌日の時刻です。0:00から23:59の形で書いてください。")
    return f"{span.seconds // 3600:02d}:{span.seconds % 3600 // 60:02d}"


def _moment(text):
    try:
        if MOMENT.fullmatch(text):
            return pd.Timestamp(text)
    except ValueError:
        pass
    raise TablesError(f"「{text}」は日時ではありません。2025-05-01T09:30:00 の形で書いてください。")
