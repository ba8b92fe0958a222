"""名寄せ: what is one person, what is not, and what is left to a person; nothing stored is altered."""

import doctest
import importlib
import tomllib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kenshu import tables

CORPUS = tomllib.loads(Path(__file__).with_name("match_cases.toml").read_text(encoding="utf-8"))
CASES = CORPUS["cases"]


@pytest.mark.parametrize("module", ["match_names", "match_addresses", "match_pairs"])
def test_the_examples_of_the_documentation_hold(module):
    done = doctest.testmod(importlib.import_module(f"kenshu.tables.{module}"))
    assert done.attempted and not done.failed


def rows_of(case):
    one = {"受付番号": "1", **CORPUS["base"], **case.get("one", {})}
    return one, {**one, "受付番号": "2", **case["other"]}


@pytest.mark.parametrize("name", CASES)
def test_two_rows_are_judged_by_a_named_rule_with_the_reason_in_words(name):
    case = CASES[name]
    found = tables.compare(*rows_of(case))
    assert found.decision == case["decision"], found
    assert found.step == case.get("step", found.step)
    assert found.rule == case.get("rule", found.rule)
    assert case.get("says", "") in found.reason
    assert found.reason.endswith("。")


@pytest.mark.parametrize("name", CASES)
def test_the_frame_says_what_the_pair_says_and_the_order_of_the_rows_does_not_matter(name):
    one, other = rows_of(CASES[name])
    pairs = tables.match(pd.DataFrame([one]), pd.DataFrame([other]))
    found = tables.compare(one, other)
    assert tables.compare(other, one) == found
    assert pairs[["判定", "規則", "理由"]].values.tolist() == [[found.decision, found.rule, found.reason]]
    pd.testing.assert_frame_equal(tables.match(pd.DataFrame([other, one])), pairs)


def test_every_rule_is_used_by_a_case_and_can_be_read():
    rules = tables.match_rules()
    used = {tables.compare(*rows_of(case)).rule for case in CASES.values()}
    assert used == set(rules["規則"])
    assert set(rules["判定"]) == {"同一", "別人", "保留"}
    assert rules["順"].tolist() == list(range(1, len(rules) + 1))


def test_rows_that_share_nothing_worth_comparing_are_not_listed():
    one, _ = rows_of(CASES["as-written"])
    other = {
        "受付番号": "2", "氏名": "田中　桃代", "カナ": "タナカ　モモヨ", "生年月日": "H2.1.5", "住所": "みどり野台9-9-9",
        "電話": "", "口座下3桁": "045",
    }  # fmt: skip
    assert len(tables.match(pd.DataFrame([one, other]))) == 0


def test_dates_and_numbers_may_come_as_values_and_columns_may_be_called_otherwise():
    one = {"番号": 1, "名前": "髙橋　花子", "誕生日": pd.Timestamp(1970, 3, 2), "所": "北みどり野3-12-5"}
    other = {"番号": 2, "名前": "高橋花子", "誕生日": date(1970, 3, 2), "所": "北みどり野三丁目12番5号"}
    columns = tables.MatchColumns("番号", "名前", "誕生日", "所", kana=None, phone=None, account=None)
    [[first, second, decision, _, step, _]] = tables.match(
        pd.DataFrame([one]), pd.DataFrame([other]), columns=columns
    ).values.tolist()
    assert (first, second, decision, step) == ("1", "2", "同一", "書き方をそろえて")


@pytest.mark.parametrize("empty", [None, float("nan"), pd.NaT, ""])
def test_an_empty_birth_date_is_not_known_however_it_is_empty(empty):
    one, other = rows_of(CASES["as-written"])
    assert tables.compare(one, {**other, "生年月日": empty}).rule == "氏名か生年月日がわからない"


def test_a_missing_column_and_a_number_used_twice_are_said():
    one, _ = rows_of(CASES["as-written"])
    frame = pd.DataFrame([one, one])
    with pytest.raises(tables.TablesError, match="列「氏名」「住所」がありません。ある列: 受付番号、カナ"):
        tables.match(frame.drop(columns=["氏名", "住所"]))
    with pytest.raises(tables.TablesError, match="「受付番号」に「1」が2回出てきます"):
        tables.match(frame)
    with pytest.raises(tables.TablesError, match="「受付番号」に空欄があります"):
        tables.match(pd.DataFrame([{**one, "受付番号": ""}]))


