"""The roster a personnel section sends (CSV or xlsx), checked as a whole before anything is kept."""

from dataclasses import dataclass, replace
from pathlib import Path

from kenshu import handin, why
from kenshu.grading.place import GradingError
from kenshu.grading.register import Learner

NUMBER, NAME, KANA, SECTION, POST, TEAM = COLUMNS = ("受講者番号", "氏名", "よみ", "所属", "職位", "グループ")
NEEDED = (NUMBER, NAME, SECTION, TEAM)


@dataclass(frozen=True)
class Roster:
    """A checked roster. ``issued`` numbers were made here because the column was empty."""

    path: Path
    learners: tuple[Learner, ...]
    issued: tuple[str, ...]


def read(path: Path, *, taken=()) -> Roster:
    """Read and check a roster. ``taken`` are the numbers of the class so far.

    Raises GradingError naming every row that must be mended; nothing is written anywhere.
    """
    lines = _lines(Path(path))
    problems, people = [], []
    for row, line in lines:
        problems += [f"{row}行目の「{name}」が空です" for name in (NAME, SECTION, TEAM) if not line[name]]
        number, problem = _number(row, line[NUMBER])
        problems += [problem] if problem else []
        people.append((row, Learner(number, line[NAME], line[KANA], line[SECTION], line[POST], line[TEAM])))
    problems += _doubles(people, "受講者番号", lambda p: p.number)
    problems += _doubles(
        people, "同じ人(氏名と所属)", lambda p: (_joined(p.name), _joined(p.section)) if p.name else ""
    )
    if problems:
        listed = "\n".join(f"・{problem}。" for problem in problems)
        raise GradingError(
            f"{path.name} を直して、もう一度読み込んでください。誰も追加していません。\n{listed}"
        )
    missing = [row for row, person in people if not person.number]
    given = {person.number for _, person in people} | set(taken)
    issued = dict(zip(missing, handin.issue_numbers(len(missing), taken=given), strict=True))
    return Roster(Path(path), tuple(replace(p, number=issued.get(row, p.number)) for row, p in people),
                  tuple(issued.values()))  # fmt: skip


def write_back(roster: Roster, learners: tuple[Learner, ...] | None = None) -> Path:
    """A new workbook beside the roster with the numbers in it; never over another file."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "名簿"
    sheet.append(COLUMNS)
    for row, p in enumerate(learners or roster.learners, start=2):
        for column, value in enumerate((p.number, p.name, p.kana, p.section, p.post, p.team), start=1):
            cell = sheet.cell(row, column)
            cell.value, cell.data_type = value, "s"
    for column, width in zip("ABCDEF", (12, 18, 22, 26, 14, 12), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    target = roster.path.with_name(f"{roster.path.stem}_受講者番号入り.xlsx")
    for again in range(2, 1000):
        if not target.exists():
            break
        target = roster.path.with_name(f"{roster.path.stem}_受講者番号入り_{again}.xlsx")
    try:
        book.save(target)
    except OSError as error:
        raise GradingError(
            f"{target} に書き込めません({why(error)})。名簿を書き込める場所に置いてください。"
        ) from error
    return target


def _number(row, text):
    """The number as filed (empty when none was written) and what is wrong with it."""
    if not text:
        return "", ""
    try:
        number = handin.check_number(text)
    except handin.HandinError:
        return (
            text,
            f"{row}行目の受講者番号「{text}」は正しくありません。最後の字は確かめの字です。空欄にすると、こちらで番号を作ります",
        )
    if number == handin.numbers.TRIAL:
        return number, f"{row}行目の受講者番号「{number}」は、ためし用なので名簿には使えません"
    return number, ""


def _doubles(people, what, key):
    rows: dict = {}
    for row, person in people:
        if key(person):
            rows.setdefault(key(person), []).append((row, person))
    return [
        f"{'と'.join(f'{row}行目' for row, _ in found)}が、{what}で重なっています"
        f"({found[0][1].number or found[0][1].name})"
        for found in rows.values() if len(found) > 1
    ]  # fmt: skip


def _joined(text):
    return "".join(text.split())


def _lines(path: Path) -> list[tuple[int, dict[str, str]]]:
    """(row number as Excel shows it, heading → text) for every person; headings checked."""
    rows = _xlsx(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path)
    head, body = rows[0][1], rows[1:]
    missing = [name for name in NEEDED if name not in head]
    if missing:
        raise GradingError(
            f"{path.name} に「{'」「'.join(missing)}」の列がありません"
            f"(見出しは {'、'.join(filter(None, head))})。"
            f"1行目の見出しを {'、'.join(COLUMNS)} にしてください。"
            "番号がまだないときは、列だけ作って空にします。"
        )
    if not body:
        raise GradingError(f"{path.name} には見出しだけがあり、受講者が1人もいません。")
    place = {name: head.index(name) for name in COLUMNS if name in head}
    return [
        (row, {name: cells[place[name]] if name in place else "" for name in COLUMNS}) for row, cells in body
    ]


def _csv(path):
    from kenshu.tables import TablesError, read_table

    try:
        table = read_table(path)
    except TablesError as error:
        raise GradingError(f"名簿を読めません。{error}") from error
    frame, report = table.frame, table.report
    body = [
        (row, [cell.strip() for cell in cells])
        for row, cells in zip(report.rows, frame.values.tolist(), strict=True)
    ]
    return [(report.header_row, list(frame.columns)), *body]


def _xlsx(path):
    """Rows of the first sheet; the first row with two cells is the heading; empty rows are left out."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, BadZipFile, KeyError, ValueError) as error:
        raise GradingError(
            f"{path.name} を Excel のブックとして開けません。Excel で開いて保存し直してください。"
        ) from error
    rows = enumerate(book.worksheets[0].iter_rows(values_only=True), start=1)
    lines = [(number, [_text(cell) for cell in cells]) for number, cells in rows]
    book.close()
    lines = [(number, cells) for number, cells in lines if any(cells)]
    while lines and sum(map(bool, lines[0][1])) < 2:
        lines.pop(0)
    if not lines:
        raise GradingError(f"{path.name} の最初のシートが空です。名簿のシートを先頭にしてください。")
    return lines


def _text(cell):
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()
