"""D1 holds what was planted: exactly the hours and counts, about the shares, for every seed."""

import csv
from copy import deepcopy
from datetime import timedelta

import pytest

from kenshu import synth
from kenshu.synth.d1 import events

FEW = (1, 26, 992011)


def test_hours_and_counts_of_the_committed_files_by_hand(root):
    """Counted here without the checker: a fault of the checker cannot hide one of the data."""
    rows, seconds, booked = {}, {}, {}
    for path in (root / "datasets/d1-screening-booking/clean").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = list(csv.DictReader(file))
        rows[path.stem] = len(table)
        seconds[path.stem] = sum(int(v) for row in table for k, v in row.items() if k.endswith("秒"))
        booked[path.stem] = sum(row.get("用件", "予約") == "予約" for row in table)
    assert rows == {
        "phone-before": 1800,
        "phone-after": 300,
        "online-after": 1680,
        "control-before": 1200,
        "control-after": 1116,
    }
    assert {name: total / 3600 for name, total in seconds.items()} == {
        "phone-before": 180.0,
        "phone-after": 33.0,
        "online-after": 10.0,
        "control-before": 120.0,
        "control-after": 111.6,
    }
    assert booked["phone-before"] == 1640
    assert booked["phone-after"] + booked["online-after"] == 1932


@pytest.mark.parametrize("seed", FEW)
def test_no_clerk_is_on_two_calls_at_once(planted, seed):
    for calls in events.events(planted.target["d1"], seed).values():
        ends = {}
        for call in calls:
            if isinstance(call, events.Call):
                assert ends.get(call.clerk, call.at) <= call.at
                ends[call.clerk] = call.at + timedelta(seconds=call.talk + call.after_call)


def test_a_missing_target_is_named_in_japanese(planted, tmp_path):
    target = deepcopy(planted.target)
    del target["d1"]["files"]["phone-after"]["talk_hours"]
    with pytest.raises(synth.SynthError, match=r"\[target\] に 'talk_hours' がありません"):
        synth.build(tmp_path, target, 1)


def test_too_few_clerks_for_the_calls_is_said_instead_of_trying_for_ever(planted, tmp_path):
    target = deepcopy(planted.target)
    target["d1"]["files"]["phone-before"]["staff"] = ["職員A"]
    with pytest.raises(synth.SynthError, match="1 人では受けきれません"):
        synth.build(tmp_path, target, 1)


def test_a_folder_that_cannot_be_written_is_named(planted, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(synth.SynthError, match="file に書き込めません"):
        synth.build(tmp_path / "file", planted.target, 1)
