"""Choice, text, table, 「まだ分からない」 and lane B."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kenshu.answers import AnswersError, Question, read_value, warnings
from kenshu.answers.own_work import looks_personal

CHOICE = Question.from_dict(
    {
        "id": "n98-b",
        "kind": "choice",
        "label": "どれ",
        "choices": [{"id": "x", "label": "甲"}, {"id": "y", "label": "乙"}],
    }
)
TEXT = Question.from_dict({"id": "n98-t", "kind": "text", "label": "文", "lane": "b", "ask": True})
FIXED = Question.from_dict(
    {
        "id": "n98-c",
        "kind": "table",
        "label": "年代",
        "rows": ["65歳未満", "65歳以上"],
        "columns": [
            {"id": "calls", "label": "電話", "kind": "number", "unit": "件", "min": 0},
            {
                "id": "way",
                "label": "多い方",
                "kind": "choice",
                "choices": [{"id": "p", "label": "電話"}, {"id": "o", "label": "電子申請"}],
            },
        ],
    }
)
FREE = Question.from_dict(
    {
        "id": "n98-d",
        "kind": "table",
        "label": "手順",
        "max_rows": 3,
        "columns": [{"id": "what", "label": "すること"}],
    }
)


@pytest.mark.parametrize(
    ("given", "stored"), [("x", {"value": "x"}), ("乙", {"value": "y"}), ("", {}), (None, {})]
)
def test_a_choice_is_taken_by_id_or_label(given, stored):
    assert read_value(CHOICE, {"value": given}) == stored


@pytest.mark.parametrize("given", ["z", 1, True, ["x"]])
def test_an_unknown_choice_is_refused(given):
    with pytest.raises(AnswersError, match="選択肢"):
        read_value(CHOICE, {"value": given})


def test_text_is_kept_exactly():
    words = " 髙﨑①㈱ 𠮷 葛󠄀 ｶﾅ\r\n２行目\t。 "
    assert read_value(TEXT, {"value": words}) == {"value": words}


@pytest.mark.parametrize("words", ["a\x00b", "\ud800", "字" * 20_001, 3, ["文"]])
def test_text_that_cannot_be_stored_is_refused(words):
    with pytest.raises(AnswersError):
        read_value(TEXT, {"value": words})


def test_a_table_keeps_every_cell_with_its_row_name():
    rows = [{"calls": "１，２００件", "way": "電話"}, {"row": "65歳以上", "calls": "", "way": "o"}]
    assert read_value(FIXED, {"value": rows}) == {
        "value": [
            {"row": "65歳未満", "calls": 1200, "way": "p"},
            {"row": "65歳以上", "calls": None, "way": "o"},
        ]
    }


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"calls": "多い"}, {}], "65歳未満の「電話」"),
        ([{}, {"calls": "-1"}], "65歳以上の「電話」"),
        ([{}, {"calls": "3人"}], "65歳以上の「電話」"),
        ([{}], "2行"),
        ([{"row": "80歳以上"}, {}], "1行目"),
        ([{"other": 1}, {}], "1行目"),
        ("表", "表の形"),
        ([[1], [2]], "表の形"),
        ([{"calls": {"deep": 1}}, {}], "65歳未満"),
    ],
)
def test_a_wrong_cell_is_named(rows, said):
    with pytest.raises(AnswersError, match=said):
        read_value(FIXED, {"value": rows})


def test_the_wrong_cell_can_be_pointed_at():
    with pytest.raises(AnswersError) as error:
        read_value(FIXED, {"value": [{}, {"calls": "多い"}]})
    assert (error.value.row, error.value.column) == (1, "calls")


def test_empty_tables_are_no_answer_and_empty_last_rows_go():
    assert read_value(FIXED, {"value": [{"calls": ""}, {"way": ""}]}) == {}
    assert read_value(FREE, {"value": [{"what": "受付"}, {"what": " "}]}) == {"value": [{"what": "受付"}]}
    with pytest.raises(AnswersError, match="3行まで"):
        read_value(FREE, {"value": [{"what": "受付"}] * 4})


def test_not_knowing_yet_is_an_answer_where_the_data_do_not_decide():
    assert read_value(TEXT, {"ask": "財政課の予算担当"}) == {"value": None, "ask": "財政課の予算担当"}
    with pytest.raises(AnswersError, match="誰に聞くか"):
        read_value(TEXT, {"ask": " "})
    with pytest.raises(AnswersError, match="データから答えが決まる"):
        read_value(CHOICE, {"ask": "財政課"})


def test_how_it_was_counted_is_kept_even_before_the_number():
    question = Question.from_dict({"id": "n98-a", "kind": "number", "label": "何件", "basis": True})
    assert read_value(question, {"value": "", "basis": "4月の台帳"}) == {"value": None, "basis": "4月の台帳"}
    assert read_value(question, {"value": "3", "basis": ""}) == {"value": 3}


cells = st.one_of(st.none(), st.integers(0, 10**6), st.floats(0, 1e6, allow_nan=False))


@given(st.lists(st.tuples(cells, st.sampled_from([None, "p", "o"])), min_size=2, max_size=2))
def test_a_stored_table_reads_as_itself(rows):
    entry = read_value(FIXED, {"value": [{"calls": c, "way": w} for c, w in rows]})
    assert read_value(FIXED, entry) == entry


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("山田さんに聞いた", "人の名前「山田さん」"),
        ("佐々木 花子さん", "人の名前「佐々木 花子さん」"),
        ("髙橋様", "人の名前「髙橋様」"),
        ("山田議員さんから電話", "人の名前「山田議員さん」"),
        ("氏名:山田花子", "人の名前"),
        ("ミドリノさん", "人の名前「ミドリノさん」"),
        ("電話は０００－１２３４－５６７８", "電話番号「000-1234-5678」"),
        ("000−1234−5678", "電話番号"),
        ("midori@example.jp まで", "メールアドレス「midori@example.jp」"),
        ("本町3丁目2番地", "住所"),
        ("番号は1234-5678-" + "9012", "12けたの番号"),
    ],
)
def test_what_looks_personal_is_noticed(words, kind):
    assert kind in "".join(looks_personal(words))


@pytest.mark.parametrize(
    "words",
    [
        "窓口Aで受け付ける",
        "仕様と様式は同様です",
        "皆様、お客様、お子さん",
        "ケアマネさん、農家さん、議員さん、店員さん",
        "財政課長に相談",
        "180時間を43時間に",
        "3,000円",
        "令和6年5月1日",
        "お疲れさま",
        "多様な人",
        "090年",
    ],
)
def test_ordinary_words_pass(words):
    assert looks_personal(words) == []


def test_only_own_work_is_asked_about():
    entry = {"value": "山田さん"}
    assert warnings(TEXT, entry) == ["人の名前「山田さん」"]
    assert warnings(CHOICE, entry) == []
    assert warnings(TEXT, {"value": None, "ask": "山田さん"}) == ["人の名前「山田さん」"]
