"""A column of a frame as the texts that a file gets."""

import pandas as pd


def as_text(column: pd.Series) -> list[str]:
    """Every value as text: days YYYY-MM-DD, moments YYYY-MM-DDTHH:MM:SS, spans H:MM, 3.0 as 3, missing ""."""
    if pd.api.types.is_datetime64_any_dtype(column):
        known = column.dropna()
        whole_days = (known == known.dt.normalize()).all()
        column = column.dt.strftime("%Y-%m-%d" if whole_days else "%Y-%m-%dT%H:%M:%S")
    elif pd.api.types.is_timedelta64_dtype(column):
        column = column.map(span, na_action="ignore")
    return ["" if pd.isna(value) else _text(value) for value in column]


def span(value: pd.Timedelta) -> str:
    """A span as hours and minutes, with seconds when there are any: 25:30, 0:00:45."""
    seconds = int(abs(value).total_seconds())
    hours, minutes, rest = seconds // 3600, seconds % 3600 // 60, seconds % 60
    sign = "-" if value < pd.Timedelta(0) else ""
    return f"{sign}{hours}:{minutes:02d}" + (f":{rest:02d}" if rest else "")


def _text(value):
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
