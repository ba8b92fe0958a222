"""The booking desk of N08: the records, and what they come to when counted as the exercise asks."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from kenshu import data, improve
from kenshu.check.rules import CityData
from kenshu.improve import Effect, Figure, Period

BEFORE = Period(date(2024, 5, 1), date(2024, 7, 31))
AFTER = Period(date(2025, 5, 1), date(2025, 7, 31))
SCOPE = "がん検診の予約の受付(すべての用件の電話の通話と後処理、電子申請の職員確認)"
SENIORS = ("65〜74歳", "75〜79歳", "80歳以上")


def desk_of(city: CityData) -> "Desk":
    """The desk of this city's data; one set of data is read once a process, for a class has many answers."""
    folder = city.folder or data.folder()
    return _desk(folder, data.city_id(folder))


@lru_cache(maxsize=4)
def _desk(folder: Path, city_id: str) -> "Desk":
    return Desk(CityData(folder))


@dataclass(frozen=True)
class Desk:
    """``city``: where the records come from. All values are recomputed from them."""

    city: CityData

    @cached_property
    def calls_before(self):
        return self.city.open("d1-phone-before")

    @cached_property
    def calls_after(self):
        return self.city.open("d1-phone-after")

    @cached_property
    def online(self):
        return self.city.open("d1-online-after")

    @cached_property
    def before(self) -> Figure:
        return improve.staff_hours(self.calls_before, period=BEFORE, scope=SCOPE)

    @cached_property
    def after(self) -> Figure:
        return improve.staff_hours(self.calls_after, self.online, period=AFTER, scope=SCOPE)

    @cached_property
    def booked_before(self) -> int:
        return improve.bookings(self.calls_before)

    @cached_property
    def booked_after(self) -> int:
        return improve.bookings(self.calls_after, self.online)

    @cached_property
    def saving(self) -> Effect:
        return improve.naive_saving(self.before, self.after)

    @cached_property
    def adjusted(self) -> Effect:
        return improve.volume_adjusted(self.before, self.booked_before, self.after, self.booked_after)

    def hours_of(self, frame, *columns) -> float:
        """Hours in some columns of a frame: what a slip leaves."""
        return improve.seconds(frame, *columns) / 3600

    @cached_property
    def control_before(self) -> float:
        """Hours of the 特定健診 calls of 令和6年, which are no part of this desk."""
        return self.hours_of(self.city.open("d1-control-before"), "通話秒", "後処理秒")

    @cached_property
    def control_after(self) -> float:
        """As ``control_before``, of 令和7年."""
        return self.hours_of(self.city.open("d1-control-after"), "通話秒", "後処理秒")


def booking_calls(calls):
    """Only the calls whose 用件 is 予約: what those see who leave the other calls out."""
    return calls[calls["用件"] == "予約"]


def own(answers, question):
    """A number the learner gave elsewhere, in the unit the exercise goes on with; None if there is none."""
    from kenshu.check import numbers

    entry = answers.get(question) or {}
    if entry.get("value") is None:
        return None
    return numbers.in_unit(entry, "時間") if entry.get("unit") in ("時間", "分") else entry["value"]
