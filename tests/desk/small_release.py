"""A small release written by hand: two sessions of one notebook each; the desk is tried without authoring."""

import json
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

MOOD = [{"id": "calm", "label": "楽しみ", "reply": "一緒に進めましょう。"},
        {"id": "worry", "label": "少し不安", "reply": "ゆっくりで大丈夫です。"}]  # fmt: skip
CALLS = {
    "id": "n08-calls",
    "kind": "number",
    "label": "電話は1か月に何件ありましたか。",
    "unit": "件",
    "min": 0,
}
QUESTIONS = {
    "n00-first-step": [
        {
            "id": "n00-mood",
            "kind": "choice",
            "label": "いまの気持ちに近いものはどれですか。",
            "choices": MOOD,
        },
    ],
    "n08-effect-and-cost": [
        CALLS,
        {"id": "n08-why", "kind": "text", "label": "どう数えましたか。", "max_chars": 400},
    ],
}
TITLES = {
    "n00-first-step": ("s0", "S0 はじめて", "はじめての演習", 30),
    "n08-effect-and-cost": ("s3", "S3 あるべき姿", "効果と費用", 40),
}
RESOURCES = {"name": "small", "resources": []}


def write(folder: Path, *, class_id="tameshi", box="", note="") -> Path:
    """Write the release below ``folder`` and return it; ``note`` changes the text, as a newer one."""
    dates = {"s3": {"date": "2026-08-04", "closes": "2026-08-18T17:15:00+09:00"}}
    title = "みどり野市 DX実践研修(架空)"
    about = {"schema": 1, "class": class_id, "box": str(box), "title": title, "sessions": dates}
    put(folder / "class.json", about)
    put(folder / "city.json", {"schema": 1, "name": "みどり野市"})
    put(folder / "datasets" / "datapackage.json", RESOURCES)
    for notebook, (session, session_title, title, minutes) in TITLES.items():
        questions = [{**question, "notebook": notebook} for question in QUESTIONS[notebook]]
        put(folder / session / "questions.json", {"schema": 1, "session": session, "questions": questions})
        listed = [{"id": notebook, "title": title, "minutes": minutes}]
        put(folder / session / "session.json",
            {"schema": 1, "session": session, "title": session_title, "notebooks": listed})  # fmt: skip
        nbformat.write(pages(notebook, title, note), folder / session / f"{notebook}.ipynb")
    return folder


def pages(notebook, title, note=""):
    """The notebook: text, a given cell, for each question its form and (unrun) test, and one answer cell."""
    cells = [
        cell(
            new_markdown_cell,
            f"# {title}\n\n健診の予約の仕事を、一緒に見ていきます。{note}",
            "title",
            "prose",
        ),
        cell(new_code_cell, "from kenshu import forms", "given-import", "given"),
    ]
    for question in QUESTIONS[notebook]:
        i = question["id"]
        cells += [
            cell(new_markdown_cell, f"## {question['label']}", f"text-{i}", "prose"),
            cell(new_code_cell, f'forms.show("{i}")', f"form-{i}", "form"),
            cell(new_code_cell, "raise SystemExit('a test cell ran on the desk')", i, "test"),
            cell(new_markdown_cell, "ここに採点用の文が入ります。", f"manual-{i}", "manual"),
        ]
    cells.append(cell(new_code_cell, "# 発展", "own-code", "answer"))
    made = new_notebook(cells=cells)
    made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return made


def cell(make, source, cell_id, role):
    made = make(source, id=cell_id)
    made.metadata.kenshu = {"role": role}
    return made


def put(path: Path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
