"""Papers typed in by a trainer: one file, a row a learner and question; all of it or nothing, every row named."""

import csv
import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook, load_workbook
from tests.forms import hand
from tests.grading.conftest import IN_TIME
from tests.house.classroom import kenshu

from kenshu import answers, handin
from kenshu.forms.paper import typing
from kenshu.grading.intake_typed import import_answers
from kenshu.grading.place import GradingError

HERE = Path(__file__).parent
FIRST, SECOND = "m01x", "m02z"
GIVEN = {
    "n90-pick": {"value": "east"},
    "n90-count": {"value": "３"},
    "n90-essay": {"value": "一文です。\n二文めです。"},
}
ASKS = {"n90-essay": {"ask": "総務課の文書担当"}}
BAD = yaml.safe_load((HERE / "bad_typed.yml").read_text(encoding="utf-8"))


def typed(classroom, given: dict[str, dict]) -> list[dict]:
    questions = answers.load_questions(classroom.place.release / "s3")
    return [row for learner, one in given.items() for row in hand.rows(learner, one, questions)]


def as_csv(classroom, rows, name="入力.csv", encoding="cp932"):
    heads = list(dict.fromkeys(head for row in rows for head in row))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, heads, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path = classroom.root / name
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def as_xlsx(classroom, rows, name="入力.xlsx"):
    heads = list(dict.fromkeys(head for row in rows for head in row))
    book = Workbook()
    book.active.append(heads)
    for row in rows:
        book.active.append([row.get(head, "") for head in heads])
    book.save(classroom.root / name)
    return classroom.root / name


def submitted(classroom, learner):
    path = classroom.place.submitted / learner / "s3" / "answers.json"
    return json.loads(path.read_text(encoding="utf-8"))["answers"]


def values(classroom, learner):
    return {name: entry["value"] for name, entry in submitted(classroom, learner).items()}


@pytest.mark.parametrize("write", [as_csv, as_xlsx], ids=["csv", "xlsx"])
def test_typed_papers_become_hand_ins(classroom, write):
    path = write(classroom, typed(classroom, {FIRST: GIVEN, SECOND: ASKS}))
    taken = import_answers(classroom.place, path, received=IN_TIME)
    assert [(one.state, one.learner) for one in taken] == [("受付", FIRST), ("受付", SECOND)]
    assert values(classroom, FIRST) == {
        "n90-pick": "east",
        "n90-count": 3,
        "n90-essay": "一文です。\n二文めです。",
    }
    assert submitted(classroom, SECOND)["n90-essay"]["ask"] == "総務課の文書担当"
    assert {entry["door"] for entry in submitted(classroom, FIRST).values()} == {"paper"}
    assert len({one.receipt for one in taken}) == 2
    assert classroom.statuses()[FIRST] == "受付: 紙の提出(3問)"


def test_the_number_is_typed_once_for_the_rows_below(classroom):
    rows = typed(classroom, {FIRST: GIVEN, SECOND: GIVEN})
    for place, row in enumerate(rows):
        row[typing.NUMBER] = row[typing.NUMBER].upper() if place in (0, 3) else ""
    import_answers(classroom.place, as_csv(classroom, rows))
    assert values(classroom, FIRST) == values(classroom, SECOND)


def test_answers_typed_later_join_what_was_handed_in(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "west", "n90-count": 5})
    classroom.collect()
    rows = typed(classroom, {FIRST: {"n90-count": {"value": 3}, "n90-essay": {"value": "紙に書きました。"}}})
    (arrival,) = import_answers(classroom.place, as_csv(classroom, rows))
    assert "前からの答え1問はそのまま" in arrival.reason
    assert values(classroom, FIRST) == {"n90-pick": "west", "n90-count": 3, "n90-essay": "紙に書きました。"}


