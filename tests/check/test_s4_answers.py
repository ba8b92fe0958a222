"""Every known answer of N10 and N11 gets its points and its message; the questions are those the documents read."""

import pytest
import yaml

from kenshu import authoring, check
from kenshu.answers import Question
from kenshu.authoring import known, source
from kenshu.improve.documents.places import places
from kenshu.improve.documents.quoted import ROLES

NOTEBOOKS = ("n10-indicators-and-plan", "n11-budget-request")
WEIGHTS = {"n11-present": 15, "n11-grounds": 15, "n11-project": 15, "n11-figures": 20, "n11-costs": 15,
           "n11-stop": 10, "n11-checks": 5, "n11-pitch": 5}  # fmt: skip


@pytest.fixture(scope="module", params=NOTEBOOKS)
def notebook(request, root):
    return source.read(root / "exercises" / "s4" / f"{request.param}.md")


@pytest.fixture(scope="module")
def forms(root):
    """{question id: spec} of both notebooks."""
    read = [source.read(root / "exercises" / "s4" / f"{name}.md") for name in NOTEBOOKS]
    return {form["id"]: form for item in read for form in item.forms}


def test_each_known_answer_gets_its_points_and_its_message(notebook, root):
    outcomes = authoring.known_answers(notebook.path, root=root)
    assert len(outcomes) > 130
    assert [str(outcome) for outcome in outcomes if not outcome.ok] == []


def test_each_question_has_its_right_blank_and_wrong_answers(notebook, root):
    assert [gap for gap in known.missing_cases(root) if gap.file.parent == notebook.answers_folder] == []
    assert {file.stem for file in notebook.answers_folder.glob("*.yml")} == {
        form["id"] for form in notebook.forms
    }


def test_tables_have_six_wrong_answers_whoever_marks_them(notebook):
    for form in notebook.forms:
        if form["kind"] == "table" and form.get("points"):
            cases = yaml.safe_load(
                (notebook.answers_folder / f"{form['id']}.yml").read_text(encoding="utf-8")
            )
            assert (
                sum(case["answer"] is not None and case["points"] < form["points"] for case in cases) >= 6
            ), form["id"]


def test_the_documents_ask_what_the_notebooks_ask(forms):
    for group in places().values():
        for place in group.values():
            if isinstance(place, dict):
                assert place["id"] in forms, place["label"]


def test_a_text_is_as_long_in_the_notebook_as_in_the_document(forms):
    for place in places()["texts"].values():
        form = forms[place["id"]]
        assert form["kind"] == "choice" or form["max_chars"] == place["longest"], place["id"]


def test_a_table_has_the_columns_that_the_documents_read(forms):
    for place in places()["tables"].values():
        asked = [column["id"] for column in forms[place["id"]]["columns"]]
        assert asked == [column for column in place["columns"] if column != "number" or "number" in asked]


def test_a_choice_is_a_word_that_the_documents_know(forms):
    words = places()["words"]
    for place in places()["tables"].values():
        for column in forms[place["id"]]["columns"]:
            for choice in column.get("choices", []):
                if column["id"] == "role":
                    assert choice["label"] == ROLES[choice["id"]][0]
                elif column["id"] != "source":
                    assert choice["label"] == words[choice["id"]], choice
    assert {choice["label"].split("(")[0] for choice in forms["n11-state"]["choices"]} == {
        "新規",
        "拡充",
        "継続",
    }


def test_a_source_is_a_question_of_n08_or_n10(forms, root):
    n08 = {form["id"] for form in source.read(root / "exercises" / "s3" / "n08-effect-and-cost.md").forms}
    sources = next(column for column in forms["n11-figures"]["columns"] if column["id"] == "source")
    assert {choice["id"].split("_")[0] for choice in sources["choices"]} <= n08 | set(forms)


def test_the_marked_parts_are_the_eight_of_the_rubric(forms):
    marked = {
        name: form["points"] for name, form in forms.items() if name.startswith("n11") and form.get("points")
    }
    assert marked == WEIGHTS and sum(marked.values()) == 100
    for name in marked:
        assert forms[name]["graded"] == "human" and "観点「" in forms[name]["scheme"], name
        assert all(f"{marked[name] * level / 4:g}点" in forms[name]["scheme"] for level in range(5)), name


def test_every_form_but_what_is_only_copied_answers_back(forms):
    silent = {name for name, form in forms.items() if not check.can_check(Question.from_dict(form))}
    assert silent == {"n11-section", "n11-procedure", "n11-account", "n11-files"}
