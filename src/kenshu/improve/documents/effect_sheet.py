"""The sheet 「効果」: quoted figures with their sources, and everything made of them as live formulas."""

from dataclasses import dataclass

from kenshu.improve.documents import telling
from kenshu.improve.documents.quoted import CASES, CONTROL, ESTIMATES
from kenshu.improve.documents.request import Request
from kenshu.improve.documents.workbook import ONE_PLACE, PERCENT, WHOLE, Book, Place, Sheet

NAME = "効果"
HEADS = ("数字", "値", "単位", "どう出したか(期間・範囲・算出方法・n)", "もとの課題")


@dataclass(frozen=True)
class EffectPlaces:
    """Cells that other sheets point to."""

    saved: Place
    saved_a_year: Place
    low: Place
    high: Place


def effect_sheet(book: Book, request: Request, footer: str) -> EffectPlaces:
    """Write the sheet; its first block are the quoted figures, the second what follows from them."""
    sheet = book.sheet(NAME, (24, 12, 7, 52, 22), footer=footer)
    sheet.text(0, 0, f"{request.texts.procedure}の効果", over=5, bold=True, font_size=14)
    for column, head in enumerate(HEADS):
        sheet.head(2, column, head)
    row, at = 3, {}
    for quoted in request.figures:
        if quoted.role in ESTIMATES:
            continue  # made again below, from the figures themselves
        form = WHOLE if quoted.figure.unit == CASES else ONE_PLACE
        at[quoted.role] = sheet.number(row, 1, quoted.figure.value, form)
        _words(sheet, row, quoted.name, quoted.figure.unit, quoted.figure.caption(), quoted.source)
        row += 1
    places = _derived(sheet, request, at, row + 1)
    row = places[1]
    for text in (telling.effect_sentence(request), telling.effect_beside(request)):
        sheet.text(row, 0, text, over=5, valign="top")
        sheet.tall(row, (text, 0, 5))
        row += 1
    note = "文の中の数字は、作ったときのものです。上の数字を直したら、資料を作り直してください。"
    sheet.text(row, 0, note, over=5, font_size=8)
    sheet.print_rows(row, 4)
    return places[0]


def _derived(sheet, request, at, row):
    """(EffectPlaces, the row after them)."""
    ways, found = request.ways, {}
    for column, head in enumerate(("計算した数字", "値", "単位", "計算のしかた", "")):
        sheet.head(row, column, head)
    for name, unit, form, formula, value, said in _lines(request, at, ways):
        row += 1
        place = sheet.formula(row, 1, formula(found), value, form)
        _words(sheet, row, name, unit, said, "この表の式")
        found[name] = place
    places = EffectPlaces(found["減った時間"], found["1年に減る時間"], found["幅の下"], found["幅の上"])
    return places, row + 2


def _lines(request, at, ways):
    """(name, unit, format, formula of the cells found so far, value, in words) of each derived figure."""
    before, after, first, second = (
        at[role].here for role in ("before", "after", "cases_before", "cases_after")
    )
    counts = request.cases
    yield (
        "減った時間",
        "時間",
        ONE_PLACE,
        lambda _: f"{before}-{after}",
        ways.as_counted.saved,
        "前の時間−後の時間",
    )
    yield ("減った割合", "％", PERCENT, lambda found: f"{found['減った時間'].here}/{before}*100",
           ways.as_counted.percent, "減った時間÷前の時間×100")  # fmt: skip
    for name, hours, cases, figure, count in (
        ("前の1件当たり", before, first, ways.as_counted.without, counts[0]),
        ("後の1件当たり", after, second, ways.as_counted.after, counts[1]),
    ):
        formula = f"{hours}*60/{cases}"
        yield name, "分", ONE_PLACE, lambda _, text=formula: text, figure.value * 60 / count, "時間×60÷件数"
    estimates = ["件数をそろえた見積り"]
    yield (estimates[0], "時間", ONE_PLACE, lambda _: f"{before}*{second}/{first}-{after}",
           ways.same_number.saved, "前の時間×後の件数÷前の件数−後の時間")  # fmt: skip
    if ways.proportional is not None:
        then, now = (at[role].here for role in CONTROL)
        estimates += ["比で直した見積り", "差で直した見積り"]
        yield (estimates[1], "時間", ONE_PLACE, lambda _: f"{before}*{now}/{then}-{after}",
               ways.proportional.saved, "前の時間×比べる相手の後÷前−後の時間")  # fmt: skip
        yield (estimates[2], "時間", ONE_PLACE, lambda _: f"{before}+({now}-{then})-{after}",
               ways.additive.saved, "前の時間+(比べる相手の後−前)−後の時間")  # fmt: skip
    low, high = ways.spread()
    for name, function, value, which in (("幅の下", "MIN", low, "小さい"), ("幅の上", "MAX", high, "大きい")):
        yield (name, "時間", ONE_PLACE, lambda found, function=function: _over(function, found, estimates),
               value, f"減った時間と見積りのうち、いちばん{which}数")  # fmt: skip
    times = request.periods_a_year
    yield ("1年に減る時間", "時間", ONE_PLACE, lambda found: f"{found['減った時間'].here}*{times}",
           request.saved_a_year.value, f"減った時間×年に{times}回")  # fmt: skip


def _over(function, found, estimates):
    return f"{function}({','.join(found[name].here for name in ('減った時間', *estimates))})"


def _words(sheet: Sheet, row, name, unit, said, source):
    for column, text in ((0, name), (2, unit), (3, said), (4, source)):
        sheet.text(row, column, text, border=1)
    sheet.tall(row, (said, 3, 1), (source, 4, 1), (name, 0, 1))
