"""What N02 shows: the list as it opens, ways of writing that come to all rows, and rows as a chosen rule makes them."""

import csv
import doctest
import importlib
import json

import nbformat
import pytest
from nbclient import NotebookClient

from kenshu import answers, tables
from kenshu.authoring import source
from kenshu.improve import tidy
from kenshu.improve.tidy import course, rules

CHOSEN = {
    "n02-reading": tidy.as_opened,
    "n02-no-era": tidy.days_by,
    "n02-phone": tidy.phones_by,
    "n02-zeros": tidy.accounts_by,
    "n02-names": tidy.names_by,
}
COUNTS = ["n02-days", "n02-phone-rows", "n02-zero-rows", "n02-seconds"]


@pytest.fixture(autouse=True)
def session(root, tmp_path, monkeypatch):
    """A session folder with the questions of N02, and the working directory in it."""
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))
    asked = source.read(root / "exercises" / "s1" / "n02-tidy-the-data.md").forms
    keys = {"key", "scheme"}
    plain = [{name: value for name, value in form.items() if name not in keys} for form in asked]
    document = {"schema": 1, "session": "s1", "questions": plain}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def choose(session, question, value):
    answers.Store(session).write(question, {"value": value})
    return CHOSEN[question](question)


def after(sheet):
    return {row[1]: row[2] for row in sheet.rows}


@pytest.mark.parametrize("module", ["rules", "same", "ways"])
def test_the_examples_run(module):
    assert doctest.testmod(importlib.import_module(f"kenshu.improve.tidy.{module}")).failed == 0


def test_every_table_says_that_its_data_are_made_up_and_has_headings():
    shown = [tidy.as_opened(), *(view(question) for question, view in list(CHOSEN.items())[1:])]
    shown += [tidy.ways_of(column) for column in course.COLUMNS]
    for table in [*shown, tidy.same_names()]:
        assert "架空のデータ" in table.caption
        assert table._repr_html_().count('scope="col"') == len(table.heads)


def test_the_list_opens_as_unreadable_letters_and_only_one_reading_helps(session):
    readable = {}
    assert "表を見直す" in tidy.as_opened("n02-reading").text
    for choice in (None, "utf-8", "shift-jis", "euc"):
        sheet = choose(session, "n02-reading", choice) if choice else tidy.as_opened()
        readable[choice] = "受付番号" in sheet.rows[1] and "\ufffd" not in str(sheet)
    assert readable == {None: False, "utf-8": False, "shift-jis": True, "euc": False}


@pytest.mark.parametrize("column", course.COLUMNS)
def test_the_ways_of_writing_come_to_all_rows_and_name_no_other(column):
    *rows, whole = tidy.ways_of(column).rows
    assert sum(row[2] for row in rows) == whole[2] == len(course.opened(course.COLUMNS[column]))
    assert "そのほか" not in [row[0] for row in rows]


def test_a_way_nobody_foresaw_is_counted_as_another_and_not_lost():
    found = {one.id: one.count for one in tidy.ways("口座下3桁", ["045", "四五", ""])}
    assert (found["three"], found["other"]) == (1, 2)


def test_the_days_that_the_reader_of_tables_refuses_are_those_without_an_era(root):
    table = tables.read_table(root / "datasets" / "d7-benefit-applications" / "raw" / "paper.csv")
    with pytest.raises(tables.UnreadCells) as refused:
        tables.dates(table, "受付日")
    assert len(refused.value.cells) == tidy.counted()["受付日"]["no-era"] == 38
    assert tidy.days_by("n02-no-era").rows[3][0] == str(refused.value.cells[0][0])


def test_a_rule_for_days_changes_the_one_row_and_leaves_its_neighbours(session):
    told = {}
    for rule in ("west", "heisei", "title", "empty", "wait"):
        rows = choose(session, "n02-no-era", rule).rows
        told[rule] = rows[3][2]
        assert [row[2] for row in (rows[1], rows[2], *rows[4:])] == ["2025-06-02"] * 4
    assert told == {"west": "2007-06-02", "heisei": "1995-06-02", "title": "2025-06-02",
                    "empty": "(空欄)", "wait": "(読めないまま)"}  # fmt: skip


