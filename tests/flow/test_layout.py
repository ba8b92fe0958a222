"""The geometry of a laid-out flow, measured: nothing overlaps, no line runs through a box or a word."""

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.flow import geometry

from kenshu import flow
from kenshu.flow import layout_text
from kenshu.flow.layout import PAPERS
from kenshu.flow.layout_shapes import Line
from kenshu.flow.steps import Exit, Kind, Step, Steps


@pytest.mark.parametrize("paper", ["", "A4", "A3"])
def test_the_corpus_has_no_fault(steps, paper):
    layout = flow.lay_out(steps, paper)
    assert [fault for page in layout.pages for fault in geometry.faults(steps, page)] == []


def test_every_step_and_every_way_is_on_the_paper(steps):
    """A way is a line from its step to the next, or to a post that names it and (unless 差戻し) one that arrives."""
    layout = flow.lay_out(steps)
    boxes = [box.number for page in layout.pages for box in page.boxes]
    assert sorted(boxes) == sorted(step.number for step in steps)
    drawn = {line.edge for page in layout.pages for line in page.lines}
    assert drawn == set(steps.edges)
    for page in layout.pages:
        for line in page.lines:
            assert len(line.points) >= 2 and line.style in ("normal", "return", "exception")
    labels = {label.edge: "".join(label.lines) for page in layout.pages for label in page.labels}
    for step in steps:
        for way in step.exits:
            if way.condition:
                assert labels[step.number, way.to].replace(" ", "") == way.condition.replace(" ", "")


def test_ways_back_and_exceptions_have_their_own_style(steps):
    styles = {line.edge: line.style for page in flow.lay_out(steps).pages for line in page.lines}
    back = flow.returns(steps)
    for edge, style in styles.items():
        exceptional = steps[edge[0]].exception or steps[edge[1]].exception
        assert style == ("return" if edge in back else "exception" if exceptional else "normal")


def test_nothing_is_printed_too_small_or_larger_than_the_paper(steps):
    layout = flow.lay_out(steps)
    width, height = PAPERS[layout.paper]
    for page in layout.pages:
        assert page.scale >= 0.7 and page.width <= width and page.height <= height


def test_what_fits_on_a4_stays_on_a4(corpus):
    papers = {name: flow.lay_out(steps).paper for name, steps in corpus.items()}
    assert sum(paper.startswith("A4") for paper in papers.values()) >= 26
    assert all(papers[name].startswith("A4") for name, steps in corpus.items() if len(steps) <= 16)


def test_the_same_table_gives_the_same_places(steps):
    assert flow.lay_out(steps) == flow.lay_out(replace(steps))


def test_an_unknown_paper_is_refused(corpus):
    with pytest.raises(flow.FlowError, match="「B5」という用紙はありません"):
        flow.lay_out(corpus["dog"], "B5")


def random_flow(seed: int, size: int) -> Steps:
    """A valid flow of any shape: forward jumps, 差戻し, 並行, long names and conditions, up to six lanes."""
    draw = random.Random(seed)
    lanes = "甲乙丙丁戊己"[: draw.randint(1, 6)]
    steps = []
    for place in range(1, size + 1):
        kind = Kind.START if place == 1 else Kind.END if place == size else draw.choices(
            [Kind.TASK, Kind.DECISION, Kind.WAIT, Kind.FORK], [6, 3, 1, 0.5])[0]  # fmt: skip
        following = [] if kind == Kind.END else [place + 1]
        if kind in (Kind.DECISION, Kind.FORK):
            others = [one for one in range(2, size + 1) if one not in (place, place + 1)]
            near = [one for one in others if abs(one - place) < 6 and (kind == Kind.DECISION or one > place)]
            more = draw.sample(near, min(draw.randint(1, 4), len(near)))
            kind = kind if more else Kind.TASK
            following += more
        said = kind == Kind.DECISION
        ways = tuple(
            Exit(str(to), "条件" * draw.randint(1, 7) + str(n) if said else "")
            for n, to in enumerate(following)
        )
        name = "書類を確かめて入力する作業" * draw.choice([1, 1, 1, 1, 3])
        exception = "例外のとき" if place > 1 and draw.random() < 0.2 else ""
        steps.append(Step(str(place), name[: draw.randint(2, 40)], draw.choice(lanes), kind, ways, "紙",
                          5.0, exception=exception))  # fmt: skip
    return Steps("でたらめな流れ", tuple(steps))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10_000), st.integers(3, 40))
def test_no_flow_of_any_shape_has_a_fault(seed, size):
    check_random(seed, size)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(600))
def test_no_flow_of_any_shape_has_a_fault_600(seed):
    check_random(seed, 4 + seed % 47)


def check_random(seed, size):
    steps = random_flow(seed, size)
    if flow.validate(steps).ok:
        layout = flow.lay_out(steps)
        assert [fault for page in layout.pages for fault in geometry.faults(steps, page)] == []


def test_the_measure_would_notice_each_fault(corpus):
    """Pictures spoiled on purpose: the test above is not blind."""
    steps = corpus["benefit"]
    page = flow.lay_out(steps).pages[0]
    first, second = page.boxes[0], page.boxes[1]
    middle = first.y + first.height / 2
    through = Line(("8", "9"), "normal", ((0.0, middle), (page.width, middle)))
    spoiled = {
        "mm inside": replace(page, lines=(*page.lines, through)),
        "lies on": replace(page, boxes=(first, replace(second, x=first.x, y=first.y), *page.boxes[2:])),
        "through the words": replace(page, lines=(*page.lines, crossing(page.labels[0]))),
        "runs along": replace(page, lines=(*page.lines, replace(page.lines[0], edge=("8", "9")))),
        "beyond the paper": replace(page, width=100.0),
        "beyond its lane": replace(page, boxes=(replace(first, lane="別の課"), *page.boxes[1:])),
    }
    assert geometry.faults(steps, page) == []
    for words, bad in spoiled.items():
        assert any(words in fault for fault in geometry.faults(steps, bad)), words


def crossing(label) -> Line:
    middle = label.y + label.height / 2
    return Line(("8", "9"), "normal", ((label.x - 1, middle), (label.x + label.width + 1, middle)))


@example("111が、 、Aががが")
@given(st.text(alphabet="受付印申請書をのはがてるっょーカタ、。（）「」12Aa ・", min_size=1, max_size=40))
def test_lines_keep_every_letter_and_the_rules_of_kinsoku(words):
    lines = layout_text.wrap(words, 1.0, 9.0)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    for line in lines:
        assert layout_text.width(line, 1.0) <= 9.0 + 1e-6
    signs = sum(letter in layout_text.NOT_FIRST + layout_text.NOT_LAST for letter in words)
    if signs <= 2:  # more of them in a row may leave no lawful place to break
        assert not any(line and line[0] in layout_text.NOT_FIRST for line in lines[1:])


@pytest.mark.parametrize(
    ("words", "room", "lines"),
    [
        ("申請書を受け付けて確かめる", 8, ("申請書を", "受け付けて", "確かめる")),
        ("カラーコーンを置く", 8, ("カラーコーンを", "置く")),
        ("本人確認書類はあるか", 7, ("本人確認書類は", "あるか")),
        ("ページを割り振る", 6, ("ページを", "割り振る")),
    ],
)
def test_names_break_where_a_reader_would_pause(words, room, lines):
    assert layout_text.wrap(words, 1.0, room) == lines
