"""Who is behind the rows: pairs that are one person are joined, held ones only for the careful."""

import pandas as pd
import pytest

from kenshu import privacy


def paired(*rows):
    return pd.DataFrame(rows, columns=["受付番号1", "受付番号2", "判定"])


NUMBERS = pd.DataFrame({"受付番号": ["1", "2", "3", "4"]}, index=[10, 20, 30, 40])


def test_three_applications_of_one_person_are_one_person():
    who = privacy.persons(NUMBERS, paired(("2", "4", "同一"), ("1", "4", "同一"), ("1", "3", "別人")))
    assert list(who) == ["1", "1", "3", "1"] and list(who.index) == [10, 20, 30, 40]


def test_held_pairs_are_two_people_unless_one_is_careful():
    pairs = paired(("1", "2", "同一"), ("3", "4", "保留"))
    assert privacy.persons(NUMBERS, pairs).nunique() == 3
    assert privacy.persons(NUMBERS, pairs, joined=privacy.CAREFUL).nunique() == 2


def test_without_pairs_every_row_is_a_person():
    assert privacy.persons(NUMBERS).nunique() == 4


@pytest.mark.parametrize("numbers", [["1", "1"], ["1", ""], ["1", None]])
def test_rows_without_a_number_of_their_own_are_refused(numbers):
    with pytest.raises(privacy.PrivacyError, match="「受付番号」に空欄か、同じ番号"):
        privacy.persons(pd.DataFrame({"受付番号": numbers}))


def test_pairs_of_another_table_are_refused():
    with pytest.raises(privacy.PrivacyError, match="「9」が、この表にありません"):
        privacy.persons(NUMBERS, paired(("1", "9", "同一")))
