"""Text → nbgrader source notebook: roles, ids, bytes."""

import json
from pathlib import Path

import nbformat
import pytest

import kenshu
from kenshu.authoring import notebook, source

TEXT = Path(__file__).parent / "small" / "exercises" / "s3" / "n08-small.md"


@pytest.fixture
def cells():
    document = json.loads(notebook.to_bytes(source.read(TEXT)))
    return {cell["id"]: cell for cell in document["cells"]}


def text_of(cell):
    return "".join(cell["source"])


def test_each_cell_has_a_role_and_an_id_that_says_where_it_stands(cells):
    roles = {name: cell["metadata"]["kenshu"]["role"] for name, cell in cells.items()}
    assert roles == {
        "prose_start_1": "prose",
        "prose_start_2": "prose",
        "given_start_3": "given",
        "form_n08-which-time": "form",
        "n08-which-time": "test",
        "prose_n08-which-time_1": "prose",
        "form_n08-before-hours": "form",
        "n08-before-hours": "test",
        "form_n08-note": "form",
        "n08-note": "manual",
        "form_n08-own-work": "form",
        "prose_n08-own-work_1": "prose",
        "n08-area": "answer",
        "n08-area-test": "test",
        "prose_n08-area-test_1": "prose",
    }


def test_the_notebook_is_valid_for_nbformat_and_for_nbgrader():
    from nbgrader.nbgraderformat import MetadataValidator

    document = nbformat.reads(notebook.to_bytes(source.read(TEXT)).decode(), as_version=4)
    nbformat.validate(document)
    MetadataValidator().validate_nb(document)


def test_a_new_paragraph_renames_only_cells_of_its_own_stretch(tmp_path, cells):
    folder = tmp_path / "s3"
    folder.mkdir()
    longer = folder / TEXT.name
    longer.write_text(
        TEXT.read_text("utf-8").replace(
            "つぎは数字です。", "つぎは数字です。\n\n```{code-cell}\n:role: given\n1\n```"
        ),
        encoding="utf-8",
    )
    now = {cell["id"] for cell in json.loads(notebook.to_bytes(source.read(longer)))["cells"]}
    assert now - set(cells) == {"given_n08-which-time_2"}
    assert set(cells) <= now


def test_the_same_text_gives_the_same_bytes_whatever_the_line_ends_and_mark(tmp_path):
    folder = tmp_path / "s3"
    folder.mkdir()
    windows = folder / TEXT.name
    windows.write_bytes(b"\xef\xbb\xbf" + TEXT.read_bytes().replace(b"\n", b"\r\n"))
    assert notebook.to_bytes(source.read(windows)) == notebook.to_bytes(source.read(TEXT))


def test_nothing_of_jupytext_no_time_and_no_output_is_in_it():
    document = json.loads(notebook.to_bytes(source.read(TEXT)))
    assert set(document["metadata"]) == {"kernelspec", "language_info", "lang", "kenshu"}
    assert document["metadata"]["kernelspec"]["name"] == "python3"
    assert document["metadata"]["lang"] == "ja"
    assert "version" not in document["metadata"]["language_info"]
    assert all(cell.get("outputs", []) == [] for cell in document["cells"])


def test_a_choice_with_a_key_is_marked_in_the_hidden_part_only(cells):
    assert text_of(cells["n08-which-time"]).splitlines() == [
        "from kenshu import check",
        "",
        'check.mark("n08-which-time")',
        "### BEGIN HIDDEN TESTS",
        'check.keyed("n08-which-time", {"all": 3, "talk": 1.5})',
        "### END HIDDEN TESTS",
    ]


def test_a_number_is_marked_by_its_rule_in_a_cell_that_needs_no_other(cells):
    assert text_of(cells["n08-before-hours"]) == 'from kenshu import check\n\ncheck.mark("n08-before-hours")'
    assert cells["n08-before-hours"]["metadata"]["nbgrader"] == {
        "grade": True, "solution": False, "locked": True, "task": False, "points": 3,
        "grade_id": "n08-before-hours", "schema_version": 3,
    }  # fmt: skip


def test_a_question_for_a_person_becomes_a_manual_cell_that_holds_the_scheme_until_release(cells):
    manual = cells["n08-note"]
    assert manual["cell_type"] == "markdown"
    assert manual["metadata"]["nbgrader"]["grade"] and manual["metadata"]["nbgrader"]["solution"]
    assert "期間と範囲の両方" in text_of(manual)


def test_a_question_without_marks_has_only_its_form(cells):
    assert "n08-own-work" not in cells
    assert text_of(cells["form_n08-own-work"]).endswith('forms.show("n08-own-work")')


def test_the_head_is_added_only_where_the_author_wrote_none(tmp_path, cells):
    assert text_of(cells["prose_start_1"]) == "# ちいさな演習\n\n所要時間: 約5分"
    folder = tmp_path / "s3"
    folder.mkdir()
    own = folder / TEXT.name
    written = "# わたしの題\n\n**所要時間** 5分\n"
    own.write_text(TEXT.read_text("utf-8").replace("みどり野市(架空)の窓口です。", written), encoding="utf-8")
    first = json.loads(notebook.to_bytes(source.read(own)))["cells"][0]
    assert text_of(first) == written.strip()


def test_the_last_cell_says_the_version(cells):
    assert text_of(list(cells.values())[-1]) == f"自治体DX実践研修 {kenshu.__version__}版 · n08-small"


def test_questions_carry_neither_key_nor_scheme():
    asked = notebook.questions(source.read(TEXT))
    assert [question["id"] for question in asked] == [
        "n08-which-time", "n08-before-hours", "n08-note", "n08-own-work",
    ]  # fmt: skip
    assert all(not {"key", "scheme"} & set(question) for question in asked)
    assert all(question["notebook"] == "n08-small" for question in asked)
    assert asked[0]["choices"][1]["reply"] == "電話を切ったあとはどうでしょう。"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("no", "no"), ("10:30", "10:30"), ("0467", "0467"), ("2026-12-01", "2026-12-01"), ("on", "on"),
     ("12", 12), ("-1.5", -1.5), ("true", True), ("1_000", "1_000"), ("1e3", "1e3")],
)  # fmt: skip
def test_yaml_reads_words_as_words(written, meant):
    from kenshu.authoring import plain_yaml

    value = plain_yaml.load(f"a: {written}")["a"]
    assert value == meant and type(value) is type(meant)
