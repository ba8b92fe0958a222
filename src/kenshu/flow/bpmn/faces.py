"""Sizes in the drawing of BPMN tools, in pixels: their small symbols with the name beside, their letters."""

from dataclasses import dataclass
from unicodedata import east_asian_width

from kenshu.flow.layout_face import SIDES, Face
from kenshu.flow.steps import Kind, Step

PX = 6.5  # pixels for a millimetre of our layout: its room for a condition is then a label's 90 pixels
GATEWAY, EVENT, TASK = 50, 36, 130
LABEL, LABEL_WIDTH, LABEL_LINE = 11, 90, 14  # letter, widest line, height of a line of bpmn-js
TASK_LETTER, TASK_LINE, LEAST_TASK = 12, 15, 50
PAPER, PAPER_HIGH, TO_PAPER = 20, 26, 10  # the sign of a data object, and how far below its step
FAN = 14  # from the tip of a gateway to where several exits run level
AIR = 4


@dataclass(frozen=True)
class Words:
    """How large a label is when drawn."""

    width: int
    height: int


def symbol(step: Step) -> tuple[int, int]:
    """Width and height of the sign itself."""
    if step.kind in (Kind.DECISION, Kind.FORK, Kind.JOIN):
        return GATEWAY, GATEWAY
    if step.kind != Kind.TASK:
        return EVENT, EVENT
    lines = _lines(step.name, TASK_LETTER, TASK - 12)
    return TASK, max(LEAST_TASK, len(lines) * TASK_LINE + 16)


def words(text: str) -> Words:
    """The size of a label: broken wherever its line is full, as the tools do."""
    lines = _lines(text, LABEL, LABEL_WIDTH)
    return Words(round(max(lines)), len(lines) * LABEL_LINE)


def face(step: Step) -> Face:
    """The room of a step in mm, with its name, its medium and its conditions around the sign.

    The sign stands in the middle; ways use only the middle lines, so that the four corners are free:
    name above left, medium below left, conditions at the right.
    """
    wide, high = symbol(step)
    left, above, below = wide / 2, high / 2, high / 2
    if step.kind != Kind.TASK:
        name = words(step.name)
        left, above = wide / 2 + AIR + name.width, max(above, name.height + AIR)
    if step.medium:
        medium = words(step.medium)
        left = max(left, medium.width + PAPER + 2 * AIR)
        below += TO_PAPER + max(PAPER_HIGH, medium.height) + AIR
    said = [words(way.condition) for way in step.exits if way.condition]
    right, between = wide / 2, 0.0
    if said and step.kind != Kind.TASK:
        many = len(step.exits) > SIDES
        right += 2 * AIR + max(one.width for one in said) + (FAN if many else 0)
        between = max(one.height for one in said) + 2 * AIR if many else 0.0
        above = max(above, max(one.height for one in said) + AIR)
    return Face(2 * max(left, right) / PX, 2 * max(above, below) / PX, 0.0, (), between / PX)


def _lines(text: str, letter: float, room: float) -> list[float]:
    """The width of each line of text broken when full."""
    lines = [0.0]
    for one in text:
        size = letter if east_asian_width(one) in "WFA" else 0.62 * letter
        if lines[-1] + size > room:
            lines.append(0.0)
        lines[-1] += size
    return lines
