"""What N10 shows of plans: a month to count in, a draft to mend, the learner's own plan as a picture."""

import calendar
import csv
from datetime import date
from importlib.resources import files

from kenshu import answers, city, days
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import FICTIONAL, Note, Sheet
from kenshu.improve.documents import places
from kenshu.improve.documents.made import Lines
from kenshu.improve.figure import ImproveError
from kenshu.improve.gantt import gantt_picture
from kenshu.improve.plan import read_day, read_tasks
from kenshu.improve.plan_calendar import Calendar
from kenshu.improve.plan_review import review
from kenshu.improve.plan_schedule import Plan, schedule
from kenshu.improve.waits.answered import Below

SUNDAY_FIRST = "日月火水木金土"
WAITING = "上の表に書いてから「図を描き直す」を押すと、日程の図と、気をつけるところが出ます。"
NOT_YET = "まだ図にできません。下を直して「図を描き直す」を押してください。"
ASKED = "次のところを、もう一度見てみましょう。"
NOTHING = "気をつけるところは、見つかりませんでした。"


def month(year: int, number: int) -> Sheet:
    """A month as it hangs on the wall: a row a week, 祝日 by name, closed days in brackets."""
    open_on = Calendar(city.load()).is_open
    weeks = calendar.Calendar(firstweekday=6).monthdatescalendar(year, number)
    rows = tuple(
        (f"{place}週目", *(_on_the_wall(day, number, open_on) for day in week))
        for place, week in enumerate(weeks, 1)
    )
    name = days.wareki(date(year, number, 1)).removesuffix("1日")
    return Sheet(f"{name}の暦。(　)は閉庁日です", ("", *SUNDAY_FIRST), rows)


def draft() -> Sheet:
    """The draft of a plan of みどり野市, with what such drafts often have."""
    text = files("kenshu.improve").joinpath("plan_draft.csv").read_text(encoding="utf-8")
    heads, *rows = csv.reader(text.splitlines())
    return Sheet(
        f"前の担当の人の下書き({FICTIONAL.replace('データ', '計画')})", tuple(heads), tuple(map(tuple, rows))
    )


def own_plan(tasks_id: str, start_id: str, year_id: str):
    """The answered tasks as a Gantt chart with what to look at, drawn again when its button is pressed."""
    folder = answers.session_folder()

    def drawn():
        known = answers.Store(folder).document(mend=False)["answers"]
        if not (known.get(tasks_id) or {}).get("value"):
            return Note(WAITING)
        try:
            plan = plan_of(known, start_id, year_id)
        except ImproveError as error:
            return Lines(NOT_YET, (str(error),))
        found = tuple(map(str, review(plan)))
        return Below((gantt_picture(plan), Lines(ASKED, found) if found else Note(NOTHING)))

    return redrawn(drawn)


def plan_of(known: dict, start_id: str = "n10-start", year_id: str = "n11-fiscal-year") -> Plan:
    """The plan of answered tasks; its year is the one that is asked for, else the one after the start's.

    Raises ImproveError for what ``read_tasks`` and ``schedule`` refuse, and while there is no start.
    """
    start = read_day((known.get(start_id) or {}).get("value"), "プランの始めの日")
    if start is None:
        raise ImproveError("プランの始めの日がまだありません。「令和8年10月1日」のように書いてください。")
    tasks = read_tasks(places.frame(known, "tasks"))
    return schedule(tasks, city=city.load(), fiscal_year=_asked_year(known, year_id, start), start=start)


def _asked_year(known, year_id, start):
    try:
        return days.parse_fiscal_year(str((known.get(year_id) or {}).get("value")))
    except days.DaysError:
        return days.fiscal_year(start) + 1


def _on_the_wall(day, number, open_on):
    if day.month != number:
        return ""
    named = days.holiday_name(day)
    told = f"{day.day} {named}" if named else str(day.day)
    return told if open_on(day) else f"({told})"
