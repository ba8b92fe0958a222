"""Intake: is this answers.json whole, does it fit the questions? Each problem is one Japanese line."""

import json

import pytest

from kenshu.answers import Question, Store, check_document, read_value

SPECS = [
    {
        "id": "n98-hours",
        "kind": "number",
        "label": "何時間",
        "units": ["時間", "分"],
        "basis": True,
        "min": 0,
        "max": 1000,
        "ask": True,
    },
    {
        "id": "n98-pick",
        "kind": "choice",
        "label": "どれ",
        "choices": [{"id": "x", "label": "甲"}, {"id": "y", "label": "乙"}],
    },
    {"id": "n98-words", "kind": "text", "label": "文"},
    {
        "id": "n98-rows",
        "kind": "table",
        "label": "表",
        "rows": ["甲", "乙"],
        "columns": [{"id": "n", "label": "件数", "kind": "number"}],
    },
]
QUESTIONS = {spec["id"]: Question.from_dict({**spec, "session": "s3"}) for spec in SPECS}
AT = {"at": "2026-12-01T01:15:00.000001Z", "door": "form"}
GOOD = {
    "n98-hours": {"value": 12.5, "unit": "時間", "basis": "台帳", **AT},
    "n98-pick": {"value": "x", **AT},
    "n98-words": {"value": "髙﨑\n①", **AT},
    "n98-rows": {"value": [{"row": "甲", "n": 3}, {"row": "乙", "n": None}], **AT},
}


def document(answers=GOOD, **more):
    return {"schema": 1, "session": "s3", "city": "0" * 64, "answers": answers, "carried": {}, **more}


def test_a_whole_document_has_no_problems():
    assert check_document(document(), QUESTIONS) == []
    assert check_document(json.dumps(document()).encode(), QUESTIONS) == []
    assert check_document(document({"n98-hours": {"value": None, "ask": "財政課", **AT}}), QUESTIONS) == []
    assert check_document(document({}), QUESTIONS) == []


BAD_BYTES = {
    "途中で切れている": json.dumps(document()).encode()[:-20],
    "空っぽ": b"",
    "UTF-8": "答え".encode("cp932"),
    "NaN": json.dumps(document({"n98-hours": {"value": float("nan"), **AT}})).encode(),
    "-Infinity": json.dumps(document({"n98-hours": {"value": float("-inf"), **AT}})).encode(),
    "大きすぎます": b" " * 1_000_001,
    "入れ子": b'{"a":' * 100_000,
    "2回": b'{"schema":1,"answers":{"n98-pick":{},"n98-pick":{}}}',
    "数": b'{"schema":' + b"1" * 5000 + b"}",
}


@pytest.mark.parametrize("said", BAD_BYTES)
def test_a_file_that_cannot_be_read_has_one_problem(said):
    [problem] = check_document(BAD_BYTES[said], QUESTIONS)
    assert problem.startswith("answers.json")
    assert (said if said != "空っぽ" else "途中で切れている") in problem


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([], "一覧"),
        (None, "一覧"),
        ({"schema": 2, "answers": {}}, "版"),
        ({"schema": True, "answers": {}}, "版"),
        (document([]), "答え(answers)"),
        (document(session="s1"), "「s1」の答え"),
        (document(session=None), "「None」の答え"),
        (document(city=3), "city"),
        (document(learner="m07k"), "知らない項目「learner」"),
        (document(carried=[]), "carried"),
        (document(carried={"n01-a": {"value": 1}}), "前の回からの答え「n01-a」"),
    ],
)
def test_a_wrong_outer_form_is_said(content, said):
    problems = check_document(content, QUESTIONS)
    assert said in "".join(problems)


@pytest.mark.parametrize(
    ("question", "entry", "said"),
    [
        ("n98-nowhere", {"value": 1, **AT}, "この回にない問い"),
        ("n98-hours", {"value": "12.5", "unit": "時間", **AT}, "number の答えとして"),
        ("n98-hours", {"value": "多い", "unit": "時間", **AT}, "数として読めません"),
        ("n98-hours", {"value": True, "unit": "時間", **AT}, "数字で"),
        ("n98-hours", {"value": 1e308, "unit": "時間", **AT}, "ふつうの大きさ"),
        ("n98-hours", {"value": 1001, "unit": "時間", **AT}, "1,000 まで"),
        ("n98-hours", {"value": 3, "unit": "日", **AT}, "単位"),
        ("n98-hours", {"value": 3, **AT}, "単位"),
        ("n98-hours", {"value": 3, "unit": ["時間"], **AT}, "単位"),
        ("n98-hours", {"value": 3, "unit": "時間", "basis": {"a": 1}, **AT}, "文字で"),
        ("n98-hours", {"value": 3, "unit": "時間", "ask": "財政課", **AT}, "value"),
        ("n98-hours", {"value": 3, "unit": "時間", "points": 99, **AT}, "知らない項目「points」"),
        ("n98-hours", {"value": 3, "unit": "時間", "door": "form"}, "日時"),
        ("n98-hours", {"value": 3, "unit": "時間", "at": "昨日", "door": "form"}, "日時"),
        ("n98-hours", {"value": 3, "unit": "時間", "at": AT["at"], "door": "window"}, "door"),
        ("n98-pick", {"value": "z", **AT}, "選択肢"),
        ("n98-pick", {"value": "甲", **AT}, "choice の答えとして"),
        ("n98-pick", {"value": None, "ask": "財政課", **AT}, "データから"),
        ("n98-words", {"value": 3, **AT}, "文字で"),
        ("n98-words", {"value": "\ud800", **AT}, "制御文字"),
        (
            "n98-rows",
            {"value": [{"row": "甲", "n": "3"}, {"row": "乙", "n": None}], **AT},
            "table の答えとして",
        ),
        ("n98-rows", {"value": [{"row": "丙", "n": 3}, {"row": "乙", "n": None}], **AT}, "1行目"),
        ("n98-rows", {"value": {"row": "甲"}, **AT}, "表の形"),
        ("n98-pick", 3, "形が読めません"),
        ("n98-pick", None, "形が読めません"),
    ],
)
def test_a_wrong_answer_is_one_line_that_names_it(question, entry, said):
    [problem] = check_document(document({**GOOD, question: entry}), QUESTIONS)
    assert problem.startswith(f"問い「{question}」: ")
    assert said in problem
    assert "\n" not in problem


def test_deep_nesting_is_refused_without_recursion():
    deep = value = []
    for _ in range(5000):
        value.append([])
        value = value[0]
    [problem] = check_document(document({"n98-rows": {"value": deep, **AT}}), QUESTIONS)
    assert "入れ子" in problem


def test_an_entry_that_is_huge_in_its_names_stays_one_short_line():
    problems = check_document(document({"x" * 5000: {"value": 1}, "n98-pick": {"y" * 5000: 1}}), QUESTIONS)
    assert max(map(len, problems)) < 200


def test_what_a_form_stores_is_what_intake_takes(tmp_path):
    (tmp_path / "questions.json").write_text('{"schema":1,"session":"s3","questions":[]}', encoding="utf-8")
    raw = {
        "n98-hours": {"value": "１，０００", "unit": "分", "basis": "台帳"},
        "n98-pick": {"value": "乙"},
        "n98-words": {"value": "髙"},
        "n98-rows": {"value": [{"n": "△"}, {"n": "３"}]},
    }
    raw["n98-rows"]["value"][0]["n"] = "△２．５"
    for name, value in raw.items():
        Store(tmp_path).write(name, read_value(QUESTIONS[name], value))
    assert check_document((tmp_path / "answers.json").read_bytes(), QUESTIONS) == []
