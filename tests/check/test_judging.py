"""From answers.json to a Mark: blank, 「まだ分からない」, rules, keys, and faults that are ours."""

import json
import sys
import types

import pytest

from kenshu import check, data
from kenshu.answers import AnswersError, Store, load_questions
from kenshu.check import CheckError, Mistake, Verdict, numbers, rule

SPECS = [
    {
        "id": "n98-hours",
        "kind": "number",
        "label": "何時間",
        "units": ["時間", "分"],
        "points": 3,
        "graded": "auto",
        "ask": True,
    },
    {"id": "n98-fault", "kind": "number", "label": "何件", "points": 3, "graded": "auto"},
    {"id": "n98-free", "kind": "number", "label": "何件", "points": 3, "graded": "auto"},
    {"id": "n98-kind", "kind": "text", "label": "ひとこと"},
    {
        "id": "n98-pick",
        "kind": "choice",
        "label": "どれ",
        "points": 2,
        "graded": "auto",
        "choices": [
            {"id": "x", "label": "甲", "reply": "甲を見ましょう。"},
            {"id": "y", "label": "乙", "reply": "乙ですね。"},
        ],
    },
]


@pytest.fixture
def folder(tmp_path):
    document = {"schema": 1, "session": "s3", "questions": SPECS}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    return tmp_path


@pytest.fixture
def rules(monkeypatch):
    """A module of rules as n08.py is one."""
    module = types.ModuleType("kenshu.check.n98")

    @rule("n98-hours")
    def hours(answers, city):
        slips = [Mistake("half", 10.0, "半分", 0.5), *numbers.time_slips(20.0)]
        return numbers.compare(numbers.in_unit(answers["n98-hours"], "時間"), 20.0, 0.1, slips)

    @rule("n98-fault")
    def fault(answers, city):
        return {0: 1 / 0}

    @rule("n98-kind")
    def kind(answers, city):
        return check.right("読みました。")

    module.hours, module.fault, module.kind = hours, fault, kind
    monkeypatch.setitem(sys.modules, "kenshu.check.n98", module)
    return module


@pytest.mark.parametrize(
    ("entry", "points", "message_id", "tone"),
    [
        ({"value": 20, "unit": "時間"}, 3, "right", "right"),
        ({"value": 1200, "unit": "分"}, 3, "right", "right"),
        ({"value": 1200, "unit": "時間"}, 0, "minutes-as-hours", "again"),
        ({"value": 20, "unit": "分"}, 0, "hours-as-minutes", "again"),
        ({"value": 10, "unit": "時間"}, 1.5, "half", "partly"),
        ({"value": 7, "unit": "時間"}, 0, "other", "again"),
        ({"value": None, "ask": "財政課"}, 0, "ask", "ask"),
        ({}, 0, "blank", "blank"),
    ],
)
def test_a_stored_answer_is_marked(folder, rules, entry, points, message_id, tone):
    Store(folder).write("n98-hours", entry)
    mark = check.mark("n98-hours", folder)
    assert (mark.points, mark.of, mark.message_id, mark.tone) == (points, 3, message_id, tone)


def test_the_session_folder_is_found_from_the_working_directory(folder, rules, monkeypatch):
    Store(folder).write("n98-hours", {"value": 20, "unit": "時間"})
    monkeypatch.chdir(folder)
    assert repr(check.mark("n98-hours")) == "3"


@pytest.mark.parametrize(("chosen", "points"), [("x", 0), ("y", 2)])
def test_a_key_marks_a_choice_and_says_its_reply_never_right_or_wrong(folder, chosen, points):
    Store(folder).write("n98-pick", {"value": chosen})
    mark = check.keyed("n98-pick", {"y": 2}, folder)
    assert (mark.points, mark.message_id, mark.tone) == (points, chosen, "reply")
    assert "正解" not in mark.to_html()


def test_without_its_key_a_choice_only_gets_its_reply(folder):
    assert check.mark("n98-pick", folder).message_id == "blank"
    Store(folder).write("n98-pick", {"value": "y"})
    mark = check.mark("n98-pick", folder)
    assert (mark.points, mark.message, mark.tone) == (0, "乙ですね。", "reply")


