"""N02 on other data: right answers from D7's own checker and from plain loops over the files, and the rules agree."""

import copy
import csv
import re

import pytest

from kenshu import answers, check, synth
from kenshu.authoring import source
from kenshu.synth.d7 import verify


def other_city(seed, planted):
    """The committed city with another seed; 4711 also has more days without an era and more lost zeros."""
    target = copy.deepcopy(planted.target)
    if seed == 4711:
        shape = target["d7"]["shape"]
        shape["no_era"] *= 3
        shape["lost_zeros"] = min(1, shape["lost_zeros"] * 1.3)
        shape["wide_account"] *= 2
        target["d1"]["shape"]["fullwidth"] *= 2
    return target


@pytest.fixture(scope="module", params=[7, 4711])
def city(request, root, tmp_path_factory):
    """A folder of data, the questions of N02, the right answers, and the rows of the paper list."""
    folder, planted = tmp_path_factory.mktemp("datasets"), synth.read_planted(root / "datasets" / "planted")
    synth.build(folder, other_city(request.param, planted), request.param)
    forms = source.read(root / "exercises" / "s1" / "n02-tidy-the-data.md").forms
    questions = {form["id"]: answers.Question.from_dict(form) for form in forms}
    return folder, questions, right_answers(folder, planted.expect["d7"])


def right_answers(folder, expect):
    facts = verify.facts(folder, expect)
    paper = raw(folder, "d7-benefit-applications", "paper")
    calls = raw(folder, "d1-screening-booking", "phone-before")
    western = sum(row["受付日"][:4].isdecimal() for row in paper)
    no_era = int(facts["raw-days-without-era"])
    phones = sum(not re.fullmatch("000-[0-9]{4}-[0-9]{4}", row["電話"]) for row in paper if row["電話"])
    seconds = sum(not (row["通話秒"].isascii() and row["通話秒"].isdigit()) for row in calls)
    return {
        "n02-days": [{"rows": len(paper) - western - no_era}, {"rows": no_era}],
        "n02-phone-rows": phones,
        "n02-zero-rows": int(facts["raw-accounts-short"]),
        "n02-seconds": seconds,
    }


def raw(folder, dataset, name):
    path = folder / dataset / "raw" / f"{name}.csv"
    with path.open(encoding="cp932", newline="") as file:
        next(file)
        return list(csv.DictReader(file))


def judged(city, question, value=None):
    folder, questions, right = city
    entry = answers.read_value(questions[question], {"value": right[question] if value is None else value})
    return check.judge(questions[question], {question: entry}, folder)


@pytest.mark.parametrize("question", ["days", "phone-rows", "zero-rows", "seconds"])
def test_the_right_answer_of_another_city_is_right_there(city, question):
    mark = judged(city, f"n02-{question}")
    assert (mark.points, mark.message_id) == (mark.of, "right")


def test_the_same_slips_are_named_there(city):
    _, _, right = city
    wareki, no_era = (row["rows"] for row in right["n02-days"])
    assert judged(city, "n02-days", [{"rows": wareki + no_era}, {"rows": no_era}]).message_id == "era-less-in"
    assert judged(city, "n02-days", [{"rows": no_era}, {"rows": wareki}]).message_id == "swapped"
    assert judged(city, "n02-phone-rows", 2400).message_id == "all-rows"
    assert judged(city, "n02-zero-rows", 0).message_id == "none"
    assert judged(city, "n02-seconds", 1800 - right["n02-seconds"]).message_id == "already-plain"


def test_only_the_city_s_own_counts_stand_in_its_note(city):
    no_era = city[2]["n02-days"][1]["rows"]
    said = (
        "受付日は2025-06-02の形にした。元号のない{}行は1行目の題名から令和と読んだ。口座は先頭に0を足した。"
        "氏名と住所は書いたまま。届いたままのファイルは別に残す。"
    )
    assert judged(city, "n02-note", said.format(no_era)).message_id == "right"
    assert judged(city, "n02-note", said.format(no_era + 1999)).message_id == "numbers-differ"