def test_the_good_rules_make_the_clean_file_of_the_raw_one(root):
    raw, place = course.opened(course.PAPER), root / "datasets" / "d7-benefit-applications" / "clean"
    with (place / "paper.csv").open(encoding="utf-8-sig", newline="") as file:
        clean = list(csv.DictReader(file))
    title = course.title(course.PAPER)
    for column, rule in (
        ("受付日", lambda text: rules.day(text, "title", title)),
        ("電話", lambda text: rules.phone(text, "text")),
        ("口座下3桁", lambda text: rules.account(text, "pad")),
        ("氏名", lambda text: rules.name(text, "copy")),
    ):
        assert [rule(text) for text in raw[column]] == [row[column] for row in clean]


def test_the_bad_rules_do_their_harm_before_the_learner_s_eyes(session):
    number = after(choose(session, "n02-phone", "number"))
    assert not any(told.startswith("0") for told in number.values())
    assert after(choose(session, "n02-phone", "fill"))["(空欄)"] == "000-0000-0000"
    assert after(choose(session, "n02-zeros", "number"))["011"] == "11"
    assert after(choose(session, "n02-zeros", "pad"))["43"] == "043"
    letters = choose(session, "n02-names", "letters").rows
    assert any("﨑" in row[2] and "﨑" not in row[3] for row in letters)
    kept = choose(session, "n02-names", "copy").rows
    assert all(row[2] == row[3] for row in kept)
    assert any(row[4] == "山崎昭" for row in kept)
    assert [row[3] for row in choose(session, "n02-names", "drop").rows] == ["(消えます)"] * len(kept)


def test_the_title_of_the_list_runs_over_the_table_and_pushes_nothing_aside(session):
    assert 'colspan="2"' in tidy.days_by("n02-no-era")._repr_html_()
    assert 'colspan="6"' in choose(session, "n02-reading", "shift-jis")._repr_html_()


def test_of_three_pairs_with_one_copy_one_was_born_on_the_same_day():
    from kenshu.days import parse_date

    rows = tidy.same_names().rows
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    assert [one[0] for one in rows] == ["組1", "組1", "組2", "組2", "組3", "組3"]
    assert all(tables.normalise_name(a[2]) == tables.normalise_name(b[2]) and a[2] != b[2] for a, b in pairs)
    assert sum(parse_date(a[3]) == parse_date(b[3]) for a, b in pairs) == 1


def test_the_figure_waits_for_all_counts_and_shows_the_learner_s_own(session):
    store = answers.Store(session)
    given = [[{"row": "a", "rows": 1200}, {"row": "b", "rows": None}], 600, 60, 180]
    for question, value in zip(COUNTS, given, strict=True):
        assert "課題3から課題6" in tidy.own_rows(*COUNTS).text
        store.write(question, {"value": value})
    picture = tidy.own_rows(*COUNTS)
    assert "受付日で、100行のうち50行" in picture.alt
    assert "通話秒(半角の数字に)は10%(180行/1,800行)です。" in picture.reading


def test_a_count_above_all_rows_is_told_and_not_drawn(session):
    store = answers.Store(session)
    for question, value in zip(COUNTS, [[{"row": "a", "rows": 1}], 2401, 0, 0], strict=True):
        store.write(question, {"value": value})
    assert "「電話」の数が、全部の行の数をこえています" in tidy.own_rows(*COUNTS).text


def test_in_a_notebook_a_button_shows_the_list_in_the_reading_chosen_since(session):
    code = """from kenshu import answers, improve
button, place = improve.tidy.as_opened("n02-reading").children
print("受付番号" in place.value)
answers.Store(".").write("n02-reading", {"value": "shift-jis"})
button.click()
print("受付番号" in place.value, button.description)"""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(session)}}).execute()
    said = "".join(output.get("text", "") for output in notebook.cells[0].outputs)
    assert said.split() == ["False", "True", "表を見直す"]
