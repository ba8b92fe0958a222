"""A comparison on one sheet (A4 upright): four numbers above, below the steps of both versions side by side."""

from dataclasses import dataclass

from kenshu import figures
from kenshu.figures.palette import AXIS, GRID, INK, SERIES, SOFT, WHITE
from kenshu.flow.compare import Comparison, Pair
from kenshu.flow.compare_text import amount, change, changes, doubts, read_comparison, sentence
from kenshu.flow.draw import CAPTION
from kenshu.flow.draw_shapes import text
from kenshu.flow.layout_text import width
from kenshu.flow.steps import Step

PAGE, MARGIN = (210.0, 297.0), 10.0
LADDER, NOTES = 66.0, 24.0  # mm from the top of the page to the first row; kept free below the last
BOX, ROW, LEAST_ROW = 78.0, 7.6, 5.2
NAME, NOTE, BETWEEN = 2.7, 2.1, 2.3  # letters, mm
BEFORE, AFTER = MARGIN, PAGE[0] - MARGIN - BOX
NEW, GONE = SERIES[0].colour, SERIES[1].colour


@dataclass(frozen=True)
class Row:
    """One line of the ladder: a step before, after, or both; ``count`` > 0 stands for that many unchanged ones."""

    before: Step | None = None
    after: Step | None = None
    said: tuple[str, ...] = ()
    count: int = 0


def draw_comparison(found: Comparison, *, caption: figures.Caption | None = None) -> figures.Picture:
    """The comparison as one figure for print; the same tables give the same bytes.

    Unchanged steps in a row are drawn as one line when the sheet is full; what still does not fit is counted, and
    stands in the reading.
    """
    ladder, size, left = fitted(rows(found))
    notes = _notes(found, left)
    height = LADDER + len(ladder) * size + 4.0 * len(notes) + MARGIN
    fig, axes = figures.figure(PAGE[0] / 25.4, height / 25.4)
    fig.get_layout_engine().set(w_pad=0, h_pad=0, wspace=0, hspace=0)
    with figures.style():
        axes.set_axis_off()
        axes.set_xlim(0, PAGE[0])
        axes.set_ylim(height, 0)
        axes.margins(0)
        _head(axes, found)
        for place, row in enumerate(ladder):
            _row(axes, row, LADDER + (place + 0.5) * size, size)
        for place, note in enumerate(notes):
            top = LADDER + len(ladder) * size + 4.0 * (place + 0.8)
            text(axes, _cut(note, NOTE, PAGE[0] - 2 * MARGIN), MARGIN, top, NOTE, "left")
    return figures.Picture(fig, caption or _caption(found), _alt(found), "\n".join(read_comparison(found)))


def rows(found: Comparison) -> list[Row]:
    """In the order of the new table; a dropped step stands below the step it followed."""
    partner = {pair.before.number: pair.after.number for pair in found.pairs}
    after_which: dict[str, list[Step]] = {}
    last = ""
    for step in found.before:
        if step.number in partner:
            last = partner[step.number]
        else:
            after_which.setdefault(last, []).append(step)
    pairs = {pair.after.number: pair for pair in found.pairs}
    made = [Row(before=step, said=("やめる",)) for step in after_which.get("", [])]
    for step in found.after:
        made.append(_kept(pairs[step.number]) if step.number in pairs else Row(after=step, said=("加える",)))
        made += [Row(before=gone, said=("やめる",)) for gone in after_which.get(step.number, [])]
    return made


def fitted(ladder: list[Row]) -> tuple[list[Row], float, int]:
    """Rows that fit the sheet, their height in mm, and how many changed ones had to be left out."""
    room = PAGE[1] - CAPTION - LADDER - MARGIN - NOTES
    if len(ladder) * LEAST_ROW > room:
        ladder = _together(ladder)
    most = int(room / LEAST_ROW)
    left = 0
    if len(ladder) > most:
        left = sum(not row.count for row in ladder[most - 1 :])
        ladder = ladder[: most - 1]
    return ladder, max(LEAST_ROW, min(ROW, room / len(ladder))), left


def _notes(found: Comparison, left: int) -> list[str]:
    """What a reader must know beside the numbers, and how much found no room."""
    notes = doubts(found)
    return [*notes, f"ほかに{left}行あります。「文字で読む」にすべて書いてあります。"] if left else notes


def _kept(pair: Pair) -> Row:
    return Row(pair.before, pair.after, tuple(changes(pair)))


def _together(ladder: list[Row]) -> list[Row]:
    made: list[Row] = []
    for row in ladder:
        if row.said:
            made.append(row)
        elif made and made[-1].count:
            made[-1] = Row(count=made[-1].count + 1)
        else:
            made.append(Row(count=1))
    return made


def _head(axes, found: Comparison):
    room = PAGE[0] - 2 * MARGIN
    said = sentence(found)
    text(axes, said, MARGIN, 11.0, min(4.6, 4.6 * room / width(said, 4.6)), "left")
    titles = f"いま「{found.before.title}」 → これから「{found.after.title}」"
    text(axes, titles, MARGIN, 17.0, min(2.8, 2.8 * room / width(titles, 2.8)), "left", SOFT)
    was, now = found.was, found.now
    tiles = [("手順の数", was.steps, now.steps, ""), ("作業の時間(月)", was.hours, now.hours, "時間"),
             ("待ち(1件の平均)", was.waiting, now.waiting, "日"),
             ("担当をまたぐ線", was.handovers, now.handovers, "本")]  # fmt: skip
    step = room / len(tiles)
    for place, tile in enumerate(tiles):
        _tile(axes, MARGIN + place * step, step - 3.0, *tile)
    for x, words in ((BEFORE, "いま"), (AFTER, "これから")):
        text(axes, words, x + BOX / 2, LADDER - 4.5, 3.4)


