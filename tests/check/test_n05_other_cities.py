"""N05 on other data: the right answers come from the set's own checker and from csv, and the rules agree."""

import copy
import csv

import pytest

from kenshu import answers, check, synth
from kenshu.authoring import source
from kenshu.check.n05.copying import FORMS
from kenshu.synth.d9 import verify

BASES = ("law", "bylaw", "own-rule", "custom", "system", "unknown")


def other_city(seed, root):
    """D9 with another seed; seed 4711 also has other counts."""
    planted = synth.read_planted(root / "datasets" / "planted")
    target = copy.deepcopy(planted.target["d9"])
    if seed == 4711:
        target["called_law"] = 13
        target["basis"] |= {"内規": 29, "条例規則": 40}
    return {"d9": target}, planted.expect["d9"]


@pytest.fixture(scope="module", params=[7, 31, 4711])
def city(request, root, tmp_path_factory):
    """A folder of data, the questions of N05, and the right answers."""
    folder = tmp_path_factory.mktemp("datasets")
    target, expect = other_city(request.param, root)
    synth.build(folder, target, request.param)
    forms = source.read(root / "exercises" / "s2" / "n05-paper-seals-copying.md").forms
    questions = {form["id"]: answers.Question.from_dict(form) for form in forms}
    return folder, questions, right_answers(folder, verify.facts(folder, expect))


def right_answers(folder, facts):
    counts = [facts[f"forms-by-{name}"] for name in BASES]
    copied = copied_a_year(folder / "d9-decisions-and-forms" / "clean" / "forms.csv")
    order = sorted(copied, key=copied.get, reverse=True)[:3]
    return {
        "n05-no-article": {"value": facts["raw-law-without-article"]},
        "n05-basis": {"value": [{"count": count} for count in counts]},
        "n05-custom-percent": {"value": round(100 * facts["forms-by-custom"] / facts["forms"])},
        "n05-copy-rank": {"value": order},
        "n05-copy-hours": {"value": copied[order[0]], "unit": "分"},
    }


def copied_a_year(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        by_name = {row["様式名"]: int(row["年間件数"]) * int(row["転記回数"]) for row in csv.DictReader(file)}
    return {name: by_name[title] for name, title in FORMS.items()}


def judged(city, question, changes=None):
    folder, questions, right = city
    raw = {**right, **(changes or {})}
    known = {name: answers.read_value(questions[name], value) for name, value in raw.items()}
    return check.judge(questions[question], known, folder)


@pytest.mark.parametrize("question", ["no-article", "basis", "custom-percent", "copy-rank", "copy-hours"])
def test_the_right_answer_of_another_city_is_right_there(city, question):
    mark = judged(city, f"n05-{question}")
    assert (mark.points, mark.message_id) == (mark.of, "right")


def test_the_answers_of_the_sections_are_named_as_such_there(city):
    law, bylaw, guide, custom, system, unknown = [row["count"] for row in city[2]["n05-basis"]["value"]]
    moved = city[2]["n05-no-article"]["value"]
    counts = (law + moved, bylaw, guide, custom - moved, system, unknown)
    slip = {"n05-basis": {"value": [{"count": count} for count in counts]}}
    assert judged(city, "n05-basis", slip).message_id == "as-answered"


def test_minutes_told_as_hours_are_named_there(city):
    slip = {"n05-copy-hours": {**city[2]["n05-copy-hours"], "unit": "時間"}}
    assert judged(city, "n05-copy-hours", slip).message_id == "minutes-as-hours"


def test_forms_copied_equally_often_may_stand_in_any_order(city, monkeypatch):
    monkeypatch.setattr("kenshu.check.n05.desk.Desk.form", lambda desk, name: (10, 2))
    for order in (["road", "refund", "moving"], ["moving", "refund", "road"]):
        assert judged(city, "n05-copy-rank", {"n05-copy-rank": {"value": order}}).message_id == "right"