@pytest.mark.parametrize("key", [{"z": 2}, {"y": 3}, {"y": True}, {"y": -1}, {"y": float("nan")}])
def test_a_wrong_key_is_never_a_mark(folder, key):
    Store(folder).write("n98-pick", {"value": "y"})
    with pytest.raises(CheckError):
        check.keyed("n98-pick", key, folder)


def test_a_fault_inside_a_rule_is_said_and_never_a_mark(folder, rules):
    Store(folder).write("n98-fault", {"value": 1})
    with pytest.raises(CheckError, match="答えは保存されたまま") as error:
        check.mark("n98-fault", folder)
    assert "ZeroDivisionError" in str(error.value)


@pytest.mark.parametrize(
    "result",
    [
        None,
        False,
        1,
        "right",
        Verdict(True, "m", "文"),
        Verdict(1.2, "m", "文"),
        Verdict(-1, "m", "文"),
        Verdict(float("nan"), "m", "文"),
    ],
)
def test_what_is_no_verdict_is_never_a_mark(folder, rules, result):
    rules.hours = rule("n98-hours")(lambda answers, city: result)
    Store(folder).write("n98-hours", {"value": 1, "unit": "時間"})
    with pytest.raises(CheckError, match="講師に知らせて"):
        check.mark("n98-hours", folder)


def test_two_rules_for_one_question_are_refused(folder, rules):
    rules.again = rule("n98-hours")(lambda answers, city: check.right(""))
    Store(folder).write("n98-hours", {"value": 1, "unit": "時間"})
    with pytest.raises(CheckError, match="2つ"):
        check.mark("n98-hours", folder)


def test_a_question_without_a_rule_or_not_in_the_session_is_said(folder, rules):
    Store(folder).write("n98-free", {"value": 1})
    with pytest.raises(CheckError, match="確かめ方がまだありません"):
        check.mark("n98-free", folder)
    with pytest.raises(CheckError, match="n98-gone"):
        check.mark("n98-gone", folder)


def test_an_answer_written_by_hand_into_the_file_is_never_a_mark(folder, rules):
    Store(folder).write("n98-hours", {"value": "多い", "unit": "時間"})
    with pytest.raises(AnswersError):
        check.mark("n98-hours", folder)


def test_checking_never_writes_not_even_to_mend(folder, rules):
    (folder / "answers.json").write_text("{", encoding="utf-8")
    with pytest.raises(AnswersError, match="壊れて"):
        check.mark("n98-hours", folder)
    assert sorted(path.name for path in folder.iterdir()) == ["answers.json", "questions.json"]


def test_a_question_without_points_still_gets_its_reply(folder, rules):
    Store(folder).write("n98-kind", {"value": "こんにちは"})
    mark = check.mark("n98-kind", folder)
    assert (mark.points, mark.of, mark.tone, mark.message) == (0, 0, "reply", "読みました。")


def test_rules_see_earlier_sessions_answers(folder, rules):
    rules.hours = rule("n98-hours")(lambda answers, city: check.right(str(answers["n03-steps"]["value"])))
    Store(folder).carry({"n03-steps": {"value": 5, "from": "s1"}})
    Store(folder).write("n98-hours", {"value": 1, "unit": "時間"})
    assert check.mark("n98-hours", folder).message == "5"


def test_a_rule_reads_another_seeds_data(folder, rules, root, monkeypatch):
    rules.hours = rule("n98-hours")(lambda answers, city: check.right(str(len(city.open("d1-phone-after")))))
    monkeypatch.setenv("KENSHU_DATA", str(root / "nowhere"))
    found = check.verdict("n98-hours", {}, folder=root / "datasets")
    assert int(found.message) > 0
    with pytest.raises(data.DataError):
        check.verdict("n98-hours", {})


def test_what_has_something_to_say_has_a_button(folder, rules):
    del rules.kind
    shown = {name for name, question in load_questions(folder).items() if check.can_check(question)}
    assert shown == {"n98-hours", "n98-fault", "n98-free", "n98-pick"}
