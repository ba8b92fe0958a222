"""What earlier notebooks know already: the numbers of N10 and N11, so that nobody types them twice.

``known`` is {question id: entry} of this session and of those carried. A value is as a form would send it.
"""

from datetime import date

from kenshu import days
from kenshu.improve.sentence import shown

MIDORINO, OWN = "midorino", "own"  # the choices of n10-which
NAME = "がん検診の予約の受付"
SCOPE = f"{NAME}(すべての用件の電話の通話と後処理、電子申請の職員確認)"
COUNTED = "通話、後処理、職員確認の合計"
BOOKED = "用件が予約の電話と、電子申請の行を数えた"
BEFORE, AFTER = ("令和6年5月1日", "令和6年7月31日"), ("令和7年5月1日", "令和7年7月31日")
ROLES = ("before", "after", "cases_before", "cases_after")
SKELETON = (
    ("予算要求の資料を作る", "", "preparing"),
    ("個人情報と情報セキュリティの担当に見てもらう", "1", "agreeing"),
    ("予算の議決", "1", "assembly"),
    ("仕様書を書き、見積りを取る", "2", "preparing"),
    ("契約する", "3、4", "contract"),
    ("作って、職員とダミーの申込みで試す", "5", "doing"),
    ("試行チェック票の決裁を受ける", "6", "agreeing"),
    ("公開し、電話や窓口と並べて受け付ける", "7", "doing"),
    ("続けるか、やめるかを決める", "8", "looking-back"),
    ("結果をまとめ、引継書を書く", "9", "looking-back"),
)  # fmt: skip


def taken(question_id: str, known: dict) -> list[dict] | str | None:
    """The value of n10-hours, n10-tasks, n11-figures or n11-procedure as far as it is known; None for nothing."""
    return _MAKERS[question_id](known)


def procedure_of(known: dict) -> str:
    """``OWN`` or ``MIDORINO``: what was chosen, else one's own where its numbers are complete; "" for neither."""
    chosen = (known.get("n10-which") or {}).get("value")
    if chosen:
        return chosen
    if own_row(known):
        return OWN
    return MIDORINO if _hours(known, "n08-before-hours") is not None else ""


def own_row(known: dict) -> dict | None:
    """The row of n08-own with count, minutes and target: that of the procedure drawn in N03, else the first."""
    rows = [
        row for row in (known.get("n08-own") or {}).get("value") or ()
        if None not in (row.get("count"), row.get("minutes"), row.get("target"))
    ]  # fmt: skip
    drawn = (known.get("n03-own-name") or {}).get("value")
    return next((row for row in rows if row["name"] == drawn), rows[0] if rows else None)


def own_name(known: dict) -> str:
    """What the learner's procedure is called."""
    row = own_row(known) or {}
    return row.get("name") or (known.get("n03-own-name") or {}).get("value") or "自分の手続"


def _n10_hours(known):
    which = procedure_of(known)
    if which == OWN and (row := own_row(known)):
        return [_line(row["count"], row[minutes]) for minutes in ("minutes", "target")]
    if which != MIDORINO:
        return None
    booked = (known.get("n08-per-booking") or {}).get("value") or ({}, {})
    hours = [_hours(known, f"n08-{side}-hours") for side in ("before", "after")]
    if hours == [None, None] and booked == ({}, {}):
        return None
    return [
        {"count": row.get("bookings"), "minutes": row.get("minutes"), "hours": each}
        for row, each in zip(booked, hours, strict=True)
    ]


def _n11_figures(known):
    """The rows there are, each with the value that stands at its source now; without any the rows to begin with."""
    rows = (known.get("n11-figures") or {}).get("value")
    rows = rows if rows and _lane(rows) == procedure_of(known) else _first_rows(known) or rows
    renewed = [{**row, "value": _at(known, row["source"], row["value"])} for row in rows or ()]
    return renewed or None


def _lane(rows):
    """Whose figures these are, by where they come from."""
    return OWN if any((row["source"] or "").startswith("n10-") for row in rows) else MIDORINO


