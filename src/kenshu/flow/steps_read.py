"""Read a table of steps: an Excel workbook or CSV a clerk filled in, or a frame."""

from pathlib import Path

from kenshu import why
from kenshu.flow import steps_cells as cells
from kenshu.flow.errors import FlowError
from kenshu.flow.steps import COLUMNS, Exit, Finding, Kind, Step, Steps

EXAMPLE_SHEET = "記入例"
MOST_ROWS = 2000  # a sheet with more is not a table of steps
_FORMULA = "式が入っています。計算した結果を「値」で貼り付けてください。"


def read_steps(source, title: str = "") -> Steps:
    """The steps in an .xlsx or .csv file, or in a frame with the twelve columns of ``COLUMNS``.

    Reading never guesses: a cell that cannot be read is kept in ``Steps.unread`` for ``validate`` to report.
    ``title`` wins over the title row above the headings, which wins over the file's name. In a workbook the
    first sheet with the headings counts (not 「記入例」). Raises FlowError when there is no such table.
    """
    if isinstance(source, str | Path):
        path = Path(source)
        found, rows = _workbook(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path)
        return _steps(title or found or path.stem, rows, path.name)
    rows = [list(map(str, source.columns)), *source.astype(object).values.tolist()]
    return _steps(title or "業務の流れ", list(enumerate(rows)), "")


def _csv(path: Path):
    from kenshu import tables

    table = tables.read_table(path)
    body = zip(table.report.rows, table.frame.values.tolist(), strict=True)
    titles = [text for _, text in table.report.titles]
    return titles[0] if titles else "", [(table.report.header_row, list(table.frame.columns)), *body]


def _workbook(path: Path):
    """(title, numbered rows of the first sheet with our headings); formulas stay visible as such."""
    from openpyxl import load_workbook

    try:
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=False)
            for sheet in book.worksheets:
                if sheet.title == EXAMPLE_SHEET:
                    continue
                if found := _table_in(sheet):
                    return found
    except OSError as error:
        raise FlowError(f"{path} を開けません({why(error)})。場所と名前を確かめてください。") from error
    except FlowError:
        raise
    except Exception as error:  # openpyxl has no error of its own for a broken file
        raise FlowError(
            f"{path.name} をExcelの表として読めません。Excelで開き、「Excelブック(.xlsx)」で保存し直してください。"
        ) from error
    raise FlowError(
        f"{path.name} に手順の表がありません。見出しに {'、'.join(COLUMNS)} がある表を作ってください。"
    )


def _table_in(sheet):
    title, rows, head = "", [], None
    for place, row in enumerate(sheet.iter_rows(), 1):
        if place > MOST_ROWS:
            raise FlowError(f"「{sheet.title}」は{MOST_ROWS}行を超えています。手順の表だけにしてください。")
        values = [_value(cell) for cell in row]
        if head is None and {"番号", "作業", "次"} <= {cells.text(value) for value in values}:
            head = place
        elif head is None:
            title = title or next(filter(None, map(cells.text, values)), "")
            continue
        rows.append((place, values))
    return (title, rows) if head else None


class _Formula(str):
    """The text of a formula, so that it is not taken for a value."""


def _value(cell):
    return _Formula(cell.value) if getattr(cell, "data_type", "") == "f" else cell.value


def _steps(title, rows, source) -> Steps:
    head = [cells.text(value) for value in rows[0][1]]
    _refuse_headings(head, source)
    places = [head.index(name) for name in COLUMNS]
    unread, found = [], []
    for row, values in rows[1:]:
        padded = [*values, *[""] * (len(head) - len(values))]
        mine = [padded[place] for place in places]
        if any(cells.text(value) for value in mine):
            found.append(_step(row, mine, unread))
    extra = [name for name in head if name and name not in COLUMNS]
    ignored = (Finding(None, "", f"「{'」「'.join(extra)}」の列は読みません。"),) if extra else ()
    return Steps(title, tuple(found), source, tuple(unread), ignored)


def _refuse_headings(head, source):
    where = f"{source}: " if source else ""
    if missing := [name for name in COLUMNS if name not in head]:
        raise FlowError(f"{where}見出しに「{'」「'.join(missing)}」がありません。列を足してください。")
    if doubled := [name for name in COLUMNS if head.count(name) > 1]:
        raise FlowError(f"{where}見出し「{doubled[0]}」が2つあります。1つにしてください。")


def _step(row: int, values: list, unread: list[Finding]) -> Step:
    written = {}
    for column, value in zip(COLUMNS, values, strict=True):
        if isinstance(value, _Formula):
            unread.append(Finding(row, column, _FORMULA))
        written[column] = "" if isinstance(value, _Formula) else cells.text(value)

    def value_of(column, read, otherwise):
        try:
            return read()
        except FlowError as error:
            unread.append(Finding(row, column, str(error)))
            return otherwise

    following = written["次"]
    unlabelled = tuple(Exit(way.to) for way in cells.exits(following, ""))
    return Step(
        number=cells.number(written["番号"]),
        name=cells.one_line(written["作業"]),
        lane=cells.one_line(written["担当"]),
        kind=value_of("種類", lambda: cells.kind(written["種類"]), Kind.TASK),
        exits=value_of("条件", lambda: cells.exits(following, written["条件"]), unlabelled),
        medium=cells.one_line(written["媒体"]),
        minutes=value_of("分", lambda: cells.amount(written["分"], "分"), None),
        waiting=value_of("待ち", lambda: cells.waiting(written["待ち"]), None),
        count=value_of("件数", lambda: cells.amount(written["件数"], "件"), None),
        basis=cells.one_line(written["根拠"]),
        exception=cells.one_line(written["例外"]),
        row=row,
    )
