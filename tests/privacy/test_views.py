"""What N09 shows: counted from the data, without the answers, with nobody's decision told."""

import pytest

from kenshu import privacy
from kenshu.privacy import course


@pytest.mark.parametrize("name", ["received", "left_over", "alone", "small_table", "one_hidden", "more_hidden",
                                  "six_pairs", "decided", "joined_up"])  # fmt: skip
def test_a_table_says_that_its_data_are_made_up_and_has_no_empty_heading(name):
    sheet = getattr(privacy, name)()
    assert "架空" in sheet.caption and all(sheet.heads) and sheet.rows
    assert all(len(row) == len(sheet.heads) for row in sheet.rows)


def test_the_list_as_it_came_has_a_note_and_its_columns():
    sheet = privacy.received()
    assert sheet.heads == tuple(course.applications().paper.columns)
    assert any(row[-1] for row in sheet.rows)


def test_people_and_applications_alone_come_to_their_totals_without_a_share():
    rows = privacy.alone().rows
    for column in (1, 2):
        assert sum(row[column] for row in rows[:-1]) == rows[-1][column]
    assert "%" not in repr(privacy.alone())


def test_the_hidden_number_follows_in_one_table_and_not_in_the_other():
    desk = course.applications()
    [line] = privacy.one_hidden().rows
    hidden = line.index("非表示")
    assert (
        line[-1] - sum(cell for cell in line[1:-1] if cell != "非表示") == desk.small_table.loc[desk.smallest]
    )
    assert privacy.one_hidden().heads[hidden] == desk.smallest[1]
    assert privacy.given_away(privacy.hide(desk.small_table).shown) == {}
    body = [row[1:-1] for row in privacy.small_table().rows[:-1]]
    assert sum(0 < cell < 5 for row in body for cell in row) == len(desk.small_numbers) >= 2


def test_the_six_pairs_are_shown_as_written_and_no_decision_with_them():
    text = repr(privacy.six_pairs())
    assert len(privacy.six_pairs().rows) == 12
    assert not any(word in text for word in ("同一", "別人", "保留", "…"))


def test_the_figure_has_a_bar_for_each_way_and_fewer_people_alone_the_coarser_it_is():
    picture = privacy.coarser()
    desk = course.applications()
    alone = [desk.alike(age).by_size["1人だけ"] for age in course.AGES]
    assert alone == sorted(alone, reverse=True) and alone[0] > 50 * alone[-1]
    assert len(picture.fig.axes[0].get_yticks()) == 4 and "期間: 令和7年6月2日" in picture.caption.text
