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


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("急いで直すべきか", ["急いで直すべきか"]),  # eight letters just fit
        ("本人確認書類はあるか", ["本人確認書類は", "あるか"]),
        ("同じ人が2回申し込んでいないか", ["同じ人が2回申", "し込んでいないか"]),
    ],
)
def test_words_are_broken_as_bpmn_js_breaks_them(text, lines):
    """Seen in its drawings of 道路の通報, 証明書の交付 and 給付金."""
    assert faces.broken(text, faces.LABEL, faces.LABEL_WIDTH) == lines
    size = faces.words(text)
    assert size.height == len(lines) * faces.LABEL_LINE and size.width <= faces.LABEL_WIDTH


@pytest.mark.parametrize("exits", [2, 3, 4, 5])
@pytest.mark.parametrize("letters", [2, 9, 40])
def test_long_names_media_and_conditions_of_many_ways_keep_apart(exits, letters):
    """What the corpus does not have: everything as long as the table allows, in one lane and in several."""
    for lanes in ("甲", "甲乙丙"):
        ends = [str(number) for number in range(3, 3 + exits)]
        ways = tuple(flow.Exit(to, to + "条" * (letters - 1)) for to in ends)
        made = [
            flow.Step("1", "始" * 25, lanes[0], flow.Kind.START, (flow.Exit("2"),), "紙" * letters),
            flow.Step("2", "判" * 25, lanes[0], flow.Kind.DECISION, ways, "紙" * letters),
        ]
        for place, to in enumerate(ends):
            lane = lanes[place % len(lanes)]
            made.append(flow.Step(to, "終" * 25, lane, flow.Kind.END, (), "紙" * letters))
        steps = flow.Steps("長い", tuple(made))
        test_no_sign_and_no_words_lie_on_each_other(steps)
        test_no_way_runs_through_a_sign_or_words(steps)
        test_every_sign_stands_in_its_lane_and_the_lanes_fill_the_pool(steps)
