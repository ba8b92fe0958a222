"""What N06 shows of the survey of work: as answered, never the result asked for; figures once one has counted."""

import csv
import json

import pytest

from kenshu import answers, figures
from kenshu.figures.sheet import Note
from kenshu.improve import workload


@pytest.fixture(autouse=True)
def course(root, monkeypatch):
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))
    monkeypatch.setenv("KENSHU_CITY", str(root / "city.yml"))


@pytest.fixture(scope="module")
def rows(root):
    with (root / "datasets/d4-workload-survey/clean/workload.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        return {row["番号"]: row for row in csv.DictReader(file)}


def test_each_table_has_headings_for_a_screen_reader_and_says_that_its_data_are_made_up():
    for sheet in (workload.tasks("住民票の写しの交付"), workload.longest(), workload.alike("福祉課"),
                  workload.three_sums("福祉課")):  # fmt: skip
        html = sheet._repr_html_()
        assert "架空のデータ" in sheet.caption
        assert html.count('scope="col"') == len(sheet.heads)
        assert html.count('scope="row"') == len(sheet.rows)


def test_as_received_each_section_writes_in_its_own_way(root):
    sheet = workload.received()
    with (root / "datasets/d4-workload-survey/raw/workload.csv").open(encoding="cp932", newline="") as file:
        lines = list(csv.reader(file))
    assert len(sheet.rows) == len({line[1] for line in lines[2:]})
    for place, number, section, *_ in sheet.rows:
        assert lines[int(place) - 1][:2] == [number, section]
    assert len({row[5] for row in sheet.rows}) > 2, "several ways to write the frequency"


def test_the_year_shown_is_the_one_of_the_city_file(root, tmp_path, monkeypatch):
    assert "1,860時間(240日×7時間45分)" in repr(workload.counting())
    text = (root / "city.yml").read_text(encoding="utf-8")
    other = text.replace("annual_hours: 1860", "annual_hours: 1922").replace(
        "240日×7時間45分", "248日×7時間45分"
    )
    (tmp_path / "city.yml").write_text(other, encoding="utf-8")
    monkeypatch.setenv("KENSHU_CITY", str(tmp_path / "city.yml"))
    assert "1,922時間" in repr(workload.counting()) and "1年に248回" in repr(workload.counting())


def test_of_a_task_the_factors_are_shown_and_not_the_hours(rows):
    (shown,) = workload.tasks("住民票の写しの交付").rows
    row = next(row for row in rows.values() if row["業務"] == shown[0])
    assert shown[1:] == (int(row["件数"]), row["頻度"], int(row["1件分"]), int(row["人数"]))


def test_the_longest_tasks_stand_as_answered_beside_the_year_of_their_people(rows):
    shown = workload.longest().rows
    assert [row[5] for row in shown] == sorted((row[5] for row in shown), reverse=True)
    for number, _, _, minutes, people, _, year in shown:
        assert (minutes, people) == (int(rows[number]["1件分"]), int(rows[number]["人数"]))
        assert year == people * 1860
    assert sum(row[5] > row[6] for row in shown) == 3


def test_tasks_counted_twice_stand_side_by_side(rows):
    shown = [rows[row[0]] for row in workload.alike("福祉課").rows]
    look = [(row["件数"], row["頻度"], row["1件分"]) for row in shown]
    assert all(look.index(one) in (place, place - 1) for place, one in enumerate(look))


def test_the_sums_of_the_section_fall_with_each_mending():
    first, second, third = (row[1] for row in workload.three_sums("福祉課").rows)
    assert first > second > third


@pytest.fixture
def session(tmp_path, monkeypatch):
    asked = [{"id": "n98-people", "kind": "number", "label": "何人分ですか。"}]
    document = {"schema": 1, "session": "s2", "questions": asked}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("view", [workload.own_load, workload.own_pareto])
def test_the_figures_wait_for_an_answer(view, session):
    assert isinstance(view("n98-people"), Note)
    answers.Store(session).write("n98-people", {"value": 20})
    picture = view("n98-people")
    assert isinstance(picture, figures.Picture)
    assert "確かめる前" not in picture.reading and "架空のデータ" in picture.caption.text


def test_the_medium_is_counted_on_the_mended_survey(rows):
    tally = workload.by_medium()
    assert tally.n == len(rows) - 6
    assert tally.frame["割合(%)"].sum() == pytest.approx(100)
