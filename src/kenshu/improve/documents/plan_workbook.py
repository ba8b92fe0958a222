"""実行プラン as a workbook: a row a task, a Gantt of half months in cells, everything counted by live formulas.

The bars are formulas on the dates: who moves a date moves its bar. 開庁日 are counted against the sheet 閉庁日.
"""

from datetime import date, timedelta

from kenshu import days
from kenshu.improve import kpi
from kenshu.improve.documents import telling
from kenshu.improve.documents.budget_paper import made_up
from kenshu.improve.documents.request import Request
from kenshu.improve.documents.workbook import GREY, NAVY, WHOLE, Book, Sheet
from kenshu.improve.plan_review import review

PLAN, MEASURES, CLOSED = "実行プラン", "KPIとやめる基準", "閉庁日"
HEADS = ("番号", "作業", "担当", "先に終える", "始め", "終わり", "日数(開庁日)", "遅くとも", "余裕(開庁日)")
WIDTHS = (5, 30, 16, 9, 9, 9, 8, 9, 8)
FIRST = len(HEADS)  # column of the first half month
TOP = 5  # row of the first task
ROWS = 50  # closed days in a column
WORK, SLACK = "■", "－"


def plan_workbook(request: Request) -> bytes:
    """The xlsx: sheets 実行プラン, KPIとやめる基準, 閉庁日."""
    texts = request.texts
    book = Book(f"実行プラン {texts.title}", texts.section, request.made)
    footer = f"{request.city.name} {texts.section} {texts.title}"
    halves = half_months(request.plan)
    sheet = book.sheet(PLAN, (*WIDTHS, *(2.3 for _ in halves)), landscape=True, footer=footer)
    span = _closed_span(request)
    _heading(sheet, request, halves)
    for place, one in enumerate(request.plan.placed):
        _task(sheet, request, TOP + place, one, halves, span)
    row = TOP + len(request.plan.placed)
    _colours(sheet, row, halves)
    _remarks(sheet, request, row + 1)
    _measures(book, request, footer)
    _closed(book, request, footer)
    return book.bytes()


def half_months(plan) -> list[date]:
    """The 1st and 16th of every month from the start to the last day any task may have."""
    last = max(max(one.last, one.latest) for one in plan.placed)
    found, day = [], plan.start.replace(day=1)
    while day <= last:
        found += [day, day.replace(day=16)]
        day = (day + timedelta(days=32)).replace(day=1)
    return found


def closed_days(plan) -> list[date]:
    """Every closed day from the start to the last day of the plan, weekends among them."""
    last = max(plan.end, plan.last, *(one.latest for one in plan.placed))
    every = (plan.start + timedelta(days=number) for number in range((last - plan.start).days + 1))
    return [day for day in every if not plan.calendar.is_open(day)]


def _heading(sheet: Sheet, request, halves):
    plan = request.plan
    over = FIRST + len(halves)
    sheet.text(0, 0, f"実行プラン {request.texts.title}", over=over, bold=True, font_size=14)
    sheet.text(1, 0, f"{telling.schedule_told(request)}{made_up(request)}", over=over, font_size=9)
    told = "。".join(
        f"{name} {days.wareki(day, short=True)}"
        for day, name in plan.calendar.milestones(halves[0], plan.end)
    )
    meetings = "。".join(
        f"{name} {days.wareki(opens, short=True)}〜{days.wareki(ends, short=True)}"
        for opens, ends, name in plan.calendar.sessions(halves[0], halves[-1])
    )
    sheet.text(2, 0, f"{WORK} 作業  {SLACK} 余裕。{told}。{meetings}", over=over, font_size=9)
    sheet.tall(2, (f"{told}{meetings}", 0, over))
    for column, head in enumerate(HEADS):
        sheet.head(4, column, head, font_size=9)
        sheet.head(3, column, "")
    for place in range(0, len(halves), 2):
        day = halves[place]
        told = days.wareki(day, short=True).rpartition(".")[0]
        name = told if place == 0 or day.month == 1 else f"{day.month}"
        sheet.head(3, FIRST + place, name, over=2, font_size=8, align="center")
    for place, day in enumerate(halves):
        shape = sheet.book.look(num_format="d", border=1, bg_color=GREY, align="center", font_size=7)
        sheet.raw.write_number(4, FIRST + place, (day - date(1899, 12, 30)).days, shape)
    sheet.raw.set_row(4, 28)
    sheet.raw.freeze_panes(TOP, 2)


