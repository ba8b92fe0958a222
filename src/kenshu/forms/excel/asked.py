"""A question in a sheet: its words, its choices, its fields; and the hidden sheet the drop-down lists come from."""

from kenshu.answers import Question
from kenshu.forms import typed
from kenshu.forms.excel import places as at
from kenshu.forms.excel.sheet import GREY, LINE, SOFT, Book, Sheet

LONG = 130  # points of a field for free words
LISTED = ("choice", "ranking", "match", "cards")
HINTS = {
    "choice": "一つ選びます。",
    "choices": f"選ぶものの横に{typed.TICK}を書きます。いくつでもかまいません。",
    "ranking": "上から順に選びます。",
    "match": "それぞれに、合うものを選びます。",
    "cards": "それぞれに、入れる組を選びます。",
    "file": "ブックの横に置くファイルの名前を書きます。",
}


class Lists:
    """The choices of all drop-down lists, a column each; the same list stands there once."""

    def __init__(self):
        self._columns: dict[tuple[str, ...], int] = {}

    def formula(self, options: tuple[str, ...]) -> str:
        """What a validation names as its source."""
        from xlsxwriter.utility import xl_col_to_name

        column = xl_col_to_name(self._columns.setdefault(options, len(self._columns)))
        return f"='{at.LISTS}'!${column}$1:${column}${len(options)}"

    def write(self, book: Book):
        """The hidden sheet."""
        sheet = book.raw.add_worksheet(at.LISTS)
        for options, column in self._columns.items():
            for row, option in enumerate(options):
                sheet.write_string(row, column, option)
        sheet.protect()
        sheet.hide()


def ask(sheet: Sheet, question: Question, lists: Lists) -> list[str]:
    """Write the question; the addresses of its fields, as the hidden sheet keeps them."""
    sheet.gap()
    sheet.words(f"問い {question.label}", bold=True, bg_color=GREY, top=2)
    for text in (question.help, _hint(question)):
        if text:
            sheet.words(text)
    sheet.words(question.id, font_color=SOFT, font_size=8)
    _choices(sheet, question)
    if question.kind == "table":
        _heads(sheet, question)
    found = [where for line in at.rows_of(question) for where in _line(sheet, question, line, lists)]
    sheet.gap()
    return found


def _hint(question: Question) -> str:
    hint = HINTS.get(question.kind, "")
    if question.kind == "choices" and question.max:
        hint = f"選ぶものの横に{typed.TICK}を書きます。{question.max}つまでです。"
    if question.lane == "b":
        hint += "人の名前や住所、電話番号は書かず、役割で書きます(例: 窓口A)。"
    if question.max_chars:
        hint += f"{question.max_chars}字くらいまで。"
    return hint


def _choices(sheet: Sheet, question: Question):
    """What there is to choose from, readable on paper too."""
    if question.kind in LISTED:
        for words in typed.options(question.choices):
            sheet.words(f"  {words}")
    for column in question.columns:
        if column.choices:
            sheet.words(
                f"「{column.label}」は、次から選びます: {' / '.join(one.label for one in column.choices)}"
            )


def _heads(sheet: Sheet, question: Question):
    start = at.FIRST
    if question.rows:
        sheet.cell(start, start, "", bg_color=GREY)
        start = at.INPUT
    for place, column in enumerate(question.columns):
        unit = f"({column.unit})" if column.unit else ""
        sheet.cell(start + place, start + place, column.label + unit, bold=True, bg_color=GREY)
    sheet.tall(0, at.NO_FIELD)
    sheet.next()


def _line(sheet: Sheet, question: Question, line: typed.Line, lists: Lists) -> list[str]:
    """One row of fields; where each stands."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    found = []
    if line.label:
        sheet.words(line.label, last=at.FIRST, next_row=False, border=1, indent=1, valign="vcenter")
    for place in at.places(question, line):
        field = place.field
        sheet.input(place.first, place.last, text=field.kind != "number", **_look(field))
        _validate(sheet, question, place, lists)
        found.append(f"{field.key} {xl_rowcol_to_cell(sheet.row, place.first)}")
    if line.fields[0].kind == "number" and question.kind == "number" and question.unit:
        sheet.words(question.unit, first=at.INPUT + 1, last=at.INPUT + 1, next_row=False, valign="vcenter")
    sheet.tall(LONG if line.fields[0].kind == "long" else LINE + 8, at.row_key(question, line))
    sheet.next(grows=question.kind == "table" and any(one.kind == "words" for one in line.fields))
    return found


def _look(field) -> dict:
    if field.kind == "number":
        return {"align": "right", "valign": "vcenter"}
    return {"valign": "top" if field.kind == "long" else "vcenter"}


def _validate(sheet: Sheet, question: Question, place: at.Place, lists: Lists):
    """A list to choose from; for numbers only a hint: full-width digits and 「180時間」 must get in."""
    field, box = place.field, (sheet.row, place.first, sheet.row, place.first)
    if field.options:
        sheet.raw.data_validation(*box, {
            "validate": "list", "source": lists.formula(field.options), "error_type": "warning",
            "error_title": "選択肢", "error_message": "▼を押して、一覧から選んでください。",
        })  # fmt: skip
    elif field.kind == "number":
        unit = question.unit or next((c.unit for c in question.columns if field.key.endswith(f".{c.id}")), "")
        sheet.raw.data_validation(*box, {
            "validate": "any", "input_title": "数",
            "input_message": f"数だけを書きます{f'(単位: {unit})' if unit else ''}。",
        })  # fmt: skip
