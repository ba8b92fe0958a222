"""One line of what a change costs, and the lines that are easily forgotten."""

from dataclasses import dataclass

from kenshu.improve.cost import worth
from kenshu.improve.figure import Figure, ImproveError

YEARS = 5
# Every estimate speaks of each: what it is, and what is asked when it is left out.
KINDS = {
    "初期費用": "設定や移行など、初めに一度かかる費用",
    "使用料・保守": "使うかぎり毎年かかる費用",
    "研修": "新しいやり方をおぼえる職員の時間や、研修の委託",
    "二重運用": "電話や紙と両方で受けるあいだの手間",
    "更新": "契約の更新や、様式・制度が変わったときの作り直し",
    "やめるとき": "データの取り出しや、元のやり方に戻す費用",
}


@dataclass(frozen=True)
class Cost:
    """A cost of one of ``KINDS``: ``yen`` for each of the five years, whole yen.

    ``paid``: True = money leaves the budget, False = staff time, told as its worth. ``basis``: where the sum
    comes from (見積書, 時間×単価, or why it is 0). Raises ImproveError naming what does not fit.
    """

    kind: str
    name: str
    yen: tuple[int, ...]
    basis: str
    paid: bool = True

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ImproveError(
                f"費用の種類「{self.kind}」はありません。「{'」「'.join(KINDS)}」から選んでください。"
            )
        if not self.name or not self.basis:
            raise ImproveError(
                f"「{self.kind}」の費用に、名前か根拠(見積書、時間×単価、0円の理由など)がありません。書き足してください。"
            )
        if len(self.yen) != YEARS or not all(isinstance(yen, int) and yen >= 0 for yen in self.yen):
            raise ImproveError(f"「{self.name}」の金額は、{YEARS}年分を0以上の円(整数)で入れてください。")

    @property
    def total(self):
        """Yen of the five years."""
        return sum(self.yen)


def paid_once(kind: str, name: str, yen: int, basis: str, *, year=1) -> Cost:
    """A cost that falls in one year (1 to 5).

    >>> paid_once("更新", "様式の作り直し", 200_000, "見積書", year=4).yen
    (0, 0, 0, 200000, 0)
    """
    if year not in range(1, YEARS + 1):
        raise ImproveError(f"「{name}」の年は1年目から{YEARS}年目までです(いまは「{year}」です)。")
    return Cost(kind, name, tuple(yen if number == year else 0 for number in range(1, YEARS + 1)), basis)


def paid_yearly(kind: str, name: str, yen: int, basis: str) -> Cost:
    """The same cost in each of the five years."""
    return Cost(kind, name, (yen,) * YEARS, basis)


def time_spent(kind: str, name: str, hours: Figure, rate, note="", *, year=1) -> Cost:
    """Staff hours × ``rate`` (円, see ``worth``) in one year: time that is spent, not money that is paid."""
    value = worth(hours, rate, note)
    line = paid_once(kind, name, round(value.value), value.method, year=year)
    return Cost(line.kind, line.name, line.yen, line.basis, paid=False)


def no_cost(kind: str, reason: str) -> Cost:
    """A kind that costs nothing, and why: 「0円」 said, not forgotten."""
    return Cost(kind, "なし", (0,) * YEARS, reason)
