"""The desk of N06: the survey of work as the sections answered, and what is wrong in it."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from kenshu import data
from kenshu.check.mark import Verdict
from kenshu.check.rules import CityData
from kenshu.improve import workload
from kenshu.improve.priority.issues import task_hours
from kenshu.improve.remark import of_kind
from kenshu.improve.workload.hours import checked
from kenshu.improve.workload.views import UNIT_ONLY, section_hours

SECTION = "福祉課"


def desk_of(city: CityData) -> "Desk":
    """The desk of this city's data; one set of data is read once a process, for a class has many answers."""
    folder = city.folder or data.folder()
    return _desk(folder, data.city_id(folder))


@lru_cache(maxsize=4)
def _desk(folder: Path, city_id: str) -> "Desk":
    return Desk(CityData(folder))


@dataclass(frozen=True)
class Desk:
    """``city``: where the survey comes from. All values are counted from it."""

    city: CityData

    @cached_property
    def year(self):
        return workload.Year.of(self.city.settings)

    @cached_property
    def received(self):
        return self.city.open("d4-workload")

    @cached_property
    def table(self):
        """The survey as answered, with 年間(時間) beside each task."""
        return checked(self.received, self.year)

    @cached_property
    def remarks(self):
        return workload.faults(self.received, self.year)

    @cached_property
    def too_long(self) -> dict[int, float]:
        """{番号: minutes of one piece, as they were meant} of the rows with minutes told as hours."""
        rows = [int(row) for one in of_kind(self.remarks, *UNIT_ONLY) for row in one.rows]
        minutes = self.table.set_index(self.table["番号"].astype(int))["1件分"]
        return {row: float(minutes[row]) / 60 for row in rows}

    @cached_property
    def units_mended(self):
        return workload.mended(self.received, self.remarks, UNIT_ONLY)

    @cached_property
    def pairs(self) -> int:
        """How many tasks of SECTION were counted twice."""
        section = set(self.table.loc[self.table["課"] == SECTION, "番号"])
        return sum(one.rows[0] in section for one in of_kind(self.remarks, "counted-twice"))

    @cached_property
    def three_sums(self) -> tuple[float, float, float]:
        """Hours a year of SECTION: as received, units mended, doubles taken out."""
        tables = self.received, self.units_mended, workload.mended(self.received, self.remarks)
        return tuple(section_hours(table, SECTION, self.year) for table in tables)

    @cached_property
    def staff(self) -> int:
        return int(self.city.open("d4-staff").set_index("課").at[SECTION, "職員数"])

    @cached_property
    def issue_hours(self) -> list[float]:
        """Hours a year of the task behind each issue."""
        return task_hours(self.received, self.year)

    def task(self, name) -> dict:
        """The row of a task: 件数, 頻度, 1件分, 人数, 年間(時間)."""
        return self.table.set_index("業務").loc[name].to_dict()


def of_rows(verdicts, rows, right) -> Verdict:
    """Verdicts on the rows of a table as one; the first row to mend is spoken of, by its name."""
    share = sum(verdict.share for verdict in verdicts) / len(verdicts)
    if share == 1:
        return Verdict(1.0, "right", right)
    row, first = next((row, one) for row, one in zip(rows, verdicts, strict=True) if one.share < 1)
    return Verdict(share, first.message_id, f"{row['row']}: {first.message}")
