"""Choices, ranking, match, cards, file: what each takes, what it refuses, how it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kenshu.answers import AnswersError, Question, check_entry, read_value, said, warnings

ABC = [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}, {"id": "c", "label": "丙"}]
LEFT = [{"id": "x", "label": "左一"}, {"id": "y", "label": "左二"}]


def question(kind, **fields):
    return Question.from_dict({"id": "n98-q", "kind": kind, "label": "問い", **fields})


CHOICES = question("choices", choices=ABC, max=2)
RANKING = question("ranking", choices=ABC, max=2)
CARDS = question("cards", items=LEFT, choices=ABC)
MATCH = question("match", items=LEFT, choices=ABC)
FILE = question("file", max=2, lane="b")


@pytest.mark.parametrize(
    ("asked", "given", "stored"),
    [
        (CHOICES, ["丙", "a"], ["a", "c"]),
        (CHOICES, ["a", "a"], ["a"]),
        (CHOICES, "乙", ["b"]),
        (CHOICES, [], None),
        (CHOICES, ["", None], None),
        (RANKING, ["c", "甲"], ["c", "a"]),
        (RANKING, ["b"], ["b"]),
        (RANKING, "", None),
        (CARDS, [{"item": "左二", "choice": "乙"}],
         [{"item": "x", "choice": None}, {"item": "y", "choice": "b"}]),
        (MATCH, [{"item": "y", "choice": "a"}, {"item": "x", "choice": "a"}],
         [{"item": "x", "choice": "a"}, {"item": "y", "choice": "a"}]),
        (MATCH, [{"item": "x", "choice": None}, {"item": "y", "choice": ""}], None),
        (FILE, [{"file": "様式.xlsx", "bytes": 20480}], [{"file": "様式.xlsx", "bytes": 20480}]),
        (FILE, "写真.JPG", [{"file": "写真.JPG", "bytes": None}]),
        (FILE, [], None),
    ],
)  # fmt: skip
def test_a_value_from_any_door_is_stored_in_one_form(asked, given, stored):
    assert read_value(asked, {"value": given}) == ({} if stored is None else {"value": stored})


@pytest.mark.parametrize(
    ("asked", "given", "said"),
    [
        (CHOICES, ["a", "b", "c"], "2つまで"),
        (CHOICES, ["z"], "選択肢"),
        (CHOICES, [["a"]], "選択肢"),
        (CHOICES, {"a": True}, "一覧が読めません"),
        (CHOICES, 3, "一覧が読めません"),
        (RANKING, ["a", "甲"], "「甲」が2回"),
        (RANKING, ["a", "b", "c"], "2つまで"),
        (CARDS, [{"item": "x", "choice": "z"}], "「左一」: 「z」という選択肢は"),
        (CARDS, [{"item": "q", "choice": "a"}], "選択肢"),
        (CARDS, [{"item": "x"}, {"item": "左一"}], "この問いのものと"),
        (CARDS, [{"choice": "a"}], "この問いのものと"),
        (MATCH, [{"item": "x", "choice": "a", "more": 1}], "この問いのものと"),
        (MATCH, ["x"], "組み合わせの形"),
        (FILE, ["様式.xlsm"], "付けられるのは"),
        (FILE, ["様式"], "付けられるのは"),
        (FILE, ["../様式.xlsx"], "ファイル名"),
        (FILE, ["a\u202excod.pdf"], "ファイル名"),
        (FILE, ["con.pdf"], "ファイル名"),
        (FILE, ["字" * 150 + ".pdf"], "ファイル名"),
        (FILE, ["a.pdf", "A.pdf"], "2つあります"),
        (FILE, ["a.pdf", "b.pdf", "c.pdf"], "2つまで"),
        (FILE, [{"file": "a.pdf", "bytes": True}], "大きさ"),
        (FILE, [{"file": "a.pdf", "bytes": 0}], "大きさ"),
        (FILE, [{"file": n, "bytes": 15 * 2**20} for n in ("a.pdf", "b.pdf")], "20MBまで"),
        (FILE, [{"bytes": 3}], "一覧が読めません"),
    ],
)
def test_what_is_no_answer_is_refused_with_its_reason(asked, given, said):
    with pytest.raises(AnswersError, match=said):
        read_value(asked, {"value": given})


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("choices", {"choices": ABC[:1]}, "2つ以上"),
        ("choices", {"choices": [*ABC, {"id": "d", "label": " 甲"}]}, "label が重なって"),
        ("choices", {"choices": [{**ABC[0], "reply": "はい"}, ABC[1]]}, "reply"),
        ("choices", {"choices": ABC, "max": 4}, "1から3まで"),
        ("choices", {"choices": ABC, "max": 1.5}, "1から3まで"),
        ("choices", {"choices": ABC, "rows": ["甲"]}, "「rows」は kind: choices では使いません"),
        ("ranking", {"choices": ABC, "max": 0}, "1から3まで"),
        ("ranking", {}, "2つ以上"),
        ("match", {"choices": ABC}, "items"),
        ("match", {"items": [LEFT[0], LEFT[0]], "choices": ABC}, "id が重なって"),
        ("cards", {"items": LEFT}, "choices"),
        ("cards", {"items": ["甲", "乙"], "choices": ABC}, "並び"),
        ("text", {"items": LEFT}, "「items」は kind: text では使いません"),
        ("file", {"types": ["exe"]}, "types"),
        ("file", {"max": 21}, "1から20まで"),
        ("file", {"graded": "auto", "points": 2}, "人が見ます"),
    ],
)
def test_a_wrong_spec_of_these_kinds_is_refused(kind, fields, said):
    with pytest.raises(AnswersError, match=said):
        question(kind, **fields)


@pytest.mark.parametrize("asked", [CHOICES, RANKING, CARDS, FILE])
def test_a_spec_of_these_kinds_goes_to_json_and_back(asked):
    assert Question.from_dict(asked.to_dict()) == asked


@pytest.mark.parametrize(
    ("asked", "value", "text"),
    [
        (CHOICES, ["a", "c"], "甲\n丙"),
        (RANKING, ["c", "a"], "1番目: 丙\n2番目: 甲"),
        (CARDS, [{"item": "x", "choice": "b"}, {"item": "y", "choice": None}], "左一 | 乙\n左二 | "),
        (
            FILE,
            [{"file": "様式.pdf", "bytes": 2048}, {"file": "紙.pdf", "bytes": None}],
            "様式.pdf(2KB)\n紙.pdf",
        ),
    ],
)
def test_an_answer_is_said_in_the_words_of_the_question(asked, value, text):
    assert said(asked, {"value": value}).as_text() == text


def test_the_name_of_a_file_about_own_work_is_looked_at():
    assert warnings(FILE, {"value": [{"file": "山田さん.pdf", "bytes": 9}]}) == ["人の名前「山田さん」"]
    assert warnings(question("choices", choices=ABC, lane="b"), {"value": ["a"]}) == []


ids = st.sampled_from(["a", "b", "c"])
pairs = st.fixed_dictionaries({"item": st.just("x"), "choice": st.none() | ids})


@given(st.sampled_from([CHOICES, RANKING]), st.lists(ids, max_size=2, unique=True))
def test_a_stored_list_reads_as_itself(asked, value):
    entry = read_value(asked, {"value": value})
    check_entry(asked, entry)


@given(st.sampled_from([MATCH, CARDS]), st.lists(pairs, max_size=1))
def test_stored_pairs_read_as_themselves(asked, value):
    check_entry(asked, read_value(asked, {"value": value}))
