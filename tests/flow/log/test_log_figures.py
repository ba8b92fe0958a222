"""The figures of a log: what they say is what was counted; the same log gives the same bytes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kenshu import flow
from kenshu.flow.log import map_layout

HERE = Path(__file__).parent
FIGURES = {
    "map": flow.draw_map, "timeline": flow.draw_timeline, "waiting": flow.draw_waiting,
    "organisation": lambda log: flow.draw_waiting(log, by="resource"), "begun": flow.draw_begun, "dots": flow.draw_dots,
}  # fmt: skip
SAID = {
    "map": "「課長補佐押印」から「課長押印」までの待ちが最も長く、全体の28%です",
    "timeline": "平均64日のうち、人が手を動かすのは73分です",
    "waiting": "いちばん長いのは「課長押印」を待つ時間で、変えられる待ちの28%です",
    "organisation": "いちばん長いのは「保育係」を待つ時間で、変えられる待ちの48%です",
    "begun": "仕事が始まるのは、金曜の15時台がいちばん多く214件です",
    "dots": "いちばん多く始まった月は令和6年11月で、620件のうち327件です",
}


@pytest.fixture(scope="module")
def log(root):
    path = root / "datasets" / "d3-nursery-admission" / "clean" / "nursery-log.csv"
    return flow.read_log(path, called="架空のデータ")


@pytest.fixture(scope="module")
def pictures(log):
    return {name: draw(log) for name, draw in FIGURES.items()}


@pytest.mark.parametrize("name", FIGURES)
def test_title_alt_text_and_reading_say_what_was_counted(pictures, name):
    picture = pictures[name]
    assert picture.fig.get_suptitle().replace("\n", "") == SAID[name]
    assert SAID[name] in picture.alt and picture.reading.startswith(SAID[name])
    assert "架空のデータ" in picture.caption.text and "令和6年4月1日〜令和7年3月31日" in picture.caption.text


@pytest.mark.parametrize("name", FIGURES)
def test_unfinished_cases_are_in_the_scope(pictures, name):
    scope = pictures[name].caption.scope
    assert scope in ("記録にある620件すべて", "終わった604件(終わっていない16件は除く)")


@pytest.mark.parametrize("name", ["timeline", "waiting", "begun", "dots"])  # the map: in the next test
def test_the_same_log_gives_the_same_bytes(log, pictures, name, tmp_path):
    first, again = pictures[name].save(tmp_path / "first"), FIGURES[name](log).save(tmp_path / "again")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


def test_another_process_gives_the_same_bytes_too(pictures, tmp_path, root):
    here = pictures["map"].save(tmp_path / "here")[1].read_bytes()
    code = (
        "from kenshu import flow; import sys; log = flow.read_log(sys.argv[1], called='架空のデータ');"
        "flow.draw_map(log).save(sys.argv[2])"
    )
    path = root / "datasets" / "d3-nursery-admission" / "clean" / "nursery-log.csv"
    subprocess.run(
        [sys.executable, "-c", code, path, tmp_path / "there"], check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert (tmp_path / "there.svg").read_bytes() == here


def test_the_mean_case_adds_up_to_the_lead_time(log):
    stages = flow.mean_case(log)
    whole = stages[["待ち(日)", "作業(日)", "日程待ち(日)"]].to_numpy().sum()
    assert whole == pytest.approx(flow.summarise(log).lead_days)
    assert stages["処理"].tolist() == [
        "申請受付", "書類確認", "不備連絡", "補正受付", "所得照会", "指数審査", "利用調整日待ち", "利用調整",
        "係長押印", "課長補佐押印", "課長押印", "結果通知",
    ]  # fmt: skip


def test_the_reading_of_the_map_names_every_arrow(log, pictures):
    arrows = re.findall(r"「(.+)」の次に「(.+)」が([\d,]+)回", pictures["map"].reading)
    frame = flow.follows(log)
    assert arrows == [
        (a, b, f"{n:,}") for a, b, n in zip(frame["前"], frame["次"], frame["回数"], strict=True)
    ]


def test_a_log_without_waiting_or_clock_times_is_not_drawn_as_if_it_had(log):
    one = log.with_cases(flow.lead_times(log)["番号"].to_numpy() == "H06-0001")
    assert flow.draw_waiting(one).alt
    days_only = flow.read_log(HERE / "odd" / "days-without-times.csv")
    with pytest.raises(flow.FlowError, match="時刻のない記録"):
        flow.draw_begun(days_only)
    with pytest.raises(flow.FlowError, match="待ちの時間がありません"):
        flow.draw_waiting(flow.read_log(HERE / "odd" / "one-event-a-case.csv"))


def test_work_that_overlaps_is_said_below_the_timeline():
    drawn = flow.draw_timeline(flow.read_log(HERE / "odd" / "overlapping-work.csv"))
    assert "同時に進む仕事も続けて並べた" in drawn.caption.method
    assert drawn.fig.axes[0].get_xlabel() == "最初の仕事が始まってからの時間(平均)"


def test_where_work_is_not_timed_the_timeline_speaks_of_waiting():
    drawn = flow.draw_timeline(flow.read_log(HERE / "odd" / "instants.csv"))
    assert drawn.reading.startswith("平均1.0時間のうち、待ちは1.0時間です。")
    assert "作業" not in [text.get_text() for text in drawn.fig.axes[0].get_legend().get_texts()]


def test_one_row_is_one_box():
    drawn = flow.draw_map(flow.read_log(HERE / "odd" / "one-row.csv"))
    assert "1の仕事と0の矢印。仕事と仕事の間に、待ちはありません" in drawn.alt


def test_the_room_stays_light_to_import():
    code = "import sys, kenshu.flow; print([name for name in ('numpy', 'pandas') if name in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
        == "[]\n"
    )


places = st.integers(2, 12).flatmap(
    lambda boxes: st.tuples(
        st.just(boxes),
        st.lists(st.tuples(st.integers(0, boxes - 1), st.integers(0, boxes - 1)), unique=True, max_size=30),
    )
)


@settings(deadline=None, max_examples=200)
@given(places)
def test_no_arrow_of_a_map_runs_through_a_box_and_no_two_labels_share_a_place(given_places):
    boxes, pairs = given_places
    pairs = [pair for pair in map_layout.fitting(pairs) if pair[0] != pair[1]]
    laid = map_layout.lay_out_map(boxes, pairs)
    half = map_layout.BOX_WIDTH / 2 - 1e-6, map_layout.BOX_HEIGHT / 2 - 1e-6
    for arrow in laid.arrows:
        for (x1, y1), (x2, y2) in zip(arrow.points, arrow.points[1:], strict=False):
            for x, y in laid.boxes:
                assert (
                    min(x1, x2) >= x + half[0]
                    or max(x1, x2) <= x - half[0]
                    or min(y1, y2) >= y + half[1]
                    or max(y1, y2) <= y - half[1]
                )
    labels = [arrow.label for arrow in laid.arrows]
    assert len(set(labels)) == len(labels)
    assert all(
        0 <= x <= laid.width and 0 <= y <= laid.height for arrow in laid.arrows for x, y in arrow.points
    )
