"""How each question of a notebook went: who had it right, what went wrong most often, what it tells apart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kenshu.grading.marks import Grade

ENOUGH = 10  # hand-ins below which nothing is said about what a question tells apart
UNANSWERED = ("blank", "ask")


@dataclass(frozen=True)
class Item:
    """One question over all hand-ins with a settled mark (``counted``).

    ``right``: share with full marks; ``mean``: mean of points ÷ maximum; both 0…1, None where nothing counts.
    ``blank``: hand-ins without an answer. ``mistake``: what was said most often where points were lost, and
    ``mistakes`` how often. ``index``: correlation with the other questions' points, None when it cannot be said.
    """

    question: str
    of: float
    human: bool
    counted: int
    right: float | None
    mean: float | None
    blank: int
    mistake: str
    mistakes: int
    index: float | None

    @property
    def words(self) -> str:
        return in_words(self.index, self.counted)


def items(
    papers: Sequence[Mapping[str, Grade]], messages: Sequence[Mapping[str, tuple[str, str]]]
) -> list[Item]:
    """The items of one notebook. ``papers``: the marks of each hand-in, question id → Grade; ``messages``: of the
    same hand-ins, question id → (message id, message)."""
    questions = dict.fromkeys(question for paper in papers for question in paper)
    return [_item(question, papers, messages) for question in questions]


def in_words(index: float | None, counted: int) -> str:
    """The discrimination index in a trainer's words; thresholds after Ebel & Frisbie, Essentials of Educational
    Measurement (1991).

    >>> in_words(0.42, 20)
    'ほかの問いもできた人ほど、できています'
    """
    if counted < ENOUGH:
        return f"提出が{ENOUGH}に満たないので、まだ言えません"
    if index is None:
        return "全員が同じ点なので、言えません"
    if index >= 0.3:
        return "ほかの問いもできた人ほど、できています"
    if index >= 0.1:
        return "ほかの問いもできた人のほうが、少しだけできています"
    if index > -0.1:
        return "ほかの問いの出来とは、関わりが見えません"
    return "ほかの問いができた人のほうが、外しています。問いの文と正解を見直してください"


def _item(question, papers, messages) -> Item:
    found = [
        (paper[question], _rest(paper, question), said.get(question, ("", "")))
        for paper, said in zip(papers, messages, strict=True)
        if question in paper and not paper[question].waiting
    ]
    first = next(paper[question] for paper in papers if question in paper)
    points = [grade.points for grade, _, _ in found]
    lost = [said for grade, _, said in found if grade.points < grade.of]
    wrong = Counter(said for said in lost if said[0] and said[0] not in UNANSWERED)
    kinds = Counter(message_id for message_id, _ in wrong.elements())
    often, times = kinds.most_common(1)[0] if kinds else ("", 0)
    text = next((text for (message_id, text), _ in wrong.most_common() if message_id == often), "")
    count = len(found)
    return Item(
        question, first.of, first.human, count,
        sum(grade.points >= grade.of for grade, _, _ in found) / count if count else None,
        sum(points) / count / first.of if count and first.of else None,
        sum(said[0] in UNANSWERED for _, _, said in found), text, times,
        _correlation(points, [rest for _, rest, _ in found]) if count >= ENOUGH else None,
    )  # fmt: skip


def _rest(paper, question) -> float:
    """The points of the other questions that tests marked: every hand-in has these, however far the reading is."""
    return sum(
        g.points or 0 for name, g in paper.items() if name != question and not g.human and not g.waiting
    )


def _correlation(xs: list[float], ys: list[float]) -> float | None:
    """Pearson's r; None where one of the two does not vary (Nunnally & Bernstein 1994: item-rest correlation)."""
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    dx, dy = [x - mean_x for x in xs], [y - mean_y for y in ys]
    spread = (sum(d * d for d in dx) * sum(d * d for d in dy)) ** 0.5
    return sum(a * b for a, b in zip(dx, dy, strict=True)) / spread if spread > 1e-12 else None
