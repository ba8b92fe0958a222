"""The decision table as data: its order, its cases, and choices that skip a simpler means or have no keeper."""

import tomllib
from itertools import product
from pathlib import Path

import pytest
from tests.improve.table_cases import kinds

from kenshu.improve import ImproveError, means

CASES = tomllib.loads((Path(__file__).parent / "means" / "cases.toml").read_text(encoding="utf-8"))


def named(rows):
    return [pytest.param(row, id=row["name"]) for row in rows]


def test_the_means_stand_in_the_order_of_the_course():
    names = [one.name for one in means.table()]
    assert names == ["廃止", "簡素化", "電子申請", "ローコード", "RPA", "AI-OCR", "BPO", "改修", "今のまま"]


def test_every_means_says_its_reason_and_who_mends_it_after_a_transfer():
    for one in means.table():
        assert one.because.endswith("。") and one.stays and one.stays_why.endswith("。")
        assert {name for name, _ in one.when} <= set(means.questions())


def test_every_question_is_asked_by_some_means():
    asked = {name for one in means.table() for name, _ in one.when}
    assert asked == set(means.questions())


@pytest.mark.parametrize("case", named(CASES["case"]))
def test_each_case_gets_its_means_or_the_question_that_is_missing(case):
    decision = means.decide(case["facts"])
    if "ask" in case:
        assert decision.means is None and decision.ask.id == case["ask"]
        assert decision.ask.whom in decision.sentence
    else:
        assert decision.means.id == case["means"]
        assert "異動後も直せるか" in decision.sentence
        assert len(decision.steps) == len(decision.passed) + 1


def test_every_means_is_taken_by_some_case():
    assert {case.get("means") for case in CASES["case"]} >= {one.id for one in means.table()}


def test_every_full_set_of_answers_is_decided_by_the_first_row_that_holds():
    names = list(means.questions())
    for answers in product((True, False), repeat=len(names)):
        case = dict(zip(names, answers, strict=True))
        first = next(one for one in means.table() if all(case[name] == wanted for name, wanted in one.when))
        assert means.decide(case).means is first


def test_more_knowledge_never_changes_what_was_decided():
    for case in CASES["case"]:
        if "means" in case:
            unknown = [name for name in means.questions() if name not in case["facts"]]
            for answer in (True, False):
                full = {**dict.fromkeys(unknown, answer), **case["facts"]}
                assert means.decide(full).means.id == case["means"], case["name"]


@pytest.mark.parametrize("choice", named(CASES["choice"]))
def test_each_choice_gets_the_remarks_it_needs(choice):
    found = means.review(
        choice["facts"], choice["chosen"], reason=choice["reason"], handover=choice.get("handover", "")
    )
    assert kinds(found) == choice["remarks"]


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ({"budget": True}, "「budget」という問いはありません"),
        ({"needed": "はい"}, "はい、いいえ、まだ分からない"),
        ({"needed": 1}, "はい、いいえ"),
    ],
)
def test_an_answer_that_is_none_is_refused(case, said):
    with pytest.raises(ImproveError, match=said):
        means.decide(case)


def test_a_means_that_is_not_in_the_table_is_refused():
    with pytest.raises(ImproveError, match="「AI」という手段はありません"):
        means.review({}, "AI", reason="新しいので使ってみたい")


def test_the_table_can_be_read_in_a_notebook():
    sheet = means.as_sheet()
    assert len(sheet.rows) == 9 and "異動後も直せるか" in sheet._repr_html_()


def test_the_tree_names_all_means_and_the_way_of_the_case(tmp_path):
    decision = means.decide(CASES["case"][4]["facts"])
    picture = means.tree_picture(decision)
    assert "廃止→簡素化→電子申請→ローコード→RPA→AI-OCR→BPO→改修" in picture.alt
    assert "この仕事は「RPA」" in picture.alt and decision.sentence[:20] not in picture.alt
    assert "電子申請: いいえ。" in picture.reading
    open_case = means.tree_picture(means.decide({"needed": True}))
    assert "まだ決められません" in open_case.alt
    assert all(
        path.stat().st_size > 10_000
        for path in (*picture.save(tmp_path / "a"), *open_case.save(tmp_path / "b"))
    )
