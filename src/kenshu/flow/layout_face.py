"""The face of one step: how big its shape is and what is written where in it. Millimetres from its middle."""

from dataclasses import dataclass

from kenshu.flow import layout_text as text
from kenshu.flow.steps import Kind, Step, Steps
from kenshu.flow.steps_cells import plain, said_waiting

WIDTH, DIAMOND_WIDTH = 26.0, 30.0
NAME, NOTE = 2.7, 2.1  # letter sizes (7.7 and 6.0 points)
NAME_LINE, NOTE_LINE = 3.3, 2.7
LABEL, LABEL_LINE, LABEL_ROOM = 2.3, 2.8, 13.9  # of a condition: letter size, line, widest
LEAST_EXIT_STEP = 4.6
SIDES = 3  # right, bottom, top: a 判断 with more exits has several on its right side
PAD = 1.1
FLATNESS = 0.7  # what a millimetre of height of a diamond costs, against a break inside a word
_SIDE = {Kind.WAIT: 2.6, Kind.FORK: 2.6, Kind.JOIN: 2.6}  # inner margin left and right; else 1.0


@dataclass(frozen=True)
class Written:
    """One line of text: its middle (x, y), letter size, side ("left", "center", "right" of x), and its part."""

    text: str
    x: float
    y: float
    size: float
    side: str
    part: str  # number | name | note


@dataclass(frozen=True)
class Face:
    """``tip``: how far the points of a hexagon or diamond reach in (0: a box).

    ``exit_step``: how far apart several exits leave its right side (0: there is only one).
    """

    width: float
    height: float
    tip: float
    written: tuple[Written, ...]
    exit_step: float = 0.0


def faces(steps: Steps) -> dict[str, Face]:
    """The face of each step, as high as its text needs; step number → face."""
    many = [way.condition for step in steps if _has_many_exits(step) for way in step.exits]
    between = max([LEAST_EXIT_STEP, *(len(condition(words)) * LABEL_LINE + 1.2 for words in many)])
    return {step.number: _face(step, between) for step in steps}


def _face(step: Step, between: float) -> Face:
    if step.kind != Kind.DECISION:
        return _box(step)
    return _wide_decision(step, between) if _has_many_exits(step) else _diamond(step)


def _has_many_exits(step: Step) -> bool:
    return step.kind == Kind.DECISION and len(step.exits) > SIDES


def _box(step: Step) -> Face:
    side = _SIDE.get(step.kind, 1.0)
    room = WIDTH - 2 * side
    rounded = step.kind in (Kind.START, Kind.END)
    number = f"{step.number} ＋" if step.kind in (Kind.FORK, Kind.JOIN) else step.number
    beside = step.medium if not rounded and _fits_beside(number, step.medium, room) else ""
    names = text.wrap(step.name, NAME, room)
    notes = [line for note in _notes(step, beside) for line in text.wrap(note, NOTE, room - 0.4)]
    height = 2 * PAD + NOTE_LINE + len(names) * NAME_LINE + len(notes) * NOTE_LINE
    top, left = -height / 2 + PAD, -WIDTH / 2 + side
    y = top + NOTE_LINE / 2
    x, where = (0.0, "center") if rounded else (left, "left")
    written = [Written(number, x, y, NOTE, where, "number")]
    if beside:
        written.append(Written(beside, -left, y, NOTE, "right", "note"))
    y = top + NOTE_LINE + NAME_LINE / 2
    for line in names:
        written.append(Written(line, 0.0, y, NAME, "center", "name"))
        y += NAME_LINE
    y += (NOTE_LINE - NAME_LINE) / 2
    for line in notes:
        written.append(Written(line, 0.0, y, NOTE, "center", "note"))
        y += NOTE_LINE
    tip = side if step.kind in (Kind.FORK, Kind.JOIN) else 0.0
    return Face(WIDTH, height, tip, tuple(written))


def _fits_beside(number, medium, room) -> bool:
    return bool(medium) and text.width(number, NOTE) + text.width(medium, NOTE) + 1.5 <= room


def _notes(step: Step, beside: str) -> list[str]:
    """Below the name: times, and the case in which an exception happens."""
    times = [f"{plain(step.minutes)}分"] if step.minutes is not None else []
    times += [f"待ち{said_waiting(step.waiting)}"] if step.waiting is not None else []
    parts = ([step.medium] if step.medium and not beside else []) + times
    notes = ["・".join(parts)] if parts else []
    return notes + ([f"例外: {step.exception}"] if step.exception else [])


def _diamond(step: Step) -> Face:
    """The name inside the diamond; number, minutes and the word 例外 in the free corners at its left."""
    names, height = _inside_diamond(step.name)
    top = -(len(names) - 1) / 2 * NAME_LINE
    written = [
        Written(line, 0.0, top + place * NAME_LINE, NAME, "center", "name")
        for place, line in enumerate(names)
    ]
    edge, corner = DIAMOND_WIDTH / 2, -height / 2 + NOTE_LINE / 2
    about = f"{step.number}  {plain(step.minutes)}分" if step.minutes is not None else step.number
    written.append(Written(about, -edge + 0.3, corner, NOTE, "left", "number"))
    if step.exception:
        written.append(Written("例外", -edge + 0.3, -corner, NOTE, "left", "note"))
    return Face(DIAMOND_WIDTH, height, DIAMOND_WIDTH / 2, tuple(written))


def condition(words: str) -> tuple[str, ...]:
    """A condition in lines."""
    return text.wrap(words, LABEL, LABEL_ROOM)


def _wide_decision(step: Step, between: float) -> Face:
    """A flattened diamond with room for several exits on its right side."""
    height, tip = 5 * between + 2, 6.0
    names = text.wrap(step.name, NAME, DIAMOND_WIDTH - 2 * tip)
    height = max(height, (len(names) + 2) * NAME_LINE + 2 * NOTE_LINE)
    about = f"{step.number}  {plain(step.minutes)}分" if step.minutes is not None else step.number
    written = [Written(about, 0.0, -height / 2 + PAD + NOTE_LINE / 2, NOTE, "center", "number")]
    top = -(len(names) - 1) / 2 * NAME_LINE
    written += [
        Written(line, 0.0, top + place * NAME_LINE, NAME, "center", "name")
        for place, line in enumerate(names)
    ]
    if step.exception:
        written.append(Written("例外", 0.0, height / 2 - PAD - NOTE_LINE / 2, NOTE, "center", "note"))
    return Face(DIAMOND_WIDTH, height, tip, tuple(written), between)


def _inside_diamond(name: str) -> tuple[tuple[str, ...], float]:
    """Lines and height of the diamond that holds the name: flat, and broken where a reader would pause."""
    offers = []
    for height in range(13, 80):
        if offers and height > offers[0][2] + 8:
            break
        for lines in range(1, int((height - 3) / NAME_LINE) + 1):
            rooms = [_room(place, lines, height) for place in range(lines)]
            if min(rooms) >= 2 * NAME and (found := text.fit(name, NAME, rooms)):
                offers.append((found[0] + FLATNESS * height, found[1], height))
    if not offers:
        return text.wrap(name, NAME, DIAMOND_WIDTH / 2), 80.0
    _, lines, height = min(offers)
    return lines, float(height)


def _room(place: int, lines: int, height: float) -> float:
    """How wide the n-th of ``lines`` lines may be inside a diamond of this height."""
    farthest = abs(place - (lines - 1) / 2) * NAME_LINE + NAME_LINE / 2
    return DIAMOND_WIDTH * (1 - farthest / (height / 2)) - 1.0
