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
    lines = broken(step.name, TASK_LETTER, TASK - 12)
    return TASK, max(LEAST_TASK, len(lines) * TASK_LINE + 16)


def words(text: str) -> Words:
    """The size of a label; one of several lines has the full width, or the tools would break it again."""
    lines = broken(text, LABEL, LABEL_WIDTH)
    wide = LABEL_WIDTH if len(lines) > 1 else round(_width(text, LABEL)) + 2
    return Words(wide, len(lines) * LABEL_LINE)


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


def broken(text: str, letter: float, room: float) -> list[str]:
    """Text in lines as bpmn-js breaks it: a line too wide is cut to a letter less than would just fit."""
    lines = []
    while text:
        line = text
        while len(line) > 1 and (wide := _width(line, letter)) > room:
            line = line[: max(round(len(line) * room / wide - 1), 1)]
        lines.append(line)
        text = text[len(line) :].strip()
    return lines


def _width(text: str, letter: float) -> float:
    return sum(letter if east_asian_width(one) in "WFA" else 0.62 * letter for one in text)
