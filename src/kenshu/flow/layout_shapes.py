"""What stands where on a page: values only, in millimetres from the page's upper left corner."""

from dataclasses import dataclass

from kenshu.flow.layout_face import Written
from kenshu.flow.steps import Kind


@dataclass(frozen=True)
class Box:
    """One step. ``tip``: how far its pointed sides reach in; ``written``: its text at its places on the page."""

    number: str
    kind: Kind
    lane: str
    x: float
    y: float
    width: float
    height: float
    tip: float
    exceptional: bool
    written: tuple[Written, ...]


@dataclass(frozen=True)
class Sign:
    """A signpost: a way goes on (``leaves``) or arrives in another band."""

    x: float
    y: float
    width: float
    height: float
    text: str
    size: float
    leaves: bool


@dataclass(frozen=True)
class Lane:
    """One lane of one band; ``head``: width of the part with its name."""

    name: str
    x: float
    y: float
    width: float
    height: float
    head: float
    written: tuple[Written, ...]


@dataclass(frozen=True)
class Line:
    """A way from ``edge[0]`` to ``edge[1]`` or to its signpost; ``style``: normal, return or exception."""

    edge: tuple[str, str]
    style: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Label:
    """The condition of a way."""

    edge: tuple[str, str]
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float


@dataclass(frozen=True)
class Page:
    """One sheet. ``scale``: how much smaller than designed everything on it is (1: as designed)."""

    width: float
    height: float
    scale: float
    boxes: tuple[Box, ...]
    signs: tuple[Sign, ...]
    lanes: tuple[Lane, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Layout:
    """A whole flow on paper: ``paper`` is A4縦, A4横, A3縦 or A3横."""

    title: str
    paper: str
    pages: tuple[Page, ...]
