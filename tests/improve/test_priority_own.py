"""One's own weights and scores: a note until they are there, a scatter then, and a refusal of weights that moved."""

import json

import pytest

from kenshu import answers
from kenshu.figures.sheet import Note
from kenshu.improve import priority
from kenshu.improve.priority.issues import CRITERIA, ISSUES, points_for
from kenshu.improve.priority.own import Ranked, ranked

EVEN = [{"weight": 1}] * 4
SCORES = [(5, 1, 5, 1), (4, 5, 5, 3), (3, 3, 1, 3), (5, 1, 3, 5)]


@pytest.fixture(autouse=True)
def course(root, monkeypatch):
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))
    monkeypatch.setenv("KENSHU_CITY", str(root / "city.yml"))


def scored(*rows, **more):
    return [{**dict(zip(CRITERIA, row, strict=True)), **more} for row in rows]


@pytest.fixture
def session(tmp_path, monkeypatch):
    """A session folder that asks for weights and scores; call it to answer one of them."""
    columns = [{"id": name, "label": name, "kind": "number"} for name in CRITERIA]
    asked = [
        {"id": "n98-weights", "kind": "table", "label": "重み", "rows": [*CRITERIA],
         "columns": [{"id": "weight", "label": "重み", "kind": "number"}]},
        {"id": "n98-scores", "kind": "table", "label": "点", "columns": columns,
         "rows": [one.name for one in ISSUES]},
    ]  # fmt: skip
    document = {"schema": 1, "session": "s2", "questions": asked}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    questions = answers.load_questions(tmp_path)

    def answer(name, rows):
        answers.Store(tmp_path).write(name, answers.read_value(questions[name], {"value": rows}))

    return answer


def scatter():
    return priority.own_scatter("n98-weights", "n98-scores")


def test_until_weights_and_scores_are_there_a_note_stands_for_the_figure(session):
    assert isinstance(scatter(), Note)
    session("n98-weights", EVEN)
    session("n98-scores", scored(*SCORES[:3], (None, 1, 1, 1)))
    assert isinstance(scatter(), Note)


def test_then_the_figure_names_the_first_and_says_below_what_a_fifth_changes(session):
    session("n98-weights", EVEN)
    session("n98-scores", scored(*SCORES))
    shown = scatter()
    assert isinstance(shown, Ranked)
    html = shown._repr_html_()
    assert f"1位は「{ISSUES[1].name}」" in html and "架空のデータ" in html
    assert "重みを2割ふやしても減らしても、順位は変わりません。" in html.split("</figure>")[1]


def test_weights_that_moved_after_the_scores_rank_nothing(session):
    session("n98-weights", EVEN)
    session("n98-scores", scored(*SCORES))
    session("n98-weights", [{"weight": 5}, *EVEN[1:]])
    assert "重みが、点数より後に決められています" in repr(scatter())
    session("n98-scores", scored((5, 2, 5, 1), *SCORES[1:]))
    assert isinstance(scatter(), Ranked)


def test_one_s_own_issues_keep_their_names_and_are_not_called_fictional():
    rows = [
        *scored(SCORES[0], issue="様式"),
        *scored(SCORES[1], issue="台帳"),
        *scored(SCORES[2], issue=None),
    ]
    tally = ranked(EVEN, rows)
    assert list(tally.frame["課題"]) == ["台帳", "様式"]
    assert "架空" not in tally.caption().text and "自分の課" in tally.caption().text


@pytest.mark.parametrize("rows", [[], scored(SCORES[0], issue="様式"), scored(*SCORES[:3])])
def test_too_few_issues_rank_nothing(rows):
    assert ranked(EVEN, rows) is None


def test_of_the_issues_the_hours_that_would_go_are_shown_and_no_points(root):
    sheet = priority.issues()
    assert [row[0] for row in sheet.rows] == [one.name for one in ISSUES]
    for row, one in zip(sheet.rows, ISSUES, strict=True):
        assert row[4] == pytest.approx(row[2] * one.percent / 100)
    assert sheet.heads == ("課題", "もとの業務", "1年の時間", "へる見込み", "へる時間")


@pytest.mark.parametrize(
    ("hours", "points"), [(1000, 5), (999.9, 4), (500, 4), (200, 3), (50, 2), (49.9, 1), (0, 1)]
)
def test_the_measure_gives_the_higher_score_from_its_edge_on(hours, points):
    assert points_for(hours) == points