def test_a_placeholder_in_hundreds_of_rows_is_said_instead_of_comparing_all_with_all():
    one, _ = rows_of(CASES["as-written"])
    rows = [
        {**one, "受付番号": str(n), "氏名": f"名{n}", "カナ": "", "電話": "", "住所": ""} for n in range(501)
    ]
    with pytest.raises(tables.TablesError, match="生年月日が同じ行が501あります。仮の値"):
        tables.match(pd.DataFrame(rows))


WRITTEN = st.text(
    st.sampled_from(
        "髙高﨑崎邉 　-ー－‐―−〜0123１２３三十一丁目番地号室棟のがヶケ大字ﾊﾞハ゛ﾟばァァぁ葛\U000e0100ⅡＡa①㈱ßİ"
    ),
    max_size=14,
) | st.text(max_size=14)
NORMALISERS = (
    tables.normalise_name,
    tables.normalise_kana,
    tables.normalise_address,
    tables.normalise_phone,
)


@settings(deadline=None)
@given(WRITTEN)
def test_evening_out_twice_changes_no_more_than_once(text):
    for normalise in NORMALISERS:
        once = normalise(text)
        assert normalise(once) == once
        assert not any(letter.isspace() for letter in once)


CELLS = {
    "氏名": st.sampled_from(["髙橋　花子", "高橋花子", "高橋　桃代", "田中　花子", ""]) | WRITTEN,
    "カナ": st.sampled_from(["タカハシ　ハナコ", "ﾀｶﾊｼ ﾊﾅｺ", "タカハシ　モモヨ", ""]),
    "生年月日": st.sampled_from(["S45.3.2", "1970/03/02", "45.3.2", "H2.1.5", ""]),
    "住所": WRITTEN
    | st.sampled_from(
        ["北みどり野3-12-5", "みどり野市北みどり野三丁目12番5号 メゾン若葉203", "みどり野台1-2-3", ""]
    ),
    "電話": st.sampled_from(["000-1234-5678", "00012345678", "000-9999-0000", ""]),
    "口座下3桁": st.sampled_from(["045", "45", "777", ""]),
}  # fmt: skip
ROWS = st.lists(st.fixed_dictionaries(CELLS), max_size=6)


@settings(deadline=None, max_examples=60)
@given(ROWS, st.randoms(use_true_random=False), st.integers(0, 6))
def test_the_order_of_rows_and_frames_makes_no_difference_and_no_frame_is_changed(rows, chance, cut):
    rows = [{"受付番号": f"A{rank}", **row} for rank, row in enumerate(rows)]
    frame = pd.DataFrame(rows, columns=["受付番号", *CELLS])
    before = frame.copy(deep=True)
    pairs = tables.match(frame)
    pd.testing.assert_frame_equal(frame, before)
    mixed = frame.sample(frac=1, random_state=chance.randrange(1000))
    pd.testing.assert_frame_equal(tables.match(mixed.iloc[cut:], mixed.iloc[:cut]), pairs)
    for one in rows:
        for other in rows:
            assert tables.compare(one, other) == tables.compare(other, one)


@settings(deadline=None)
@given(st.fixed_dictionaries(CELLS), st.fixed_dictionaries(CELLS))
def test_nobody_is_joined_without_the_same_name_birth_date_and_a_home(one, other):
    one, other = {"受付番号": "1", **one}, {"受付番号": "2", **other}
    if tables.compare(one, other).decision == "同一":
        assert tables.normalise_name(one["氏名"]) == tables.normalise_name(other["氏名"]) != ""
        assert {row["生年月日"] for row in (one, other)} <= {"S45.3.2", "1970/03/02"} or (
            one["生年月日"] == other["生年月日"] == "H2.1.5"
        )
        assert one["住所"].strip() and other["住所"].strip()
