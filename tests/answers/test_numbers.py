"""Numbers are read as people at a city hall write them, and never silently misread."""

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kenshu.answers import AnswersError, Question, read_value
from kenshu.answers.kinds.number import read_number

HOURS = Question.from_dict(
    {"id": "n98-hours", "kind": "number", "label": "何時間", "unit": "時間", "min": 0, "max": 100000}
)
EITHER = Question.from_dict(
    {"id": "n98-either", "kind": "number", "label": "どれだけ", "units": ["時間", "分"]}
)
FREE = Question.from_dict({"id": "n98-free", "kind": "number", "label": "差"})
WIDE = str.maketrans("0123456789.,-+", "0123456789.,-+")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("180", 180),
        ("180.0", 180),
        ("12.5", 12.5),
        ("1,234,567", 1234567),
        ("１，２３４．５", 1234.5),
        (" 180 ", 180),
        ("　１８０　", 180),
        (".5", 0.5),
        ("5.", 5),
        ("007", 7),
        ("+3", 3),
        ("-3", -3),
        ("－３", -3),
        ("−3", -3),
        ("‐3", -3),
        ("–3", -3),
        ("—3", -3),
        ("―3", -3),
        ("ー3", -3),
        ("ｰ3", -3),
        ("△3", -3),
        ("▲ 3.5", -3.5),
        ("➖3", -3),
        ("⁻3", -3),
        ("━3", -3),
        ("マイナス3", -3),
        ("マイナス３．５", -3.5),
        ("\u200b180\ufeff", 180),
        ("-0", 0),
        (7, 7),
        (7.0, 7),
        ("", None),
        ("　", None),
        ("\u200b", None),
        (None, None),
    ],
)
def test_a_number_is_read_as_it_was_meant(typed, number):
    read = read_value(FREE, {"value": typed}).get("value")
    assert read == number
    assert type(read) is type(number)


@pytest.mark.parametrize(
    "typed",
    [
        "abc",
        "百八十",
        "1,23",
        "12,34,567",
        "1..2",
        "1-2",
        "--3",
        "マイナス",
        "マイナス-3",
        "3-",
        "1e3",
        "NaN",
        "inf",
        "Infinity",
        "0x10",
        "1/2",
        "1:30",
        "180、",
        "９" * 400,
        "1" * 16,
        True,
        False,
        [1],
        {"a": 1},
        float("nan"),
        float("inf"),
        10**400,
    ],
)
def test_what_is_no_number_is_refused_in_japanese(typed):
    with pytest.raises(AnswersError, match=r"[ぁ-ん]"):
        read_value(FREE, {"value": typed})


@pytest.mark.parametrize(
    "typed", ["180時間", "180 時間", "１８０時間", "180h", "180 H", "180hours", "180じかん"]
)
def test_a_unit_that_agrees_is_taken(typed):
    assert read_value(HOURS, {"value": typed}) == {"value": 180}


@pytest.mark.parametrize("typed", ["10800分", "10800 min", "5000円", "3時間30分"])
def test_a_unit_that_disagrees_is_said_kindly(typed):
    with pytest.raises(AnswersError) as error:
        read_value(HOURS, {"value": typed})
    assert "時間" in str(error.value)


def test_minutes_in_a_field_of_hours_say_what_to_do():
    with pytest.raises(AnswersError) as error:
        read_value(HOURS, {"value": "10800分"})
    assert str(error.value) == (
        "「分」と書かれていますが、この欄の単位は「時間」です。時間に直した数を書いてください(分は60で割ります)。"
    )


def test_a_unit_in_a_field_without_one_is_said():
    with pytest.raises(AnswersError, match="単位なし"):
        read_value(FREE, {"value": "3円"})


def test_the_chosen_unit_is_stored_beside_the_number():
    assert read_value(EITHER, {"value": "90", "unit": "分"}) == {"value": 90, "unit": "分"}


def test_a_unit_typed_behind_the_number_chooses_itself():
    assert read_value(EITHER, {"value": "90分", "unit": None}) == {"value": 90, "unit": "分"}


@pytest.mark.parametrize(
    "raw", [{"value": "90"}, {"value": "90分", "unit": "時間"}, {"value": "9", "unit": "日"}]
)
def test_no_unit_or_two_units_are_asked_about(raw):
    with pytest.raises(AnswersError, match=r"単位|直した数"):
        read_value(EITHER, raw)


@pytest.mark.parametrize(
    ("typed", "said"), [("-1", "0 から 100,000 まで"), ("100000.1", "0 から 100,000 まで")]
)
def test_the_limits_are_said(typed, said):
    with pytest.raises(AnswersError, match=said):
        read_value(HOURS, {"value": typed})


def test_the_limits_themselves_are_allowed():
    assert read_value(HOURS, {"value": "0"})["value"] == 0
    assert read_value(HOURS, {"value": "100000"})["value"] == 100000


numbers = st.one_of(st.integers(-(10**12), 10**12), st.integers(-(10**9), 10**9).map(lambda n: n / 1000))


@given(
    numbers,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["-", "−", "－", "△", "▲", "ー"]),
    st.sampled_from(["", " ", "　"]),
)
def test_every_way_of_writing_a_number_gives_the_number(number, commas, wide, minus, space):
    words = f"{abs(number):,}" if commas else f"{abs(number)}"
    words = words.translate(WIDE) if wide else words
    words = f"{minus if number < 0 else ''}{space}{words}{space}"
    assert read_number(words)[0] == number


@given(st.text(max_size=40))
def test_no_text_gives_anything_but_a_finite_number_a_blank_or_a_reason(text):
    try:
        number, _ = read_number(text)
    except AnswersError as error:
        assert str(error)
    else:
        assert number is None or math.isfinite(number)


@given(st.text(alphabet="0123456789０１２,.，．-−△▲ 時間分h", max_size=12))
def test_what_was_read_once_is_read_the_same_again(text):
    try:
        entry = read_value(HOURS, {"value": text})
    except AnswersError:
        return
    assert read_value(HOURS, entry) == entry
    assert unicodedata.is_normalized("NFKC", str(entry.get("value", "")))


@pytest.mark.parametrize(
    "typed", ["約180", "180くらい", "だいたい１８０", "およそ180程度", "180時間くらい", "約 180 時間"]
)
def test_about_is_what_people_say_and_is_read(typed):
    assert read_number(typed)[0] == 180


@pytest.mark.parametrize("typed", ["10~20分", "10〜20", "１０－２０", "10分から20分", "10-20件"])
def test_a_range_is_asked_for_one_number(typed):
    with pytest.raises(AnswersError, match="1つ"):
        read_number(typed)
