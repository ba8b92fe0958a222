"""Levels as a trainer gives them in a class: they are the marks, they stand, and what they lead to is told."""

import csv
import json
import re
import shutil
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from tests.grading import rubric_class

from kenshu import grading, handin
from kenshu.grading import (
    closing,
    closing_purge,
    returned,
    review_papers,
    rubric,
    rubric_marks,
    rubric_standing,
)
from kenshu.grading.export_personnel import personnel

FIRST, SECOND, THIRD, FOURTH = handin.issue_numbers(4)
LATER = rubric_class.WHEN + timedelta(hours=1)


@pytest.fixture
def place(capstones, tmp_path, monkeypatch):
    """The class, copied for one test."""
    monkeypatch.setenv("KENSHU_DATA", str(capstones.release / "datasets"))
    return rubric_class.copied(capstones, tmp_path)


def give(place, number, levels, **more):
    capstone = rubric.capstone(place)
    paper = review_papers.paper(place, capstone, number)
    rubric_marks.give(place, capstone, [one.number for one in paper.members], levels=levels, **more)


def test_a_groups_levels_are_the_marks_of_every_member(place):
    give(
        place,
        SECOND,
        rubric_class.levels_of(place, "bulky-waste"),
        notes={"project": "やめるものを一つ探しましょう。"},
    )
    for number in (FIRST, SECOND):
        row = next(
            row for row in grading.table(place) if row.learner.number == number and row.notebook[:3] == "n11"
        )
        assert (row.status.status, row.total) == ("採点済", 95)
        assert row.marks["n11-project"].points == 11.25
        assert row.marks["n11-project"].comment == "やめるものを一つ探しましょう。"
        assert rubric_class.standing(place, number).verdict == "修了"
    other = next(
        row for row in grading.table(place) if row.learner.number == FOURTH and row.notebook[:3] == "n11"
    )
    assert (other.status.status, other.total) == ("採点待ち", 0)


def test_levels_survive_grading_again_and_a_changed_text_asks_to_be_read_again(place, tmp_path):
    give(place, FOURTH, rubric_class.levels_of(place, "allotment"))
    rubric_class.take_in(place, everything=True)
    assert (rubric_class.standing(place, FOURTH).total, rubric_class.standing(place, FOURTH).verdict) == (
        70,
        "修了",
    )

    changed = {
        "n11-grounds": {
            "value": "窓口に持って来る形は、印を見るための慣行です。調べた規則に定めはありません。" * 2
        }
    }
    rubric_class.hand_in(place, tmp_path, FOURTH, "allotment", changed=changed, at=LATER)
    rubric_class.take_in(place)
    now = rubric_class.standing(place, FOURTH)
    assert (now.row.status.status, now.verdict, set(rubric.capstone(place).criterion("grounds").levels)) == (
        "要再確認", "まだ決まっていません", {0, 1, 2, 3, 4})  # fmt: skip
    assert "grounds" not in now.levels and len(now.levels) == 7
    parts = review_papers.parts(place, review_papers.paper(place, rubric.capstone(place), FOURTH))
    grounds = next(part for part in parts if part.criterion.id == "grounds")
    assert (grounds.level, "読み直してください" in grounds.remark) == (2, True)
    give(place, FOURTH, {"grounds": 4})
    assert (rubric_class.standing(place, FOURTH).total, rubric_class.standing(place, FOURTH).verdict) == (
        77.5,
        "修了",
    )


def test_a_mark_typed_in_formgrader_counts_and_a_level_between_is_told(place):
    give(place, FOURTH, rubric_class.levels_of(place, "allotment"))
    rubric_marks._mark(place, rubric.capstone(place), [FOURTH], [], {}, {})
    _type_mark(place, FOURTH, "n11-checks", 2)
    now = rubric_class.standing(place, FOURTH)
    assert (now.levels["lines"], now.total, now.verdict) == (1.6, 69.5, "もう一度")
    parts = review_papers.parts(place, review_papers.paper(place, rubric.capstone(place), FOURTH))
    lines = next(part for part in parts if part.criterion.id == "lines")
    assert lines.level is None and "段階のあいだ" in lines.remark


def _type_mark(place, number, question, points):
    """As formgrader does it: through nbgrader's own gradebook."""
    from nbgrader.api import Gradebook

    with Gradebook(place.db_url) as gradebook:
        gradebook.find_grade(question, "n11-budget-request", "s4", number).manual_score = points
        gradebook.db.commit()


