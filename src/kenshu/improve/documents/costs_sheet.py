"""The sheet 「経費5年」: what is paid and worked, what the time is worth, and when it is earned back; all live."""

from dataclasses import dataclass

from kenshu.improve.cost_items import YEARS
from kenshu.improve.documents import telling
from kenshu.improve.documents.effect_sheet import EffectPlaces
from kenshu.improve.documents.reading import NOTHING_PAID, PAID, STAFF_TIME
from kenshu.improve.documents.request import Request
from kenshu.improve.documents.workbook import ONE_PLACE, WHOLE, YEN, Book, Place, Sheet

NAME = "経費5年"
FIRST = 4  # column of the first year
LAST = FIRST + YEARS - 1
NEVER = "5年では戻りません"


@dataclass(frozen=True)
class CostPlaces:
    """Cells that the front sheet points to: ``lines`` the first year of each cost, ``paid`` their sum, ``cut``."""

    lines: tuple[Place, ...]
    paid: Place
    cut: Place


def costs_sheet(book: Book, request: Request, effect: EffectPlaces, footer: str) -> CostPlaces:
    """Write the sheet in three blocks: costs, worth of the time, what falls in the budget."""
    sheet = book.sheet(NAME, (13, 23, 17, 11, 13, 13, 13, 13, 13, 14, 34), landscape=True, footer=footer)
    sheet.text(0, 0, f"{request.texts.procedure}の経費(5年間)", over=11, bold=True, font_size=14)
    lines, totals, row = _costs(sheet, request, 2)
    row = _worth(sheet, request, effect, totals["all"], row + 2)
    cut, row = _cut(sheet, request, row + 2)
    for text in (telling.balance_told(request), telling.rollout_told(request), telling.cut(request).text):
        row += 1
        sheet.text(row, 0, text, over=11, valign="top")
        sheet.tall(row, (text, 0, 11))
    sheet.print_rows(row, 10)
    return CostPlaces(lines, totals["paid"][0], cut)


def _costs(sheet: Sheet, request, top):
    heads = ("種類", "内容", "節", "支払い", *request.year_names, "合計", "積算の根拠")
    for column, head in enumerate(heads):
        sheet.head(top, column, head)
    lines, row = [], top
    for cost, account in zip(request.costs.costs, request.accounts, strict=True):
        row += 1
        paid = (PAID if cost.paid else STAFF_TIME) if cost.total else NOTHING_PAID
        for column, text in enumerate((cost.kind, cost.name, account, paid)):
            sheet.text(row, column, text, border=1)
        places = [sheet.number(row, FIRST + year, yen, YEN) for year, yen in enumerate(cost.yen)]
        _sum(sheet, row, cost.total)
        sheet.text(row, LAST + 2, cost.basis, border=1)
        sheet.tall(row, (cost.basis, LAST + 2, 1), (cost.name, 1, 1), (account, 2, 1))
        lines.append(places[0])
    first, last = top + 2, row + 1  # as Excel counts
    totals = {}
    for key, name in (("paid", "支払いの計(予算)"), ("all", "職員の時間も入れた計")):
        row += 1
        sheet.head(row, 0, name, over=4)
        totals[key] = []
        for year in range(YEARS):
            span = f"{_column(FIRST + year)}{first}:{_column(FIRST + year)}{last}"
            formula = f'SUMIF($D{first}:$D{last},"{PAID}",{span})' if key == "paid" else f"SUM({span})"
            value = request.costs.of_year(year + 1, paid_only=key == "paid")
            totals[key].append(sheet.formula(row, FIRST + year, formula, value, YEN, bold=True))
        _sum(sheet, row, request.costs.total(paid_only=key == "paid").value, bold=True)
    return tuple(lines), totals, row


