"""What the kernel replies to the screen, and what stands where no widget can live."""

import json
import subprocess
import sys

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from kenshu import answers, forms
from kenshu.answers import AnswersError, Question, Store, load_questions
from kenshu.answers.kinds import KINDS
from kenshu.forms.conversation import answer
from kenshu.forms.static_answer import StaticAnswer
from kenshu.forms.widget import Form, script


def say(folder, question, **message):
    return answer(
        {"type": "save", "previous": None, **message}, load_questions(folder)[question], Store(folder)
    )


def test_saved_is_said_only_with_what_was_stored(folder):
    reply = say(folder, "n98-calls", raw={"value": "１２件"})
    assert (reply["type"], reply["words"]) == ("saved", "12 件")
    assert reply["entry"] == Store(folder).read()["n98-calls"]


@pytest.mark.parametrize(
    ("question", "message", "kind"),
    [
        ("n98-calls", {"raw": {"value": "多い"}}, "error"),
        ("n98-use", {"raw": {"value": "山田さん"}}, "warn"),
        ("n98-use", {"raw": {"value": "山田さん"}, "confirmed": ["人の名前「山田さん」"]}, "saved"),
        ("n98-calls", {"raw": {"value": "2"}, "previous": "2026-01-01T00:00:00Z"}, "conflict"),
        ("n98-calls", {"raw": {"value": "2"}, "previous": "2026-01-01T00:00:00Z", "force": True}, "saved"),
        ("n98-calls", {"raw": None}, "failed"),
        ("n98-calls", {}, "failed"),
    ],
)
def test_each_message_has_its_reply(folder, question, message, kind):
    reply = say(folder, question, **message)
    assert reply["type"] == kind
    assert json.dumps(reply)


def test_a_full_disk_is_said_on_the_screen(folder):
    (folder / ".answers.json.new").mkdir()  # nothing can be written under the temporary name
    reply = say(folder, "n98-calls", raw={"value": "2"})
    assert reply["type"] == "failed"
    assert "画面の文字は消えていません" in reply["message"]


def test_a_window_whose_acknowledgement_got_lost_is_not_in_conflict_with_itself(folder):
    form = Form(load_questions(folder)["n98-calls"], Store(folder))
    sent = []
    form.send = lambda content, buffers=None: sent.append(content)
    for n, value in enumerate(("1", "12")):  # both sent on top of "no answer": the first reply never arrived
        form._hear(form, {"type": "save", "raw": {"value": value}, "previous": None, "n": n, "view": "a"}, [])
    form._hear(form, {"type": "save", "raw": {"value": "9"}, "previous": None, "n": 0, "view": "b"}, [])
    assert [message["type"] for message in sent] == ["saved", "saved", "conflict"]
    assert Store(folder).read()["n98-calls"]["value"] == 12


def test_outside_a_notebook_the_answer_is_plain_text(folder):
    Store(folder).write("n98-counted", {"value": "both"})
    assert repr(forms.show("n98-counted")).endswith("通話と、通話のあとの入力(後処理)")
    with pytest.raises(AnswersError, match="n98-gone"):
        forms.show("n98-gone")


def test_while_grading_a_form_is_a_static_table_and_writes_nothing(folder, monkeypatch):
    Store(folder).write(
        "n98-ages", {"value": [{"row": "65歳未満", "phone": 1200, "online": None, "way": "o"}]}
    )
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    notebook = new_notebook(cells=[new_code_cell('from kenshu import forms\nforms.show("n98-ages")')])
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    [output] = notebook.cells[0].outputs
    assert set(output.data) == {"text/plain", "text/html"}
    assert "<td>65歳未満</td><td>1,200</td><td></td><td>電子申請</td>" in output.data["text/html"]
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_a_widget_carries_a_static_answer_for_places_without_widgets(folder):
    Store(folder).write("n98-calls", {"value": 1200})
    form = Form(load_questions(folder)["n98-calls"], Store(folder))
    data = form._repr_mimebundle_()[0]
    assert "1,200 件" in data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in data


