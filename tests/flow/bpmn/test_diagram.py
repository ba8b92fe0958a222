"""The drawing in a .bpmn file: everything has its place, nothing lies on anything else."""

from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from kenshu import flow
from kenshu.flow.bpmn import faces, names
from kenshu.flow.bpmn.diagram import LANE_HEAD, POOL_HEAD, diagram

BPMN, BPMNDI = f"{{{names.MODEL}}}", f"{{{names.BPMNDI}}}"
PARTS = ("signs", "names", "papers", "media", "conditions")


def boxes(places):
    return [(part, key, box) for part in PARTS for key, box in getattr(places, part).items()]


def overlap(a, b):
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


def meets(box, begin, end):
    """Whether a line runs through the inside of a box; a slanting one is looked at in steps of a pixel."""
    level = begin[0] == end[0] or begin[1] == end[1]
    steps = 1 if level else max(abs(begin[0] - end[0]), abs(begin[1] - end[1]))
    for n in range(steps):
        (x, right), (y, bottom) = (
            sorted((a + (b - a) * n / steps, a + (b - a) * (n + 1) / steps))
            for a, b in zip(begin, end, strict=True)
        )
        if x < box.x + box.width and box.x < right and box.y < y and bottom < box.y + box.height:
            return True
        if y < box.y + box.height and box.y < bottom and box.x < x and right < box.x + box.width:
            return True
    return False


def test_no_sign_and_no_words_lie_on_each_other(steps):
    found = [(a[:2], b[:2]) for a, b in combinations(boxes(diagram(steps)), 2) if overlap(a[2], b[2])]
    assert found == []


def test_no_way_runs_through_a_sign_or_words(steps):
    places = diagram(steps)
    found = [
        (edge, part, key)
        for edge, points in places.ways.items()
        for part, key, box in boxes(places)
        if any(meets(box, *piece) for piece in pairwise(points))
    ]
    assert found == []


def test_every_sign_stands_in_its_lane_and_the_lanes_fill_the_pool(steps):
    places = diagram(steps)
    for part, key, box in boxes(places):
        lane = places.lanes[steps[key[0] if part == "conditions" else key].lane]
        assert lane.x + LANE_HEAD <= box.x and box.x + box.width <= lane.x + lane.width, (part, key)
        if part == "signs":
            assert lane.y <= box.y and box.y + box.height <= lane.y + lane.height, key
    lanes = list(places.lanes.values())
    assert lanes[0].y == places.pool.y and {lane.x for lane in lanes} == {places.pool.x + POOL_HEAD}
    assert all(below.y == above.y + above.height for above, below in pairwise(lanes))
    assert lanes[-1].y + lanes[-1].height == places.pool.y + places.pool.height


def test_every_way_begins_and_ends_on_the_edge_of_its_signs(steps):
    places = diagram(steps)
    for (source, target), points in places.ways.items():
        assert on_edge(places.signs[source], points[0]), source
        assert on_edge(places.signs[target], points[-1]), target


def on_edge(box, point):
    x, y = box.x + box.width // 2, box.y + box.height // 2
    sides = [(box.x, y), (box.x + box.width, y), (x, box.y), (x, box.y + box.height)]
    return any(abs(point[0] - a) <= 1 and abs(point[1] - b) <= 1 for a, b in sides)


def test_everything_drawn_is_there_and_everything_there_is_drawn(steps):
    root = ElementTree.fromstring(flow.to_bpmn(steps))
    shapes = {one.get("bpmnElement") for one in root.iter(f"{BPMNDI}BPMNShape")}
    edges = {one.get("bpmnElement") for one in root.iter(f"{BPMNDI}BPMNEdge")}
    process = root.find(f"{BPMN}process")
    lines = {one.get("id") for one in process if one.tag in (f"{BPMN}sequenceFlow", f"{BPMN}association")}
    things = {
        one.get("id") for one in process if one.tag not in (f"{BPMN}laneSet", f"{BPMN}dataObject")
    } - lines
    lanes = {one.get("id") for one in root.iter(f"{BPMN}lane")}
    assert edges == lines and shapes == things | lanes | {"pool"}


@pytest.mark.parametrize(("text", "lines"), [("受付", 1), ("本人確認書類はあるか", 2), ("手" * 25, 4)])
def test_words_take_a_line_for_every_eight_letters(text, lines):
    assert faces.words(text).height == lines * faces.LABEL_LINE
    assert faces.words(text).width <= faces.LABEL_WIDTH
