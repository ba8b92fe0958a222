"""Read a table as received: every cell is text, every loss is reported, nothing is guessed."""

from pathlib import Path

from kenshu import why
from kenshu.tables import body, delimited, html_table, kinds, workbook
from kenshu.tables.encoding import decode
from kenshu.tables.errors import TablesError
from kenshu.tables.report import Finding, Report, Table

LARGEST = 512 << 20  # bytes: about 2.5 GB of memory, what an office PC can spare
# Measured on 500 MB of the file of benchmarks/bench_tables.py: seconds and memory for each byte read.
SECONDS, MEMORY = 2.5e-8, 5.0


def read_table(path, *, sheet: str | None = None, totals: bool = False, largest: int = LARGEST) -> Table:
    """Read the CSV, TSV, .xlsx, .xls or HTML table at ``path``; what it is is told by its content.

    ``sheet``: which sheet of a workbook, else the first visible one that holds anything. ``totals``: keep the
    rows of totals. ``largest``: bytes above which a file is refused, with the time and memory it would take.
    Raises TablesError; its ``id`` says which.
    """
    path = Path(path)
    try:
        if path.is_dir():
            said = "これはフォルダーです。中のファイルを1つ選んでください。"
            raise TablesError(said, id="folder")
        if path.exists() and not path.is_file():  # a device or a pipe may never end
            raise TablesError(
                "ふつうのファイルではありません。表のファイルを選び直してください。", id="folder"
            )
        _refuse_giant(path.stat().st_size, largest)
        return _table(path, sheet, totals)
    except OSError as reason:
        raise TablesError(_cannot_open(path, reason), id=_refusal(reason)) from reason
    except MemoryError:
        said = f"{path.name}: メモリーが足りません。期間や課で分けて書き出し直してください。"
        raise TablesError(said, id="too-big") from None
    except TablesError as problem:
        place = {"id": problem.id, "row": problem.row, "column": problem.column}
        raise TablesError(f"{path.name}: {problem}", **place) from None


def _table(path, sheet, totals):
    raw = path.read_bytes()
    kind = kinds.kind_of(raw)
    if kind in ("zip", "xls"):
        return workbook.read(path, raw, kind, sheet, totals)
    if sheet is not None:
        said = f"シート「{sheet}」はありません。このファイルにシートはないので、シートを指定せずに読んでください。"
        raise TablesError(said, id="no-sheet")
    encoding, text = decode(raw)
    del raw  # a large file would fill the memory twice, and with its text three times
    seen = _of_encoding(encoding, text)
    found, mark, more = _laid_out(kind, text)
    del text
    found.in_cp932 = encoding.name == "cp932"
    frame, rows, findings, _ = body.frame(found, totals)
    findings = (*seen, *more, *findings)
    return Table(frame, Report(path, kind, encoding, mark, None, found.header_rows, rows, findings))


def _laid_out(kind, text):
    """(sheet, delimiter, findings) of a text."""
    if kind == "html":
        sheet, findings = html_table.read(text)
        return sheet, None, findings
    return *delimited.read(text), []


def _of_encoding(encoding, text):
    findings = []
    if encoding.name != "utf-8":
        said = f"文字コードはUTF-8ではなく、{encoding.label}です。"
        findings.append(Finding("other-encoding", "found", None, None, encoding.name, said))
    if encoding.cut:
        last = text.count("\n") + 1
        said = f"{last}行目で最後の文字が途中で切れていたので、その文字を除いて読みました。ファイルの終わりを確かめてください。"
        findings.append(Finding("cut-last-character", "lost", last, None, "", said))
    return findings


def _refuse_giant(size, largest):
    if size > largest:
        said = (
            f"{_giga(size)}あります。一度に読めるのは{_giga(largest)}までです"
            f"(全部を読むと約{max(1, round(size * SECONDS / 60))}分、メモリーが約{_giga(size * MEMORY)}いります)。"
            "期間や課で分けて書き出し直してください。"
        )
        raise TablesError(said, id="too-big")


def _giga(size):
    return f"{size / (1 << 30):.1f}GB" if size >= 1 << 30 else f"{size / (1 << 20):.1f}MB"


def _cannot_open(path, reason):
    if _refusal(reason) == "locked":
        do = "Excelなどで開いていたら閉じてください。閉じても読めなければ、そのフォルダーの管理者に確かめてください。"
        return f"{path.name} を開けません({why(reason)})。{do}"
    return f"{path} を開けません({why(reason)})。場所と名前を確かめてください。"


def _refusal(reason):
    in_use = isinstance(reason, PermissionError) or getattr(reason, "winerror", None) in (32, 33)
    return "locked" if in_use else "no-file"
