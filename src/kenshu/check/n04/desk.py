"""What the records of N04 come to: the nursery log and the counter, read once a process."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from kenshu import data, flow
from kenshu.check.rules import CityData
from kenshu.flow import whatif
from kenshu.improve import waits

DAY = 24 * 60  # minutes
LUNCH_PLAN, CERTIFICATES = 4, 30  # counters at lunch, % fewer: they stand in the text too (a test compares)


def desk_of(city: CityData) -> "Desk":
    """The records of this city's data; one set of data is read once a process, for a class has many answers."""
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
    def log(self) -> flow.Log:
        return waits.nursery_log(self.city.open("d3-nursery-log"))

    @cached_property
    def summary(self) -> flow.Summary:
        return flow.summarise(self.log)

    @cached_property
    def times(self):
        return flow.lead_times(self.log)

    @cached_property
    def done(self):
        """The rows of ``times`` that are finished."""
        return self.times[self.times["終わった"]]

    @cached_property
    def waiting(self):
        """``flow.waiting`` by activity, with the activity as index and 日 (days in all) besides."""
        found = flow.waiting(self.log).set_index("処理")
        return found.assign(日=found["待ち(分)"] / DAY)

    @cached_property
    def office(self):
        """``flow.waiting`` by who does the next piece of work."""
        return flow.waiting(self.log, "resource")

    @cached_property
    def tickets(self) -> whatif.Tickets:
        return waits.tickets(self.city.open("d2-counter-tickets"))

    @cached_property
    def fifth(self) -> whatif.Comparison:
        """As it is, and with one counter more."""
        return waits.replayed(self.tickets, waits.fifth())

    def tried(self, lunch: int, fewer: float) -> whatif.Outcome:
        """The counter with ``lunch`` counters at lunch and ``fewer`` % of the certificates got elsewhere."""
        return _tried(self, lunch, fewer)


@lru_cache(maxsize=256)
def _tried(desk: Desk, lunch: int, fewer: float) -> whatif.Outcome:
    return waits.replayed(desk.tickets, waits.plan("案", lunch, fewer)).after
