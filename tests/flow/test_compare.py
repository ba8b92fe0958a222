"""Two versions of a flow: the two pairs of tables were worked out by hand."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kenshu import figures, flow
from kenshu.flow import compare_draw

PAIRS = Path(__file__).parent / "pairs"


def pair(name):
    return flow.compare(*(flow.read_steps(PAIRS / f"{name}-{which}.csv") for which in ("before", "after")))


@pytest.fixture(scope="module")
def travel():
    return pair("travel")


@pytest.fixture(scope="module")
def nursery():
    return pair("nursery")


def test_the_numbers_are_those_worked_out_by_hand(travel):
    """95 cases a month.

    before: 5+2+25+12+3+2+4 = 53 min × 95 = 5,035 min; waits 1+1+2+7 = 11 days; ways between 担当: 1→2, 2→3, 4→5, 6→7,
    6→4, 7→8, 8→9 = 7. after: 3+1+15+3+4 = 26 min × 95 = 2,470 min; waits 4 h + 1 + 7 = 8 1/6 days; 1→2, 2→3, 4→5,
    5→4, 6→7 = 5.
    """
    assert (travel.was.steps, travel.now.steps) == (9, 7)
    assert (travel.was.hours * 60, travel.now.hours * 60) == pytest.approx((5035, 2470))
    assert travel.hours_saved == pytest.approx(42.75)
    assert (travel.was.waiting, travel.now.waiting) == pytest.approx((11, 8 + 1 / 6))
    assert travel.waiting_saved == pytest.approx(2 + 5 / 6)
    assert (travel.was.handovers, travel.now.handovers, travel.handovers_saved) == (7, 5, 2)
    assert travel.was.by_lane["庶務担当"] * 60 == pytest.approx(15 * 95)
    assert travel.was.unmeasured == travel.now.unmeasured == ("3",)


def test_a_month_of_different_counts_is_weighted(nursery):
    """Waiting before: 6 d×198 + (1+1+2+14+1) d×620 + 1 d×20 = 12,988; after: 3×50 + (1+14+1)×620 + 20 = 10,090."""
    assert nursery.was.waiting == pytest.approx(12_988 / 620)
    assert nursery.now.waiting == pytest.approx(10_090 / 620)


def test_steps_are_matched_by_number_and_name(travel):
    together = {(one.before.number, one.after.number) for one in travel.pairs}
    assert together == {("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("6", "5"), ("8", "6"), ("9", "7")}
    assert [step.name for step in travel.removed] == ["経路と金額を調べ直す", "押印する"]
    assert travel.added == ()
    assert [one.after.name for one in travel.moved] == ["金額は正しいか"]
    assert [one.after.number for one in travel.changed_medium] == ["1", "2", "4"]
    assert [one.after.number for one in travel.pairs if one.renamed] == ["4"]


def test_a_step_dropped_and_one_added_under_one_number_are_not_taken_for_the_same(nursery):
    assert [(step.number, step.name) for step in nursery.added] == [("2", "入力もれを画面で知らせる")]
    assert ("2", "受付簿に記入し、受付印を押す") in [(step.number, step.name) for step in nursery.removed]


def test_equal_names_are_matched_with_the_same_lane_first(corpus):
    """契約 has two 判断 「内容はよいか」 (係長, 課長); new numbers must not swap them."""
    steps = corpus["contract"]
    moved = {step.number: f"{int(step.number) + 100}" for step in steps}
    renumbered = replace(
        steps,
        steps=tuple(
            replace(step, number=moved[step.number],
                    exits=tuple(replace(way, to=moved[way.to]) for way in step.exits))
            for step in steps
        ),
    )  # fmt: skip
    found = flow.compare(steps, renumbered)
    assert all(moved[one.before.number] == one.after.number for one in found.pairs)
    assert (found.added, found.removed, found.moved) == ((), (), ())


def test_the_same_table_twice_changes_nothing(steps):
    found = flow.compare(steps, steps)
    assert not any(one.changed for one in found.pairs)
    assert (found.added, found.removed, found.hours_saved, found.handovers_saved) == ((), (), 0, 0)
    assert flow.read_comparison(found)[0].count("変わらない") == (found.was.hours > 0) + bool(
        found.was.waiting
    )


def test_the_reverse_comparison_saves_what_the_first_costs(nursery):
    back = flow.compare(nursery.after, nursery.before)
    assert back.hours_saved == pytest.approx(-nursery.hours_saved)
    assert {step.name for step in back.added} == {step.name for step in nursery.removed}
    assert "増える" in flow.read_comparison(back)[0]


def test_a_broken_table_is_not_compared(travel):
    broken = replace(travel.after, steps=travel.after.steps[1:])
    with pytest.raises(
        flow.FlowError, match=r"これからの表「travel-after.csv」の次の\d件を直して(.|\n)*開始がありません"
    ):
        flow.compare(travel.before, broken)


def test_what_the_numbers_do_not_hold_is_said(travel):
    bare = replace(travel.after, steps=tuple(replace(step, count=None) for step in travel.after))
    found = flow.compare(travel.before, bare)
    said = "\n".join(flow.read_comparison(found))
    assert found.waiting_saved is None and "待ちは1件" not in said
    assert "注意: これからの表の1、2、3、4、5、6は件数が空欄なので" in said
    fewer = replace(travel.after, steps=tuple(replace(step, count=50.0) for step in travel.after))
    assert "件数が95件と50件で違います" in "\n".join(flow.read_comparison(flow.compare(travel.before, fewer)))


def test_every_change_is_read_out(nursery):
    told = "\n".join(flow.read_comparison(nursery))
    assert (
        told.count("やめる手順: ") == 3
        and told.count("加える手順: ") == 1
        and told.count("変わる手順: ") == 9
    )
    assert (
        "9→7「受付の決裁をする」は、担当が課長から係長へ、媒体が紙からシステムへ、待ちが2日から1日へ。"
        in told
    )
    assert "ほかの5の手順は変わりません。" in told


def test_the_sheet_shows_every_step_of_both_versions(nursery):
    words = [text.get_text() for text in flow.draw_comparison(nursery).fig.axes[0].texts]
    for steps in (nursery.before, nursery.after):
        assert all(f"{step.number}  {step.name}" in words for step in steps)
    assert words.count("× やめる") == 3 and words.count("＋ 加える") == 1
    assert words[0] == "手順は17から15へ、作業の時間は月に287時間減る、待ちは1件に4.6日減る"


def test_no_words_leave_the_paper_or_their_box(nursery, corpus):
    for found in (nursery, flow.compare(corpus["bidding"], corpus["budget"])):
        fig = flow.draw_comparison(found).fig
        with figures.style():
            fig.draw_without_rendering()
        (axes,) = fig.axes
        back = axes.transData.inverted()
        boxes = [patch.get_bbox() for patch in axes.patches if patch.get_width() == compare_draw.BOX]
        for text in axes.texts:
            extent = text.get_window_extent()
            (left, bottom), (right, top) = back.transform([(extent.x0, extent.y0), (extent.x1, extent.y1)])
            assert left > 0 and right < compare_draw.PAGE[0], text.get_text()
            holding = [
                box for box in boxes if box.x0 < left < box.x1 and box.y0 < (top + bottom) / 2 < box.y1
            ]
            assert all(right < box.x1 for box in holding), text.get_text()


def test_a_long_comparison_stays_on_one_sheet_and_says_what_is_left_out(corpus, tmp_path):
    found = flow.compare(corpus["bidding"], corpus["budget"])
    picture = flow.draw_comparison(found)
    png, _ = picture.save(tmp_path / "比較.png")
    with Image.open(png) as image:
        dpi = image.info["dpi"][0]
        assert image.width / dpi * 25.4 == pytest.approx(210, abs=0.5) and image.height / dpi * 25.4 <= 297.5
    words = [text.get_text() for text in picture.fig.axes[0].texts]
    drawn = sum(word in ("× やめる", "＋ 加える") for word in words)
    (left,) = [int(word[3:5]) for word in words if word.startswith("ほかに")]
    assert drawn + left == len(found.added) + len(found.removed) + len(found.pairs)
    assert picture.reading.count("やめる手順: ") == len(found.removed)


def test_unchanged_steps_are_drawn_as_one_line_when_the_sheet_is_full(corpus):
    steps = corpus["bidding"]
    changed = replace(steps, steps=(replace(steps.steps[0], medium="システム"), *steps.steps[1:]))
    words = [text.get_text() for text in flow.draw_comparison(flow.compare(steps, changed)).fig.axes[0].texts]
    assert "変わらない手順 49" in words and not any(word.startswith("ほかに") for word in words)


def test_a_title_and_an_alt_text_and_a_caption_go_with_the_picture(travel):
    picture = flow.draw_comparison(travel)
    assert (
        len(picture.alt) <= figures.caption.LONGEST_ALT
        and "やめる手順2、加える手順0、変わる手順4" in picture.alt
    )
    assert picture.caption.lines[-1] == "もとの表: travel-before.csvとtravel-after.csv"


def test_dropped_and_new_steps_differ_without_colour(nursery):
    axes = flow.draw_comparison(nursery).fig.axes[0]
    boxes = [patch for patch in axes.patches if patch.get_width() == compare_draw.BOX]
    dashed = [box for box in boxes if box.get_linestyle() not in ("-", "solid")]
    thick = [box for box in boxes if box.get_linewidth() >= 2]
    assert (len(dashed), len(thick)) == (len(nursery.removed), len(nursery.added))


@pytest.mark.full
def test_the_same_tables_give_the_same_bytes_in_another_process(tmp_path):
    code = (
        "import sys; from kenshu import flow\n"
        "found = flow.compare(*map(flow.read_steps, sys.argv[1:3]))\n"
        "flow.draw_comparison(found).save(sys.argv[3] + '/both.png')\n"
    )
    tables = [str(PAIRS / f"nursery-{which}.csv") for which in ("before", "after")]
    hashes = []
    for seed in ("0", "7"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run([sys.executable, "-W", "error", "-c", code, *tables, str(folder)], check=True,
                       env=dict(os.environ, PYTHONHASHSEED=seed))  # fmt: skip
        hashes.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())])
    assert hashes[0] == hashes[1] and len(hashes[0]) == 2
