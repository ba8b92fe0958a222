"""Small numbers are hidden, and none can be worked out from what is shown: held against trying every table."""

from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kenshu import privacy
from kenshu.privacy.small_cells_flow import bounds

TABLES = st.integers(2, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 7), min_size=width, max_size=width), min_size=2, max_size=3
    )
)

SMALL_TABLES = st.integers(2, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 4), min_size=width, max_size=width), min_size=2, max_size=3
    )
)


def table_of(rows):
    names = [f"町{place}" for place in range(len(rows))]
    return privacy.with_totals(
        pd.DataFrame(rows, index=names, columns=[f"{6 + c}0代" for c in range(len(rows[0]))])
    )


def possible(rows, hidden):
    """Every body of whole numbers with the sums of ``rows`` that agrees with it but in ``hidden``: tried one by one."""
    across, down = list(map(sum, rows)), list(map(sum, zip(*rows, strict=True)))
    for numbers in product(*(range(min(across[row], down[column]) + 1) for row, column in hidden)):
        tried = [list(row) for row in rows]
        for (row, column), number in zip(hidden, numbers, strict=True):
            tried[row][column] = number
        if list(map(sum, tried)) == across and list(map(sum, zip(*tried, strict=True))) == down:
            yield numbers


@settings(max_examples=60, deadline=None)
@given(SMALL_TABLES, st.data())
def test_what_can_be_known_of_a_hidden_number_is_what_trying_every_table_leaves(rows, draw):
    table = table_of(rows)
    inside = list(product(range(len(rows)), range(len(rows[0]))))
    hidden = draw.draw(st.lists(st.sampled_from(inside), min_size=1, max_size=4, unique=True))
    of = {place: int(table.loc[place]) for place in product(*table.axes)}
    places = [(table.index[row], table.columns[column]) for row, column in hidden]
    left = zip(*possible(rows, hidden), strict=True)
    for place, numbers in zip(places, left, strict=True):
        assert bounds(of, set(places), place) == (min(numbers), max(numbers))


@settings(max_examples=80, deadline=None)
@given(TABLES, st.integers(2, 6))
def test_no_small_number_is_shown_or_narrowed_down_to_fewer_than_least(rows, least):
    table = table_of(rows)
    done = privacy.hide(table, least)
    of = {place: int(table.loc[place]) for place in product(*table.axes)}
    assert set(done.small) == {place for place, people in of.items() if 0 < people < least}
    whole_hidden = all(place in done.hidden for place, people in of.items() if people)
    for place in done.small:
        low, high = bounds(of, set(done.hidden), place)
        assert high - low >= least or whole_hidden
        assert place not in privacy.given_away(done.shown) or whole_hidden


@settings(max_examples=60, deadline=None)
@given(TABLES, st.data())
def test_a_number_that_follows_from_the_totals_is_found_and_no_other(rows, draw):
    table = table_of(rows)
    places = list(product(*table.axes))
    hidden = set(draw.draw(st.lists(st.sampled_from(places), unique=True)))
    shown = table.astype(object)
    for place in hidden:
        shown.loc[place] = "非表示"
    found = privacy.given_away(shown)
    assert {place: int(table.loc[place]) for place in found} == found
    lifted = privacy.with_totals(table.iloc[:-1, :-1] + 50)  # far from zero only sums can tell
    of = {place: int(lifted.loc[place]) for place in places}
    for place in hidden:
        low, high = bounds(of, hidden, place)
        assert (place in found) == (low == high)


def test_a_single_hidden_number_is_worked_out():
    table = table_of([[8, 3], [9, 10]])
    shown = table.astype(object)
    shown.loc["町0", "70代"] = "非表示"
    assert privacy.given_away(shown) == {("町0", "70代"): 3}
    done = privacy.hide(table)
    assert done.small == (("町0", "70代"),) and len(done.also) == 3
    assert privacy.given_away(done.shown) == {}
    assert str(done) == "5人に満たない1か所をふせました。引き算で分からないように、ほかの3か所もふせました。"


def test_numbers_hidden_in_two_blocks_that_fix_one_another_are_found():
    """町0 and 町1 share one hidden column with 町2 and 町3: no line has a single hidden number, yet one follows."""
    shown = table_of([[5, 6, 9, 9], [7, 8, 9, 9], [9, 4, 5, 6], [9, 9, 7, 8]]).astype(object)
    for place in [("町0", "60代"), ("町0", "70代"), ("町1", "60代"), ("町1", "70代"), ("町2", "70代"), ("町2", "80代"),
                  ("町2", "90代"), ("町3", "80代"), ("町3", "90代")]:  # fmt: skip
        shown.loc[place] = None
    assert privacy.given_away(shown) == {("町2", "70代"): 4}


def test_nothing_small_hides_nothing():
    done = privacy.hide(table_of([[8, 0], [9, 10]]))
    assert done.hidden == frozenset() and "どの数も出せます" in str(done)
    assert (done.shown == done.table).all(axis=None)


def test_a_table_of_few_people_hides_all_of_them():
    done = privacy.hide(table_of([[1, 0], [0, 2]]))
    assert {done.shown.loc[place] for place in done.hidden} == {"非表示"}
    assert done.shown.loc["合計", "合計"] == "非表示"


def test_people_with_two_applications_stand_once_in_a_cell():
    frame = pd.DataFrame({"町": ["東", "東", "西"], "年代": ["60代"] * 3})
    table = privacy.count(frame, "町", "年代", person=pd.Series(["a", "a", "b"]))
    assert table.loc["東", "60代"] == 1 and table.loc["合計", "合計"] == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda table: table.iloc[:-1], "最後の行と最後の列が「合計」"),
        (lambda table: table.assign(**{"60代": 99}), "和と合いません"),
        (lambda table: table * 1.5, "整数でないマス"),
        (lambda table: table - 20, "整数でないマス"),
        (lambda table: pd.concat([table] * 400), "2,000マスまで"),
    ],
)
def test_a_table_that_is_none_is_refused(change, said):
    with pytest.raises(privacy.PrivacyError, match=said):
        privacy.hide(change(table_of([[8, 3], [9, 10]])))


def test_shown_numbers_that_contradict_each_other_are_said():
    shown = table_of([[8, 3], [9, 10]])
    shown.loc["合計", "合計"] = 31
    with pytest.raises(privacy.PrivacyError, match="見えている数どうしが合いません"):
        privacy.given_away(shown)
