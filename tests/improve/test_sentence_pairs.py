"""「数字の書き方」: each sentence of the page goes through the rules that check the answers of N08."""

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from kenshu import answers, check, data, synth
from kenshu.authoring import source
from kenshu.improve import Figure, by_day, ways
from kenshu.improve.compare import additive, proportional
from kenshu.improve.sentence import sentence

COURSE = Path(__file__).parents[2] / "course"
TABLE = yaml.safe_load((COURSE / "number-writing.yml").read_text(encoding="utf-8"))
PAGE = (COURSE / "number-writing.md").read_text(encoding="utf-8")
PLAIN = PAGE.replace("**", "")


@pytest.fixture(scope="module")
def world(root, tmp_path_factory):
    """The records of the page's desk, made by the generator of D1 from the numbers of the table."""
    old, new = TABLE["example"]["before"], TABLE["example"]["after"]
    target = synth.read_planted(root / "datasets" / "planted").target["d1"]
    ages = list(target["files"]["online-after"]["ages"])

    def shared(number):
        return dict(zip(ages, [number - 3 * (number // 4), *[number // 4] * 3], strict=True))

    def phone(given):
        hours = {"talk_hours": given["talk_hours"], "after_call_hours": given["after_call_hours"]}
        return hours | {"purposes": {"予約": given["calls"]}}

    files = target["files"]
    files["phone-before"] |= phone(old)
    files["phone-after"] |= phone(new) | {"ages": shared(new["calls"])}
    files["online-after"] |= {key: new[key] for key in ("entries", "check_hours")} | {
        "ages": shared(new["entries"])
    }
    folder = tmp_path_factory.mktemp("page")
    synth.build(folder, {"d1": target}, 1)
    return folder


@pytest.fixture(scope="module")
def questions(root):
    forms = source.read(root / "exercises" / "s3" / "n08-effect-and-cost.md").forms
    return {form["id"]: answers.Question.from_dict(form) for form in forms}


@pytest.fixture(scope="module")
def desk(world):
    """The page's desk before and after, laid out by day."""
    from kenshu.check.n08.desk import AFTER, BEFORE

    before = by_day(data.open("d1-phone-before", world), period=BEFORE, scope="架空の施設予約の受付")
    phone, online = (data.open(f"d1-{name}-after", world) for name in ("phone", "online"))
    return before, by_day(phone, online, period=AFTER, scope="架空の施設予約の受付")


def judged(text, pair, questions, world):
    question = questions[pair["question"]]
    return check.judge(question, {question.id: answers.read_value(question, {"value": text})}, world)


@pytest.mark.parametrize("pair", TABLE["pairs"], ids=lambda pair: f"{pair['question']}-{pair['message']}")
def test_the_answers_own_check_sends_the_bad_sentence_back_and_takes_the_good_one(pair, questions, world):
    bad, good = (judged(pair[side], pair, questions, world) for side in ("bad", "good"))
    assert (bad.message_id, bad.points < bad.of) == (pair["message"], True)
    assert (good.message_id, good.points) == ("right", good.of)


def test_the_page_has_the_pairs_of_the_table_and_no_other():
    rows = re.findall(r"^\| (.+?)<br>→「(.+?)」 \| (.+?) \|$", PLAIN, re.M)
    assert rows == [(pair["bad"], pair["asked"], pair["good"]) for pair in TABLE["pairs"]]


def test_what_was_mended_is_bold_in_every_good_sentence():
    cells = re.findall(r"^\| .+?<br>.+? \| (.+?) \|$", PAGE, re.M)
    assert [cell.count("**") for cell in cells] == [2] * len(TABLE["pairs"])


def test_every_message_of_the_rule_about_the_sentence_has_its_pair(root):
    known = yaml.safe_load(
        (root / "exercises/s3/n08-effect-and-cost.answers/n08-sentence.yml").read_text(encoding="utf-8")
    )
    paired = {pair["message"] for pair in TABLE["pairs"] if pair["question"] == "n08-sentence"}
    assert {case["message"] for case in known} - {"right", "blank"} == paired


def test_the_model_sentence_is_what_the_course_itself_writes(desk, questions, world):
    before, after = desk
    cases = before.booked, after.booked
    model = sentence(before.figure, after.figure, cases, work="電話と電子申請の職員の時間")
    assert f"> {model}" in PAGE
    assert judged(model, TABLE["pairs"][0], questions, world).message_id == "right"


def test_the_course_s_sentence_on_d1_passes_its_own_check(root, questions):
    from kenshu.check.n08.desk import desk_of

    desk = desk_of(check.CityData(root / "datasets"))
    model = sentence(
        desk.before, desk.after, (desk.booked_before, desk.booked_after), work="電話と電子申請の職員対応時間"
    )
    assert judged(model, TABLE["pairs"][0], questions, root / "datasets").message_id == "right"


def test_the_four_savings_of_the_page_are_those_the_functions_find(desk):
    before, after = desk
    found = ways(before, after)
    other = [Figure(TABLE["example"]["control"][when], "時間", days.figure.period, "よく似た窓口", "合計", 10)
             for when, days in (("before", before), ("after", after))]  # fmt: skip
    with_control = [way(before.figure, after.figure, *other).saved for way in (proportional, additive)]
    shown = re.findall(r"^\| .+ \| [\d. ×÷+−]+ \| (\d+\.\d)時間 \|$", PLAIN, re.M)
    savings = [found.as_counted.saved, found.same_number.saved, *with_control]
    assert shown == [f"{saved:.1f}" for saved in savings]
    assert f"{min(savings):.1f}時間から{max(savings):.1f}時間の間" in PAGE


def test_the_sums_of_the_page_are_right():
    sums = re.findall(r"^\| .+ \| ([\d. ×÷+−]+) \| (\d+\.\d)時間 \|$", PLAIN, re.M)
    for terms, result in sums:
        assert eval(terms.translate(str.maketrans("×÷−", "*/-"))) == pytest.approx(float(result))
    calls = re.findall(r"電話(\d+)件 × 1件(\d+)分 = (\d+\.\d)時間", PLAIN)
    assert [int(cases) * int(minutes) / 60 for cases, minutes, _ in calls] == [
        float(hours) for *_, hours in calls
    ]
    assert (len(sums), len(calls)) == (4, 2)


def test_the_page_is_plain_to_read():
    """The tables and the model apart: their words are those of the exercise."""
    prose = re.sub(r"^[|>:].*$", "", PLAIN, flags=re.M)
    sentences = [part for part in re.split(r"[。?\n]", prose) if len(part.strip()) > 1]
    letters = [char for char in prose if unicodedata.category(char).startswith("L")]
    assert sum(map(len, sentences)) / len(sentences) <= 60
    assert sum("\u4e00" <= char <= "\u9fff" for char in letters) / len(letters) <= 0.40
    assert not re.search("中央値|有意|信頼区間|標本|統計", PAGE)


@pytest.mark.parametrize("answer", ["137", "76.1", "169.0", "124.4", "128.6", "6.59", "1.34", "147", "133"])
def test_the_page_gives_no_answer_away(answer):
    assert answer not in PAGE