@pytest.mark.parametrize(
    ("changed", "verdict", "first"),
    [
        ({}, "修了", []),
        ({"lines": 1, "grounds": 3}, "もう一度", ["守るべき線"]),
        ({"telling": 2}, "もう一度", ["課題の根拠"]),
    ],
)
def test_completion_asks_for_every_aspect_and_the_total(place, changed, verdict, first):
    give(place, FOURTH, rubric_class.levels_of(place, "allotment") | changed)
    now = rubric_class.standing(place, FOURTH)
    assert now.verdict == verdict
    assert [one.title for one, _ in now.to_add()] == first if verdict != "修了" else True


def test_a_rule_nobody_decided_on_keeps_it_open_and_lifting_needs_a_reason(place):
    give(place, THIRD, dict.fromkeys(rubric_class.levels_of(place, "meeting-room"), 4))
    now = rubric_class.standing(place, THIRD)
    assert (now.total, set(now.rules), now.verdict) == (100, {"personal", "differs"}, "まだ決まっていません")
    capstone, handin_id = rubric.capstone(place), now.row.status.handin
    with pytest.raises(grading.GradingError, match="わけを書いてください"):
        rubric_marks.lift_rule(place, capstone, [THIRD], "personal", "  ", handin_id)
    for rule in ("personal", "differs"):
        rubric_marks.lift_rule(place, capstone, [THIRD], rule, "作りものの名前と数字です", handin_id)
    assert (rubric_class.standing(place, THIRD).rules, rubric_class.standing(place, THIRD).verdict) == (
        {},
        "修了",
    )


@pytest.mark.full
def test_what_was_lifted_is_asked_again_of_a_new_hand_in(place, tmp_path):
    capstone, now = rubric.capstone(place), rubric_class.standing(place, THIRD)
    for rule in now.rules:
        rubric_marks.lift_rule(place, capstone, [THIRD], rule, "作りものです", now.row.status.handin)
    assert rubric_class.standing(place, THIRD).rules == {}
    rubric_class.hand_in(place, tmp_path, THIRD, "meeting-room", at=LATER,
                         changed={"n11-keeper": {"value": "総務課の田中さんが直します"}})  # fmt: skip
    rubric_class.take_in(place)
    assert set(rubric_class.standing(place, THIRD).rules) == {"personal", "differs"}


@pytest.mark.full
def test_sent_back_is_told_and_a_better_hand_in_lifts_it(place, tmp_path):
    returned.send_back(place, THIRD, "n11-budget-request", "前のノートの数字と、要求書の数字が違います。")
    assert (rubric_class.standing(place, THIRD).verdict, rubric_class.standing(place, THIRD).returned) == (
        "もう一度", "前のノートの数字と、要求書の数字が違います。")  # fmt: skip
    page = _feedback(place, THIRD)
    assert "前のノートの数字と、要求書の数字が違います。" in page and "0点ではありません" in page
    rubric_class.hand_in(place, tmp_path, THIRD, "water", at=LATER)
    rubric_class.take_in(place)
    now = rubric_class.standing(place, THIRD)
    assert (now.returned, now.rules, now.row.status.status) == (None, {}, "採点待ち")


def test_feedback_tells_levels_in_words_and_what_to_add_but_no_rank_and_no_scheme(place):
    give(place, FOURTH, rubric_class.levels_of(place, "allotment") | {"lines": 1})
    page = _feedback(place, FOURTH)
    lines = rubric.capstone(place).criterion("lines")
    assert lines.levels[1] in page and lines.add[1] in page
    assert "1.25 / 5 点" in page and "もう一度、出してみましょう" in page
    assert "まず足すとよいこと" in page
    assert not re.search(r"位|順位|平均点|偏差|ほかの班", page.split("<main>")[1])
    assert lines.unsure not in page and lines.levels[4] not in page
    give(place, FIRST, rubric_class.levels_of(place, "bulky-waste"))
    assert "修了です。おめでとうございます。" in _feedback(place, SECOND)
    assert "講師が読んでいます" in _feedback(place, THIRD)


def _feedback(place, number):
    grading.feedback(place)
    return (place.feedback / number / "s4.html").read_text(encoding="utf-8")


