"""N01 on other data: right answers from D5's own checker and from plain loops, and the rules agree."""

import copy
import csv
from collections import Counter

import pytest

from kenshu import answers, check, synth
from kenshu.authoring import source
from kenshu.check.n01.ranks import THEMES
from kenshu.synth.d5 import verify


def other_city(seed, planted):
    """The committed city with another seed; 4711 also has other staff, other themes and other hours."""
    target = copy.deepcopy(planted.target)
    if seed == 4711:
        sections = target["d5"]["sections"]
        sections["財政課"]["staff"] = 20
        sections["上下水道課"]["themes"]["電話・窓口"] = 6
        sections["環境課"]["themes"]["紙・押印"] = 30
        sections["環境課"]["staff"] = 60
        target["d5"]["hours"] |= {"会議・庶務": 2100, "電話・窓口": 900}
    return target


@pytest.fixture(scope="module", params=[7, 4711])
def city(request, root, tmp_path_factory):
    """A folder of data, the questions of N01, and the right answers."""
    folder, planted = tmp_path_factory.mktemp("datasets"), synth.read_planted(root / "datasets" / "planted")
    synth.build(folder, other_city(request.param, planted), request.param)
    forms = source.read(root / "exercises" / "s1" / "n01-choose-a-theme.md").forms
    questions = {form["id"]: answers.Question.from_dict(form) for form in forms}
    return folder, questions, right_answers(folder, planted.expect["d5"])


def right_answers(folder, expect):
    rows, staff = (read(folder, name) for name in ("survey", "staff"))
    people = {row["課"]: int(row["職員数"]) for row in staff}
    facts = verify.facts(folder, {**expect, "all_staff": sum(people.values())})
    given = Counter(row["課"] for row in rows)
    sums = {"count": Counter(), "staff": Counter(), "hours": Counter()}
    for row in rows:
        stands_for = people[row["課"]] / given[row["課"]]
        for way, weight in (("count", 1), ("staff", stands_for), ("hours", int(row["月時間"]))):
            sums[way][row["第1テーマ"]] += weight
    ids = {name: one for one, name in THEMES.items()}
    right = {f"n01-by-{way}": {"value": [ids[name] for name, _ in sums[way].most_common(3)]} for way in sums}
    shares = [facts["phone-share-by-count"], facts["phone-share-by-hours"]]
    return right | {
        "n01-response": {"value": round(100 * facts["response"], 1)},
        "n01-shares": {"value": [{"percent": round(100 * share, 1)} for share in shares]},
        "n01-stands-for": {"value": [
            {"people": round(people[name] / given[name], 1)} for name in ("財政課", "上下水道課")
        ]},
        "n01-staff-hours": {"value": round(100 * facts["phone-share-by-staff-hours"], 1)},
    }  # fmt: skip


def read(folder, name):
    path = folder / "d5-staff-survey" / "clean" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def judged(city, question, value=None):
    folder, questions, right = city
    raw = right[question] if value is None else {"value": value}
    return check.judge(questions[question], {question: answers.read_value(questions[question], raw)}, folder)


@pytest.mark.parametrize(
    "question",
    ["response", "shares", "stands-for", "by-count", "by-staff", "by-hours", "staff-hours"],
)  # fmt: skip
def test_the_right_answer_of_another_city_is_right_there(city, question):
    mark = judged(city, f"n01-{question}")
    assert (mark.points, mark.message_id) == (mark.of, "right")


def test_the_same_slips_are_named_there(city):
    _, _, right = city
    assert judged(city, "n01-response", right["n01-response"]["value"] / 100).message_id == "fraction"
    shares = right["n01-shares"]["value"]
    assert judged(city, "n01-shares", shares[::-1]).message_id == "swapped"
    assert judged(city, "n01-by-staff", right["n01-by-hours"]["value"]).message_id == "hours-column"


def test_a_voice_with_a_name_is_among_the_six_and_the_name_is_noticed(city):
    from kenshu.check.n01.desk import desk_of

    folder = city[0]
    told = desk_of(check.CityData(folder)).voices
    [named] = [one for one in told if one.name]
    assert len(told) == 6 and named.name in named.said
    assert judged(city, "n01-rewrite", named.said).message_id == "name-still-there"
    assert judged(city, "n01-rewrite", named.said.replace(named.name, "○○")).message_id == "initials"


def test_only_the_city_s_own_numbers_stand_in_its_sentence(city):
    _, _, right = city
    people, hours = (row["percent"] for row in right["n01-shares"]["value"])
    said = "令和7年5月のアンケートに答えた人の時間で数えると、電話・窓口が{}%です。これから声の小さい課に聞きます。"
    assert judged(city, "n01-theme", said.format(hours)).message_id == "right"
    assert judged(city, "n01-theme", said.format(hours + 31)).message_id == "numbers-differ"
    assert judged(city, "n01-theme", said.format(people)).message_id == "another-column"
