"""Reading a published table as a curious reader would: hidden numbers that follow from the totals."""

from fractions import Fraction
from numbers import Integral

from kenshu.privacy.errors import PrivacyError


def given_away(shown) -> dict[tuple, int]:
    """{(row, column): number} of every hidden number that follows from the shown ones by adding and taking away.

    ``shown``: a frame with 合計 as last row and last column; whatever is no whole number is hidden. Raises
    PrivacyError when the shown numbers contradict each other.
    """
    unknown = [
        (row, column)
        for row in shown.index
        for column in shown.columns
        if not _is_known(shown.loc[row, column])
    ]
    lines = [[(row, column) for column in shown.columns] for row in shown.index]
    lines += [[(row, column) for row in shown.index] for column in shown.columns]
    found = {}
    for line in _reduced([_equation(shown, unknown, line) for line in lines]):
        *factors, right = line
        places = [place for place, factor in zip(unknown, factors, strict=True) if factor]
        if not places and right:
            raise PrivacyError("見えている数どうしが合いません。合計を計算し直してください。")
        if len(places) == 1:
            found[places[0]] = int(right)
    return {place: found[place] for place in unknown if place in found}


def _is_known(cell):
    return isinstance(cell, Integral) and not isinstance(cell, bool)


def _equation(shown, unknown, line):
    """Cells − total = 0 as factors of the unknown and the right side."""
    signs = dict.fromkeys(line[:-1], 1) | {line[-1]: -1}
    factors = [Fraction(signs.get(place, 0)) for place in unknown]
    known = sum(sign * int(shown.loc[place]) for place, sign in signs.items() if _is_known(shown.loc[place]))
    return [*factors, Fraction(-known)]


def _reduced(lines):
    """The same equations in reduced form (Gauss and Jordan)."""
    rank = 0
    for column in range(len(lines[0]) - 1):
        pivot = next((at for at in range(rank, len(lines)) if lines[at][column]), None)
        if pivot is None:
            continue
        lines[rank], lines[pivot] = lines[pivot], lines[rank]
        head = lines[rank][column]
        lines[rank] = [number / head for number in lines[rank]]
        for at, line in enumerate(lines):
            if at != rank and (factor := line[column]):
                lines[at] = [a - factor * b for a, b in zip(line, lines[rank], strict=True)]
        rank += 1
    return lines
