"""What the exercises show of the records: no totals, captions that say 架空, headings for screen readers."""

import csv
import json
import re

import nbformat
import pytest
from nbclient import NotebookClient

from kenshu import answers, improve


@pytest.fixture(autouse=True)
def course(root, monkeypatch):
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))
    monkeypatch.setenv("KENSHU_CITY", str(root / "city.yml"))


def everything():
    return [
        improve.as_received("d1-phone-before"),
        improve.as_received("d1-online-after"),
        improve.sums("d1-phone-before", "用件"),
        improve.sums("d1-online-after", "入力者"),
        improve.per_call({"令和6年": "d1-phone-before", "令和7年": "d1-phone-after"}),
        improve.ages("d1-phone-after", "d1-online-after"),
        improve.residents_side("d1-phone-before", "d1-phone-after", "d1-online-after"),
    ]


def test_every_table_says_that_its_data_are_made_up():
    assert all("架空のデータ" in table.caption for table in everything())


def test_every_table_has_headings_that_a_screen_reader_finds():
    for table in everything():
        html = table._repr_html_()
        assert html.count('scope="col"') == len(table.heads)
        assert html.count('scope="row"') == len(table.rows)
        assert all(table.heads)


def test_the_sums_add_up_to_the_file_and_no_row_is_the_whole(root):
    path = root / "datasets" / "d1-screening-booking" / "clean" / "phone-before.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        talk = sum(int(row["通話秒"]) for row in csv.DictReader(file))
    table = improve.sums("d1-phone-before", "用件")
    assert sum(row[2] for row in table.rows) == talk
    assert talk not in [row[2] for row in table.rows]


def test_the_file_is_shown_as_received():
    table = improve.as_received("d1-phone-before", lines=4)
    assert [row[0] for row in table.rows] == ["1", "2", "3", "4"]
    assert table.rows[1][1:4] == ("受付番号", "受付日", "時刻")


def test_the_files_for_excel_lie_where_the_links_point_and_open_without_broken_letters(root):
    files = improve.downloads("d1-phone-before", "d1-online-after")
    links = re.findall(r'<a href="\.\./(datasets/[^"]+)" download="[^"]+"', files._repr_html_())
    assert len(links) == 2
    for link in links:
        assert (root / link).read_bytes().startswith(b"\xef\xbb\xbf")  # or Excel takes it for Shift_JIS
    assert "架空のデータ" in repr(files)


def test_a_table_escapes_what_it_shows():
    assert "&lt;b&gt;" in improve.Sheet("題", ("<b>",), (("<b>",),))._repr_html_()


def test_the_break_even_figure_is_of_the_example_not_of_the_answer():
    picture = improve.break_even_picture(hours=30, monthly_fee=100_000)
    assert "年に30時間" in picture.alt
    assert "例。自市の値に" in picture.caption.text


IDS = ["n08-before-hours", "n08-after-hours"]


@pytest.fixture
def session(tmp_path, monkeypatch):
    """A session folder with the two questions, and the working directory in it."""
    asked = [{"id": name, "kind": "number", "label": name, "units": ["時間", "分"]} for name in IDS]
    document = {"schema": 1, "session": "s3", "questions": asked}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_slide_figure_waits_for_both_answers_and_then_shows_them(session):
    store = answers.Store(session)
    store.write(IDS[0], {"value": 80, "unit": "時間"})
    assert "課題2と課題3に答えて" in improve.own_bars(*IDS).text
    store.write(IDS[1], {"value": 1200, "unit": "分"})
    assert "令和6年は合わせて80.0時間、令和7年は合わせて20.0時間" in improve.own_bars(*IDS).alt


def test_in_a_notebook_its_button_draws_the_answers_of_the_moment(session):
    code = f"""from kenshu import answers, improve
button, place = improve.own_bars(*{IDS}).children
print("img" in place.value)
for question in {IDS}:
    answers.Store(".").write(question, {{"value": 80, "unit": "時間"}})
button.click()
print("img" in place.value)"""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(session)}}).execute()
    said = "".join(output.get("text", "") for output in notebook.cells[0].outputs)
    assert said.split() == ["False", "True"]
