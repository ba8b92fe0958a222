"""Write PEERS.md: what we and pandas with its defaults make of every file of the corpus.

    PYTHONPATH=/opt/oracles/peers .venv/bin/python tests/tables/peers.py

The folder on the path holds what pandas needs for .xls, .ods and HTML (xlrd, odfpy, lxml: `pip install --target`),
so that pandas is not refused for want of a library. The reader for a file is chosen as people do, by its name:
`read_csv` for .csv and .txt, `read_excel` for the others. Each file is read in a process of its own with 4 GB.
"""

import datetime as dt
import importlib.util
import multiprocessing
import re
import resource
import sys
import tempfile
import warnings
from collections import Counter
from pathlib import Path

import pandas as pd

from kenshu.tables import TablesError, read_table

HERE = Path(__file__).parent
FOUR_GB, SECONDS = 4 << 30, 120
RIGHT, SILENT, ERROR, REFUSED = "right", "**wrong silently**", "error", "error, as it should"


def load(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


corpus, made = load("test_corpus"), load("conftest")


def main():
    rows = []
    for name, case in corpus.EXPECTED.items():
        with tempfile.TemporaryDirectory() as folder:
            path = made.place(name, case, Path(folder))
            ours, (verdict, said) = apart(our_result, case, path), apart(peer_result, case, path)
        rows.append((name, case["why"], ours, verdict, said))
        print(*rows[-1], sep=" | ")
    (HERE / "PEERS.md").write_text(page(rows), encoding="utf-8")
    return any(row[2] not in ("read", "refused") for row in rows)


def page(rows):
    """The table in Markdown, with the counts above it."""
    counts = Counter(row[3].split(":")[0] for row in rows)
    ours = Counter(row[2].split(":")[0] for row in rows)
    told_right, told_wrong = (sum(f": {verdict}" in row[4] for row in rows) for verdict in (RIGHT, SILENT))
    head = f"""# The corpus, file by file: we and pandas
Made by `peers.py` (see there); not edited by hand. pandas {pd.__version__}, `read_csv` and `read_excel` with their
defaults. "right" for pandas is meant kindly: numbers for texts of the same digits, NaN for an empty cell, `氏名.1` for
`氏名(2)` all count as right, and so does a right table without a word about what was hidden, lost or doubtful in the
file (then named behind it). "read" for us: table, report and typed columns as expected; "refused": with the expected
file, place and reason.

We: {counted(ours)}. pandas: {counted(counts)}; of its errors {told_right} become right and {told_wrong} silently wrong
once somebody tells it the encoding.

| Folder | What is nasty about it | We | pandas | what pandas did |
|---|---|---|---|---|
"""
    return head + "".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in rows
    )


def counted(counts):
    return ", ".join(f"{text.strip('*')} {number}" for text, number in counts.most_common())


