"""A log worked out by hand on paper: eleven events, nights, a weekend and three holidays inside.

The hall is open 8:30–17:15 (525 minutes). 2025-05-01 is a Thursday; 3 to 6 May are closed (Saturday, Sunday and two
holidays). 通知 ends a case; 日程待ち is fixed by the calendar. Minutes; (office) in brackets.

| case | activity | who | from | to | gap before | itself |
|---|---|---|---|---|---|---|
| A | 受付 | 窓口係 | 5/1 16:00 | 5/1 16:30 | – | 30 (30) |
| A | 審査 | 審査係 | 5/2 9:00 | 5/2 9:45 | 16.5 h = 990 (45 + 30 = 75) | 45 (45) |
| A | 日程待ち | 会議 | 5/2 9:45 | 5/7 10:00 | 0 | 5 d 15 min = 7215 (450 + 90 = 540) |
| A | 押印 | 課長 | 5/7 15:00 | 5/7 15:05 | 300 (300) | 5 (5) |
| A | 通知 | 窓口係 | 5/8 8:30 | 5/8 8:40 | 17 h 25 min = 1045 (130) | 10 (10) |
| A | whole | | 5/1 16:00 | 5/8 8:40 | waited 2335 (505), worked 90 (90) | 9640 (75 + 525 + 525 + 10 = 1135) |
| B | 受付 | 窓口係 | 5/2 17:00 | 5/2 17:10 | – | 10 (10) |
| B | 審査 | 審査係 | 5/7 8:40 | 5/7 9:40 | 4 d 15.5 h = 6690 (5 + 10 = 15) | 60 (60) |
| B | 押印 | 課長 | 5/7 9:40 | 5/7 9:40 | 0 | 0; starts with the next: row order says first |
| B | 通知 | 窓口係 | 5/7 9:40 | 5/7 9:50 | 0 | 10 (10) |
| B | whole | | 5/2 17:00 | 5/7 9:50 | waited 6690 (15), worked 80 (80) | 6770 (15 + 80 = 95) |
| C | 受付, 審査 | | 5/8 9:00–9:05 | 5/8 13:00–13:30 | 235 (235) | not finished: in the map, in no mean |
"""

from pathlib import Path

import pytest

from kenshu import days, flow

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def log():
    return flow.read_log(
        HERE / "by_hand.csv", case="番号", activity="したこと", resource="だれが", start="はじめ", complete="おわり",
        ends=["通知"], fixed=["日程待ち"], hours=days.OfficeHours(),
    )  # fmt: skip


def test_each_case_as_on_paper(log):
    frame = flow.lead_times(log).set_index("番号")
    told = ["全体(分)", "作業(分)", "日程待ち(分)", "待ち(分)"]
    assert frame.loc["A", told].tolist() == [9640, 90, 7215, 2335]
    assert frame.loc["B", told].tolist() == [6770, 80, 0, 6690]
    assert frame.loc["A", [f"開庁の{name}" for name in told]].tolist() == [1135, 90, 540, 505]
    assert frame.loc["B", [f"開庁の{name}" for name in told]].tolist() == [95, 80, 0, 15]
    assert frame["終わった"].to_dict() == {"A": True, "B": True, "C": False}


def test_the_summary_as_on_paper(log):
    found = flow.summarise(log)
    assert (found.cases, found.finished, found.unfinished, found.events) == (3, 2, 1, 11)
    assert found.touch == found.touch_office == 85
    assert found.lead_days * 1440 == pytest.approx(8205)
    assert found.lead_office_days * 525 == pytest.approx(615)
    assert found.fixed_share == pytest.approx(7215 / 16410)
    assert found.efficiency == pytest.approx(170 / 16410)
    assert found.efficiency_office == pytest.approx(170 / 1230)


def test_waiting_by_activity_and_by_organisation_as_on_paper(log):
    by_activity = flow.waiting(log).set_index("処理")
    assert by_activity["待ち(分)"].to_dict() == {"審査": 7680, "通知": 1045, "押印": 300, "日程待ち": 0}
    assert by_activity["開庁の待ち(分)"].to_dict() == {"審査": 90, "通知": 130, "押印": 300, "日程待ち": 0}
    assert by_activity["回数"].to_dict() == {"審査": 2, "通知": 2, "押印": 2, "日程待ち": 1}
    by_organisation = flow.waiting(log, by="resource").set_index("担当")
    assert by_organisation["待ち(分)"].to_dict() == {"審査係": 7680, "窓口係": 1045, "課長": 300, "会議": 0}
    assert by_organisation["割合"].sum() == pytest.approx(1)


def test_what_follows_what_as_on_paper(log):
    frame = flow.follows(log).set_index(["前", "次"])
    assert frame["回数"].to_dict() == {
        ("受付", "審査"): 3, ("押印", "通知"): 2, ("審査", "押印"): 1, ("審査", "日程待ち"): 1, ("日程待ち", "押印"): 1,
    }  # fmt: skip
    first = frame.loc[("受付", "審査")]
    assert (first["合計(分)"], first["真ん中(分)"], first["開庁の合計(分)"]) == (7915, 990, 325)
    assert frame.loc[("押印", "通知"), "平均(分)"] == 522.5


def test_equal_starts_keep_the_order_of_the_rows(log):
    assert flow.variants(log)["道すじ"].tolist() == [
        "受付 → 審査 → 日程待ち → 押印 → 通知",
        "受付 → 審査 → 押印 → 通知",
    ]


def test_begun_work_by_hour_and_weekday(log):
    frame = flow.begun(log)
    assert frame.to_numpy().sum() == 10  # 日程待ち is no work
    assert frame.loc[9, "水"] == 2 and frame.loc[16, "木"] == 1 and frame.loc[17, "金"] == 1


def test_the_halls_clock_agrees_with_the_room_of_days(log):
    pairs = zip(log.start[:-1], log.start[1:], strict=True)
    for start, end in ((min(pair), max(pair)) for pair in pairs):
        moments = [value.astype("datetime64[s]").item() for value in (start, end)]
        assert log.clock.between(start, end) == 60 * days.office_minutes(*moments)
