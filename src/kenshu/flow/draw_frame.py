"""Around a flow: its title and numbers above, what the shapes mean below."""

from kenshu.flow import draw_shapes, reading
from kenshu.flow.layout import FOOT, MARGIN
from kenshu.flow.layout_shapes import Box, Layout, Line
from kenshu.flow.layout_text import width
from kenshu.flow.steps import Kind, Steps

TITLE, UNDER, LEGEND = 4.6, 2.7, 2.3  # letter sizes, mm
LEGEND_LINE, SAMPLE = 4.8, 9.0
_SHAPES = {
    "開始・終了": (Kind.START, Kind.END), "作業": (Kind.TASK,), "判断": (Kind.DECISION,),
    "並行・合流": (Kind.FORK, Kind.JOIN), "待ち": (Kind.WAIT,),
}  # fmt: skip
_TIPS = {Kind.DECISION: SAMPLE / 2, Kind.FORK: 1.6}
_LINES = {"normal": "次へ", "return": "差戻し", "exception": "例外のとき"}


def draw_frame(axes, steps: Steps, layout: Layout, place: int):
    """Title, numbers and legend of the sheet ``place`` (from 0)."""
    page, many = layout.pages[place], len(layout.pages)
    sheet = f"({place + 1}/{many}枚)" if many > 1 else ""
    room = page.width - 2 * MARGIN
    size = min(TITLE, TITLE * room / width(steps.title + sheet, TITLE))
    draw_shapes.text(axes, steps.title + sheet, MARGIN, MARGIN + 1.4, size, "left")
    numbers = f"手順{len(steps)}・担当{len(steps.lanes)}・{reading.counted(steps).replace('、', '・')}"
    draw_shapes.text(axes, numbers, MARGIN, MARGIN + 6.6, UNDER, "left", draw_shapes.SOFT)
    _legend(axes, layout, page, page.height - FOOT + 3.2)


def _legend(axes, layout, page, y):
    """A sample and a word for each form on the sheets, in as many rows as they need."""
    kinds = {box.kind for one in layout.pages for box in one.boxes}
    styles = {line.style for one in layout.pages for line in one.lines}
    entries = [(words, _shape(wanted[0], False)) for words, wanted in _SHAPES.items() if kinds & set(wanted)]
    if any(box.exceptional for one in layout.pages for box in one.boxes):
        entries.append(("例外の手順", _shape(Kind.TASK, True)))
    entries += [(words, _stroke(style)) for style, words in _LINES.items() if style in styles]
    if any(one.signs for one in layout.pages):
        entries.append(("「12へ」「5から」: 線の続き", None))
    x = MARGIN
    for words, sample in entries:
        wide = width(words, LEGEND) + (SAMPLE + 1.2 if sample else 0)
        if x + wide > page.width - MARGIN:
            x, y = MARGIN, y + LEGEND_LINE
        if sample:
            sample(axes, x, y)
        draw_shapes.text(axes, words, x + (SAMPLE + 1.2 if sample else 0), y, LEGEND, "left")
        x += wide + 3.5


def _shape(kind, exceptional):
    def sample(axes, x, y):
        shape = Box("", kind, "", x, y - 1.9, SAMPLE, 3.8, _TIPS.get(kind, 0.0), exceptional, ())
        draw_shapes.box(axes, shape, 0.8)

    return sample


def _stroke(style):
    def sample(axes, x, y):
        draw_shapes.line(axes, Line(("", ""), style, ((x, y), (x + SAMPLE, y))), 0.9)

    return sample
