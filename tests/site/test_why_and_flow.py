"""Chapters 4 and 5: the waits add up however they are told, the questions are the same on every sheet."""

import re

import pytest

from kenshu.site.pages import Page

OPEN, DAY = 510, 525  # minutes: 8:30 o'clock, a day's opening hours
# one application: (working day from Monday, hour, minute, minutes of work) as the chapter's text tells it
STEPS = [(0, 10, 0, 15), (2, 14, 0, 20), (3, 10, 0, 2), (4, 16, 0, 2), (5, 16, 0, 1), (6, 10, 0, 10)]


def waits():
    """Minutes of opening hours between one step's end and the next one's start."""
    starts = [day * DAY + hour * 60 + minute - OPEN for day, hour, minute, _ in STEPS]
    ends = [start + step[3] for start, step in zip(starts, STEPS, strict=True)]
    return [start - end for start, end in zip(starts[1:], ends, strict=False)]


def said(minutes):
    return f"{minutes // 60}時間{minutes % 60}分"


def drawn(root, name):
    return (root / "course" / "figures" / name).read_text("utf-8")


@pytest.fixture
def why(root):
    return (root / "course" / "4-why-paper.md").read_text("utf-8")


@pytest.fixture
def flow(root):
    return (root / "course" / "5-see-the-flow.md").read_text("utf-8")


def test_the_table_of_waits_is_what_the_times_of_the_story_give(flow):
    rows = re.findall(
        r"^\| (?:審査の前|係長の箱|課長補佐の箱|課長の箱|通知の前|合計) \| (\S+) \|", flow, re.M
    )
    assert rows == [*map(said, waits()), said(sum(waits()))]


def test_work_and_waiting_together_are_the_whole_time(flow, root):
    work = sum(step[3] for step in STEPS)
    whole = sum(waits()) + work
    assert (work, said(whole)) == (50, "52時間40分") and f"**{said(whole)}**になります" in flow
    assert f"合わせて{said(sum(waits()[1:4]))}で、審査の前より長く" in flow
    assert sum(waits()[1:4]) > waits()[0] == max(waits()) and sorted(waits())[-3] == waits()[3]
    assert f"{said(whole)}<" in drawn(root, "two-clocks.svg")
    assert f"待ち {said(sum(waits()))}<" in drawn(root, "stamp-queue.svg")


def test_the_queue_grows_with_its_crowding_as_one_window_does(flow):
    for crowded, minutes in re.findall(r"(\d)割なら(\d+)分", flow):
        share = int(crowded) / 10
        assert int(minutes) == round(10 * share / (1 - share))
    assert len(re.findall(r"\d割なら\d+分", flow)) == 3


def test_mean_and_middle_of_the_days_are_right(flow):
    days = [int(each) for each in re.search(r"^(\d+(?:、\d+){9})$", flow, re.M)[1].split("、")]
    assert days == sorted(days) and f"{sum(days)} ÷ 10 で **{sum(days) // 10}日**" in flow
    assert days[4] == days[5] and f"で **{days[4]}日**" in flow and f"**{days[-1]}日**" in flow


def test_the_copying_sum_is_right(why):
    cases, times, minutes, total, hours = map(
        int, re.search(r"月(\d+)件 × (\d)回 × 1回(\d)分 = (\d+)分 = \*\*月(\d+)時間", why).groups()
    )
    assert cases * times * minutes == total == hours * 60


def test_the_twelve_questions_are_the_same_in_the_chapter_and_on_the_cards(why, root):
    asked = re.findall(r"^\| (\d+) \| (.+?) \|", why, re.M)
    sheets = [(root / "course" / f"4-cards-{n}-handout.md").read_text("utf-8") for n in (1, 2)]
    cards = [card for sheet in sheets for card in re.findall(r"\*\*(\d+)　(.+?)\*\*", sheet)]
    assert len(asked) == 12 and cards[:12] == asked
    assert [sheet.count("使う場面") for sheet in sheets] == [8, 8]


@pytest.mark.parametrize("name", ["4-why-paper.html", "5-see-the-flow.html"])
def test_the_minutes_of_both_chapters_leave_room_to_think(built, name):
    page = Page((built / name).read_text("utf-8"))
    characters = sum(len("".join(text.split())) for _, text in page.words)
    assert 0.6 * 20 < characters / 500 < 0.9 * 20