def _task(sheet: Sheet, request, row, one, halves, span):
    task, calendar, excel = one.task, request.plan.calendar, row + 1
    for column, text in ((0, task.number), (1, task.name), (2, task.owner), (3, "、".join(task.after))):
        sheet.text(row, column, text, border=1, font_size=9)
    for column, day in ((4, one.first), (5, one.last), (7, one.latest)):
        sheet.day(row, column, day, font_size=9)

    def open_days(first, last):
        return f'({last}-{first}+1-COUNTIFS({span},">="&{first},{span},"<="&{last}))'

    worked = len(calendar.between(one.first, one.last))
    sheet.formula(row, 6, open_days(f"E{excel}", f"F{excel}"), worked, WHOLE)
    sheet.formula(row, 8, f"{open_days(f'F{excel}', f'H{excel}')}-1", one.slack, WHOLE)
    for place, day in enumerate(halves):
        _half(sheet, row, FIRST + place, one, day)
    sheet.tall(row, (task.name, 1, 1), (task.owner, 2, 1))


def _half(sheet: Sheet, row, column, one, day):
    """One cell of the Gantt: the half month that begins on ``day``."""
    excel, begins = row + 1, f"{_name(column)}$5"
    ends = f"IF(DAY({begins})=1,{begins}+14,EOMONTH({begins},0))"
    formula = (
        f'IF(AND($E{excel}<={ends},$F{excel}>={begins}),"{WORK}",'
        f'IF(AND($F{excel}<{begins},$H{excel}>={begins}),"{SLACK}",""))'
    )
    last = (
        day + timedelta(days=14)
        if day.day == 1
        else (day + timedelta(days=20)).replace(day=1) - timedelta(days=1)
    )
    value = WORK if one.first <= last and one.last >= day else SLACK if one.last < day <= one.latest else ""
    sheet.formula(row, column, formula, value, "@", align="center", font_size=8)


def _colours(sheet: Sheet, end, halves):
    """Bars by colour too, following the formulas."""
    for sign, look in ((WORK, {"bg_color": NAVY, "font_color": NAVY}), (SLACK, {"bg_color": "#c9ced6"})):
        shape = sheet.book._book.add_format(look)
        rule = {"type": "cell", "criteria": "==", "value": f'"{sign}"', "format": shape}
        sheet.raw.conditional_format(TOP, FIRST, end - 1, FIRST + len(halves) - 1, rule)


def _remarks(sheet: Sheet, request, row):
    """What is still to be looked at, and what happens when it goes wrong."""
    found = [str(remark) for remark in review(request.plan)][:5] or [
        "気をつけるところは見つかりませんでした。"
    ]
    over = FIRST + len(half_months(request.plan))
    lines = [
        *(f"△ {line}" for line in found),
        f"中止の基準: {request.texts.stop}",
        f"異動後に直す係: {request.texts.keeper}",
    ]
    for place, line in enumerate(lines):
        sheet.text(row + place, 0, line, over=over, font_size=9)
        sheet.tall(row + place, (line, 0, over))
    sheet.print_rows(row + len(lines), over - 1, repeat=(3, 4))


def _measures(book, request, footer):
    sheet = book.sheet(MEASURES, (7, 30, 8, 12, 12, 15, 34, 14, 24), landscape=True, footer=footer)
    table = kpi.as_sheet(request.kpis)
    sheet.text(0, 0, table.caption, over=9, bold=True, font_size=12)
    for row, cells in enumerate((table.heads, *table.rows), 1):
        for column, text in enumerate(cells):
            (sheet.head if row == 1 else sheet.text)(row, column, text, border=1)
        sheet.tall(row, *((text, column, 1) for column, text in enumerate(cells)))
    row = len(table.rows) + 3
    for name, text in (
        ("中止の基準", request.texts.stop),
        ("続ける人", request.texts.keeper),
        ("電話・窓口", request.texts.care),
    ):
        sheet.head(row, 0, name, over=2)
        sheet.text(row, 2, text, over=7, border=1)
        sheet.tall(row, (text, 2, 7))
        row += 1
    sheet.print_rows(row, 8)


def _closed(book, request, footer):
    """The closed days, down and then to the right, on one page; formulas count in the whole block."""
    found = closed_days(request.plan)
    sheet = book.sheet(CLOSED, (9,) * -(-len(found) // ROWS), footer=footer)
    sheet.text(0, 0, "閉庁日(土日、祝日、年末年始)。開庁日は、ここにない日です", over=6)
    for number, day in enumerate(found):
        sheet.day(1 + number % ROWS, number // ROWS, day)
    sheet.print_rows(ROWS, max(5, len(found) // ROWS))


def _closed_span(request):
    """The block of closed days as a formula names it."""
    last = _name((len(closed_days(request.plan)) - 1) // ROWS)
    return f"'{CLOSED}'!$A$2:${last}${ROWS + 1}"


def _name(column):
    from xlsxwriter.utility import xl_col_to_name

    return xl_col_to_name(column)
