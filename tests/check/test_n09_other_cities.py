"""N09 on other data: right answers from D7's own checker and from plain loops, and the rules agree."""

import copy
import csv
from collections import defaultdict
from datetime import date

import pytest

from kenshu import answers, check, synth
from kenshu.authoring import source
from kenshu.privacy import course
from kenshu.synth.d7 import verify

TOWNS = (
    "みどり野台", "みどり野坂上", "みどり野中央", "みどり野仲町", "みどり野本町", "みどり野新町", "みどり野川端町",
    "北みどり野", "南みどり野", "東みどり野", "西みどり野", "新みどり野", "上みどり野", "下みどり野", "みどり野",
)  # fmt: skip


def other_city(seed, planted):
    """The committed city with another seed; 4711 also has younger people."""
    target = copy.deepcopy(planted.target)
    if seed == 4711:
        target["d7"]["shape"]["births"]["paper"] = [[1960, 1979, 30], [1980, 1999, 50], [2000, 2005, 20]]
    return target


@pytest.fixture(scope="module", params=[7, pytest.param(4711, marks=pytest.mark.full)])
def city(request, root, tmp_path_factory):
    """A folder of data, the questions of N09, and the right answers."""
    folder, planted = tmp_path_factory.mktemp("datasets"), synth.read_planted(root / "datasets" / "planted")
    target = other_city(request.param, planted)
    synth.build(folder, target, request.param)
    forms = source.read(root / "exercises" / "s3" / "n09-anonymity-and-matching.md").forms
    questions = {form["id"]: answers.Question.from_dict(form) for form in forms}
    rows = [row for name in ("paper", "online") for row in read(folder, name)]
    truth = synth.d7.truth(target["d7"], request.param)
    facts = verify.facts(folder, planted.expect["d7"])
    return folder, questions, right_answers(rows, truth, facts, folder)


def read(folder, name):
    path = folder / "d7-benefit-applications" / "clean" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def right_answers(rows, truth, facts, folder):
    """From the generator's truth on pairs, the checker's counts and loops over the rows of the files."""
    joined = {b: a for a, b, level in map(tuple, truth.pairs) if level != "person"}
    people = defaultdict(list)
    for row in rows:
        people[joined.get(row["受付番号"], row["受付番号"])].append(row)
    alike = defaultdict(set)
    for one, own in people.items():
        for row in own:
            alike[row["生年月日"], town(row["住所"])].add(one)
    alone = {one for group in alike.values() if len(group) == 1 for one in group}
    paired = facts["pairs-exact"] + facts["pairs-normalised"] + facts["pairs-ruled"]
    held = facts["pairs-for-a-person"] + facts["traps-same-name"]
    assert len(people) == len(rows) - paired
    return {
        "n09-alone": {"value": round(100 * len(alone) / len(people), 1)},
        "n09-people": {"value": [{"people": len(rows) - paired - held}, {"people": len(rows) - paired}]},
        **table_answers(people, max(row["受付日"] for row in rows), folder),
    }


def table_answers(people, last_day, folder):
    """The small numbers of the four towns shown, and the hidden one; counted in loops."""
    shown = course.applications(folder).small_table
    counts = defaultdict(int)
    for own in people.values():
        counts[town(own[0]["住所"]), decade(own[0]["生年月日"], last_day)] += 1
    cells = {(t, a): counts[t, a] for t in shown.index[:-1] for a in shown.columns[:-1]}
    small = [number for number in cells.values() if 0 < number < 5]
    return {"n09-small": {"value": len(small)}, "n09-recalc": {"value": min(small)}}


def town(address):
    text = address.removeprefix("みどり野市").removeprefix("大字")
    return next(name for name in TOWNS if text.startswith(name))


def decade(birth, today):
    born, today = date.fromisoformat(birth), date.fromisoformat(today)
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return "90歳以上" if age >= 90 else f"{age // 10}0代"


def judged(city, question, value=None):
    folder, questions, right = city
    raw = right[question] if value is None else {"value": value}
    return check.judge(questions[question], {question: answers.read_value(questions[question], raw)}, folder)


@pytest.mark.parametrize("question", ["alone", "small", "recalc", "people"])
def test_the_right_answer_of_another_city_is_right_there(city, question):
    mark = judged(city, f"n09-{question}")
    assert (mark.points, mark.message_id) == (mark.of, "right"), mark.message


def test_the_six_pairs_of_another_city_are_of_the_kinds_the_text_speaks_of(city, root):
    folder, *_ = city
    desk = course.applications(folder)
    rows = desk.rows.set_index("受付番号")
    one = {letter: [rows.loc[number] for number in pair[:2]] for letter, pair in desk.pairs.items()}

    def same(letter, column):
        return one[letter][0][column] == one[letter][1][column]

    assert not same("A", "氏名") and same("A", "生年月日")
    assert same("B", "生年月日") and not same("B", "カナ")
    assert same("C", "生年月日") and same("C", "電話") and not same("C", "住所")
    assert same("D", "生年月日") and not same("D", "住所")
    assert not same("E", "生年月日") and same("E", "カナ")
    assert same("F", "生年月日") and same("F", "カナ") and not same("F", "電話") and not same("F", "住所")
    assert [pair[2] for pair in desk.pairs.values()] == ["同一", "別人", "保留", "同一", "別人", "保留"]
    right = dict(zip("abcdef", ("same", "other", "held", "same", "other", "held"), strict=True))
    assert (
        judged(city, "n09-pairs", [{"item": k, "choice": v} for k, v in right.items()]).message_id == "right"
    )


def test_the_same_slips_are_named_in_another_city(city):
    _, _, right = city
    low, high = (row["people"] for row in right["n09-people"]["value"])
    assert judged(city, "n09-people", [{"people": high}, {"people": low}]).message_id == "swapped"
    assert judged(city, "n09-people", [{"people": low}, {"people": 3300}]).message_id == "second-rows-kept"
    assert judged(city, "n09-alone", round(right["n09-alone"]["value"] / 100, 4)).message_id == "fraction"
    assert judged(city, "n09-recalc", -right["n09-recalc"]["value"]).message_id == "sign"


def test_three_applications_of_one_person_do_not_occur(city):
    """The notebook says so, because then each pair is one person less."""
    desk = course.applications(city[0])
    assert len(desk.rows) - desk.people == desk.decided("同一")
    assert desk.people - desk.people_at_least == desk.decided("保留")
