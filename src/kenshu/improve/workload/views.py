"""What an exercise shows of the city's survey of work: as received, what looks too long or alike, and mended.

All of it is read from the course's data (``d4-workload``, ``d4-staff``) and the year of the city file.
"""

import csv
from datetime import date

from kenshu import data
from kenshu.figures.sheet import FICTIONAL, Sheet
from kenshu.improve.figure import Period
from kenshu.improve.tally import About
from kenshu.improve.workload.faults import faults, mended
from kenshu.improve.workload.hours import HOURS, NUMBER, by, checked
from kenshu.improve.workload.year import Year

ABOUT = About(Period(date(2025, 4, 1), date(2026, 3, 31)), "業務量調査に答えた7課の業務")
MADE_UP = f"({FICTIONAL})"
UNIT_ONLY = ("minutes-as-hours",)
LENGTH = "１件当たりの時間（分）"
COUNTED = ("番号", "課", "業務", "件数", "頻度", LENGTH, "人数")
SHORT = {LENGTH: "1件分"}  # of a heading too wide for the page
LONGEST, LARGE = 10, 1000  # how many tasks are shown; hours a year from which a section's tasks are shown


def received():
    """The first row of each 課 as it came, with its number in the file; only the columns that are counted with."""
    resource = next(item for item in data.resources() if item["name"] == "d4-workload-raw")
    with (data.folder() / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
        _, heads, *lines = csv.reader(file)
    firsts = {line[heads.index("課")]: (place, line) for place, line in reversed([*enumerate(lines, 3)])}
    kept = [place for place, head in enumerate(heads) if head in COUNTED]
    rows = tuple((str(place), *(line[one] for one in kept)) for place, line in sorted(firsts.values()))
    return Sheet(
        f"届いたままの表から、課ごとに1行 {MADE_UP}",
        ("行", *(SHORT.get(heads[k], heads[k]) for k in kept)),
        rows,
    )


def counting():
    """How often a year each 頻度 comes round, and one person's year, as this city counts them."""
    from kenshu import city

    here = city.load()
    year = Year.of(here)
    rows = [(f"「{unit}」の仕事", f"1年に{times}回") for unit, times in year.times.items()]
    return Sheet(f"{here.name}の数え方", ("数えるもの", "1年では"), (*rows, ("職員1人の1年", year.said)))


def tasks(*names):
    """件数, 頻度, 1件分 and 人数 of some tasks, in the order of ``names``; never their hours."""
    table = data.open("d4-workload").set_index("業務")
    rows = tuple((name, *map(_plain, table.loc[name, ["件数", "頻度", "1件分", "人数"]])) for name in names)
    heads = ("業務", "件数(件)", "頻度", "1件分(分)", "人数(人)")
    return Sheet(f"三つの業務 {MADE_UP}", heads, rows)


def longest(count=LONGEST):
    """The tasks with the most hours as the sections answered, beside the year of the people who do them."""
    year = year_of_city()
    table = checked(data.open("d4-workload"), year)
    first = table.sort_values([HOURS, NUMBER], ascending=[False, True]).head(count)
    rows = tuple(
        (row[NUMBER], row["業務"], f"{row['件数']:,}件/{row['頻度']}", row["1件分"], row["人数"], row[HOURS],
         row["人数"] * year.hours)
        for row in first.to_dict("records")
    )  # fmt: skip
    heads = (NUMBER, "業務", "件数", "1件分(分)", "人数", "1年の時間", "担当の1年(時間)")
    return Sheet(f"時間の多い{count}業務。届いたまま {MADE_UP}", heads, rows)


def alike(section, least=LARGE):
    """Tasks of a section with at least so many hours (units mended), the longest first, twins side by side."""
    table = large(mended_tasks(UNIT_ONLY), section, year_of_city(), least)
    table = table.sort_values([HOURS, "件数", NUMBER], ascending=[False, False, True])
    rows = tuple(
        (
            row[NUMBER],
            row["係"],
            row["業務"],
            f"{row['件数']:,}件/{row['頻度']}",
            int(row["1件分"]),
            row[HOURS],
        )
        for row in table.to_dict("records")
    )
    heads = (NUMBER, "係", "業務", "件数", "1件分(分)", "1年の時間")
    return Sheet(f"{section}の、1年に{least:,}時間からの業務 {MADE_UP}", heads, rows)


def three_sums(section):
    """The section's hours a year: as received, with the units mended, and without the doubles."""
    year, staff = year_of_city(), data.open("d4-staff").set_index("課")
    steps = (
        ("届いたまま", data.open("d4-workload")),
        ("分と時間を直したあと", mended_tasks(UNIT_ONLY)),
        ("二重の分も除いたあと", mended_tasks()),
    )
    rows = tuple((name, section_hours(table, section, year)) for name, table in steps)
    people = int(staff.at[section, "職員数"])
    return Sheet(f"{section}の1年の時間。職員は{people}人 {MADE_UP}", ("どの表か", "1年の時間"), rows)


def by_medium():
    """Hours a year by 媒体 after the answers were mended."""
    return by(mended_tasks(), year_of_city(), "媒体", about=ABOUT)


def large(tasks, section, year, least=LARGE):
    """The tasks of one 課 with at least so many hours a year."""
    table = checked(tasks, year)
    return table[(table["課"] == section) & (table[HOURS] >= least)]


def section_hours(tasks, section, year):
    """Hours a year of one 課."""
    table = checked(tasks, year)
    return float(table.loc[table["課"] == section, HOURS].sum())


def mended_tasks(*kinds):
    """The course's survey with its remarks acted upon; ``kinds`` as in ``mended``."""
    received = data.open("d4-workload")
    return mended(received, faults(received, year_of_city()), *kinds)


def year_of_city():
    """The year of the city file."""
    from kenshu import city

    return Year.of(city.load())


def _plain(value):
    return value.item() if hasattr(value, "item") else value