def _tile(axes, x, wide, label, before, after, unit):
    """A label, two bars on one scale, and the two numbers at their ends."""
    text(axes, label, x, 25.5, 3.0, "left")
    if before is None or after is None:
        text(axes, "件数が空欄なので出せません", x, 33.0, 2.4, "left", SOFT)
        return
    most = max(before, after) or 1.0
    bars = wide - 17.0
    for y, value, name, look in ((30.0, before, "いま", SERIES[1]), (38.5, after, "これから", SERIES[0])):
        long = bars * value / most
        if look.hatch:
            _rectangle(axes, x, y, long, 5.5, facecolor=WHITE, edgecolor=look.colour, hatch=look.hatch)
        else:
            _rectangle(axes, x, y, long, 5.5, facecolor=look.colour, edgecolor=look.colour)
        text(axes, f"{amount(value)}{unit}", x + long + 1.0, y + 1.7, 3.0, "left")
        text(axes, name, x + long + 1.0, y + 4.7, 2.0, "left", SOFT)
    text(axes, change(before, after, unit), x, 48.5, 3.6, "left")


def _row(axes, row: Row, y: float, size: float):
    if row.count:
        text(axes, f"変わらない手順 {row.count}", PAGE[0] / 2, y, NOTE, colour=SOFT)
        for x in (BEFORE, AFTER):
            _line(axes, (x + 4, y), (x + BOX - 4, y), GRID, 0.8)
        return
    high = size - 1.2
    if row.before:
        _box(axes, row.before, BEFORE, y, high, gone=row.after is None, quiet=not row.said)
    if row.after:
        _box(axes, row.after, AFTER, y, high, new=row.before is None, quiet=not row.said)
    _between(axes, row, y)


def _between(axes, row: Row, y: float):
    begin, end = BEFORE + BOX, AFTER
    if not row.said:
        _line(axes, (begin, y), (end, y), AXIS, 0.6)
        return
    if row.before and row.after:
        axes.annotate("", (end - 0.2, y), (begin + 0.2, y),
                      arrowprops={"arrowstyle": "-|>", "color": NEW, "linewidth": 1.0, "shrinkA": 0, "shrinkB": 0})  # fmt: skip
    said = ["× やめる"] if row.after is None else ["＋ 加える"] if row.before is None else list(row.said)
    lines = ["・".join(said[:2]), "・".join(said[2:])] if len(said) > 2 else ["・".join(said)]
    room = end - begin - 3.4
    for place, words in enumerate(lines):
        at = y + (place - (len(lines) - 1) / 2) * 3.2
        letter = min(BETWEEN, BETWEEN * room / width(words, BETWEEN))
        paper = {"facecolor": WHITE, "edgecolor": "none", "pad": 0.4}
        text(
            axes,
            words,
            (begin + end) / 2,
            at,
            letter,
            zorder=5,
            **({"bbox": paper} if len(lines) == 1 else {}),
        )


def _box(axes, step: Step, x, y, high, *, gone=False, new=False, quiet=False):
    """Name left, 担当 and 媒体 right; dropped: dashed and struck through, new: thick, unchanged: thin and grey."""
    look = {"edgecolor": GONE if gone else NEW if new else AXIS if quiet else INK,
            "linewidth": 2.0 if new else 0.6 if quiet else 1.1,
            "linestyle": (0, (3.2, 1.6)) if gone else "solid"}  # fmt: skip
    _rectangle(axes, x, y - high / 2, BOX, high, facecolor=WHITE, **look)
    colour = SOFT if quiet else INK
    beside = _cut("・".join(filter(None, (step.lane, step.medium))), NOTE, 30.0)
    text(axes, beside, x + BOX - 1.2, y, NOTE, "right", colour)
    name = f"{step.number}  {step.name}"
    room = BOX - 4.0 - width(beside, NOTE)
    letter = max(1.9, min(NAME, NAME * room / width(name, NAME)))
    name = _cut(name, letter, room)
    text(axes, name, x + 1.4, y, letter, "left", colour)
    if gone:
        _line(axes, (x + 1.0, y), (x + 1.8 + width(name, letter), y), GONE, 0.9)


def _cut(words: str, size: float, room: float) -> str:
    """As much of the words as has room; the reading has all of them."""
    if width(words, size) <= room:
        return words
    while words and width(words + "…", size) > room:
        words = words[:-1]
    return words + "…"


def _rectangle(axes, x, y, wide, high, **look):
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((x, y), wide, high, zorder=2, **look))


def _line(axes, begin, end, colour, thick):
    axes.plot([begin[0], end[0]], [begin[1], end[1]], color=colour, linewidth=thick, zorder=3)


def _caption(found: Comparison) -> figures.Caption:
    sources = "と".join(one.source for one in (found.before, found.after) if one.source)
    return figures.Caption(
        "2つの表を書いた時点",
        "開始から終了まで、表に出る全担当",
        "作業は分×件数の合計、待ちは待ち×件数の合計÷1か月の件数",
        data=f"もとの表: {sources or '手順の表'}",
    )


def _alt(found: Comparison) -> str:
    changed = sum(pair.changed for pair in found.pairs)
    return (
        f"業務の流れを2つ並べて比べた図。{found.before.title[:30]}。{sentence(found)}。やめる手順{len(found.removed)}、"
        f"加える手順{len(found.added)}、変わる手順{changed}。担当をまたぐ線は{found.was.handovers}本から"
        f"{found.now.handovers}本へ。"
    )
