"""The city's four issues of the exercise: the task behind each, how much of it would go, and the measure for points."""

from dataclasses import dataclass

from kenshu import data
from kenshu.figures.sheet import FICTIONAL, Sheet
from kenshu.improve.priority.weights import EFFECT, FEASIBILITY
from kenshu.improve.workload.hours import HOURS, checked

# criterion: its axis; the rows of the table of weights and, by id, the columns of the table of scores
CRITERIA = {
    "hours": ("へる時間", EFFECT),
    "residents": ("住民の助かり", EFFECT),
    "own-hands": ("自分たちで決められる", FEASIBILITY),
    "light": ("準備の軽さ", FEASIBILITY),
}
STEPS = ((1000, 5), (500, 4), (200, 3), (50, 2))  # hours saved a year from which a score holds; below it is 1


@dataclass(frozen=True)
class Issue:
    """``task``: its name in the survey of work; ``percent`` of its hours that would go (made up)."""

    name: str
    task: str
    percent: int


ISSUES = (
    Issue("出勤簿を電子に", "出勤簿・休暇簿の点検と集計", 50),
    Issue("児童手当を電子申請に", "児童手当の認定請求の受付", 30),
    Issue("検診の結果をデータで", "検診の結果の入力と点検", 10),
    Issue("庁内便を1日1回に", "庁内の郵便物の収受と配布", 20),
)


def issues():
    """The four issues with the hours of their tasks and the hours that would go; no points."""
    from kenshu.improve.workload.views import year_of_city

    rows = tuple(
        (one.name, one.task, hours, f"{one.percent}%", hours * one.percent / 100)
        for one, hours in zip(ISSUES, task_hours(data.open("d4-workload"), year_of_city()), strict=True)
    )
    heads = ("課題", "もとの業務", "1年の時間", "へる見込み", "へる時間")
    return Sheet(f"四つの課題 ({FICTIONAL})", heads, rows)


def task_hours(tasks, year):
    """Hours a year of the task behind each of ISSUES."""
    hours = checked(tasks, year).set_index("業務")[HOURS]
    return [float(hours[one.task]) for one in ISSUES]


def points_for(hours):
    """The score of so many hours saved a year.

    >>> points_for(1000), points_for(499), points_for(10)
    (5, 3, 1)
    """
    return next((points for least, points in STEPS if hours >= least), 1)
