"""The days a plan runs on: 開庁日, 定例会, the budget's dates and the fiscal year of one city."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from kenshu import days
from kenshu.city import City
from kenshu.improve.figure import ImproveError

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """The days of ``city``. A day outside the table of 祝日 (1955 to 2040) raises ImproveError."""

    city: City

    def is_open(self, day: date) -> bool:
        """Whether the hall is open."""
        if day not in self._seen:
            self._seen[day] = self._looked_up(day)
        return self._seen[day]

    @cached_property
    def _seen(self) -> dict[date, bool]:
        """Days already looked up: a plan asks for the same ones again and again."""
        return {}

    @cached_property
    def _hall(self) -> days.OfficeHours:
        return days.OfficeHours.of(self.city)

    def _looked_up(self, day):
        try:
            return days.is_open_day(day, self._hall)
        except days.DaysError as error:
            raise ImproveError(
                f"{days.wareki(day)}は、祝日が分かる年の外です。年を書き間違えていないか、確かめてください。"
            ) from error

    def on_or_after(self, day: date) -> date:
        """The day itself if open, else the next open one."""
        while not self.is_open(day):
            day += DAY
        return day

    def on_or_before(self, day: date) -> date:
        """The day itself if open, else the open one before."""
        while not self.is_open(day):
            day -= DAY
        return day

    def move(self, day: date, number: int) -> date:
        """``number`` open days on (or back, when negative) from an open day."""
        step = DAY if number > 0 else -DAY
        for _ in range(abs(number)):
            day = self.on_or_after(day + step) if number > 0 else self.on_or_before(day + step)
        return day

    def between(self, first: date, last: date) -> list[date]:
        """The open days from ``first`` to ``last``, both included; none when ``last`` is before ``first``."""
        every = (first + number * DAY for number in range((last - first).days + 1))
        return [day for day in every if self.is_open(day)]

    def sessions(self, first: date, last: date) -> list[tuple[date, date, str]]:
        """(first day, last day, name) of every 定例会 that lies wholly in the span, by time."""
        found = []
        for year in range(first.year - 1, last.year + 1):
            for one in self.city.assembly:
                opens, ends = one.first.in_year(year), one.last.in_year(year)
                ends = ends if ends >= opens else one.last.in_year(year + 1)
                if first <= opens and ends <= last:
                    found.append((self.on_or_after(opens), self.on_or_before(ends), one.name))
        return sorted(found)

    def milestones(self, first: date, last: date) -> list[tuple[date, str]]:
        """The budget's dates and the turn of the fiscal year within the span, by time."""
        budget, found = self.city.budget, []
        named = ((budget.request, "予算要求の締切"), (budget.review, f"{self.city.terms.mayor}の査定"))
        for year in range(first.year, last.year + 1):
            found += [(day.in_year(year), name) for day, name in named]
            found.append((date(year, 4, 1), f"{days.fiscal_year_name(year)}の始まり"))
        return sorted((day, name) for day, name in found if first <= day <= last)