def apart(work, case, path):
    """The result of ``work(case, path)`` in a process of its own with limited memory and time."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=limited, args=(theirs, work, case, path))
    process.start()
    theirs.close()
    answered = ours.poll(SECONDS)
    try:
        answer = ours.recv() if answered else None
    except EOFError:
        answer = None
    process.kill()
    process.join()
    failed = "crashed (4 GB)" if answered else f"no answer in {SECONDS} s"
    return answer or (failed if work is our_result else (ERROR, failed))


def limited(pipe, work, case, path):
    resource.setrlimit(resource.RLIMIT_AS, (FOUR_GB, FOUR_GB))
    pipe.send(work(case, path))


def our_result(case, path):
    """read, refused, or wrong and why."""
    try:
        table = read_table(path, sheet=case.get("sheet"))
    except TablesError as refusal:
        if "expect" in case:
            return f"wrong: {refusal}"
        missing = corpus.refused_as(case["error"], refusal.id, str(refusal), path.name)
        return f"wrong: {missing}" if missing else "refused"
    if "error" in case:
        return "wrong: read"
    if corpus.as_seen(table, case["expect"]) != corpus.wanted(case["expect"]):
        return "wrong: table"
    found = [corpus.facts(finding) for finding in table.report.findings]
    if any(corpus.unlike(found, case["expect"]["findings"]).values()):
        return "wrong: report"
    for column, asked in case.get("typed", {}).items():
        try:
            corpus.check_typed(table, column, asked)
        except (AssertionError, TablesError) as reason:
            return f"wrong: typed {column}: {str(reason).splitlines()[0]}"
    return "read"


def peer_result(case, path):
    """(verdict, what pandas did); where the encoding stops it, also what it does once somebody tells it."""
    warnings.simplefilter("ignore")
    verdict, said = peer_read(case, path, {})
    encoding = case.get("expect", {}).get("encoding")
    if "Unicode" not in said or not encoding:
        return verdict, said
    told, then = peer_read(case, path, {"encoding": encoding})
    return verdict, f"{said.split(':')[0]}; with encoding={encoding}: {told}{then and ', ' + then}"


def peer_read(case, path, options):
    read = pd.read_csv if path.suffix in (".csv", ".txt") else pd.read_excel
    sheet = {"sheet_name": case["sheet"]} if "sheet" in case else {}
    try:
        frame = read(path, **sheet, **options)
    except Exception as reason:
        kind = REFUSED if "error" in case else ERROR
        return kind, f"{type(reason).__name__}: {tidy(str(reason))}"
    if "error" in case and case.get("peer_may_read"):
        return RIGHT, "read as it is"
    if "error" in case:
        return SILENT, f"a table of {len(frame)} rows, headings {tidy(', '.join(map(str, frame.columns)))}"
    difference = first_difference(frame, case["expect"])
    if difference:
        return SILENT, tidy(difference)
    unsaid = Counter(
        f["id"] for f in case["expect"]["findings"] if f["id"] not in ("other-encoding", "line-break")
    )
    return RIGHT, "not said: " + ", ".join(unsaid) if unsaid else ""


def first_difference(frame, expect):
    """Where a frame of pandas is not the expected table; None when it is."""
    headings = [kindly(heading) for heading in frame.columns]
    wanted = [kindly(heading) for heading in expect["headings"]]
    if headings != wanted:
        return f"headings {', '.join(headings)}"
    if "rows" not in expect:
        same = len(frame) == expect["row_count"] and list(map(as_text, frame.iloc[-1])) == expect["last_row"]
        return None if same else f"{len(frame)} rows, the last {list(frame.iloc[-1])}"
    if len(frame) != len(expect["rows"]):
        return f"{len(frame)} rows for {len(expect['rows'])}"
    for row, cells in zip(expect["rows"], frame.itertuples(index=False), strict=True):
        for column, want, have in zip(expect["headings"], row, cells, strict=True):
            if as_text(have) != want:
                return f"「{column}」: {as_text(have) or 'nothing'} for {want or 'nothing'}"
    return None


def kindly(heading):
    """A heading in the form both use: 氏名(2) and 氏名.1, 列3 and Unnamed: 2 are the same."""
    if found := re.fullmatch(r"Unnamed: (\d+)", str(heading)):
        return f"列{int(found[1]) + 1}"
    return re.sub(r"\.(\d+)$", lambda found: f"({int(found[1]) + 1})", str(heading).strip())


def as_text(value):
    """A value of pandas as the text we expect, wherever it means the same."""
    if not isinstance(value, str) and pd.isna(value):
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return corpus.redigit(str(int(value)))
    if isinstance(value, dt.timedelta):
        return f"{value // dt.timedelta(hours=1)}:{value // dt.timedelta(minutes=1) % 60:02d}"
    if isinstance(value, dt.time):
        return value.isoformat().removesuffix(":00")
    if hasattr(value, "isoformat"):
        return value.isoformat().removesuffix("T00:00:00")
    return corpus.redigit(str(value))


def tidy(text):
    """One short line without folders of this machine and without control letters."""
    line = re.sub(r"\S*/(?=input\.|受付簿)", "", re.sub(r"\s+", " ", text)).strip()
    line = re.sub(r"\d{12,}", lambda found: f"{found[0][:6]}… ({len(found[0])} digits)", line)
    line = "".join(letter if letter.isprintable() else "�" for letter in line)
    return line if len(line) <= 110 else line[:109] + "…"


if __name__ == "__main__":
    sys.exit(main())
