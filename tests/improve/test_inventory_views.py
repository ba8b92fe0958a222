"""What N05 shows of the inventory: as answered, never the sums asked for; one's own counts as a figure."""

import csv
import json

import pytest

from kenshu import answers, figures
from kenshu.figures.sheet import Note
from kenshu.improve import inventory


@pytest.fixture(autouse=True)
def course(root, monkeypatch):
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))
    monkeypatch.setenv("KENSHU_CITY", str(root / "city.yml"))


@pytest.fixture(scope="module")
def clean(root):
    path = root / "datasets" / "d9-decisions-and-forms" / "clean" / "forms.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_table_says_that_its_data_are_made_up_and_has_headings_for_a_screen_reader():
    tables = (inventory.answered_by_basis(), inventory.said_to_be_law(), inventory.decided_in(),
              inventory.copied_forms("出勤簿"))  # fmt: skip
    for table in tables:
        html = table._repr_html_()
        assert "架空のデータ" in table.caption
        assert html.count('scope="col"') == len(table.heads)
        assert html.count('scope="row"') == len(table.rows)


def test_the_answers_are_those_of_the_sections_and_no_row_is_the_whole(root):
    path = root / "datasets" / "d9-decisions-and-forms" / "raw" / "forms.csv"
    with path.open(encoding="cp932", newline="") as file:
        answered = [row[4] for row in list(csv.reader(file))[2:]]
    rows = dict(inventory.answered_by_basis().rows)
    assert rows == {basis: answered.count(basis) for basis in rows}
    assert len(answered) not in rows.values()


def test_the_forms_said_to_be_law_show_an_empty_article_as_received():
    rows = inventory.said_to_be_law().rows
    assert any(row[-1] == "" for row in rows) and any("第" in row[-1] for row in rows)


def test_of_copied_forms_the_two_factors_are_shown_and_not_their_product(clean):
    rows = inventory.copied_forms("出勤簿", "転入・転出・転居の届書").rows
    by_name = {row["様式名"]: (int(row["年間件数"]), int(row["転記回数"])) for row in clean}
    assert rows == tuple((name, *by_name[name]) for name in ("出勤簿", "転入・転出・転居の届書"))


def test_the_picture_of_seals_says_each_number_in_words(clean):
    picture = inventory.seals_picture()
    plain = sum(row["押印種別"] == "認印" and row["根拠区分"] == "慣行" for row in clean)
    assert f"慣行{plain}" in picture.reading
    assert "架空のデータ" in picture.caption.text and "様式" in picture.alt


def counted(tmp_path, counts):
    """A session folder with such an answer to the six numbers."""
    columns = [{"id": "count", "label": "様式の数", "kind": "number"}]
    asked = {
        "id": "n98-six",
        "kind": "table",
        "label": "数",
        "columns": columns,
        "rows": list(inventory.BASES),
    }
    document = {"schema": 1, "session": "s2", "questions": [asked]}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    if counts:
        question = answers.load_questions(tmp_path)["n98-six"]
        raw = {"value": [{"count": count} for count in counts]}
        answers.Store(tmp_path).write("n98-six", answers.read_value(question, raw))


@pytest.mark.parametrize("counts", [None, (3, 2, 1, None, 0, 0), (0, 0, 0, 0, 0, 0)])
def test_until_the_six_numbers_are_there_a_note_stands_for_the_figure(tmp_path, monkeypatch, counts):
    counted(tmp_path, counts)
    monkeypatch.chdir(tmp_path)
    assert isinstance(inventory.own_reasons("n98-six"), Note)


def test_one_s_own_numbers_are_drawn_with_their_shares(tmp_path, monkeypatch):
    counted(tmp_path, (3, 2, 1, 12, 1, 1))
    monkeypatch.chdir(tmp_path)
    picture = inventory.own_reasons("n98-six")
    assert isinstance(picture, figures.Picture)
    assert "慣行は12様式(60%)です。" in picture.reading
    assert "あなたの答え" in picture.caption.text
