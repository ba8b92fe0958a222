"""Who uses the online way: two percentages that are easily taken for each other."""

from kenshu.improve.figure import ImproveError


def online_share_of(ages, calls, online):
    """Of the bookings for people of these 年代, the % that came online.

    ``ages``: collection of 年代; ``calls``, ``online``: frames with 年代; of the calls only 用件 予約 count.
    """
    by_phone = int(((calls["用件"] == "予約") & calls["年代"].isin(list(ages))).sum())
    return _percent(_rows(ages, online), by_phone + _rows(ages, online))


def share_of_online(ages, online):
    """Of the online bookings, the % that are for people of these 年代."""
    return _percent(_rows(ages, online), len(online))


def _rows(ages, frame):
    return int(frame["年代"].isin(list(ages)).sum())


def _percent(part, whole):
    if whole < 1:
        raise ImproveError("割合のもとになる件数が0です。年代と期間を確かめてください。")
    return 100 * part / whole
