"""What an exercise shows of flows: examples that can be drawn, the learner's table as a picture that follows it."""

import base64
import io
import json
import re
import zipfile

import nbformat
import pytest
from nbclient import NotebookClient

from kenshu import answers, flow
from kenshu.flow.shown.procedures import TITLES, procedure

COLUMNS = [
    {"id": "name", "label": "作業"}, {"id": "lane", "label": "担当"},
    {"id": "kind", "label": "種類", "kind": "choice",
     "choices": [{"id": one, "label": one} for one in ("start", "task", "decision", "end")]},
    {"id": "next", "label": "次"}, {"id": "condition", "label": "条件"},
]  # fmt: skip
GOOD = [("届を出す", "住民", "start", "2", None), ("届を見る", "窓口", "decision", "3、1", "よい／足りない"),
        ("証を受け取る", "住民", "end", None, None)]  # fmt: skip


@pytest.fixture(autouse=True)
def course(root, monkeypatch):
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))
    monkeypatch.setenv("KENSHU_CITY", str(root / "city.yml"))


@pytest.fixture
def session(tmp_path, monkeypatch):
    """A session folder with a table question and one for its title, and the working directory in it."""
    asked = [{"id": "n03-own", "kind": "table", "label": "手順", "columns": COLUMNS},
             {"id": "n03-name", "kind": "text", "label": "題"}]  # fmt: skip
    document = {"schema": 1, "session": "s1", "questions": asked}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def table(rows=GOOD):
    return {
        "value": [dict(zip(("name", "lane", "kind", "next", "condition"), row, strict=True)) for row in rows]
    }


def test_a_row_without_a_number_has_the_one_the_form_shows():
    assert [step.number for step in flow.answered(table()["value"], "届")] == ["1", "2", "3"]


def test_empty_rows_are_passed_over_and_keep_their_number():
    rows = [GOOD[0], (None,) * 5, ("証を受け取る", "住民", "end", None, None)]
    assert [(step.number, step.row) for step in flow.answered(table(rows)["value"], "届")] == [
        ("1", 1),
        ("3", 3),
    ]


def test_before_an_answer_there_is_a_line_where_the_picture_will_be(session):
    assert "図と知らせが出ます" in repr(flow.live("n03-own", "手続"))


def test_half_a_table_gets_three_lines_and_no_picture(session):
    answers.Store(session).write("n03-own", table([GOOD[0], (None, None, "task", None, None)]))
    shown = flow.live("n03-own", "手続")
    assert repr(shown).count("×") == 3
    assert "まず一つ" in repr(shown) and "つぎの知らせ" in repr(shown)
    assert "件" not in repr(shown)  # thirteen at once had frightened a reader
    assert "img" not in shown._repr_html_()


def test_what_the_form_does_not_ask_for_is_not_missed(session):
    answers.Store(session).write("n03-own", table())
    assert repr(flow.live("n03-own", "手続")) == "図にできました。"


def test_the_picture_has_the_learner_s_title_alt_text_and_a_reading(session):
    answers.Store(session).write("n03-own", table())
    answers.Store(session).write("n03-name", {"value": "飼い犬の届<b>"})
    html = flow.live("n03-own", "手続", named="n03-name")._repr_html_()
    assert "飼い犬の届&lt;b&gt;" in html
    assert "<b>" not in html
    assert "文字で読む" in html
    assert html.count("<img") == 2  # once enlarged, without a second alt text
    assert 'alt=""' in html


def test_its_files_are_a_picture_a_workbook_that_reads_back_and_a_diagram(session, tmp_path):
    answers.Store(session).write("n03-own", table())
    html = flow.live("n03-own", "手続", files=("picture", "excel", "bpmn"))._repr_html_()
    found = dict(re.findall(r'href="data:[^;]+;base64,([^"]+)" download="([^"]+)"', html))
    content = {name: base64.b64decode(text) for text, name in found.items()}
    assert content["業務フロー.png"].startswith(b"\x89PNG")
    assert b"</" in content["業務フロー.bpmn"]
    path = tmp_path / "back.xlsx"
    path.write_bytes(content["手順の表.xlsx"])
    assert flow.read_steps(path).steps == flow.answered(table()["value"], "手続").steps


def test_the_blank_workbook_can_be_opened():
    _, name, content = flow.blank_workbook().rows[0]
    assert name.endswith(".xlsx")
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_in_a_notebook_the_picture_follows_the_file_and_the_button(session):
    code = f"""import asyncio
from kenshu import answers, flow
button, place = (box := flow.live("n03-own", "手続")).children
print("img" in place.value)
store = answers.Store(".")
store.write("n03-own", {table()})
for _ in range(100):
    await asyncio.sleep(0.2)
    if "img" in place.value:
        break
print("img" in place.value)
store.write("n03-own", {table(GOOD[:1])})
button.click()
print("img" in place.value)
box.close()
await asyncio.wait_for(box.following, 20)
print(box.following.done())"""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(session)}}).execute()
    said = "".join(output.get("text", "") for output in notebook.cells[0].outputs)
    assert said.split() == ["False", "True", "False", "True"]


@pytest.mark.parametrize("name", TITLES)
def test_the_written_out_procedures_say_what_they_are_to_say(name):
    report = flow.validate(procedure(name))
    found = {"certificate": (0, 0), "certificate-draft": (1, 2)}
    if name in found:
        assert (len(report.errors), len(report.warnings)) == found[name]
    else:
        assert [error.column for error in report.errors] == ["種類"]  # the beginning is the learner's


def test_the_offices_of_the_given_half_are_those_of_the_record():
    from kenshu import data

    frame = data.open("d3-nursery-log")
    doers = dict(zip(frame["activity"], frame["resource"], strict=True))
    rest = procedure("nursery-rest")
    assert [step.lane for step in rest if step.name in doers] == [
        doers[s.name] for s in rest if s.name in doers
    ]
    assert {step.name for step in rest} - set(doers) == {"通知を受け取る"}


def test_the_tables_of_the_record_add_up_and_say_that_it_is_made_up():
    from kenshu import data

    frame = data.open("d3-nursery-log")
    counts = flow.work_counts("d3-nursery-log")
    assert "架空のデータ" in counts.caption
    assert sum(row[1] for row in counts.rows) == (frame["activity"] != "利用調整日待ち").sum()
    assert all(times >= cases for _, times, cases in counts.rows)
    assert [row[0] for row in counts.rows[:5]] == ["申請受付", "書類確認", "不備連絡", "補正受付", "所得照会"]
    measured = flow.ten_measured("d3-nursery-log", "指数審査", channel="紙")
    assert len(measured.rows) == 10
    html = counts._repr_html_()
    assert html.count('scope="col"') == 3
    assert html.count('scope="row"') == len(counts.rows)
