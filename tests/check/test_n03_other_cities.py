"""N03 on other data: the right answers are worked out here with csv alone, and the rules agree."""

import csv
from datetime import datetime
from statistics import median

import pytest

from kenshu import answers, check, synth
from kenshu.authoring import source

STRAIGHT = (
    "申請受付",
    "書類確認",
    "指数審査",
    "利用調整",
    "係長押印",
    "課長補佐押印",
    "課長押印",
    "結果通知",
)
WAYS = [
    ("parent", "start", "2", None), ("nursery", "task", "3", None),
    ("nursery", "decision", "4、6", "足りない／そろっている"), ("nursery", "task", "5", None),
    ("nursery", "decision", "4、6", "足りない／そろった"), ("nursery", "decision", "7、8", "転入した／していない"),
    ("tax", "task", "8", None), ("nursery", "task", "9", None),
]  # fmt: skip


@pytest.fixture(scope="module", params=[7, 4711])
def city(request, root, tmp_path_factory):
    """A folder of data, the questions of N03, and the right answers by csv."""
    folder = tmp_path_factory.mktemp("datasets")
    target = synth.read_planted(root / "datasets" / "planted").target
    synth.build(folder, {"d3": target["d3"]}, request.param)
    forms = source.read(root / "exercises" / "s1" / "n03-business-flow.md").forms
    questions = {form["id"]: answers.Question.from_dict(form) for form in forms}
    return folder, questions, right_answers(folder / "d3-nursery-admission" / "clean" / "nursery-log.csv")


def right_answers(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        cases = {}
        for row in csv.DictReader(file):
            cases.setdefault(row["case_id"], []).append(row)
    lacking = sum(any(row["activity"] == "不備連絡" for row in case) for case in cases.values())
    paper = [row for case in cases.values() for row in case if row["channel"] == "紙"]
    minutes = {name: [spent(row) for row in paper if row["activity"] == name] for name in STRAIGHT}
    return {
        "n03-lacking-share": {"value": round(100 * lacking / len(cases))},
        "n03-middle": {"value": median(minutes["指数審査"][:10])},
        "n03-touch": {"value": sum(map(median, minutes.values())), "unit": "分"},
        "n03-draw": {
            "value": [dict(zip(("lane", "kind", "next", "condition"), row, strict=True)) for row in WAYS]
        },
    }


def spent(row):
    begin, end = (datetime.fromisoformat(row[name]) for name in ("start", "complete"))
    return (end - begin).total_seconds() / 60


def judged(city, question, changes=None):
    folder, questions, right = city
    raw = {**right, **(changes or {})}
    known = {name: answers.read_value(questions[name], value) for name, value in raw.items()}
    return check.judge(questions[question], known, folder)


@pytest.mark.parametrize("question", ["lacking-share", "middle", "touch", "draw"])
def test_the_right_answer_of_another_city_is_right_there(city, question):
    mark = judged(city, f"n03-{question}")
    assert (mark.points, mark.message_id) == (mark.of, "right")


def test_the_same_slips_are_named_there(city):
    minutes = city[2]["n03-touch"]["value"]
    slip = {"n03-touch": {"value": minutes, "unit": "時間"}}
    assert judged(city, "n03-touch", slip).message_id == "minutes-as-hours"
    ways = [dict(row) for row in city[2]["n03-draw"]["value"]]
    ways[4] |= {"kind": "task", "next": "6", "condition": None}
    assert judged(city, "n03-draw", {"n03-draw": {"value": ways}}).message_id == "second-time"
