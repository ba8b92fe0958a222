"""Walk down the table with one case."""

from dataclasses import dataclass

from kenshu.improve.figure import ImproveError
from kenshu.improve.means.table import Means, Question, questions, table


@dataclass(frozen=True)
class Decision:
    """``means``: the first that fits, or None while ``ask`` must be answered. ``passed``: those before it, in order."""

    means: Means | None
    passed: tuple[Means, ...]
    ask: Question | None = None

    @property
    def sentence(self):
        """What to do and why, or whom to ask, in Japanese."""
        if self.means is None:
            return f"まだ決められません。「{self.ask.ask}」を{self.ask.whom}に聞いてください。"
        one = self.means
        return f"{one.name}です。{one.because}異動後も直せるか: {one.stays}。{one.stays_why}"

    @property
    def steps(self):
        """Each means asked, with why it was passed or taken, one line each."""
        lines = [f"{one.name}: いいえ。{one.because_not}" for one in self.passed]
        return (
            *lines,
            self.sentence if self.means is None else f"{self.means.name}: はい。{self.means.because}",
        )


def decide(case):
    """``case``: {question id: True, False or None (not known yet)}; a question left out is not known.

    Raises ImproveError for an answer to a question that is not in the table, or one that is not yes or no.
    """
    checked(case)
    passed = []
    *first, last = table()
    for means in first:
        known = [(name, case.get(name), wanted) for name, wanted in means.when]
        if any(given is not None and given != wanted for _, given, wanted in known):
            passed.append(means)
        elif unknown := [name for name, given, _ in known if given is None]:
            return Decision(None, tuple(passed), questions()[unknown[0]])
        else:
            return Decision(means, tuple(passed))
    return Decision(last, tuple(passed))


def checked(case):
    """``case`` itself, if every answer belongs to a question; else ImproveError."""
    for name, given in case.items():
        if name not in questions():
            raise ImproveError(
                f"手段選定の表に「{name}」という問いはありません。使えるのは {'、'.join(questions())} です。"
            )
        if given is not None and not isinstance(given, bool):
            raise ImproveError(
                f"「{questions()[name].ask}」には、はい、いいえ、まだ分からない のどれかで答えてください。"
            )
    return case