def test_the_same_answers_are_not_taken_in_twice(classroom):
    path = as_csv(classroom, typed(classroom, {FIRST: GIVEN}))
    import_answers(classroom.place, path)
    before = submitted(classroom, FIRST)
    with pytest.raises(GradingError, match="もう受け付けてあります"):
        import_answers(classroom.place, path)
    assert submitted(classroom, FIRST) == before
    assert len(list(classroom.place.handins.iterdir())) == 1


def test_the_original_is_a_hand_in_like_any_other(classroom):
    import_answers(classroom.place, as_csv(classroom, typed(classroom, {FIRST: GIVEN})), received=IN_TIME)
    (path,) = classroom.place.handins.iterdir()
    found = handin.read(path)
    assert (found.learner, found.session, found.received) == (FIRST, "s3", IN_TIME)
    assert json.loads(found.answers)["answers"] == submitted(classroom, FIRST)


def test_papers_received_after_closing_are_late_whenever_they_are_typed(classroom):
    rows = typed(classroom, {FIRST: GIVEN})
    path = as_csv(classroom, rows)
    os.utime(path, (0, 0))
    (arrival,) = import_answers(classroom.place, path, received=datetime(2026, 12, 1, 3, tzinfo=UTC))
    assert arrival.late
    rows[1]["欄1"] = "4"
    (arrival,) = import_answers(
        classroom.place, as_csv(classroom, rows), received=datetime(2026, 8, 10, 3, tzinfo=UTC)
    )
    assert not arrival.late


@pytest.mark.parametrize("case", BAD, ids=[case["name"] for case in BAD])
def test_a_row_that_is_wrong_is_named_and_nothing_is_taken_in(classroom, case):
    rows = typed(classroom, {FIRST: {**GIVEN, "n90-essay": {"value": "一文です。"}}})
    rows = [*rows, *({typing.NUMBER: SECOND, **row} for row in case.get("rows", ()))]
    for row in rows:
        for head in case.get("without", ()):
            row.pop(head, None)
    with pytest.raises(GradingError) as refusal:
        import_answers(classroom.place, as_csv(classroom, case.get("only", rows)))
    for part in case["said"]:
        assert part in str(refusal.value)
    assert not classroom.place.submitted.exists() or not list(classroom.place.submitted.rglob("answers.json"))


def test_a_file_that_is_no_table_is_refused(classroom):
    path = classroom.root / "写真.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(GradingError, match="入力した表を読めません"):
        import_answers(classroom.place, path)


def test_the_list_handed_out_with_the_papers_is_filled_in_and_taken(classroom):
    path = classroom.place.release / "paper" / "s3-typed.xlsx"
    book = load_workbook(path)
    sheet = book.active
    heads = {cell.value: cell.column for cell in sheet[1]}
    where = {sheet.cell(row, heads[typing.QUESTION]).value: row for row in range(2, sheet.max_row + 1)}
    sheet.cell(2, heads[typing.NUMBER]).value = FIRST
    for name, text in (("n90-pick", "ア"), ("n90-count", "３件"), ("n90-essay", "一文です。")):
        sheet.cell(where[name], heads["欄1"]).value = text
    mine = classroom.root / "1班.xlsx"
    book.save(mine)
    import_answers(classroom.place, mine)
    assert values(classroom, FIRST) == {"n90-pick": "east", "n90-count": 3, "n90-essay": "一文です。"}


def test_the_command_says_what_became_of_the_papers(classroom):
    path = as_csv(classroom, typed(classroom, {FIRST: GIVEN}))
    said = kenshu(classroom.root, "answers", "import", path, "--received", "令和8年8月10日")
    assert (said.code, "紙の提出: 1件(受付 1件" in said.out) == (0, True)
    again = kenshu(classroom.root, "answers", "import", path)
    assert (again.code, "もう受け付けてあります" in again.last) == (1, True)
    missing = kenshu(classroom.root, "answers", "import", "ない.csv")
    assert (missing.code, "ない.csv" in missing.last) == (1, True)
