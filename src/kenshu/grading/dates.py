"""The dates of a course from the date of S1 (CURRICULUM §3), and what speaks against them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

from kenshu import days
from kenshu.city import City

JST = timezone(timedelta(hours=9))
DAY = timedelta(days=1)
SESSIONS = {"s0": ("S0 はじめて", -2), "s1": ("S1 見える化", 0), "s2": ("S2 課題を掘る", 3),
            "s3": ("S3 あるべき姿", 7), "s4": ("S4 予算と実行", 11)}  # fmt: skip
HOMEWORK = {"s1": "N01とN02(各45分)を終える。持ち物は、1手続の様式1枚、月の件数、1件の分",
            "s2": "自分の課の業務フロー(As-Is)", "s3": "ほかの課へのインタビュー1件",
            "s4": "N10とN11を始めておく(約2時間)。小さな試行"}  # fmt: skip
WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True)
class Line:
    """One dated line of the course. ``session`` is empty for what is not a session."""

    day: date
    title: str
    session: str = ""


@dataclass(frozen=True)
class Calendar:
    """``closes``: until when each session may be handed in; ``deletes``: when the learners' data go."""

    lines: tuple[Line, ...]
    closes: dict[str, datetime]
    deletes: date
    warnings: tuple[str, ...]


def plan(s1: date, city: City, *, moved: dict[str, date] | None = None) -> Calendar:
    """All dates of a course whose S1 is on ``s1``; ``moved`` are sessions held on other days than planned.

    A session can be handed in until the last open day before the next one, S4 until two weeks after it.
    Raises DaysError outside the committed table of holidays.
    """
    hours = days.OfficeHours.of(city)
    held = {session: s1 + timedelta(weeks=weeks) for session, (_, weeks) in SESSIONS.items()} | (moved or {})
    last = {before: held[after] - DAY for before, after in pairwise(SESSIONS)}
    last["s4"] = held["s4"] + timedelta(weeks=2)
    closes = {
        session: datetime.combine(_open_before(day, hours), hours.close, JST) for session, day in last.items()
    }
    request = city.budget.request.in_year(held["s4"].year)
    lines = [Line(day, SESSIONS[session][0], session) for session, day in held.items()]
    lines += _homework(held, hours) + _endings(held, closes, request, hours)
    return Calendar(
        tuple(sorted(lines, key=lambda line: line.day)), closes,
        days.keep_until(held["s4"], city.retention.years_after), tuple(_warnings(held, closes, request, city, hours)),
    )  # fmt: skip


def spoken(day: date) -> str:
    """
    >>> spoken(date(2026, 6, 16))
    '2026年6月16日(火)'
    """
    return f"{day.year}年{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})"


def local(moment: str) -> str:
    """A moment with its zone (ISO 8601) as people here read it; sorts as text.

    >>> local("2026-08-10T01:00:00+00:00")
    '2026/08/10 10:00'
    """
    return f"{datetime.fromisoformat(moment).astimezone(JST):%Y/%m/%d %H:%M}"


def _homework(held, hours):
    return [
        Line(_open_before(held[session] - DAY, hours), f"宿題({SESSIONS[session][0]} の前まで) {text}")
        for session, text in HOMEWORK.items()
    ]


def _endings(held, closes, request, hours):
    lines = [Line(end.date(), f"{SESSIONS[s][0]} の提出の締切 {end:%H:%M}") for s, end in closes.items()]
    return [
        *lines,
        Line(_open_before(closes["s4"].date() + timedelta(weeks=1), hours), "閉講(点と修了を確定)"),
        Line(request, "予算要求の締切"),
        Line(_months_after(held["s4"], 1), "1か月後の振り返り"),
        Line(_months_after(held["s4"], 6), "6か月後の振り返り"),
    ]


def _warnings(held, closes, request, city, hours):
    for session, day in held.items():
        title, said = SESSIONS[session][0], spoken(day)
        if not days.is_open_day(day, hours):
            better = days.next_open_day(day, hours)
            yield f"{title} の {said} は閉庁日です。--date {session}={better} のように変えてください。"
        for meeting in city.assembly:
            first, end = meeting.first.in_year(day.year), meeting.last.in_year(day.year)
            if first <= day <= end:
                yield f"{title} の {said} は{meeting.name}の会期中です。本会議の日でないか確かめてください。"
        if day.month in (3, 4):
            yield f"{title} の {said} は3月から4月の異動の時期です。避けることをお勧めします。"
    for (before, first), (after, second) in pairwise(held.items()):
        if second <= first:
            yield f"{SESSIONS[after][0]} の日が、{SESSIONS[before][0]} より後になっていません。"
    last = closes["s4"].date() + timedelta(weeks=1)  # 閉講
    if not days.announced(last):
        yield (
            f"{last.year}年の祝日は、教材を作ったときに発表前でした。いまの法律から計算した日で見ています。"
            "各回の日と提出の締切を、内閣府の発表と見比べてください。"
        )
    if held["s4"] >= request:
        due = spoken(request)
        yield f"S4 の {spoken(held['s4'])} は、予算要求の締切({due})に間に合いません。S1 を早めてください。"


def _open_before(day, hours):
    """The day itself or the nearest open day before it."""
    while not days.is_open_day(day, hours):
        day -= DAY
    return day


def _months_after(day, months):
    """The same day some months later; the month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
