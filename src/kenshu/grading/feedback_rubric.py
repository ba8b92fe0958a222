"""What a learner reads of the rubrics: the level in its own words, the points, and what to add. Never a rank."""

from dataclasses import dataclass

from kenshu.grading import rubric_standing
from kenshu.grading.place import Place
from kenshu.grading.rubric import WORDS, rubrics
from kenshu.grading.rubric_standing import AGAIN, DONE, Standing
from kenshu.grading.standing import Row

FINISHED = "修了です。おめでとうございます。"
ONCE_MORE = "もう一度、出してみましょう。いまは{total:g}点です。修了は{least:g}点からで、どの観点も段階{each:g}からです。"
NOT_YET = "講師が読んでいます。読み終わると、ここに段階と、次に足すことが出ます。"


@dataclass(frozen=True)
class Line:
    """One 観点: ``points`` and ``level`` in words; ``waiting`` while nobody has read it."""

    title: str
    waiting: bool
    points: str
    level: str
    add: str
    note: str


@dataclass(frozen=True)
class Piece:
    """One rubric on a page. ``first``: (観点, what to add) that would lead to 修了; empty where it is reached."""

    title: str
    verdict: str
    lines: tuple[Line, ...]
    first: tuple[tuple[str, str], ...] = ()


def pieces(place: Place, rows: list[Row]) -> dict[tuple[str, str], tuple[Piece, ...]]:
    """(受講者番号, session) → what its page shows of the rubrics."""
    found: dict[tuple[str, str], list[Piece]] = {}
    for rubric in rubrics(place).values():
        if rubric.session not in place.sessions():
            continue
        given = (rubric_standing.capstones(place, rubric, rows) if rubric.notebook
                 else rubric_standing.sessions(place, rubric))  # fmt: skip
        for number, standing in given.items():
            if standing.returned is None:
                found.setdefault((number, rubric.session), []).append(_piece(standing))
    return {key: tuple(some) for key, some in found.items()}


def _piece(standing: Standing) -> Piece:
    rubric = standing.rubric
    lines = tuple(_line(standing, one) for one in rubric.criteria)
    if rubric.least is None:
        return Piece(rubric.title, "", lines)
    verdict = {
        DONE: FINISHED,
        AGAIN: ONCE_MORE.format(total=standing.total, least=rubric.least, each=rubric.each),
    }.get(standing.verdict, NOT_YET)
    first = standing.to_add() if standing.verdict == AGAIN else []
    return Piece(rubric.title, verdict, lines, tuple((one.title, text) for one, text in first))


def _line(standing: Standing, one) -> Line:
    note = standing.said.notes.get(one.id, "")
    if one.id not in standing.levels:
        return Line(one.title, True, "講師が読んでいます", "", "", note if not one.question else "")
    level = standing.levels[one.id]
    shown = f"{WORDS[int(level)]}(段階{int(level)})。{one.text(level)}"
    return Line(one.title, False, f"{one.points(level):g} / {one.weight:g} 点", shown, one.what_to_add(level),
                "" if one.question else note)  # fmt: skip
