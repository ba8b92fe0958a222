"""予算要求資料 as a workbook: the request on the front sheet, behind it what every number of it stands on."""

from kenshu import days
from kenshu.improve import kpi
from kenshu.improve.documents import telling
from kenshu.improve.documents.budget_paper import made_up
from kenshu.improve.documents.costs_sheet import costs_sheet
from kenshu.improve.documents.effect_sheet import effect_sheet
from kenshu.improve.documents.request import Request
from kenshu.improve.documents.workbook import YEN, Book, Sheet

FRONT, LINES, SOURCES = "予算要求書", "守るべき線とKPI", "数字の出どころ"
WIDTHS = (15, 18, 24, 20, 17)


def budget_workbook(request: Request) -> bytes:
    """The xlsx: sheets 予算要求書, 経費5年, 効果, 守るべき線とKPI, 数字の出どころ."""
    title = f"{days.fiscal_year_name(request.fiscal_year)} 予算要求資料"
    book = Book(f"{title} {request.texts.title}", request.texts.section, request.made)
    footer = f"{request.city.name} {request.texts.section} {request.texts.title}"
    front = book.sheet(FRONT, WIDTHS, footer=footer)
    effect = effect_sheet(book, request, footer)
    costs = costs_sheet(book, request, effect, footer)
    _front(front, request, title, costs, effect)
    _lines(book, request, footer)
    _sources(book, request, footer)
    return book.bytes()


def _front(sheet: Sheet, request, title, costs, effect):
    row = _head(sheet, request, title, costs)
    texts = request.texts
    for name, text in (
        ("目的", texts.purpose), ("現状と課題", texts.present), ("事業内容", texts.project),
        ("ほかの手段との比較", texts.alternatives),
    ):  # fmt: skip
        row = _row(sheet, row, name, text)
    row = _effect(sheet, request, row, effect, costs)
    row = _paid(sheet, request, row, costs)
    row = _funding(sheet, request, row)
    sheet.raw.set_h_pagebreaks([row])  # the request itself on one page, how it is done on the next
    for name, text in (
        ("スケジュール", f"{telling.schedule_told(request)}\n{main_steps(request)}"), ("根拠", texts.grounds),
        ("電話・窓口の道", texts.care), ("中止の基準", texts.stop), ("異動後に直す係", texts.keeper),
    ):  # fmt: skip
        row = _row(sheet, row, name, text)
    sheet.text(row, 0, made_up(request), over=5, font_size=8)
    sheet.tall(row, (made_up(request), 0, 5))
    sheet.print_rows(row, 4)


def main_steps(request: Request) -> str:
    """Every task with its days, one a line."""
    return "\n".join(
        f"{days.wareki(one.first, short=True)}〜{days.wareki(one.last, short=True)} {one.task.name}({one.task.owner})"
        for one in request.plan.placed
    )


def _head(sheet, request, title, costs):
    texts, city = request.texts, request.city
    sheet.text(0, 0, title, over=3, bold=True, font_size=16)
    sheet.text(0, 3, days.wareki(request.made), over=2, align="right")
    sheet.text(1, 0, f"{city.name} {texts.section}", over=5, align="right")
    row = _row(sheet, 2, "件名", texts.title, bold=True, font_size=12)
    row = _row(sheet, row, "科目", f"{texts.account}({texts.state})")
    row = _row(sheet, row, "20字で", texts.keyword)
    for column, (name, width) in enumerate((("要求額", 1), ("前年度の当初予算額", 1), ("増減", 2)), 1):
        sheet.head(row, column, name, **({"over": width} if width > 1 else {}))
    sheet.head(row, 0, "金額")
    sheet.head(row + 1, 0, request.year_names[0])
    asked = sheet.formula(row + 1, 1, str(costs.paid), request.asked_yen, YEN, bold=True, font_size=12)
    last = sheet.number(row + 1, 2, request.last_year, YEN)
    sheet.formula(row + 1, 3, f"{asked.here}-{last.here}", request.asked_yen - request.last_year, YEN, over=2)
    return row + 2


