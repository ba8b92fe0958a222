"""N08 on other data: the right answers are worked out here with csv alone, and the rules agree."""

import copy
import csv
import math

import pytest

from kenshu import answers, check, synth
from kenshu.authoring import source

SENIORS = {"65〜74歳", "75〜79歳", "80歳以上"}
LOW, HIGH = 2400, 4200


def other_city(seed, root):
    """The committed city with another seed; seed 4711 also has other hours and other counts."""
    target = copy.deepcopy(synth.read_planted(root / "datasets" / "planted").target)
    if seed == 4711:
        files = target["d1"]["files"]
        files["phone-before"] |= {"talk_hours": 151.5, "after_call_hours": 13.0}
        files["phone-before"]["purposes"] = {"予約": 1500, "変更": 60, "取消": 40, "問合せ": 50}
        files["phone-after"] |= {"talk_hours": 31.0, "after_call_hours": 6.5}
        files["online-after"] |= {"check_hours": 11.0}
    return target


@pytest.fixture(scope="module", params=[31, 4711])
def city(request, root, tmp_path_factory):
    """A folder of data, the questions of N08, and the right answers by csv."""
    folder = tmp_path_factory.mktemp("datasets")
    synth.build(folder, other_city(request.param, root), request.param)
    forms = source.read(root / "exercises" / "s3" / "n08-effect-and-cost.md").forms
    questions = {form["id"]: answers.Question.from_dict(form) for form in forms}
    return folder, questions, right_answers(folder / "d1-screening-booking" / "clean")


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def total(table, *columns):
    return sum(int(row[column]) for row in table for column in columns)


def right_answers(clean):
    old, new, online = (
        rows(clean / f"{name}.csv") for name in ("phone-before", "phone-after", "online-after")
    )
    before = total(old, "通話秒", "後処理秒") / 3600
    after = (total(new, "通話秒", "後処理秒") + total(online, "職員確認秒")) / 3600
    booked = sum(row["用件"] == "予約" for row in old)
    by_phone = [row for row in new if row["用件"] == "予約"]
    booked_after = len(by_phone) + len(online)
    old_online = sum(row["年代"] in SENIORS for row in online)
    old_phone = sum(row["年代"] in SENIORS for row in by_phone)
    saved = before - after
    worth = [{"rate": rate, "worth": round(saved * rate)} for rate in (LOW, HIGH)]
    return {
        "n08-before-hours": {"value": round(before, 1), "unit": "時間"},
        "n08-after-hours": {"value": round(after * 60), "unit": "分"},
        "n08-saved-hours": {"value": round(saved, 1)},
        "n08-saved-percent": {"value": round(100 * saved / before, 1)},
        "n08-per-booking": {"value": [
            {"bookings": booked, "minutes": round(before * 60 / booked, 1)},
            {"bookings": booked_after, "minutes": round(after * 60 / booked_after, 1)},
        ]},
        "n08-adjusted-hours": {"value": round(before * booked_after / booked - after, 1)},
        "n08-worth": {"value": worth},
        "n08-break-even": {"value": math.ceil(1_200_000 / (saved * LOW))},
        "n08-payback": {"value": round(600_000 / (5 * saved * LOW - 1_200_000), 1)},
        "n08-seniors": {"value": [
            {"percent": round(100 * old_online / (old_online + old_phone), 1)},
            {"percent": round(100 * old_online / len(online), 1)},
        ]},
    }  # fmt: skip


def judged(city, question, changes=None):
    folder, questions, right = city
    raw = {**right, **(changes or {})}
    known = {name: answers.read_value(questions[name], value) for name, value in raw.items()}
    return check.judge(questions[question], known, folder)


@pytest.mark.parametrize(
    "question",
    ["before-hours", "after-hours", "saved-hours", "saved-percent", "per-booking", "adjusted-hours", "worth",
     "break-even", "payback", "seniors"],
)  # fmt: skip
def test_the_right_answer_of_another_city_is_right_there(city, question):
    mark = judged(city, f"n08-{question}")
    assert (mark.points, mark.message_id) == (mark.of, "right")


def test_the_same_slips_are_named_there(city):
    _, _, right = city
    hours = right["n08-before-hours"]["value"]
    slip = {"n08-before-hours": {"value": hours * 60, "unit": "時間"}}
    assert judged(city, "n08-before-hours", slip).message_id == "minutes-as-hours"
    shares = right["n08-seniors"]["value"]
    assert judged(city, "n08-seniors", {"n08-seniors": {"value": shares[::-1]}}).message_id == "swapped"


def test_only_where_the_hours_are_the_committed_city_s_is_its_answer_right(city):
    hours = city[2]["n08-before-hours"]["value"]
    committed = {"n08-before-hours": {"value": 180.0, "unit": "時間"}}
    assert judged(city, "n08-before-hours", committed).points == (3 if hours == 180.0 else 0)