def test_the_export_carries_levels_and_an_unread_paper_is_no_zero(place):
    give(place, FIRST, rubric_class.levels_of(place, "bulky-waste"))
    returned.send_back(place, FOURTH, "n11-budget-request", "期間がありません。")
    book = load_workbook(next(path for path in grading.export(place) if path.name == "marks.xlsx"))
    heading, *rows = [list(row) for row in book["観点 修了課題"].iter_rows(values_only=True)]
    of = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    assert (of[SECOND]["あるべき姿 段階"], of[SECOND]["あるべき姿 点(15)"], of[SECOND]["合計(100)"]) == (
        3,
        11.25,
        95,
    )
    assert (of[SECOND]["修了の判定"], of[THIRD]["修了の判定"], of[FOURTH]["修了の判定"]) == (
        "修了", "まだ決まっていません", "もう一度")  # fmt: skip
    assert (of[THIRD]["現状把握 段階"], of[FOURTH]["現状把握 段階"]) == ("採点待ち", "差戻し")
    assert of[THIRD]["差戻し"].startswith("まだ決めていない") and of[FOURTH]["差戻し"] == "期間がありません。"
    _, table = personnel(place)
    done = {
        row["氏名"]: row["修了の状況"]
        for row in csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines())
    }
    assert done == {"東 一": "修了", "西 二": "修了", "南 三": "受講中", "北 四": "受講中"}


def test_the_points_of_a_session_are_kept_beside_the_notebooks(place):
    session = rubric.rubrics(place)["s4"]
    team = review_papers.paper(place, session, SECOND)
    assert [one.number for one in team.members] == [FIRST, SECOND]
    before = {row.learner.number: row.total for row in grading.table(place)}
    rubric_marks.give(
        place, session, [FIRST, SECOND], levels={"conclusion": 4, "questions": 3, "words": 2, "next": 1}
    )
    assert rubric_standing.sessions(place, session)[SECOND].total == 12.5
    assert {row.learner.number: row.total for row in grading.table(place)} == before
    assert "S4の観点(発表)" in _feedback(place, SECOND)


def test_what_cannot_be_given_is_said(place):
    with pytest.raises(grading.GradingError, match="0から4の整数"):
        give(place, FOURTH, {"lines": 5})
    shutil.copy(place.gradebook, place.root / "whole.db")
    with pytest.raises(grading.GradingError, match="先に kenshu grade"):
        rubric_marks.give(place, rubric.capstone(place), ["m99zz"], levels={"lines": 3})
    closing.close(place, today=rubric_class.WHEN.date(), anyway=True)
    with pytest.raises(grading.GradingError, match="閉じました"):
        give(place, FOURTH, {"lines": 3})


@pytest.mark.full
def test_a_purged_learner_leaves_no_level_and_no_word(place):
    give(place, FOURTH, rubric_class.levels_of(place, "allotment"), notes={"lines": f"北 四さん({FOURTH})へ"})
    proof = closing_purge.purge_learner(place, FOURTH, today=rubric_class.WHEN.date())
    assert proof.deleted
    assert FOURTH not in rubric_marks.said(place, rubric.capstone(place))


def test_no_release_holds_a_rubric_or_an_anchor(place):
    released = "".join(path.read_text(encoding="utf-8", errors="replace") for path in place.release.rglob("*")
                       if path.suffix in (".ipynb", ".json", ".md"))  # fmt: skip
    texts = [text for some in rubric.rubrics(place).values() for one in some.criteria
             for text in (*one.levels.values(), one.unsure) if len(text) > 12]  # fmt: skip
    spoken = [json.dumps(text, ensure_ascii=False)[1:-1] for text in texts]
    assert not [text for text in spoken if text in released]
    assert not [
        one for one in ("粗大ごみの収集の申込みの電子申請", "防犯灯の修理の依頼アプリ") if one in released
    ]


def test_the_verb_writes_the_pack_and_compares(place, tmp_path, capsys):
    import typer

    from kenshu.cli import rubric as verbs

    app = typer.Typer()
    app.callback()(lambda: None)
    verbs.add_to(app)
    app(["anchors", "--out", str(tmp_path / "紙"), "--folder", str(place.root)], standalone_mode=False)
    assert "9枚を書き出しました" in capsys.readouterr().out
    filled = re.sub(
        r"^(\d,[a-z]+),,", r"\1,2,", (tmp_path / "紙/levels.csv").read_text(encoding="utf-8"), flags=re.M
    )
    (tmp_path / "mine.csv").write_text(filled, encoding="utf-8")
    app(
        ["anchors", "--levels", str(tmp_path / "mine.csv"), "--folder", str(place.root)],
        standalone_mode=False,
    )
    out = capsys.readouterr().out
    assert "一番大きい差 2" in out and "離れた観点" in out
