"""N06 on other data: the right answers come from the set's own checker and from csv, and the rules agree."""

import copy
import csv
from itertools import pairwise

import pytest

from kenshu import answers, check, data, synth
from kenshu.authoring import source
from kenshu.check.n06.counting import TASKS
from kenshu.improve import workload
from kenshu.improve.priority.issues import ISSUES
from kenshu.synth import reading
from kenshu.synth.d4 import verify

SECTION = "福祉課"
STEPS = ((1000, 5), (500, 4), (200, 3), (50, 2), (0, 1))
CARDS = ((1, 5, 1), (5, 5, 3), (3, 1, 3), (1, 3, 5))


def other_city(seed, root):
    """D4 with another seed; seed 4711 also has fewer people and a smaller part counted twice."""
    planted = synth.read_planted(root / "datasets" / "planted")
    target = copy.deepcopy(planted.target["d4"])
    if seed == 4711:
        target["sections"][SECTION] = {"staff": 24, "load": 1.10}
        target["doubled_share"] = 0.17
    return target, planted.expect["d4"]


@pytest.fixture(scope="module", params=[7, 31, 4711])
def city(request, root, tmp_path_factory):
    """A folder of data, the questions of N06, and the right answers."""
    folder = tmp_path_factory.mktemp("datasets")
    target, expect = other_city(request.param, root)
    synth.build(folder, {"d4": target}, request.param)
    forms = source.read(root / "exercises" / "s2" / "n06-priorities.md").forms
    questions = {form["id"]: answers.Question.from_dict(form) for form in forms}
    return folder, questions, right_answers(folder, expect)


def right_answers(folder, expect):
    """By plain counting of the rows, and by the facts of the set's checker."""
    place, facts = folder / "d4-workload-survey" / "clean", verify.facts(folder, expect)
    rows, year = reading.clean(place / "workload.csv"), expect["year_hours"]
    hours = {row["番号"]: counted(row, expect) for row in rows}
    named = {row["業務"]: hours[row["番号"]] for row in rows}
    wrong = [row for row in rows if hours[row["番号"]] > int(row["人数"]) * year]
    ours = sum(hours[row["番号"]] for row in rows if row["課"] == SECTION)
    with (place / "staff.csv").open(encoding="utf-8-sig", newline="") as file:
        staff = next(int(row["職員数"]) for row in csv.DictReader(file) if row["課"] == SECTION)
    loads = [facts["load-percent-of-over-section"], facts["load-percent-without-doubles"]]
    people = [ours / year, *(load / 100 * staff for load in loads)]
    saved = [named[one.task] * one.percent / 100 for one in ISSUES]
    points = [next(points for least, points in STEPS if one >= least) for one in saved]
    return {
        "n06-hours": {"value": [{"hours": round(named[name])} for name in TASKS]},
        "n06-slips": {"value": [{"number": row["番号"], "minutes": int(row["1件分"]) / 60} for row in wrong]},
        "n06-doubles": {"value": facts["rows-counted-twice"]},
        "n06-people": {"value": [{"people": round(one, 1)} for one in people]},
        "n06-scores": {"value": [scored(*one) for one in zip(points, CARDS, strict=True)]},
    }


def counted(row, expect):
    return int(row["件数"]) * expect["times_a_year"][row["頻度"]] * float(row["1件分"]) / 60


def scored(hours, card):
    return {"hours": hours, "residents": card[0], "own-hands": card[1], "light": card[2]}


def judged(city, question, changes=None):
    folder, questions, right = city
    raw = {**right, **(changes or {})}
    known = {name: answers.read_value(questions[name], value) for name, value in raw.items()}
    return check.judge(questions[question], known, folder)


@pytest.mark.parametrize("question", ["hours", "slips", "doubles", "people", "scores"])
def test_the_right_answer_of_another_city_is_right_there(city, question):
    mark = judged(city, f"n06-{question}")
    assert (mark.points, mark.message_id) == (mark.of, "right"), mark.message


def test_the_typical_slips_are_named_there(city):
    right = city[2]
    slips = {
        "n06-hours": ("hours", 60, "minutes-as-hours"),
        "n06-slips": ("minutes", 60, "as-written"),
    }
    for question, (column, times, message) in slips.items():
        rows = [{**row, column: row[column] * times} for row in right[question]["value"]]
        assert judged(city, question, {question: {"value": rows}}).message_id == message
    twice = {"n06-doubles": {"value": 2 * right["n06-doubles"]["value"]}}
    assert judged(city, "n06-doubles", twice).message_id == "rows"


def test_what_a_learner_must_find_stands_in_the_tables_of_that_city(city, root, monkeypatch):
    folder, _, right = city
    monkeypatch.setenv("KENSHU_DATA", str(folder))
    monkeypatch.setenv("KENSHU_CITY", str(root / "city.yml"))
    shown = {row[0] for row in workload.longest().rows}
    assert {row["number"] for row in right["n06-slips"]["value"]} <= shown
    rows = workload.alike(SECTION).rows
    pairs = [one for one, other in pairwise(rows) if one[3:5] == other[3:5] and one[1] != other[1]]
    assert len(pairs) == right["n06-doubles"]["value"]
    assert set(data.open("d4-workload")["業務"]) >= {one.task for one in ISSUES}
