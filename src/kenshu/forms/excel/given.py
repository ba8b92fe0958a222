"""A given table in a sheet: its columns share the width of the page by what stands in them."""

from kenshu.forms.excel import places as at
from kenshu.forms.excel.sheet import GREY, NARROW, WIDE, Sheet, half_widths
from kenshu.forms.pieces import Grid


def grid(sheet: Sheet, piece: Grid):
    """The table with its caption and headings."""
    if piece.caption:
        sheet.words(piece.caption, bold=True)
    columns = shared(piece)
    if piece.heads:
        for (first, last), head in zip(columns, piece.heads, strict=True):
            sheet.cell(first, last, head, bold=True, bg_color=GREY)
        sheet.tall(0, at.NO_FIELD)
        sheet.next()
    for row in piece.rows:
        for place, value in enumerate(row):
            if value is None and place:
                continue
            end = place
            while end + 1 < len(row) and row[end + 1] is None:
                end += 1
            sheet.cell(columns[place][0], columns[end][1], value)
        sheet.tall(0, at.NO_FIELD)
        sheet.next()
    sheet.gap()


def shared(piece: Grid) -> list[tuple[int, int]]:
    """First and last column of each column of the table: wide texts get what numbers leave over.

    >>> shared(Grid("", ("名", "数"), (("電話・窓口の受付の仕事", 12),)))
    [(1, 1), (2, 2)]
    """
    wanted = [_wanted(piece, place) for place in range(_count(piece))]
    start = at.FIRST if wanted[0] > NARROW or len(wanted) > at.LAST - 1 else at.INPUT
    room = [WIDE if start == at.FIRST else NARROW, *[NARROW] * (len(wanted) - 1)]
    spans, spare = [1] * len(wanted), at.LAST - start + 1 - len(wanted)
    while spare > 0:
        tightest = max(range(len(wanted)), key=lambda place: wanted[place] / room[place])
        if wanted[tightest] <= room[tightest]:
            break
        spans[tightest] += 1
        room[tightest] += NARROW
        spare -= 1
    ends = [start + sum(spans[: place + 1]) for place in range(len(spans))]
    return [(end - span, end - 1) for end, span in zip(ends, spans, strict=True)]


def _count(piece: Grid) -> int:
    return max([len(piece.heads), *map(len, piece.rows)])


def _wanted(piece: Grid, place: int) -> int:
    """Half-width letters that the widest cell of a column would like, cells that run on left aside."""
    texts = [piece.heads[place] if piece.heads else ""]
    texts += [str(row[place] or "") for row in piece.rows if row[place + 1 : place + 2] != (None,)]
    return max(half_widths(line) for text in texts for line in text.split("\n")) + 2
