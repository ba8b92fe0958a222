"""D2: the queue before the counters is worked out by hand; the committed log is counted without the checker."""

import csv
from collections import Counter
from datetime import date

import pytest

from kenshu.synth.d2 import events
from kenshu.synth.d2.verify_queue import what_if

DAY = date(2025, 3, 3)
TWO = {
    "windows": ["1", "2"],
    "lunch_window": "2",
    "lunch": ["12:00", "14:00"],
    "series": {"証明書": "A", "印鑑": "C"},
}


def test_a_noon_worked_out_by_hand():
    """Two counters, the second without a clerk from 12:00 to 14:00; what it has begun it finishes.

    ======  ======  =======  ======  =======  =====================================
    ticket  issued  minutes  called  counter  why
    ======  ======  =======  ======  =======  =====================================
    A001    11:50   15       11:50   1        both free
    C001    11:55   10       11:55   2        the other is free; done at 12:05
    A002    11:56   5        12:05   1        counter 2 is free at 12:05 too, but away
    A003    12:06   120      12:10   1        done at 14:10
    A004    12:30   4        14:00   2        counter 2 is back before counter 1 is free
    ======  ======  =======  ======  =======  =====================================
    """
    visits = [
        (710, "証明書", 15),
        (715, "印鑑", 10),
        (716, "証明書", 5),
        (726, "証明書", 120),
        (750, "証明書", 4),
    ]
    found = [(t.number, t.called, t.done, t.window) for t in events.serve(DAY, visits, TWO)]
    assert found == [
        ("A001", 710, 725, "1"),
        ("C001", 715, 725, "2"),
        ("A002", 725, 730, "1"),
        ("A003", 730, 850, "1"),
        ("A004", 840, 844, "2"),
    ]


def test_the_checkers_what_if_worked_out_by_hand():
    """Waits 0, 0, 9, 4, 90 as it was. Nobody away: 0, 0, 9 (725 − 716), 0, 0. Without the 2nd certificate of
    ten: 0, 0, 0, 90 (away) and 0, 0, 0, 0 (nobody away). A further counter: nobody waits at all."""
    rows = [(710, 710, 725), (715, 715, 725), (716, 725, 730), (726, 730, 850), (750, 840, 844)]
    visits = [
        {"issued": issued, "called": called, "done": done, "purpose": "印鑑" if rank == 1 else "証明書"}
        for rank, (issued, called, done) in enumerate(rows)
    ]
    expect = {
        "windows": ["1", "2"],
        "lunch": {"window": "2", "away": 720, "back": 840},
        "fewer_certificates": [2],
    }
    found = what_if({DAY: visits}, expect)
    assert found["replay-unlike-log"] == 0
    assert found["what-if-lunch"] == pytest.approx(9 / 5)
    assert found["what-if-certificates"] == pytest.approx(90 / 4)
    assert found["what-if-both"] == 0
    assert found["what-if-fifth"] == 0


def test_the_committed_log_counted_by_hand(root):
    with (root / "datasets/d2-counter-tickets/clean/counter-tickets.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 7895
    days = Counter(row["開庁日"] for row in rows)
    assert len(days) == 43
    assert {day for day in days if date.fromisoformat(day).weekday() > 4} == {"2025-03-30", "2025-04-06"}
    assert "2025-03-20" not in days
    assert "2025-04-29" not in days
    assert max(row["発券"] for row in rows) < "17:15"
    assert max(row["終了"] for row in rows) > "19:00"
