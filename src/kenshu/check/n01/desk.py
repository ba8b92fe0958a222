"""The desk of N01: the survey, and what it comes to when counted as the exercise asks."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from kenshu import data
from kenshu.check.rules import CityData
from kenshu.improve import survey
from kenshu.improve.survey import course
from kenshu.improve.survey.people import People, together

PHONE = "電話・窓口"
COUNT, STAFF, HOURS = "回答", "職員数に直すと", "時間"


def desk_of(city: CityData) -> "Desk":
    """The desk of this city's data; one set of data is read once a process, for a class has many answers."""
    folder = city.folder or data.folder()
    return _desk(folder, data.city_id(folder))


@lru_cache(maxsize=4)
def _desk(folder: Path, city_id: str) -> "Desk":
    return Desk(*course.opened(folder))


@dataclass(frozen=True, eq=False)
class Desk:
    """``answers`` and ``staff``: the two tables of D5. All values are recomputed from them."""

    answers: object
    staff: object

    @cached_property
    def people(self) -> People:
        return together(self.answers, self.staff, texts=("第1テーマ",), amounts=("月時間",))

    @cached_property
    def themes(self):
        """The tally of themes, by name: sums, shares in % and ranks of the three ways."""
        return survey.themes(self.answers, self.staff, about=course.ABOUT).frame.set_index("テーマ")

    @cached_property
    def voices(self):
        """The six written answers the notebook shows."""
        return survey.voices(self.answers, survey.themes(self.answers, self.staff, about=course.ABOUT))

    def order(self, way: str) -> list[str]:
        """The themes from the largest of a way down."""
        return list(self.themes[way].sort_values(ascending=False, kind="stable").index)