def _effect(sheet, request, row, effect, costs):
    words = f"{telling.effect_sentence(request)}\n{telling.effect_beside(request)}"
    row = _row(sheet, row, "効果", words)
    low, high = request.ways.spread()
    sheet.head(row, 0, "効果の数字")
    for column, name in (
        (1, "減った時間(時間)"),
        (2, "見方を変えた幅(時間)"),
        (3, "1年に減る時間(時間)"),
        (4, "減る予算(1年)"),
    ):
        sheet.head(row, column, name)
    row += 1
    sheet.head(row, 0, "")
    sheet.formula(row, 1, str(effect.saved), request.ways.as_counted.saved, "#,##0.0", align="center")
    sheet.formula(row, 2, f'TEXT({effect.low},"#,##0.0")&"〜"&TEXT({effect.high},"#,##0.0")',
                  f"{telling.shown(low)}〜{telling.shown(high)}", "@", align="center")  # fmt: skip
    sheet.formula(row, 3, str(effect.saved_a_year), request.saved_a_year.value, "#,##0.0", align="center")
    sheet.formula(row, 4, str(costs.cut), telling.cut(request).yen, YEN, align="center")
    row = _row(sheet, row + 1, "予算と時間の使い道", telling.cut(request).text)
    row = _row(sheet, row, "住民の側", request.texts.residents)
    return _row(
        sheet, row, "費用との見合い", f"{telling.balance_told(request)}\n{telling.rollout_told(request)}"
    )


def _paid(sheet, request, row, costs):
    """The costs that the first year pays, by 節, as references to the sheet of costs."""
    heads = ("経費内訳", "節", "内容", "積算の根拠", f"{request.year_names[0]}の額")
    for column, head in enumerate(heads):
        sheet.head(row, column, head)
    first = row + 1
    for cost, account, place in zip(request.costs.costs, request.accounts, costs.lines, strict=True):
        if not (cost.paid and cost.yen[0]):
            continue
        row += 1
        sheet.head(row, 0, "")
        for column, text in ((1, account), (2, cost.name), (3, cost.basis)):
            sheet.text(row, column, text, border=1)
        sheet.formula(row, 4, str(place), cost.yen[0], YEN)
        sheet.tall(row, (account, 1, 1), (cost.name, 2, 1), (cost.basis, 3, 1))
    return _total(sheet, row, first, request.asked_yen)


def _funding(sheet, request, row):
    for column, head in enumerate(("財源", "区分", "根拠", "", "金額")):
        sheet.head(row, column, head)
    first = row + 1
    for one in request.funding:
        row += 1
        sheet.head(row, 0, "")
        sheet.text(row, 1, one.name, border=1)
        sheet.text(row, 2, one.basis, over=2, border=1)
        sheet.number(row, 4, one.yen, YEN)
        sheet.tall(row, (one.basis, 2, 2))
    return _total(sheet, row, first, request.asked_yen)


def _total(sheet, row, first, value):
    row += 1
    sheet.head(row, 0, "")
    sheet.head(row, 1, "計", over=3)
    formula = f"SUM(E{first + 1}:E{row})" if row > first else "0"
    sheet.formula(row, 4, formula, value, YEN, bold=True)
    return row + 1


def _row(sheet, row, name, text, **look):
    sheet.head(row, 0, name)
    sheet.text(row, 1, text, over=4, **{"border": 1, "valign": "top", **look})
    sheet.tall(row, (text, 1, 4), (name, 0, 1))
    return row + 1


def _lines(book, request, footer):
    """守るべき線 and KPI as two tables."""
    sheet = book.sheet(LINES, (14, 30, 11, 13, 13, 12, 30, 16, 20), landscape=True, footer=footer)
    sheet.text(0, 0, "守るべき線(聞いた先と結果)", over=9, bold=True, font_size=12)
    for column, head, over in ((0, "こと", 1), (1, "聞いた先", 1), (2, "結果", 7)):
        sheet.head(1, column, head, **({"over": over} if over > 1 else {}))
    row = 1
    for check in request.checks:
        row += 1
        sheet.text(row, 0, check.topic, border=1)
        sheet.text(row, 1, check.asked, border=1)
        sheet.text(row, 2, check.result, over=7, border=1)
        sheet.tall(row, (check.asked, 1, 1), (check.result, 2, 7))
    table = kpi.as_sheet(request.kpis)
    row += 2
    sheet.text(row, 0, table.caption, over=9, bold=True, font_size=12)
    for cells in (table.heads, *table.rows):
        row += 1
        for column, text in enumerate(cells):
            (sheet.head if cells is table.heads else sheet.text)(row, column, text, border=1)
        sheet.tall(row, *((text, column, 1) for column, text in enumerate(cells)))
    sheet.print_rows(row, 8)


def _sources(book, request, footer):
    sheet = book.sheet(SOURCES, (24, 20, 80), landscape=True, footer=footer)
    sheet.text(0, 0, "この資料の数字の出どころ", over=3, bold=True, font_size=12)
    for column, head in enumerate(("数字", "値", "もとの課題、期間、範囲、算出方法、n")):
        sheet.head(1, column, head)
    row = 1
    for cells in telling.sources(request):
        row += 1
        for column, text in enumerate(cells):
            sheet.text(row, column, text, border=1)
        sheet.tall(row, *((text, column, 1) for column, text in enumerate(cells)))
    sheet.print_rows(row, 2, repeat=(1, 1))