def _worth(sheet: Sheet, request, effect, totals, top):
    """Hours and their worth, what is left, all years so far, the year it is earned back, procedures to carry."""
    found, rollout, row = telling.balance(request), request.rollout, top
    sheet.head(
        row, 0, f"時間の値打ちと経費(単価 {telling.rate_told(request)})。お金が出る額ではありません", over=11
    )
    rate = sheet.number(row + 1, FIRST, request.city.rate_per_hour, YEN)
    start = sheet.number(row + 2, FIRST, request.effect_from, WHOLE)
    hours = sheet.number(row + 3, FIRST, rollout.hours, ONE_PLACE)
    for place, name in (
        (1, "職員1時間の単価"),
        (2, "何年目から効果が出るか"),
        (3, "ほかの1手続で1年に減る時間(置いた数)"),
    ):
        sheet.head(row + place, 0, name, over=4)
    row += 4
    names = (
        "ほかの手続の数(見込み)",
        "減る時間の計(時間)",
        "時間の値打ち",
        "費用(職員の時間も)",
        "差引",
        "差引の累計",
        "戻っていれば1",
    )
    for place, name in enumerate(names):
        sheet.head(row + place, 0, name, over=4)
    own = request.saved_a_year.value
    for year in range(YEARS):
        column, at = FIRST + year, _column(FIRST + year)
        number = rollout.procedures[year]
        sheet.number(row, column, number, WHOLE)
        value = (own if year + 1 >= request.effect_from else 0) + number * rollout.hours
        sheet.formula(row + 1, column, f"IF({year + 1}>={start.here},{effect.saved_a_year},0)+{at}{row + 1}*{hours.here}",
                      value, ONE_PLACE)  # fmt: skip
        sheet.formula(row + 2, column, f"ROUND({at}{row + 2}*{rate.here},0)", found.gains[year], YEN)
        sheet.formula(row + 3, column, totals[year].here, found.costs[year], YEN)
        sheet.formula(row + 4, column, f"{at}{row + 3}-{at}{row + 4}", found.nets[year], YEN)
        before = f"{_column(column - 1)}{row + 6}+" if year else ""
        sheet.formula(row + 5, column, f"{before}{at}{row + 5}", found.sums[year], YEN, bold=True)
        after = f",{_column(column + 1)}{row + 7}=1" if year < YEARS - 1 else ""
        back = int(min(found.sums[year:]) >= 0)
        sheet.formula(row + 6, column, f"IF(AND({at}{row + 6}>=0{after}),1,0)", back, WHOLE)
    for place, values in ((2, found.gains), (3, found.costs), (4, found.nets)):
        _sum(sheet, row + place, sum(values))
    return _answers(sheet, request, effect, row, rate)


def _answers(sheet, request, effect, row, rate):
    """The year of payback and the number of procedures, below the block that begins at ``row``."""
    found, last = telling.balance(request), row + 7
    span = f"{_column(FIRST)}{last}:{_column(LAST)}{last}"
    sheet.head(last, 0, "費用を取り戻す年(何年目か)", over=4)
    sheet.formula(
        last,
        FIRST,
        f'IF(SUM({span})=0,"{NEVER}",{YEARS + 1}-SUM({span}))',
        found.back_in or NEVER,
        WHOLE,
        over=2,
    )
    sheet.head(last + 1, 0, "同じ効果の手続がいくつで見合うか", over=4)
    total = f"{_column(LAST + 1)}{row + 4}"
    needed = telling.procedures_needed(request.costs.total().value / YEARS, telling.worth_a_year(request))
    formula = f"ROUNDUP({total}/{YEARS}/ROUND({effect.saved_a_year}*{rate.here},0)-0.000000001,0)"
    sheet.formula(last + 1, FIRST, formula, needed, WHOLE)
    return last + 1


def _cut(sheet: Sheet, request, top):
    sheet.head(
        top,
        0,
        "減る予算(1年当たり)。予算の行が実際に減るときだけ",
        over=11,
    )
    row = top
    for line in request.cuts:
        row += 1
        sheet.text(row, 0, line.name, over=4, border=1)
        sheet.number(row, FIRST, line.before, YEN)
        sheet.number(row, FIRST + 1, line.after, YEN)
        sheet.formula(
            row, FIRST + 2, f"{_column(FIRST)}{row + 1}-{_column(FIRST + 1)}{row + 1}", line.falls, YEN
        )
        sheet.text(row, FIRST + 3, line.basis, over=4, border=1)
    sheet.head(row + 1, 0, "減る予算の計", over=4)
    column = _column(FIRST + 2)
    formula = f"SUM({column}{top + 2}:{column}{row + 1})" if request.cuts else "0"
    place = sheet.formula(row + 1, FIRST + 2, formula, telling.cut(request).yen, YEN, bold=True)
    return place, row + 2


def _sum(sheet, row, value, **look):
    formula = f"SUM({_column(FIRST)}{row + 1}:{_column(LAST)}{row + 1})"
    sheet.formula(row, LAST + 1, formula, value, YEN, **look)


def _column(place):
    from xlsxwriter.utility import xl_col_to_name

    return xl_col_to_name(place)
