"""The logic model as a tree from left to right, a column a stage."""

from kenshu import figures
from kenshu.figures.palette import INK, SERIES, SOFT, WHITE
from kenshu.figures.style import fold
from kenshu.improve.figure import ImproveError
from kenshu.improve.logic import STAGES

WIDE, TALL = 0.8, 0.74  # of a box, in a grid of 1 × 1
LETTERS = 10  # full-width letters in a line of a box
INCHES = 1.05  # of a row


def logic_picture(boxes, *, period: str, scope: str):
    """The boxes of ``read_logic`` and their arrows; ``period`` and ``scope`` for the caption."""
    if not boxes:
        raise ImproveError("ロジックモデルに箱がありません。1つ書いてください。")
    places = _places(boxes)
    rows = 1 + max(row for _, row in places.values())
    with figures.style():
        fig, axes = figures.figure(10.5, INCHES * rows + 1.2)
        for box in boxes:
            _draw_box(axes, places[box.number], box)
            for number in box.leads_to:
                _draw_arrow(axes, places[box.number], places[number])
        for place, stage in enumerate(STAGES):
            axes.text(place, -0.75, stage, ha="center", color=SOFT, fontsize=11)
        axes.set_xlim(-0.5, len(STAGES) - 0.5)
        axes.set_ylim(rows - 0.4, -1)
        axes.set_axis_off()
        fig.suptitle("何をすると、何が変わるか", x=0.012, ha="left")
    caption = figures.Caption(period, scope, "箱は作った人の考え、矢印は「こうなるはず」の道すじ", "計画")
    alt = (
        f"ロジックモデルの図。{len(boxes)}の箱が左の「{STAGES[0]}」から右の「{STAGES[-1]}」へ矢印でつながる。"
    )
    return figures.Picture(fig, caption, alt, "\n".join(_told(box) for box in boxes))


def _places(boxes):
    """{number: (column, row)}; rows in the order of the table, each column in the middle."""
    columns = {depth: [box.number for box in boxes if box.depth == depth] for depth in range(len(STAGES))}
    most = max(map(len, columns.values()))
    return {
        number: (depth, row + (most - len(numbers)) / 2)
        for depth, numbers in columns.items()
        for row, number in enumerate(numbers)
    }


def _draw_box(axes, place, box):
    from matplotlib.patches import FancyBboxPatch

    column, row = place
    axes.add_patch(
        FancyBboxPatch((column - WIDE / 2, row - TALL / 2), WIDE, TALL, boxstyle="round,pad=0.02",
                       facecolor=WHITE, edgecolor=SERIES[0].colour, linewidth=1.5, zorder=2)
    )  # fmt: skip
    text = fold(f"{box.number} {box.text}", LETTERS)
    size = 11 if text.count("\n") < 3 else 8.5
    axes.text(column, row, text, ha="center", va="center", fontsize=size, color=INK, zorder=3)


def _draw_arrow(axes, start, end):
    axes.annotate(
        "", (end[0] - WIDE / 2 - 0.03, end[1]), (start[0] + WIDE / 2 + 0.03, start[1]), zorder=1,
        arrowprops={"arrowstyle": "-|>", "color": SOFT, "linewidth": 1.3, "shrinkA": 0, "shrinkB": 0},
    )  # fmt: skip


def _told(box):
    if not box.leads_to:
        return f"{box.stage}: {box.number} {box.text}。"
    why = f"理由は「{box.why}」。" if box.why else ""
    return f"{box.stage}: {box.number} {box.text}。次は{'、'.join(box.leads_to)}。{why}"
