"""D3's planted facts come out of the public functions, through every door."""

import tomllib

import pytest

from kenshu import data, flow

STAMPS = ["係長押印", "課長補佐押印", "課長押印"]


@pytest.fixture(scope="module")
def place(root):
    return root / "datasets" / "d3-nursery-admission"


@pytest.fixture(scope="module")
def log(place):
    return flow.read_log(place / "clean" / "nursery-log.csv", of_case=["channel"])


@pytest.fixture(scope="module")
def planted(root):
    facts = tomllib.loads((root / "datasets" / "planted" / "d3.toml").read_text(encoding="utf-8"))
    return facts["expect"]["facts"]


def test_every_planted_fact(log, planted):
    found = flow.summarise(log)
    by_activity = flow.waiting(log).set_index("処理")
    counted = {
        "cases": found.cases, "events": found.events, "unfinished": found.unfinished,
        "activities": len(log.activities), "ways": len(flow.variants(log)),
        "touch-minutes": found.touch, "touch-office-less-calendar": found.touch_office - found.touch,
        "touch-paper-over-online":
            flow.summarise(log.only(channel="紙")).touch / flow.summarise(log.only(channel="オンライン")).touch,
        "lead-days-mean": found.lead_days, "lead-days-median": found.lead_middle,
        "lead-office-days-mean": found.lead_office_days, "fixed-wait-share-of-lead": found.fixed_share,
        "flow-efficiency-percent": 100 * found.efficiency,
        "flow-efficiency-below-one-percent": int(found.efficiency < 0.01),
        "flow-efficiency-office-percent": 100 * found.efficiency_office,
        "stamps-share-calendar": by_activity.loc[STAMPS, "割合"].sum(),
        "stamps-share-office": by_activity.loc[STAMPS, "開庁の割合"].sum(),
        "largest-is-the-last-stamp": int(by_activity.index[0] == STAMPS[-1]),
        "lacking-papers-share-of-waiting": by_activity.loc["補正受付", "割合"],
        "lacking-paper": flow.share_with(log.only(channel="紙"), "不備連絡"),
        "lacking-online": flow.share_with(log.only(channel="オンライン"), "不備連絡"),
    }  # fmt: skip
    for fact, number in counted.items():
        assert number == pytest.approx(planted[fact]["value"], abs=planted[fact]["tolerance"] + 1e-9), fact


def test_the_wait_for_the_day_of_the_calendar_is_counted_apart(log):
    assert log.fixed == ("利用調整日待ち",)
    assert flow.waiting(log).set_index("処理").loc["利用調整日待ち", "待ち(分)"] == 0
    sums = flow.lead_times(log)
    parts = sums["作業(分)"] + sums["日程待ち(分)"] + sums["待ち(分)"]
    assert (parts == sums["全体(分)"]).all()
    assert (
        sums["開庁の作業(分)"] + sums["開庁の日程待ち(分)"] + sums["開庁の待ち(分)"] == sums["開庁の全体(分)"]
    ).all()


def test_the_file_as_received_and_both_frames_give_the_same_log(log, place):
    doors = [
        flow.read_log(place / "raw" / "nursery-log.csv"),
        flow.read_log(data.open("d3-nursery-log")),
        flow.read_log(data.open("d3-nursery-log-raw")),
    ]
    told = log.frame.drop(columns="row")
    assert all(door.frame.drop(columns="row").equals(told) for door in doors)


def test_unfinished_cases_are_said_and_in_no_mean(log):
    assert "16件" in str(log.findings[-1])
    assert flow.lead_times(log)["終わった"].sum() == flow.variants(log)["件数"].sum() == 604


def test_which_activities_end_a_case_is_the_callers_to_say(place):
    earlier = flow.read_log(place / "clean" / "nursery-log.csv", ends=["結果通知", "課長押印"])
    assert flow.summarise(earlier).finished == 608
    every = flow.read_log(place / "clean" / "nursery-log.csv", ends=())
    assert flow.summarise(every).unfinished == 0 and "すべての申請" in str(every.findings[-1])
