"""Tables of people: small numbers hidden, and as many others that no hidden one can be worked out from the totals."""

from dataclasses import dataclass
from itertools import product

from kenshu.privacy.errors import PrivacyError
from kenshu.privacy.small_cells_flow import TOTAL, bounds, way_round

LEAST = 5  # people; a number from 1 to 4 could be told to be somebody's
HIDDEN = "非表示"
MOST = 2_000  # cells


@dataclass(frozen=True)
class SmallCells:
    """``table``: whole numbers with a last row and a last column 合計; ``small``, ``also``: hidden (row, column).

    ``small`` are below ``least``; ``also`` are hidden with them, so that no small one can be worked out.
    """

    table: object
    small: tuple[tuple, ...]
    also: tuple[tuple, ...]
    least: int

    @property
    def hidden(self) -> frozenset:
        return frozenset(self.small + self.also)

    @property
    def shown(self):
        """The table to give out: numbers, and HIDDEN in place of a hidden one."""
        shown = self.table.astype(object)
        for row, column in self.hidden:
            shown.loc[row, column] = HIDDEN
        return shown

    def __str__(self):
        if not self.small:
            return f"{self.least}人に満たない数はありません。どの数も出せます。"
        also = f"引き算で分からないように、ほかの{len(self.also)}か所もふせました。" if self.also else ""
        return f"{self.least}人に満たない{len(self.small)}か所をふせました。{also}"


def count(frame, rows: str, columns: str, *, person=None):
    """The table of people by two traits, with 合計: several rows of one person in a cell count once.

    The totals are sums of their cells. Raises PrivacyError as ``alike``.
    """
    from kenshu.privacy.alike import PEOPLE, alike

    groups = alike(frame, [rows, columns], person=person).groups
    return with_totals(groups.pivot(index=rows, columns=columns, values=PEOPLE).fillna(0).astype(int))


def with_totals(table):
    """``table`` of whole numbers with a last column and a last row 合計."""
    whole = table.assign(**{TOTAL: table.sum(axis=1)})
    whole.loc[TOTAL] = whole.sum()
    return whole


def hide(table, least: int = LEAST) -> SmallCells:
    """What to hide in a table with 合計 (``with_totals``): zeros are shown.

    Afterwards every small number could, for all that is shown, be any of at least ``least`` + 1 numbers in a row.
    Raises PrivacyError for a table that is too large, not of whole numbers, or whose totals are not its sums.
    """
    _refuse(table)
    of = {place: int(table.loc[place]) for place in product(table.index, table.columns)}
    small = [place for place, people in of.items() if 0 < people < least]
    hidden = set(small)
    while exposed := next((place for place in small if _width(of, hidden, place, least) < least), None):
        more = way_round(of, hidden, exposed)
        if not more:
            break  # all that holds people is hidden
        hidden |= more
    _show_again(of, hidden, small, least)
    return SmallCells(
        table, tuple(small), tuple(place for place in of if place in hidden - set(small)), least
    )


def _show_again(of, hidden, small, least):
    """Show what need not be hidden, the largest first."""
    for place in sorted(hidden - set(small), key=of.get, reverse=True):
        hidden.remove(place)
        if any(_width(of, hidden, one, least) < least for one in small):
            hidden.add(place)


def _width(of, hidden, place, enough):
    low, high = bounds(of, hidden, place, enough)
    return high - low


def _refuse(table):
    if table.size > MOST:
        raise PrivacyError(
            f"{table.size:,}マスの表です。{MOST:,}マスまでにまとめてから、ふせる所を決めてください。"
        )
    body = table.iloc[:-1, :-1]
    if body.empty or list(table.index[-1:]) != [TOTAL] or list(table.columns[-1:]) != [TOTAL]:
        raise PrivacyError(f"最後の行と最後の列が「{TOTAL}」の表にしてください。")
    if not table.map(lambda cell: float(cell).is_integer() and cell >= 0).all(axis=None):
        raise PrivacyError("表に、0以上の整数でないマスがあります。人数の表にしてください。")
    if not with_totals(body).equals(table.astype(with_totals(body).dtypes.to_dict())):
        raise PrivacyError(f"「{TOTAL}」が、マスの数の和と合いません。合計を計算し直してください。")
