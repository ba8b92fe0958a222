"""A spec is validated once, with a Japanese reason and the id."""

import json

import pytest

from kenshu.answers import AnswersError, Question, load_questions, session_folder

NUMBER = {"id": "n98-a", "kind": "number", "label": "何件"}
CHOICE = {
    "id": "n98-b",
    "kind": "choice",
    "label": "どれ",
    "choices": [{"id": "x", "label": "甲"}, {"id": "y", "label": "乙", "reply": "はい"}],
}
TABLE = {
    "id": "n98-c",
    "kind": "table",
    "label": "表",
    "columns": [{"id": "n", "label": "件数", "kind": "number"}],
}


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("n98", "問いの書き方"),
        ({**NUMBER, "id": "98-a"}, "id は"),
        ({**NUMBER, "id": "n98-A"}, "id は"),
        ({**NUMBER, "id": "n98"}, "id は"),
        ({**NUMBER, "kind": "rainbow"}, "kind「rainbow」はありません"),
        ({**NUMBER, "label": " "}, "label"),
        ({**NUMBER, "lable": "x"}, "「lable」という項目はありません"),
        ({**NUMBER, "min": 5, "max": 1}, "min が max より"),
        ({**NUMBER, "min": float("nan")}, "「min」"),
        ({**NUMBER, "min": "0"}, "「min」"),
        ({**NUMBER, "points": True}, "「points」"),
        ({**NUMBER, "points": 3}, "points は"),
        ({**NUMBER, "graded": "auto"}, "points は"),
        ({**NUMBER, "graded": "robot"}, "graded は"),
        ({**NUMBER, "unit": "日", "units": ["時間", "分"]}, "unit は"),
        ({**NUMBER, "units": ["時間"]}, "units は"),
        ({**NUMBER, "lane": "c"}, "lane は"),
        ({**NUMBER, "key": {"x": 1}}, "key は"),
        ({**NUMBER, "scheme": "目安"}, "scheme"),
        ({**CHOICE, "choices": CHOICE["choices"][:1]}, "2つ以上"),
        ({**CHOICE, "choices": CHOICE["choices"] * 2}, "重なって"),
        ({**CHOICE, "choices": [{"id": True, "label": "はい"}]}, "引用符"),
        ({**CHOICE, "choices": [{"id": "blank", "label": "空"}, {"id": "x", "label": "甲"}]}, "使えません"),
        ({**CHOICE, "choices": ["甲", "乙"]}, "並び"),
        ({**CHOICE, "graded": "auto", "points": 2, "key": {"z": 2}}, "key は"),
        ({**CHOICE, "graded": "auto", "points": 2, "key": {"x": 3}}, "key の点"),
        ({**TABLE, "columns": []}, "columns"),
        ({**TABLE, "columns": [{"id": "row", "label": "行"}]}, "行の名前"),
        ({**TABLE, "columns": [{"id": "n", "label": "件数", "kind": "file"}]}, "kind は"),
        ({**TABLE, "columns": [{"id": "n", "label": "件数", "kind": "choice"}]}, "choices は"),
        ({**TABLE, "rows": ["甲", "甲"]}, "重なって"),
        ({**TABLE, "min_rows": 9, "max_rows": 3}, "min_rows"),
        ({"id": "n98-t", "kind": "text", "label": "文", "min_chars": 9, "max_chars": 3}, "min_chars"),
    ],
)
def test_a_wrong_spec_is_refused_with_its_reason(spec, said):
    with pytest.raises(AnswersError, match=said):
        Question.from_dict(spec)


@pytest.mark.parametrize(
    "spec", [NUMBER, CHOICE, TABLE, {**TABLE, "rows": ["甲", "乙"], "ask": True, "lane": "b"}]
)
def test_a_spec_goes_to_json_and_back_unchanged(spec):
    question = Question.from_dict(spec)
    assert Question.from_dict(json.loads(json.dumps(question.to_dict()))) == question
    assert question.to_dict() == spec


def test_yaml_reads_a_bare_no_as_false():
    assert Question.from_dict({**NUMBER, "graded": False}).graded == "no"


def test_key_and_scheme_never_leave_the_author():
    keyed = Question.from_dict({**CHOICE, "graded": "auto", "points": 2, "key": {"y": 2}})
    essay = Question.from_dict(
        {"id": "n98-t", "kind": "text", "label": "文", "graded": "human", "points": 4, "scheme": "目安"}
    )
    assert "key" not in json.dumps(keyed.to_dict())
    assert "目安" not in json.dumps(essay.to_dict(), ensure_ascii=False)


def test_the_folder_is_found_from_inside_it(tmp_path):
    inside = tmp_path / "s3" / "attachments"
    inside.mkdir(parents=True)
    (tmp_path / "s3" / "questions.json").write_text(
        '{"schema":1,"session":"s3","questions":[]}', encoding="utf-8"
    )
    assert session_folder(inside) == tmp_path / "s3"
    with pytest.raises(AnswersError, match=r"questions\.json"):
        session_folder(tmp_path)


def test_questions_keep_their_order_and_know_their_session(tmp_path):
    document = {"schema": 1, "session": "s3", "questions": [TABLE, NUMBER]}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    assert [(q.id, q.session) for q in load_questions(tmp_path).values()] == [
        ("n98-c", "s3"),
        ("n98-a", "s3"),
    ]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"session":"s3","questions":[{"id":"n98-a"', "\ufeff?"])
def test_a_broken_list_of_questions_is_said(tmp_path, content):
    (tmp_path / "questions.json").write_text(content, encoding="utf-8")
    with pytest.raises(AnswersError, match="読めません"):
        load_questions(tmp_path)


def test_an_id_twice_is_said(tmp_path):
    document = {"schema": 1, "session": "s3", "questions": [NUMBER, NUMBER]}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(AnswersError, match=r"n98-a.*2回"):
        load_questions(tmp_path)
