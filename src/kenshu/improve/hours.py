"""How much of the staff's time a desk takes, counted from its records. Frames have the headings of D1."""

from kenshu.improve.figure import Figure, ImproveError

CALL_PARTS = ("通話秒", "後処理秒")
ONLINE_PART = "職員確認秒"


def staff_hours(calls, online=None, *, period, scope):
    """Hours of staff time: talk and after-call work of every call, and checking of every online entry.

    ``calls``: one row a call of any 用件, 通話秒 and 後処理秒 in whole seconds. ``online``: one row an entry,
    職員確認秒 in whole seconds; None where the channel did not exist. Returns a Figure in 時間.
    """
    total = seconds(calls, *CALL_PARTS)
    method = "(通話秒+後処理秒)の合計÷3600"
    rows = len(calls)
    if online is not None:
        total += seconds(online, ONLINE_PART)
        method += "と、職員確認秒の合計÷3600を足す"
        rows += len(online)
    return Figure(total / 3600, "時間", period, scope, method, rows)


def bookings(calls, online=None):
    """Number of bookings made: calls whose 用件 is 予約, and every online entry."""
    return int((calls["用件"] == "予約").sum()) + (0 if online is None else len(online))


def minutes_per_booking(hours, booked):
    """Minutes of staff time for each booking made: all hours × 60 ÷ bookings. Returns a Figure in 分/件.

    Changes, cancellations and questions stay in the hours: they are part of the work of taking bookings.

    >>> from datetime import date
    >>> from kenshu.improve import Period
    >>> spring = Period(date(2030, 4, 1), date(2030, 4, 30))
    >>> hours = Figure(50, "時間", spring, "架空の窓口", "記録の合計", 700)
    >>> minutes_per_booking(hours, 600).value
    5.0
    """
    if hours.unit != "時間":
        raise ImproveError(f"1件当たりの分は「時間」の数字から出します(いまは「{hours.unit}」です)。")
    if booked < 1:
        raise ImproveError("予約が0件なので、1件当たりは出せません。件数を確かめてください。")
    method = f"{hours.method}、×60÷予約件数"
    return Figure(hours.value * 60 / booked, "分/件", hours.period, hours.scope, method, booked)


def minutes_per_call(calls):
    """Mean minutes of one call, talk and after-call work together; ``calls`` as in staff_hours, not empty."""
    return seconds(calls, *CALL_PARTS) / 60 / len(calls)


def seconds(frame, *columns):
    """Sum of whole-second columns of ``frame``, in seconds."""
    return int(frame[list(columns)].sum().sum())
