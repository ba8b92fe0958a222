"""N04 on other data: the right answers come from the sets' own checkers and from csv, and the rules agree."""

import copy
import csv
import random
from datetime import datetime
from itertools import pairwise
from statistics import mean

import pytest

from kenshu import answers, check, synth
from kenshu.authoring import source
from kenshu.check.n04.bottleneck import ACTIVITIES
from kenshu.synth import reading
from kenshu.synth.d2 import verify as tickets
from kenshu.synth.d2 import verify_queue

DRAWS = 20  # who stays away is drawn so often


def other_city(target, seed):
    """The committed city with another seed. In 23 plan 1 saves what the wait is with a fifth counter; 4711 also has
    fewer visitors and slower papers."""
    target = copy.deepcopy(target)
    if seed == 4711:
        target["d2"]["seasons"]["busy"] |= {"tickets": 4200, "wait": 30}
        target["d3"]["delays"]["書類確認"] = 2500
    return target


@pytest.fixture(scope="module", params=[23, 4711])
def city(request, root, tmp_path_factory):
    """A folder of data, the questions of N04, and the right answers."""
    folder = tmp_path_factory.mktemp("datasets")
    planted = synth.read_planted(root / "datasets" / "planted")
    synth.build(folder, other_city(planted.target, request.param), request.param)
    forms = source.read(root / "exercises" / "s2" / "n04-waiting.md").forms
    questions = {form["id"]: answers.Question.from_dict(form) for form in forms}
    facts = {fact.name: fact.found for fact in synth.check(folder, {"d3": planted.expect["d3"]})}
    return folder, questions, {**of_the_log(folder, facts), **of_the_counter(folder, planted.expect["d2"])}


def of_the_log(folder, facts):
    with (folder / "d3-nursery-admission/clean/nursery-log.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        waited = waited_for(list(csv.DictReader(file)))
    longest = sorted(ACTIVITIES, key=lambda name: -waited[ACTIVITIES[name]])[:3]
    return {
        "n04-two-clocks": {"value": [{"hours": 66.25}, {"hours": 3}]},
        "n04-lead-touch": {"value": [
            {"mean": round(facts["lead-days-mean"], 1)}, {"mean": round(facts["touch-minutes"], 1)},
        ]},
        "n04-touch-share": {"value": [
            {"percent": round(facts["flow-efficiency-percent"], 2)},
            {"percent": round(facts["flow-efficiency-office-percent"], 2)},
        ]},
        "n04-longest": {"value": longest},
        "n04-stamp-share": {"value": round(100 * facts["stamps-share-calendar"], 1)},
    }  # fmt: skip


def waited_for(rows):
    """Seconds before each activity, of the finished cases, by the calendar."""
    cases, waited = {}, {}
    for row in rows:
        cases.setdefault(row["case_id"], []).append(row)
    for steps in cases.values():
        if steps[-1]["activity"] == "結果通知":
            for one, other in pairwise(steps):
                gap = datetime.fromisoformat(other["start"]) - datetime.fromisoformat(one["complete"])
                waited[other["activity"]] = waited.get(other["activity"], 0) + gap.total_seconds()
    return waited


def of_the_counter(folder, expect):
    rows = reading.clean(folder / "d2-counter-tickets/clean/counter-tickets.csv")
    days = tickets._by_day([tickets._visit(row) for row in rows])
    four = dict.fromkeys(expect["windows"])
    as_is = {**four, expect["lunch"]["window"]: (expect["lunch"]["away"], expect["lunch"]["back"])}
    fewer = [without_some(days, seed) for seed in range(DRAWS)]
    found = [
        verify_queue._mean_wait(days, four),
        mean(verify_queue._mean_wait(left, as_is) for left in fewer),
        mean(verify_queue._mean_wait(left, four) for left in fewer),
    ]
    return {"n04-waits": {"value": [{"wait": round(wait, 1)} for wait in found]}}


def without_some(days, seed):
    """The days without three of ten certificates, drawn."""
    drawn = random.Random(seed)
    return {
        day: [one for one in visits if one["purpose"] != "証明書" or drawn.random() >= 0.3]
        for day, visits in days.items()
    }


def as_received(city):
    """The mean wait of the records, in minutes."""
    rows = reading.clean(city[0] / "d2-counter-tickets/clean/counter-tickets.csv")
    return mean(visit["called"] - visit["issued"] for visit in map(tickets._visit, rows))


def judged(city, question, changes=None):
    folder, questions, right = city
    raw = {**right, **(changes or {})}
    stored = {name: answers.read_value(questions[name], value) for name, value in raw.items()}
    return check.judge(questions[question], stored, folder)


@pytest.mark.parametrize(
    "question", ["two-clocks", "lead-touch", "touch-share", "longest", "stamp-share", "waits"]
)
def test_the_right_answer_of_n04_is_right_in_another_city(city, question):
    mark = judged(city, f"n04-{question}")
    assert (mark.points, mark.message_id) == (mark.of, "right")


def test_the_same_slips_of_n04_are_named_there(city):
    lead, touch = (row["mean"] for row in city[2]["n04-lead-touch"]["value"])
    slips = {
        "lead-in-hours": [{"mean": lead * 24}, {"mean": touch}],
        "touch-in-hours": [{"mean": lead}, {"mean": round(touch / 60, 2)}],
        "swapped": [{"mean": touch}, {"mean": lead}],
    }
    for message, rows in slips.items():
        assert judged(city, "n04-lead-touch", {"n04-lead-touch": {"value": rows}}).message_id == message
    # one less in the last place, as who takes rounded waits from each other may get
    saved = [
        {"wait": round(as_received(city) - row["wait"] - 0.1, 1)} for row in city[2]["n04-waits"]["value"]
    ]
    mark = judged(city, "n04-waits", {"n04-waits": {"value": saved}})
    assert (mark.points, mark.message_id) == (0, "saved-not-left")
    order = city[2]["n04-longest"]["value"]
    for message, given in (("upside-down", order[::-1]), ("longest-once", ["mended", *order[:2]])):
        assert judged(city, "n04-longest", {"n04-longest": {"value": given}}).message_id == message


def test_the_committed_answers_are_right_only_in_a_city_like_it(city):
    committed = {
        "n04-waits": {"value": [{"wait": 21.2}, {"wait": 17.5}, {"wait": 9.3}]},
        "n04-longest": {"value": ["last-stamp", "points", "second-stamp"]},
    }
    alike = city[2]["n04-longest"]["value"] == committed["n04-longest"]["value"]
    for question in committed:
        mark = judged(city, question, committed)
        assert (mark.points == mark.of) is alike, question
