"""A figure taken over from an exercise: what it says, where it stands there, and that both are the same number."""

from dataclasses import dataclass

from kenshu.improve.figure import Figure, ImproveError
from kenshu.improve.sentence import shown

HOURS, CASES = "時間", "件"
# What the figures of a request are, each with its unit. The first four are needed; the others where there are any.
ROLES = {
    "before": ("前の職員の時間", HOURS),
    "after": ("後の職員の時間", HOURS),
    "cases_before": ("前の件数", CASES),
    "cases_after": ("後の件数", CASES),
    "control_before": ("比べる相手の前の時間", HOURS),
    "control_after": ("比べる相手の後の時間", HOURS),
    "same_number": ("件数をそろえた見積り", HOURS),
    "proportional": ("比で直した見積り", HOURS),
    "additive": ("差で直した見積り", HOURS),
}
NEEDED = ("before", "after", "cases_before", "cases_after")
CONTROL = ("control_before", "control_after")
ESTIMATES = ("same_number", "proportional", "additive")
NEAR = 0.05  # hours typed with one decimal place
ROUGH = 0.01  # of an estimate made from rounded numbers


@dataclass(frozen=True)
class Quoted:
    """``figure`` as the document has it, its ``role`` (of ROLES) and ``question``, where it was answered.

    ``answered``: what stands there, in the unit of the figure. Raises ImproveError when the two differ: hours by more
    than their first decimal place, cases at all.
    """

    role: str
    figure: Figure
    question: str
    answered: float

    def __post_init__(self):
        name, unit = ROLES[self.role]
        if self.figure.unit != unit:
            raise ImproveError(f"「{name}」は「{unit}」の数字です(いまは「{self.figure.unit}」です)。")
        apart = abs(self.figure.value - self.answered)
        if apart > (NEAR + 1e-9 if unit == HOURS else 0):
            raise ImproveError(
                f"「{name}」が、もとの答えとちがいます。要求資料では{shown(self.figure.value)}{unit}、"
                f"{self.notebook}の問い {self.question} では{shown(self.answered)}{unit}です。"
                "どちらが正しいか確かめて、そろえてください。"
            )

    @property
    def name(self) -> str:
        """What it is called in a document."""
        return ROLES[self.role][0]

    @property
    def said(self) -> str:
        """The number with its unit, rounded as documents show it."""
        return f"{shown(self.figure.value, 0 if self.figure.unit == CASES else 1)}{self.figure.unit}"

    @property
    def notebook(self) -> str:
        """N08 of n08-before-hours."""
        return self.question[:3].upper()

    @property
    def source(self) -> str:
        """Where it stands, in words."""
        return f"{self.notebook}の問い {self.question}"


def refuse_other_estimate(quoted: Quoted, found: float):
    """Raise ImproveError when an estimate quoted from an exercise is not the one that its own figures give."""
    if abs(quoted.figure.value - found) > max(NEAR, ROUGH * abs(found)):
        raise ImproveError(
            f"「{quoted.name}」({shown(quoted.figure.value)}時間、{quoted.source})が、この資料の前後の時間と件数から"
            f"計算した{shown(found)}時間と合いません。もとの答えか、期間と範囲を確かめてください。"
        )