@pytest.mark.parametrize(
    "entry", [{"value": "<script>alert(1)</script>\n&"}, {"value": None, "ask": "<script>"}]
)
def test_what_a_learner_writes_is_escaped(folder, entry):
    question = load_questions(folder)["n98-use"]
    shown = StaticAnswer(question, entry)._repr_html_()
    assert "<script" not in shown
    assert "&lt;script" in shown
    assert answers.read_value(question, entry)["value"] == entry["value"]


BAD = "<script>alert(1)</script>"
THREE = [{"id": name, "label": f"{BAD}{name}"} for name in "abc"]


@pytest.mark.parametrize(
    ("kind", "fields", "value", "shown"),
    [
        ("choice", {"choices": THREE}, "a", 1),
        ("choices", {"choices": THREE}, ["a", "c"], 2),
        ("ranking", {"choices": THREE}, ["c", "a"], 2),
        ("match", {"items": THREE, "choices": THREE}, [{"item": "a", "choice": "b"}], 4),
        ("cards", {"items": THREE, "choices": THREE}, [{"item": "a", "choice": "b"}], 4),
        ("table", {"columns": [{"id": "n", "label": BAD}]}, [{"n": BAD}], 2),
        ("text", {}, BAD, 1),
        ("number", {"unit": BAD}, 3, 1),
    ],
)
def test_every_kind_is_shown_still_and_escaped(kind, fields, value, shown):
    question = Question.from_dict({"id": "n98-q", "kind": kind, "label": "問い", **fields})
    still = StaticAnswer(question, answers.read_value(question, {"value": value}))._repr_html_()
    assert still.count("&lt;script&gt;") == shown
    assert "<script" not in still
    assert BAD in StaticAnswer(question, answers.read_value(question, {"value": value})).__repr__()


def attach(folder, **message):
    sheet, piece = load_questions(folder)["n98-sheet"], b"%PDF-1.4"
    about = {"type": "attach", "view": "../a", "offset": 0, "whole": 8, "name": "様式.pdf", **message}
    return answer(about, sheet, Store(folder), [memoryview(piece)])


def test_a_file_is_said_to_be_attached_only_when_all_of_it_is_there(folder):
    assert attach(folder, whole=16) == {"type": "piece", "offset": 8}
    row = {"file": "様式.pdf", "bytes": 16}
    assert attach(folder, whole=16, offset=8) == {"type": "attached", "row": row}
    assert attach(folder, name="様式.exe")["type"] == "refused"
    assert attach(folder, offset="?")["type"] == "failed"


def test_a_file_comes_in_with_its_answer_and_not_when_another_window_was_faster(folder):
    row = attach(folder)["row"]
    assert (
        say(folder, "n98-sheet", raw={"value": [row]}, previous="2026-01-01T00:00:00Z")["type"] == "conflict"
    )
    assert list((folder / "attachments").iterdir()) == []
    saved = say(folder, "n98-sheet", raw={"value": [row]})
    assert (saved["type"], saved["words"]) == ("saved", "様式.pdf(1KB)")
    assert [path.name for path in (folder / "attachments").iterdir()] == ["様式.pdf"]
    assert say(folder, "n98-sheet", raw={"value": []}, previous=saved["entry"]["at"])["type"] == "saved"
    assert list((folder / "attachments").iterdir()) == []


def test_an_answer_that_names_a_file_nobody_sent_is_not_stored(folder):
    reply = say(folder, "n98-sheet", raw={"value": [{"file": "様式.pdf", "bytes": 3}]})
    assert (reply["type"], Store(folder).read()) == ("failed", {})


def test_a_broken_file_is_said_in_the_form(folder):
    Store(folder).write("n98-calls", {"value": 1})
    (folder / "answers.json").write_text("{", encoding="utf-8")
    assert "別に取り置きました" in Form(load_questions(folder)["n98-calls"], Store(folder)).note


def test_the_script_is_one_module_with_all_its_parts():
    assert script().count("export default") == 1
    assert all(f"KINDS.{kind} = " in script() for kind in KINDS)


def test_importing_forms_stays_light():
    heavy = "import sys, kenshu.forms; print({'pandas', 'ipywidgets', 'anywidget'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
