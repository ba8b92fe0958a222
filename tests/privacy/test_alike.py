"""People with the same traits are counted in people; a person's rows together, an empty cell as a trait."""

from collections import defaultdict

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kenshu import privacy

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["東", "西", "南", "", None]), st.sampled_from(["60代", "70代"]), st.integers(0, 8)
    ),
    min_size=1,
    max_size=40,
)


def framed(rows):
    frame = pd.DataFrame(rows, columns=["町", "年代", "だれ"], index=range(100, 100 + len(rows)))
    return frame, frame["だれ"].astype(str)


def counted(rows):
    """The people of each combination, plainly."""
    people = defaultdict(set)
    for town, age, who in rows:
        people[town or "(空欄)", age].add(who)
    return people


@settings(max_examples=50, deadline=None)
@given(ROWS)
def test_a_group_holds_its_people_once_each(rows):
    frame, who = framed(rows)
    found = privacy.alike(frame, ["町", "年代"], person=who)
    expected = {traits: len(people) for traits, people in counted(rows).items()}
    assert {tuple(row[:2]): row[2] for row in found.groups.itertuples(index=False)} == expected
    assert found.fewest == min(expected.values())
    assert list(found.rows) == [expected[town or "(空欄)", age] for town, age, _ in rows]
    assert list(found.rows.index) == list(frame.index)


@settings(max_examples=50, deadline=None)
@given(ROWS, st.integers(1, 6))
def test_each_person_stands_where_they_are_rarest(rows, least):
    frame, who = framed(rows)
    found = privacy.alike(frame, ["町", "年代"], person=who)
    groups = counted(rows)
    rarest = {one: min(len(people) for people in groups.values() if one in people) for *_, one in rows}
    assert {int(one): number for one, number in found.people.items()} == rarest
    assert found.below(least) == sum(number < least for number in rarest.values())
    assert sum(found.by_size.values()) == len(rarest)


@settings(max_examples=50, deadline=None)
@given(ROWS)
def test_counting_rows_never_shows_fewer_than_counting_people(rows):
    frame, who = framed(rows)
    of_rows, of_people = (privacy.alike(frame, ["町", "年代"], person=one) for one in (None, who))
    assert (of_people.rows <= of_rows.rows).all()


@settings(max_examples=50, deadline=None)
@given(ROWS)
def test_one_mark_a_person_joins_all_their_rows(rows):
    frame, who = framed(rows)
    told = defaultdict(list)
    for town, age, one in rows:
        told[one].append((town or "(空欄)", age))
    whole = [tuple(sorted(lines)) for lines in told.values()]
    found = privacy.histories(frame, ["町", "年代"], person=who)
    assert sorted(found.people) == sorted(whole.count(lines) for lines in whole)


def test_two_rows_of_one_person_are_not_two_people_alike():
    frame = pd.DataFrame({"町": ["東", "東", "西", "西"]})
    found = privacy.alike(frame, ["町"], person=pd.Series(["a", "a", "b", "c"]))
    assert found.by_size == {"1人だけ": 1, "2〜4人": 2, "5〜9人": 0, "10人以上": 0}
    assert privacy.alike(frame, ["町"]).by_size["1人だけ"] == 0
    assert found.small_groups(2).to_dict("records") == [{"町": "東", "人数": 1}]


def test_a_group_with_one_answer_tells_it_of_everybody():
    frame = pd.DataFrame({"町": ["東", "東", "西", "西"], "結果": ["該当", "該当", "該当", "非該当"]})
    assert privacy.one_answer(frame, ["町"], "結果").to_dict("records") == [
        {"町": "東", "人数": 2, "結果": "該当"}
    ]


@pytest.mark.parametrize(
    ("frame", "traits", "said"),
    [
        (pd.DataFrame({"町": ["東"]}), ["年代"], "列「年代」がありません。表にある列: 町"),
        (pd.DataFrame({"町": ["東"]}), [], "列が1つも選ばれていません"),
        (pd.DataFrame({"町": []}), ["町"], "行が1つもない表"),
    ],
)
def test_what_cannot_be_counted_is_said(frame, traits, said):
    with pytest.raises(privacy.PrivacyError, match=said):
        privacy.alike(frame, traits)


def test_people_of_another_table_are_not_taken():
    frame = pd.DataFrame({"町": ["東", "西"]})
    with pytest.raises(privacy.PrivacyError, match="この表のものではありません"):
        privacy.alike(frame, ["町"], person=pd.Series(["a", "b"], index=[7, 8]))
