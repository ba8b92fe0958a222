"""Mark: what one question earned. nbgrader reads its repr, a person reads its message."""

import html
import math
from dataclasses import dataclass

from kenshu import KenshuError

MIME = "application/vnd.kenshu.mark+json"
# tone: (sign, words). Sign and words together, so that nothing hangs on colour.
TONES = {
    "right": ("◯", "そろいました"),
    "partly": ("△", "あと少しです"),
    "again": ("↻", "もう一度見てみましょう"),
    "blank": ("－", "まだ答えがありません"),
    "ask": ("？", "聞いてから答える"),
    "reply": ("→", "お返事"),
}


class CheckError(KenshuError):
    """An answer could not be checked. It is never turned into a mark."""


@dataclass(frozen=True)
class Verdict:
    """What a rule says: the share of the points earned (0 to 1), a message id, the Japanese message."""

    share: float
    message_id: str
    message: str


@dataclass(frozen=True, repr=False)
class Mark:
    """Points (0 to ``of``, finite) with a message.

    The repr is the bare number: nbgrader gives full marks for False, -1, NaN or any text, so a Mark that is
    not a number from 0 to ``of`` cannot be made (CheckError).

    >>> Mark("n08-before-hours", 1.5, 3, "minutes-as-hours", "分のままではありませんか。")
    1.5
    """

    question: str
    points: float
    of: float
    message_id: str
    message: str
    tone: str = ""

    def __post_init__(self):
        for name in ("points", "of"):
            object.__setattr__(self, name, _plain(getattr(self, name), self.question))
        if not 0 <= self.points <= self.of:
            raise CheckError(
                f"問い「{self.question}」の点が0から{self.of}までの数になっていません。講師に知らせてください。"
            )
        if self.tone not in TONES:
            object.__setattr__(self, "tone", _tone(self))

    def __repr__(self):
        return repr(self.points)

    def to_html(self) -> str:
        """The message as escaped HTML; the points are not shown."""
        sign, words = TONES[self.tone]
        return (
            f'<div class="kenshu-mark kenshu-mark-{self.tone}"><strong>'
            f'<span aria-hidden="true">{sign}</span> {words}</strong><br>'
            f"{html.escape(self.message)}</div>"
        )

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"question": self.question, "points": self.points, "message_id": self.message_id}
        return {"text/plain": repr(self), "text/html": self.to_html(), MIME: data}


def _plain(number, question: str) -> int | float:
    """A Python int or float (numpy's numbers have another repr); CheckError when it is not finite."""
    try:
        if isinstance(number, bool | str):
            raise TypeError
        number = float(number)
        if not math.isfinite(number):
            raise ValueError
    except (TypeError, ValueError, OverflowError):
        raise CheckError(f"問い「{question}」の点が数になっていません。講師に知らせてください。") from None
    return int(number) if number.is_integer() else number


def _tone(mark: Mark) -> str:
    if mark.message_id in ("blank", "ask"):
        return mark.message_id
    if mark.points == mark.of:
        return "right"
    return "partly" if mark.points else "again"
