"""What falls in the budget. Saved time is not a saved budget: money only where a line of it falls."""

from dataclasses import dataclass

from kenshu.improve.figure import Figure, ImproveError

# The lines that can fall because people have more time; the pay of permanent staff does not.
OF_TIME = ("超過勤務手当", "委託料", "会計年度任用職員の報酬")
# The lines that can fall because fewer things are sent and printed, whatever becomes of the time.
OF_THINGS = ("通信運搬費", "印刷製本費")
LINES = OF_TIME + OF_THINGS
SAME = 0.01  # a claim this near to hours × rate is hours × rate


@dataclass(frozen=True)
class Line:
    """A line of the budget, in whole yen a year before and after; ``basis``: what makes it fall.

    Raises ImproveError for a line that neither time nor paper saved makes fall, for one that does not fall, and
    for one without basis.
    """

    name: str
    before: int
    after: int
    basis: str

    def __post_init__(self):
        if not self.name:
            raise ImproveError(
                f"減る予算の行が選ばれていません。「{'」「'.join(LINES)}」から選んでください。"
            )
        if self.name not in LINES:
            raise ImproveError(
                f"「{self.name}」は、時間が浮いても減りません。減った時間は、減った予算ではないからです。"
                f"「{'」「'.join(LINES)}」のどれかが実際に減るときだけ、金額を書きます。"
            )
        if not self.basis:
            raise ImproveError(
                f"「{self.name}」が減る根拠がありません。何が何時間(何件、何通)減るからかを書いてください。"
            )
        if not 0 <= self.after < self.before:
            raise ImproveError(
                f"「{self.name}」が減っていません(前{self.before:,}円、後{self.after:,}円)。減る行だけを書いてください。"
            )

    @property
    def falls(self):
        """Yen a year."""
        return self.before - self.after


@dataclass(frozen=True)
class BudgetCut:
    """``yen`` a year by which the budget falls (0 is an honest answer), and the Japanese text that says it."""

    yen: int
    text: str


def budget_cut(worth: Figure, lines=(), *, use: str) -> BudgetCut:
    """The cut that lines of the budget explain, told apart from ``worth`` (円, of ``improve.worth``).

    ``use``: what the time is used for; without it nobody knows what the saving is good for (ImproveError).
    """
    if not use:
        raise ImproveError("浮いた時間を何に使うかがありません。仕事の名前で書いてください。")
    yen = sum(line.falls for line in lines)
    not_money = "予算がその分減るわけではありません。"
    money = f"時間の値打ちは{worth.value:,.0f}円"
    if not yen:
        return BudgetCut(0, f"予算は減りません。{money}ですが、{not_money}時間は{use}に使います。")
    told = "、".join(f"{line.name}が{line.falls:,}円({line.basis})" for line in lines)
    counted, left = (
        ("(減る予算の分の時間も入れて)", "残りの時間")
        if any(line.name in OF_TIME for line in lines)
        else ("", "時間")
    )
    rest = f"{money}{counted}ですが、{not_money}{left}は{use}に使います。"
    return BudgetCut(yen, f"予算は{yen:,}円減ります。内訳は、{told}です。{rest}")


def refuse_time_as_money(claimed, worth: Figure, lines=()):
    """Raise ImproveError when a cut of ``claimed`` yen is more than the lines of the budget explain."""
    explained = sum(line.falls for line in lines)
    if claimed <= explained:
        return
    if abs(claimed - worth.value) <= SAME * worth.value:
        raise ImproveError(
            "その額は、減った時間×単価です。減った時間は、減った予算ではありません。職員の給料は同じだけ払います。"
            f"「{'」「'.join(LINES)}」のうち、実際に減る行の額を書いてください。"
        )
    raise ImproveError(
        f"減る予算として書いた{claimed:,}円のうち、予算の行で説明できるのは{explained:,}円です。"
        "説明できる額に直すか、減る行を書き足してください。"
    )
