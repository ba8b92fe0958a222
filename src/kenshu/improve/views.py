"""What an exercise shows of the records: as received, summed by group (never the total), and in figures.

``name`` is a resource of the course's data, as in ``data.open``.
"""

import csv
from pathlib import Path

from kenshu import city, data, days, figures
from kenshu.figures.sheet import FICTIONAL, Sheet
from kenshu.improve.hours import CALL_PARTS, ONLINE_PART, minutes_per_call, seconds

MADE_UP = f"({FICTIONAL})"


def as_received(name, lines=7):
    """The first lines of the raw file with the row numbers and column letters Excel shows."""
    raw = f"{name}-raw"
    resource = next(item for item in data.resources() if item["name"] == raw)
    with (data.folder() / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
        rows = [row for row, _ in zip(csv.reader(file), range(lines), strict=False)]
    letters = [chr(ord("A") + place) for place in range(max(map(len, rows)))]
    numbered = tuple((str(place), *row) for place, row in enumerate(rows, 1))
    return Sheet(f"届いたままのファイル({Path(resource['path']).name}) {MADE_UP}", ("行", *letters), numbered)


def sums(name, by):
    """Count and sums of seconds for each value of the column ``by``; no line for the whole."""
    frame = data.open(name)
    parts = [column for column in (*CALL_PARTS, ONLINE_PART) if column in frame]
    rows = tuple(
        (group, len(rows), *(seconds(rows, part) for part in parts))
        for group, rows in frame.groupby(by, sort=False)
    )
    return Sheet(f"{_title(name)} {MADE_UP}", (by, "件数", *(f"{part}の合計" for part in parts)), rows)


def per_call(named):
    """Mean length of one call for each of ``named`` ({heading: resource name}), in seconds and minutes."""
    rows = []
    for heading, name in named.items():
        calls = data.open(name)
        means = [seconds(calls, part) / len(calls) for part in CALL_PARTS]
        rows.append((heading, len(calls), *means, minutes_per_call(calls)))
    heads = ("年", "電話の数", "1本当たりの通話(秒)", "1本当たりの後処理(秒)", "合わせて(分)")
    return Sheet(f"電話1本当たりの時間 {MADE_UP}", heads, tuple(rows))


def ages(calls_name, online_name):
    """Bookings by phone and online for each 年代, and how many of the online ones somebody else entered."""
    calls, online = data.open(calls_name), data.open(online_name)
    booked = calls[calls["用件"] == "予約"]
    helped = online[online["入力者"] != "本人"]
    groups = sorted(set(booked["年代"]) | set(online["年代"]), key=lambda age: ("未満" not in age, age))
    rows = tuple(
        (age, *(int((frame["年代"] == age).sum()) for frame in (booked, online, helped))) for age in groups
    )
    heads = ("年代", "電話の予約(件)", "電子申請の予約(件)", "うち家族などが入力(件)")
    return Sheet(f"{_title(online_name)}と電話の予約 {MADE_UP}", heads, rows)


def residents_side(before_name, after_name, online_name):
    """The residents' side: hours on the phone, and the share of entries sent while the hall was closed."""
    talk = [seconds(data.open(name), CALL_PARTS[0]) / 3600 for name in (before_name, after_name)]
    hall = days.OfficeHours.of(city.load())
    moments = data.open(online_name)["受付日時"]
    closed = sum(not _is_open(hall, moment) for moment in moments)
    rows = (
        ("電話で話していた時間(時間)", *talk),
        ("夜や休日に届いた予約(%)", "電話は開庁時間だけ", 100 * closed / len(moments)),
        ("電子申請の入力にかかった時間", "なし", "記録がなく、分かりません"),
    )
    return Sheet(
        f"住民の側から見ると(5月〜7月、がん検診の予約。電話はすべての用件、電子申請は届いた予約) {MADE_UP}",
        ("くらべること", "令和6年", "令和7年"),
        rows,
    )


def rates():
    """The city's own rate per hour, and whether it is still only an example."""
    ours = city.load()
    note = f"({ours.rate_note})" if ours.rate_note else ""
    rows = ((f"職員1時間の単価{note}", f"{ours.rate_per_hour:,}円"),)
    return Sheet(f"{ours.name}の設定", ("項目", "値"), rows)


def break_even_picture(hours, monthly_fee):
    """The break-even line of procedures that save ``hours`` a year at the city's rate; fee in 円 a month."""
    ours = city.load()
    caption = figures.Caption(
        "1年間",
        f"1手続で年に{hours}時間減る場合",
        f"{hours}時間×1時間{ours.rate_per_hour:,}円、使用料の12か月分",
    )
    return figures.break_even(
        12 * monthly_fee, hours * ours.rate_per_hour, caption=caption, rate_note=ours.rate_note,
        title=f"年に{hours}時間減る手続なら、いくつで使用料に見合うか",
    )  # fmt: skip


def _title(name):
    resource = next(item for item in data.resources() if item["name"] == name)
    return resource.get("title", name)


def _is_open(hall, moment):
    window = hall.window(moment.date())
    return window is not None and window[0] <= moment.time() < window[1]
