"""Columns are classed by heading and by cells; the stricter of the two counts, and the reason is said."""

import random
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from kenshu import data, privacy
from kenshu.privacy import my_number

CASES = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))["case"]
WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def twelve(draws, valid):
    """A number made now: with the check digit by the law's formula, or with another one."""
    digits = [draws.randrange(10) for _ in range(11)]
    rest = sum(a * b for a, b in zip(digits, WEIGHTS, strict=True)) % 11
    last = 0 if rest <= 1 else 11 - rest
    return "".join(map(str, [*digits, last if valid else (last + 1 + draws.randrange(9)) % 10]))


def filled(cells):
    draws = random.Random(7)
    return [twelve(draws, cell == "{valid}") if cell in ("{valid}", "{other}") else cell for cell in cells]


@pytest.mark.parametrize("case", CASES, ids=[case["heading"] for case in CASES])
def test_a_column_is_what_it_is(case):
    [column] = privacy.classify(pd.DataFrame({case["heading"]: filled(case["cells"])}))
    assert column.kind == case["kind"], str(column)
    assert [said for said in case.get("says", []) if said not in column.reason] == []
    assert column.label in str(column) and column.proposal in str(column)


@pytest.mark.parametrize("suffix", ["", "-raw"])
@pytest.mark.parametrize("name", ["d7-paper", "d7-online"])
def test_the_city_s_applications_are_classed_the_same_as_received_and_clean(name, suffix):
    kinds = {column.name: column.kind for column in privacy.classify(data.open(name + suffix))}
    assert kinds == {
        "受付番号": "code", "氏名": "direct", "カナ": "direct", "生年月日": "indirect", "住所": "direct",
        "電話": "direct", "口座下3桁": "direct", "受付日": "indirect", "備考": "text",
    }  # fmt: skip


def test_one_number_in_ten_passes_by_chance_and_one_wrong_digit_never_does():
    draws = random.Random(26)
    made = ["".join(draws.choices("0123456789", k=12)) for _ in range(20_000)]
    assert 0.09 < sum(map(my_number.passes, made)) / len(made) < 0.11
    valid = [twelve(draws, True) for _ in range(200)]
    assert all(map(my_number.passes, valid))
    assert not any(my_number.passes(one[:11] + str((int(one[11]) + 1) % 10)) for one in valid)


def test_a_table_with_my_numbers_or_of_few_people_is_refused_with_what_to_do():
    numbered = privacy.classify(pd.DataFrame({"欄": filled(["{valid}"] * 3)}))
    with pytest.raises(privacy.PrivacyError, match=r"「欄」の列は個人番号.*書き出し直します"):
        privacy.refuse_unfit(numbered, 5000)
    plain = privacy.classify(pd.DataFrame({"件数": [1]}))
    with pytest.raises(privacy.PrivacyError, match="199人の表です。200人より少ない"):
        privacy.refuse_unfit(plain, 199)
    privacy.refuse_unfit(plain, 200)


def test_two_columns_of_one_name_are_asked_about():
    with pytest.raises(privacy.PrivacyError, match="見出し「件数」の列が2つ"):
        privacy.classify(pd.DataFrame([[1, 2]], columns=["件数", "件数"]))
