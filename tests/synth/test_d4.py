"""D4 is a survey that a section would send back: real tasks, and faults that can be seen in the figures alone."""

import csv
from copy import deepcopy

import pytest

from kenshu import synth
from kenshu.synth.d4 import survey
from kenshu.synth.d4.tasks import tasks

TIMES = {"日": 240, "週": 52, "月": 12, "年": 1}


@pytest.fixture(scope="module")
def rows(root):
    path = root / "datasets/d4-workload-survey/clean/workload.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_shares_of_the_committed_file_by_hand(rows):
    """Counted here without the checker: a fault of the checker cannot hide one of the data."""
    year, seen, welfare, once = [], set(), 0.0, 0.0
    for row in rows:
        hours = int(row["件数"]) * int(row["1件分"]) * TIMES[row["頻度"]] / 60
        hours = hours / 60 if hours > int(row["人数"]) * 1860 else hours
        year.append(hours)
        if row["課"] == "福祉課":
            welfare += hours
            figures = (row["件数"], row["頻度"], row["1件分"])
            once += hours if figures not in seen else 0
            seen.add(figures)
    year.sort()
    assert round(100 * sum(year[-64:]) / sum(year)) == 68
    assert round(100 * welfare / (20 * 1860)) == 118
    assert 95 < 100 * once / (20 * 1860) < 97


def test_every_section_has_tasks_of_every_frequency_and_no_name_twice():
    asked = tasks()
    assert len({task.name for task in asked}) == len(asked) == 320
    assert {(task.section, task.per) for task in asked} == {
        (section, per) for section in {task.section for task in asked} for per in TIMES
    }


def test_the_doubled_tasks_are_the_same_work_under_another_name(planted):
    entries = {entry.task.name: entry for entry in survey.answered(planted.target["d4"], planted.seed)}
    doubled = [entry for entry in entries.values() if entry.task.same_as]
    assert len(doubled) == 6
    for entry in doubled:
        other = entries[entry.task.same_as]
        assert entry.task.unit != other.task.unit
        assert (entry.pieces, entry.minutes, entry.people) == (other.pieces, other.minutes, other.people)


def test_the_rows_in_the_wrong_unit_say_hours_in_the_raw_file(root, planted):
    entries = survey.answered(planted.target["d4"], planted.seed)
    with (root / "datasets/d4-workload-survey/raw/workload.csv").open(encoding="cp932", newline="") as file:
        raw = list(csv.reader(file))[2:]
    for entry, row in zip(entries, raw, strict=True):
        if entry.in_hours:
            assert row[8].endswith("時間")


def test_loads_that_do_not_fit_are_said_instead_of_trying_for_ever(planted):
    target = deepcopy(planted.target["d4"])
    target["in_hours_people_at_most"] = 0
    with pytest.raises(synth.SynthError, match="取り違えられる業務がありません"):
        survey.answered(target, 1)
