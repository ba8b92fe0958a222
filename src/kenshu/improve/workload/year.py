"""What a year is for one person, as the city counts it."""

from dataclasses import dataclass

from kenshu.improve.figure import ImproveError

DAY = 7.75  # hours of work a day: 1日7時間45分


@dataclass(frozen=True)
class Year:
    """``hours`` one person works a year and how that was counted; ``days`` the city is open for work.

    There is no default: cities count differently, and each enters its own. Raises ImproveError.
    """

    hours: float
    basis: str
    days: int

    def __post_init__(self):
        if not 0 < self.hours <= 8784 or not 0 < self.days <= 366:
            raise ImproveError(
                f"1人の年間勤務時間({self.hours}時間、{self.days}日)が1年に合いません。自市の値を入れてください。"
            )
        if not self.basis:
            raise ImproveError(
                "年間勤務時間の数え方がありません。「240日×7時間45分」のように書いてください。"
            )

    @classmethod
    def of(cls, city):
        """The year of a city file: its hours, in days of 7 hours 45 minutes."""
        return cls(city.annual_hours, city.annual_hours_basis, round(city.annual_hours / DAY))

    @property
    def times(self):
        """How often a year each 頻度 comes round."""
        return {"日": self.days, "週": 52, "月": 12, "年": 1}

    @property
    def said(self):
        """The divisor as it is printed.

        >>> Year(1860, "240日×7時間45分", 240).said
        '1,860時間(240日×7時間45分)'
        """
        return f"{self.hours:,.10g}時間({self.basis})"
