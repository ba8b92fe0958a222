"""Lay a flow out on paper: lanes across, time to the right, long flows in several bands. No drawing here."""

from dataclasses import dataclass

from kenshu.flow import layout_layers, layout_measure, layout_place
from kenshu.flow.errors import FlowError
from kenshu.flow.layout_band import band
from kenshu.flow.layout_face import faces
from kenshu.flow.layout_shapes import Layout, Page
from kenshu.flow.route_band import wires
from kenshu.flow.steps import Steps, returns
from kenshu.flow.validate import validate

PAPERS = {"A4横": (297.0, 210.0), "A4縦": (210.0, 297.0), "A3横": (420.0, 297.0), "A3縦": (297.0, 420.0)}
MARGIN, TITLE, FOOT = 9.0, 11.0, 23.5  # FOOT: legend and caption
BETWEEN = 5.0  # two bands
SMALLEST = 0.66  # of the designed size: names of steps in letters of 5 points
# Of the designed size: below the first A3 is taken, below the second several sheets; above the third no larger.
READABLE_A4, READABLE, COMFORTABLE = 0.86, 0.72, 0.92
_COLUMN, _POSTS, _ROW, _LANE = 36.5, 22.0, 17.5, 4.4  # rough sizes, for choosing the paper


def lay_out(steps: Steps, paper: str = "") -> Layout:
    """Places of everything, in mm. ``paper``: A4, A3 or one of ``PAPERS``; "" takes the smallest that is readable.

    The same table gives the same places. Raises FlowError while ``validate`` finds errors (a picture of a broken
    flow would lie), and for an unknown paper.
    """
    report = validate(steps)
    if not report.ok:
        lines = "\n".join(f"× {finding}" for finding in report.errors[:10])
        raise FlowError(f"まだ図にできません。次の{len(report.errors)}件を直してください。\n{lines}")
    plan = _plan(steps, paper)
    placed = [_band(steps, plan, span) for span in plan.bands]
    return Layout(steps.title, plan.paper, _pages(placed, plan))


@dataclass(frozen=True)
class _Plan:
    paper: str
    bands: tuple[range, ...]
    column: dict[str, int]
    back: frozenset
    faces: dict

    @property
    def room(self) -> tuple[float, float]:
        """Width and height for bands on one page."""
        width, height = PAPERS[self.paper]
        return width - 2 * MARGIN, height - 2 * MARGIN - TITLE - FOOT


def _plan(steps: Steps, paper: str) -> _Plan:
    """The paper and the bands on which the flow is likely to be largest."""
    back = returns(steps)
    column = layout_layers.columns(steps, back)
    sizes = faces(steps)
    whole, offers = max(column.values()) + 1, []
    cuts = {}
    for name in _papers(paper):
        plan = _Plan(name, (), column, back, sizes)
        most_columns = int((plan.room[0] / READABLE - layout_place.HEAD - _POSTS) / _COLUMN)
        for most in range(min(3, whole), min(whole, max(3, most_columns)) + 1):
            bands = cuts.setdefault(most, tuple(layout_layers.cut(steps, column, back, most)))
            offers.append((_rough_scale(steps, plan, bands), name, bands))
    small = [offer for offer in offers if offer[1].startswith("A4") and offer[0] >= READABLE_A4]
    best = max(small or offers, key=_merit)
    if best[0] < READABLE * 0.93:  # rough sizes err by some per cent
        fitting = [
            offer for offer in offers if _rough_width(offer[2]) * 0.9 <= PAPERS[offer[1]][0] - 2 * MARGIN
        ]
        best = min(fitting or offers, key=lambda offer: (len(offer[2]), "横" not in offer[1]))
    return _Plan(best[1], best[2], column, back, sizes)


def _merit(offer):
    """The larger the better up to a comfortable size, then the fewer bands."""
    scale, name, bands = offer
    return (min(round(scale, 2), COMFORTABLE), -len(bands), "横" in name, scale)


def _papers(paper: str) -> list[str]:
    names = [name for name in PAPERS if name.startswith(paper)]
    if not names:
        raise FlowError(
            f"「{paper}」という用紙はありません。{'、'.join(['A4', 'A3', *PAPERS])} から選んでください。"
        )
    return names


def _rough_width(bands) -> float:
    posts = _POSTS * (0 if len(bands) == 1 else 1)
    return layout_place.HEAD + 3 + posts + _COLUMN * max(len(span) for span in bands)


def _rough_scale(steps, plan, bands) -> float:
    height = 0.0
    for span in bands:
        cells = {}
        for step in steps:
            if plan.column[step.number] in span:
                key = (step.lane, plan.column[step.number])
                cells[key] = cells.get(key, 0) + max(_ROW, plan.faces[step.number].height + 1)
        tallest = {}
        for (lane, _), tall in cells.items():
            tallest[lane] = max(tallest.get(lane, 0), tall)
        height += sum(tallest.values()) + _LANE * len(tallest) + BETWEEN
    width, room = plan.room
    return min(1.0, width / _rough_width(bands), room / height)


def _band(steps, plan, span):
    made = band(steps, plan.column, plan.back, span, plan.faces)
    return made, wires(made)


def _pages(placed, plan) -> tuple[Page, ...]:
    least = {lane: layout_place.least_height(lane) for made, _ in placed for lane in made.rows}

    def sized(room):
        return [layout_measure.measure(*one, layout_place.HEAD, least, room) for one in placed]

    width, height = plan.room
    sizes = sized(0.0)
    fitting = min(1.0, width / max(size.width for size in sizes))
    whole = sum(size.height for size in sizes) + BETWEEN * (len(sizes) - 1)
    scale = min(fitting, height / whole)
    if scale < SMALLEST:  # several sheets rather than one that nobody can read
        scale = min(fitting, height / max(size.height for size in sizes))
    sizes = sized(width / scale)
    pages, shapes, at = [], [], 0.0
    for (made, routed), size in zip(placed, sizes, strict=True):
        if shapes and at + size.height * scale > height + 1e-6:
            pages.append(_page(shapes, plan, scale, at))
            shapes, at = [], 0.0
        pen = layout_place.Pen(MARGIN, MARGIN + TITLE + at, scale)
        shapes.append(layout_place.shapes(made, routed, size, pen))
        at += (size.height + BETWEEN) * scale
    return (*pages, _page(shapes, plan, scale, at))


def _page(shapes, plan, scale, at) -> Page:
    """A sheet as high as its bands, at most as the paper."""
    together = {name: tuple(one for part in shapes for one in part[name]) for name in shapes[0]}
    width, height = PAPERS[plan.paper]
    needed = MARGIN * 2 + TITLE + at - BETWEEN * scale + FOOT
    return Page(width, round(min(height, needed), 3), scale, **together)
