"""What N04 shows of waiting: sums without means, figures only after an answer, plans worked through."""

import csv
import json

import nbformat
import pytest
from nbclient import NotebookClient

from kenshu import answers, data, days
from kenshu.improve import waits
from kenshu.improve.waits import counter_trial
from kenshu.improve.waits.counter_trial import COMPARED, filled


@pytest.fixture(autouse=True)
def course_data(root, monkeypatch):
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))
    monkeypatch.setenv("KENSHU_CITY", str(root / "city.yml"))


@pytest.fixture(scope="module")
def events(root):
    path = root / "datasets" / "d3-nursery-admission" / "clean" / "nursery-log.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def everything():
    return [
        waits.example(), waits.sums(), waits.by_month(), waits.by_activity(), waits.by_office(), waits.stamp_hours(),
        waits.busy_hours(),
    ]  # fmt: skip


def test_every_table_says_that_its_data_are_made_up_and_has_headings():
    for table in everything():
        assert "架空のデータ" in table.caption
        html = table._repr_html_()
        assert html.count('scope="col"') == len(table.heads)
        assert html.count('scope="row"') == len(table.rows)


def test_cases_and_minutes_of_work_add_up_to_the_file_and_no_mean_is_shown(events):
    finished, unfinished = waits.sums().rows
    assert finished[1] + unfinished[1] == len({row["case_id"] for row in events})
    work = [row for row in events if row["activity"] != "利用調整日待ち"]
    spent = sum(minutes(row["complete"]) - minutes(row["start"]) for row in work)
    assert finished[4] + unfinished[4] == spent
    shown = {cell for table in (waits.sums(), waits.by_activity()) for row in table.rows for cell in row}
    assert not [cell for cell in shown if isinstance(cell, float) and round(cell, 1) in (63.7, 72.9)]


def minutes(moment):
    day, clock = moment.split("T")
    hour, minute, _ = clock.split(":")
    return days.parse_date(day).toordinal() * 1440 + int(hour) * 60 + int(minute)


def test_how_often_times_how_long_is_the_sum_of_the_offices():
    each = sum(count * long for _, _, count, long in waits.by_activity().rows)
    whole = sum(total for _, _, total, _ in waits.by_office().rows)
    assert each == pytest.approx(whole, abs=5)  # five sums rounded to days


def test_all_stamps_are_counted_by_the_hour(events):
    *hours, lasted = waits.stamp_hours().rows
    assert sum(sum(row[1:]) for row in hours) == sum("押印" in row["activity"] for row in events)
    assert all(0 < cell < 5 for cell in lasted[1:])


def test_the_hours_of_the_counter_have_everybody_who_came(root):
    *hours, whole = waits.busy_hours().rows
    assert sum(row[1] for row in hours) == pytest.approx(whole[1])
    assert [row[2] for row in hours] == [4, 4, 4, 4, 3, 3, 4, 4, 4, 4]
    assert whole[3] < 100 < max(row[3] for row in hours)


def test_the_gap_is_as_long_in_another_hall_as_its_hours_are():
    noon = days.OfficeHours(open=days.OfficeHours().open.replace(hour=9, minute=0))
    assert waits.gap(days.OfficeHours()) == (66.25, 3.0)
    assert waits.gap(noon) == (66.25, 2.5)


def test_empty_cells_of_a_plan_stay_as_they_are_now():
    rows = [{"row": "案1", "lunch": 4, "fewer": None}, {"row": "案2", "lunch": None, "fewer": 30},
            {"row": "案3", "lunch": None, "fewer": None}]  # fmt: skip
    assert filled(rows) == [("案1", 4, 0), ("案2", 3, 30)]
    assert filled(None) == []


def test_plans_stand_between_as_it_is_and_one_counter_more():
    log = waits.tickets()
    plans = [("案1", 4, 0), ("案2", 3, 30), ("案3", 4, 30)]
    table, told, picture = counter_trial._results(log, plans).parts
    assert table.heads == ("くらべること", "今のまま", "案1", "案2", "案3", "1日じゅう1つふやす")
    assert [row[0] for row in table.rows] == list(COMPARED)
    means = table.rows[2][1:]
    assert means[0] == pytest.approx(float(log.waited.mean()))
    assert means[0] > means[1] > means[2] > means[3]
    assert table.rows[-1][1:] == (0.0, 2.0, 0.0, 2.0, 8.75)
    assert "案3" in told.text and "架空のデータから計算" in picture.caption.text


def test_a_plan_that_leaves_nobody_is_told_and_the_others_are_shown():
    frame = data.open("d2-counter-tickets")
    log = waits.tickets(frame[frame["用件"] == "証明書"])
    said, table, *_ = counter_trial._results(log, [("案1", 4, 100), ("案2", 4, 0)]).parts
    assert "来る人がいなくなります" in said.text
    assert "案1" not in table.heads and "案2" in table.heads


@pytest.fixture
def session(tmp_path, monkeypatch):
    """A session folder with the questions that views look at, and the working directory in it."""
    number = {"kind": "number", "unit": "日"}
    columns = [{"id": name, "label": name, **number} for name in ("lunch", "fewer")]
    asked = [
        {"id": "n04-lead-touch", "label": "平均", **number},
        {"id": "n04-try", "label": "案", "kind": "table", "columns": columns, "rows": ["案1"]},
    ]
    document = {"schema": 1, "session": "s2", "questions": asked}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_figure_that_shows_an_answer_waits_for_it(session):
    assert "課題2に答えてから" in waits.timeline("n04-lead-touch", "課題2").text
    answers.Store(session).write("n04-lead-touch", {"value": 60})
    figure = waits.timeline("n04-lead-touch", "課題2")
    assert "手を動かす" in figure.alt and "架空のデータ" in figure.caption.text
    assert "課長押印" in waits.longest("n04-lead-touch", "課題4").alt
    assert "矢印" in waits.flow_map("n04-lead-touch", "課題4").alt


def test_nobody_is_drawn_where_nobody_stays_away():
    assert "くじ" not in waits.desk_map().caption.text
    assert (
        "架空のデータから計算" in waits.desk_map().caption.text
        and "架空のデータ" in waits.dots().caption.text
    )


def test_in_a_notebook_the_button_works_the_plan_through(session):
    code = """from kenshu import answers
from kenshu.improve import waits
button, place = waits.trial("n04-try").children
print("img" in place.value)
answers.Store(".").write("n04-try", {"value": [{"row": "案1", "lunch": 4, "fewer": None}]})
button.click()
print("img" in place.value, button.description)"""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(session)}}).execute()
    said = "".join(output.get("text", "") for output in notebook.cells[0].outputs)
    assert said.split() == ["False", "True", "計算して図を描く"]
