"""A record walked along a table of steps: what comes through, where it is stuck, which ways nobody needs."""

from itertools import pairwise

import pandas as pd
import pytest

from kenshu import flow

HEAD = ["番号", "作業", "担当", "種類", "次", "条件", "媒体", "分", "待ち", "件数", "根拠", "例外"]
LOOP = [
    ("1", "出す", "住民", "開始", "2", ""),
    ("2", "見る", "窓口", "判断", "4、3", "よい／足りない"),
    ("3", "知らせる", "窓口", "作業", "2", ""),
    ("4", "渡す", "窓口", "終了", "", ""),
]


def steps(rows):
    return flow.read_steps(pd.DataFrame([(*row, *[""] * 6) for row in rows], columns=HEAD), "例")


def log(*cases):
    """A log of cases, each a list of activities an hour apart, all finished."""
    rows = [
        (str(case), name, "窓口", f"2025-04-01T{9 + place:02}:00:00", f"2025-04-01T{9 + place:02}:10:00")
        for case, names in enumerate(cases) for place, name in enumerate(names)
    ]  # fmt: skip
    return flow.read_log(pd.DataFrame(rows, columns=["case_id", "activity", "resource", "start", "complete"]))


def test_a_return_may_be_taken_again_and_again():
    walked = flow.walk(
        steps(LOOP), log(["見る", "渡す"], ["見る", "知らせる", "見る", "知らせる", "見る", "渡す"])
    )
    assert (walked.cases, walked.through, walked.stuck, walked.spare) == (2, 2, (), ())


def test_it_says_between_which_two_activities_the_flow_has_no_way():
    walked = flow.walk(
        steps(LOOP), log(["見る", "渡す"], ["見る", "知らせる", "渡す"], ["見る", "知らせる", "渡す"])
    )
    assert (walked.through, walked.stuck) == (1, (("知らせる", "渡す", 2),))


def test_a_flow_that_goes_on_where_the_record_ends_is_stuck_at_the_end():
    walked = flow.walk(steps(LOOP), log(["見る", "知らせる"]))
    assert walked.stuck == (("知らせる", "", 1),)


def test_steps_the_record_does_not_know_are_passed_in_silence():
    asked = [*LOOP[:1], ("2", "見る", "窓口", "作業", "3", ""), ("3", "足りるか", "窓口", "判断", "4、5", "はい／いいえ"),
             ("4", "渡す", "窓口", "終了", "", ""), ("5", "知らせる", "窓口", "作業", "2", "")]  # fmt: skip
    walked = flow.walk(steps(asked), log(["見る", "渡す"], ["見る", "知らせる", "見る", "渡す"]))
    assert walked.through == 2


def test_a_way_without_which_everybody_comes_through_is_named():
    walked = flow.walk(steps(LOOP), log(["見る", "渡す"]))
    assert walked.spare == (("2", "3"),)


def test_a_circle_of_silent_steps_ends():
    rows = [("1", "出す", "住民", "開始", "2", ""), ("2", "足りるか", "窓口", "判断", "3、2-1", "はい／いいえ"),
            ("2-1", "直す", "住民", "作業", "2", ""), ("3", "渡す", "窓口", "終了", "", "")]  # fmt: skip
    assert flow.walk(steps(rows), log(["渡す"])).through == 1


@pytest.mark.parametrize("activity", ["指数審査", "所得照会"])
def test_the_nursery_s_own_record_knows_what_follows(root, monkeypatch, activity):
    """Walked along the record's own pairs every finished case comes through; with one activity gone none that has it."""
    from kenshu import data
    from kenshu.flow.replay import finished_ways

    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))
    record = flow.read_log(data.open("d3-nursery-log"))
    every = finished_ways(record)
    with_it = sum(cases for way, cases in every.items() if activity in way)
    assert every.total() == int(record.finished.sum())
    assert 0 < with_it <= every.total()
    assert flow.walk(_as_flow(every), record).through == every.total()
    assert flow.walk(_as_flow(every, without=activity), record).through == every.total() - with_it


def _as_flow(every, without=None):
    """Every pair that occurs as a way on: a flow of all activities, each a 判断 of as many ways as it has."""
    names = list(dict.fromkeys(name for way in every for name in way if name != without))
    number = {name: str(place) for place, name in enumerate(names, 2)}
    onward = {name: {} for name in names}
    for way in every:
        for before, after in pairwise(way):
            if without not in (before, after):
                onward[before][number[after]] = None
    last = str(len(names) + 2)
    rows = [("1", "出す", "保護者", "開始", number["申請受付"], "")]
    for name in names:
        to = list(onward[name]) or [last]
        words = "／".join(f"道{place}" for place in range(len(to))) if len(to) > 1 else ""
        rows.append((number[name], name, "係", "判断" if len(to) > 1 else "作業", "、".join(to), words))
    return steps([*rows, (last, "受け取る", "保護者", "終了", "", "")])
