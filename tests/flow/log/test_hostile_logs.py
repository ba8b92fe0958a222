"""Every bad log gets one Japanese line with its place; every odd one is counted, and what is odd about it is said."""

import csv
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from kenshu import flow
from kenshu.flow.log import rows

HERE = Path(__file__).parent


def expected(folder):
    with (HERE / folder / "expected.tsv").open(encoding="utf-8") as file:
        return {row["file"]: row["said"] for row in csv.DictReader(file, delimiter="\t")}


HOSTILE, ODD = expected("hostile"), expected("odd")
START = pd.Timestamp("2024-04-01 09:00")


def frame(**columns):
    given = {"case_id": ["A", "A"], "activity": ["受付", "審査"], "resource": ["係", "係"]}
    given |= {"start": [START, START + pd.Timedelta(hours=2)]}
    given |= {"complete": [START + pd.Timedelta(hours=1), START + pd.Timedelta(hours=3)]}
    return pd.DataFrame(given | columns)


def read_odd(name):
    return flow.read_log(HERE / "odd" / f"{name}.csv", of_case=["channel"] if "channel" in name else [])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_log_gets_its_line(name):
    with pytest.raises(flow.FlowError, match=re.escape(HOSTILE[name])):
        flow.read_log(HERE / "hostile" / f"{name}.csv")


@pytest.mark.parametrize("name", ODD)
def test_an_odd_log_is_counted_and_its_oddness_said(name):
    log = read_odd(name)
    assert any(ODD[name] in str(finding) for finding in log.findings), log.findings
    assert flow.summarise(log).sentence().startswith("終わった")
    assert flow.variants(log)["件数"].sum() == len(log.cases)
    assert flow.lead_times(log)["全体(分)"].ge(0).all() and flow.waiting(log)["待ち(分)"].ge(0).all()


@pytest.mark.parametrize("folder", ["hostile", "odd"])
def test_every_file_is_in_its_list(folder):
    assert {path.stem for path in (HERE / folder).glob("*.csv")} == set(expected(folder))


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    with pytest.raises(flow.FlowError, match="その名前のものがありません"):
        flow.read_log(tmp_path / "ない.csv")
    with pytest.raises(flow.FlowError, match="フォルダーです"):
        flow.read_log(tmp_path)


def test_doubles_change_no_number():
    once, twice = frame(), pd.concat([frame(), frame()])
    assert flow.summarise(flow.read_log(twice)) == flow.summarise(flow.read_log(once))


def test_time_in_which_two_work_at_once_is_no_waiting():
    log = read_odd("overlapping-work")
    assert flow.waiting(log).set_index("処理")["待ち(分)"].to_dict() == {"審査": 60, "照会": 0}
    assert flow.follows(log)["合計(分)"].tolist() == [0, 170]  # from the end of the one directly before


def test_a_year_that_nobody_worked_has_no_office_time():
    found = flow.summarise(read_odd("holidays-only"))
    assert found.lead_days > 2 and found.lead_office_days == found.efficiency_office == 0


def test_where_the_work_is_not_timed_no_share_of_work_is_said():
    assert "手を動かした時間は分かりません" in flow.summarise(read_odd("instants")).sentence()


def test_a_frame_with_a_missing_moment_is_refused_with_its_row():
    with pytest.raises(flow.FlowError, match="渡された表 の2行目「complete」: 日時がありません"):
        flow.read_log(frame(complete=[START, pd.NaT]))


def test_a_frame_in_another_time_zone_is_read_in_ours():
    moments = [pd.Timestamp("2024-04-01 00:00", tz="UTC"), pd.Timestamp("2024-04-01 02:00", tz="UTC")]
    log = flow.read_log(frame(start=moments, complete=moments))
    assert log.frame["start"].tolist() == [START, START + pd.Timedelta(hours=2)]
    assert "日本時間に直しました" in str(log.findings[0])


def test_numbers_as_case_ids_and_missing_ones():
    assert flow.read_log(frame(case_id=[7, 7])).cases == ("7",)
    with pytest.raises(flow.FlowError, match="2行目「case_id」: 空欄です"):
        flow.read_log(frame(case_id=["A", None]))


def test_names_that_are_not_in_the_log():
    with pytest.raises(flow.FlowError, match="ends の「決裁」という処理がありません。ある処理: 受付、審査"):
        flow.read_log(frame(), ends=["決裁"])
    with pytest.raises(flow.FlowError, match="「いつ」という列がありません"):
        flow.read_log(frame(), start="いつ")
    with pytest.raises(flow.FlowError, match="「channel」では分けられません"):
        flow.read_log(frame()).only(channel="紙")
    with pytest.raises(flow.FlowError, match="ある値: 係"):
        flow.read_log(frame(), of_case=["resource"]).only(resource="課")
    with pytest.raises(flow.FlowError, match="担当の列がない"):
        flow.waiting(flow.read_log(frame(), resource=""), by="resource")


def test_no_case_that_is_finished_is_an_error():
    with pytest.raises(flow.FlowError, match="「受付」で終わった申請が1件もありません"):
        flow.read_log(frame(), ends=["受付"])


def test_more_rows_than_can_be_counted_are_refused_with_the_memory_they_need(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "MOST", 50_000)
    path = tmp_path / "big.csv"
    line = "A,受付,係,2024-04-01T09:00:00,2024-04-01T09:10:00\n".encode("cp932")
    path.write_bytes(b"case_id,activity,resource,start,complete\n" + line * 100_000)
    with pytest.raises(flow.FlowError, match=r"big.csv は約[\d,]+行あります。.*メモリーが約.*期間で分けて"):
        flow.read_log(path)
    with pytest.raises(flow.FlowError, match="渡された表 は約60,000行"):
        flow.read_log(pd.concat([frame()] * 30_000))


def test_a_log_of_free_texts_as_activities_is_counted_too():
    names = [f"その他{number}" for number in range(1200)]
    start = pd.Series(START + pd.to_timedelta(np.arange(1200), unit="h"))
    log = flow.read_log(pd.DataFrame({"case_id": "A", "activity": names, "start": start, "complete": start}))
    assert (flow.follows(log)["回数"] == 1).all() and len(flow.follows(log)) == 1199
