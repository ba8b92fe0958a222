"""N07 on other data: the days of publishing are counted by the checker's plain code, and the rule agrees."""

import copy

import pytest

from kenshu import answers, check, synth
from kenshu.authoring import source
from kenshu.synth.d6 import verify

MAKERS = ("before", "after")  # 委託業者, 担当課: the rows of the question


@pytest.fixture(scope="module", params=[7, 4711])
def city(request, root, tmp_path_factory):
    """A folder of data, the question of N07, and its right answer; seed 4711 also has other waits for a form."""
    folder = tmp_path_factory.mktemp("datasets")
    planted = synth.read_planted(root / "datasets" / "planted")
    target = copy.deepcopy(planted.target["d6"])
    if request.param == 4711:
        target["makers"]["before"] |= {"calendar_days": 780, "office_days": 556}
        target["makers"]["after"] |= {"calendar_days": 150, "office_days": 96}
    synth.build(folder, {"d6": target}, request.param)
    forms = source.read(root / "exercises" / "s3" / "n07-ecrs-and-means.md").forms
    question = next(answers.Question.from_dict(form) for form in forms if form["id"] == "n07-days")
    facts = verify.facts(folder, planted.expect["d6"])
    right = [{"days": round(facts[f"calendar-days-{one}"], 1), "items": round(facts[f"items-{one}"], 1)}
             for one in MAKERS]  # fmt: skip
    return folder, question, right, facts


def judged(city, rows):
    folder, question = city[:2]
    return check.judge(question, {question.id: answers.read_value(question, {"value": rows})}, folder)


def test_the_right_answer_of_another_city_is_right_there(city):
    mark = judged(city, city[2])
    assert (mark.points, mark.message_id) == (mark.of, "right")


def test_the_same_slips_are_named_there(city):
    right, facts = city[2:]
    assert judged(city, right[::-1]).message_id == "rows-swapped"
    office = [{**row, "days": round(facts[f"office-days-{one}"], 1)}
              for row, one in zip(right, MAKERS, strict=True)]  # fmt: skip
    assert judged(city, office).message_id == "office-days"
    sums = [{**row, "days": facts[f"calendar-days-total-{one}"]}
            for row, one in zip(right, MAKERS, strict=True)]  # fmt: skip
    mark = judged(city, sums)
    assert (mark.points, mark.message_id) == (mark.of / 2, "sum-not-mean")


def test_only_where_the_days_are_the_committed_city_s_is_its_answer_right(city):
    committed = [{"days": 30.0, "items": 23.5}, {"days": 1.8, "items": 12.9}]
    assert (judged(city, committed).message_id == "right") == (city[2] == committed)