def _first_rows(known):
    which = procedure_of(known)
    rows = (known.get("n10-hours") or {}).get("value")
    if which == MIDORINO and _hours(known, "n08-before-hours") is not None:
        return [*_of_midorino(), *_same_number(known)]
    return _of_own(known, rows) if which == OWN and rows else None


def _of_midorino():
    records = _records()
    sources = (
        "n08-before-hours",
        "n08-after-hours",
        "n08-per-booking_1_bookings",
        "n08-per-booking_2_bookings",
    )
    periods, methods = (BEFORE, AFTER) * 2, (COUNTED, COUNTED, BOOKED, BOOKED)
    return [
        _row(role, period, SCOPE, method, n, source)
        for role, period, method, n, source in zip(ROLES, periods, methods, records * 2, sources, strict=True)
    ]


def _same_number(known):
    if _hours(known, "n08-adjusted-hours") is None:
        return []
    return [
        _row(
            "same_number",
            AFTER,
            SCOPE,
            "前の時間×後の件数÷前の件数−後の時間",
            _records()[1],
            "n08-adjusted-hours",
        )
    ]


def _of_own(known, rows):
    """Before: the last whole fiscal year; after: the year that is asked for, as hoped for."""
    today = days.fiscal_year(date.today())
    spans = [_span(today - 1), _span(today + 1)]
    how = (own_row(known) or {}).get("how")
    scope = f"{own_name(known)}(受け付けてから終わるまでの、職員の時間)"
    methods = (
        f"1件の分×1年の件数({how})" if how else "1件の分×1年の件数",
        "めざす1件の分×1年の件数(見込み)",
        "1年の件数",
        "1年の件数(見込み)",
    )
    counts = [None, None, *(row["count"] for row in rows)]  # how many were timed nobody has said yet
    cells = ("hours", "hours", "count", "count")
    return [
        _row(
            role,
            spans[place % 2],
            scope,
            methods[place],
            counts[place],
            f"n10-hours_{place % 2 + 1}_{cells[place]}",
        )
        for place, role in enumerate(ROLES)
    ]


def _row(role, period, scope, method, n, source):
    return {"role": role, "value": None, "first": period[0], "last": period[1], "scope": scope, "method": method,
            "n": n, "source": source}  # fmt: skip


def _line(count, minutes):
    """As the exercise rounds: one decimal place."""
    return {"count": count, "minutes": minutes, "hours": _rounded(count * minutes / 60)}


def _at(known, source, otherwise):
    """The number at ``source`` now, hours as hours with one decimal place; ``otherwise`` when there is none."""
    question, *cell = (source or "").split("_")
    entry = known.get(question) or {}
    value = entry.get("value")
    if cell and isinstance(value, list) and len(value) >= int(cell[0]):
        found = value[int(cell[0]) - 1].get(cell[1])
    else:
        found = _hours(known, question) if not cell else None
    return otherwise if found is None else found


def _hours(known, question):
    """A number answered in 時間 or 分, in 時間."""
    entry = known.get(question) or {}
    value = entry.get("value")
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return _rounded(value / 60) if entry.get("unit") == "分" else value


def _rounded(value):
    return float(shown(value).replace(",", ""))


def _records():
    """How many records stand behind the hours before and after."""
    from kenshu import data

    before, after, online = (
        len(data.open(f"d1-{name}")) for name in ("phone-before", "phone-after", "online-after")
    )
    return before, after + online


def _span(year):
    return tuple(map(days.wareki, days.fiscal_year_bounds(year)))


def _skeleton(known):
    """Ten tasks as most plans have them, without owners and days; nothing where something is written."""
    if (known.get("n10-tasks") or {}).get("value"):
        return None
    return [
        {"number": str(number), "name": name, "after": after, "kind": kind}
        for number, (name, after, kind) in enumerate(SKELETON, 1)
    ]


def _procedure(known):
    which = procedure_of(known)
    return {OWN: own_name(known), MIDORINO: NAME}[which] if which else None


_MAKERS = {
    "n10-hours": _n10_hours, "n10-tasks": _skeleton, "n11-figures": _n11_figures, "n11-procedure": _procedure,
}  # fmt: skip
