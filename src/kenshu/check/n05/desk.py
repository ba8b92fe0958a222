"""The desk of N05: the inventory of forms with a seal, as answered and as looked up."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from kenshu import data
from kenshu.check.rules import CityData
from kenshu.improve import inventory
from kenshu.improve.inventory.views import ABOUT
from kenshu.improve.remark import of_kind

BASES = inventory.BASES


def desk_of(city: CityData) -> "Desk":
    """The desk of this city's data; one set of data is read once a process, for a class has many answers."""
    folder = city.folder or data.folder()
    return _desk(folder, data.city_id(folder))


@lru_cache(maxsize=4)
def _desk(folder: Path, city_id: str) -> "Desk":
    return Desk(CityData(folder))


@dataclass(frozen=True)
class Desk:
    """``city``: where the inventory comes from. All values are counted from it."""

    city: CityData

    @cached_property
    def answered(self) -> dict[str, int]:
        """{根拠区分: forms} as the sections answered."""
        return _counts(self.city.open("d9-forms-raw"))

    @cached_property
    def counts(self) -> dict[str, int]:
        """{根拠区分: forms} after the answers were looked up."""
        return _counts(self.forms)

    @cached_property
    def whole(self) -> int:
        return len(self.forms)

    @cached_property
    def unproved(self) -> int:
        """How many sections answered 法令 and wrote no article."""
        remarks = inventory.faults(self.city.open("d9-forms-raw"))
        return len(of_kind(remarks, "law-without-article"))

    @cached_property
    def forms(self):
        return self.city.open("d9-forms")

    def form(self, name) -> tuple[int, int]:
        """(年間件数, 転記回数) of a form."""
        row = self.forms.set_index("様式名").loc[name]
        return int(row["年間件数"]), int(row["転記回数"])


def _counts(forms):
    frame = inventory.by_basis(forms, about=ABOUT).frame
    return {row["根拠区分"]: int(row["様式数"]) for row in frame.to_dict("records")}


def pairs(answers, question):
    """{item: choice or None} of a match or cards question."""
    return {row["item"]: row["choice"] for row in answers[question]["value"]}
