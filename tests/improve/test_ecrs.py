"""Tags on a flow, the order E→C→R→S, what is left when steps go, and waste named by its rows."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from tests.improve.table_cases import hostile, kinds, table

from kenshu import flow
from kenshu.improve import About, ImproveError, Period, ecrs
from kenshu.improve.ecrs import Action, Tag
from kenshu.improve.remark import of_kind

ABOUT = About(Period(date(2026, 7, 1), date(2026, 7, 31)), "保育所の入所申込み(1か月)")
CORPUS = sorted((Path(__file__).parents[1] / "flow" / "corpus").glob("*.csv"))
REASON = "保護者に通知する決まりがあり、なくせない"
WORK = (flow.Kind.TASK, flow.Kind.DECISION, flow.Kind.WAIT)


@pytest.fixture(scope="module")
def nursery():
    return flow.read_steps(next(path for path in CORPUS if path.stem == "nursery"))


def all_kept(steps, *changed):
    """Every step tagged そのまま, with ``changed`` in their place."""
    mine = {tag.number for tag in changed}
    work = [step.number for step in steps if step.kind in WORK]
    return (*(Tag(number, Action.KEEP, "", REASON) for number in work if number not in mine), *changed)


def test_tags_are_read_by_letter_or_word_in_any_width():
    frame = pd.DataFrame([("２", "ｅ", "", "20"), (3, "まとめる", "２", ""), (4.0, "K", None, None), ("5", "", "", "")],
                         columns=["番号", "区分", "まとめる先", "分(後)"])  # fmt: skip
    assert ecrs.read_tags(frame) == (
        Tag("2", Action.REMOVE, minutes=20.0), Tag("3", Action.COMBINE, into="2"), Tag("4", Action.KEEP),
    )  # fmt: skip


def test_work_is_done_in_the_order_remove_combine_rearrange_simplify():
    tags = [Tag("1", Action.SIMPLIFY), Tag("2", Action.KEEP), Tag("3", Action.REMOVE), Tag("4", Action.COMBINE),
            Tag("5", Action.REARRANGE), Tag("6", Action.REMOVE)]  # fmt: skip
    assert [tag.number for tag in ecrs.ordered(tags)] == ["3", "6", "4", "5", "1", "2"]


def test_a_whole_table_with_removals_and_reasons_gets_no_remark(nursery):
    customs = [step.number for step in nursery if "慣行" in step.basis]
    tags = all_kept(nursery, *(Tag(n, Action.REMOVE, "やめる", "申込書があれば足りるため") for n in customs))
    assert ecrs.review(nursery, tags) == ()


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        (Tag("4", Action.SIMPLIFY, "自動のメールをシステムで送る"), "straight-to-digital"),
        (Tag("4", Action.SIMPLIFY, "ＲＰＡを入れる"), "straight-to-digital"),
        (Tag("4", Action.SIMPLIFY, "はがきにする"), "why-not-removed"),
        (Tag("7", Action.KEEP, "", REASON), "custom-kept"),
        (Tag("11", Action.REMOVE, "やめる", REASON), "law-removed"),
        (Tag("1", Action.REMOVE, "やめる", REASON), "cannot-go"),
        (Tag("99", Action.REMOVE, "やめる", REASON), "unknown-step"),
        (Tag("7", Action.COMBINE, "まとめる", REASON, into="99"), "no-partner"),
        (Tag("7", Action.COMBINE, "まとめる", REASON, into="7"), "no-partner"),
        (Tag("7", Action.COMBINE, "まとめる", REASON, into="10"), "no-partner"),
    ],
)
def test_each_typical_mistake_gets_its_own_remark_at_its_row(nursery, tag, kind):
    found = of_kind(ecrs.review(nursery, all_kept(nursery, tag)), kind)
    assert [one.rows for one in found if tag.number in one.rows]


@pytest.mark.parametrize(
    ("basis", "law"),
    [
        ("戸籍法第8条", True),
        ("市税条例第4条", True),
        ("地方自治法", True),
        ("内規", False),
        ("社会福祉法人の依頼", False),
        ("前からの方法", False),
    ],
)
def test_a_law_is_told_from_other_words_with_the_same_letter(basis, law):
    step = flow.Step("2", "届を受ける", "市民課", flow.Kind.TASK, (flow.Exit("3"),), basis=basis)
    start = flow.Step("1", "始まる", "市民", flow.Kind.START, (flow.Exit("2"),))
    steps = flow.Steps("届", (start, step, flow.Step("3", "終わる", "市民", flow.Kind.END)))
    assert ("law-removed" in kinds(ecrs.review(steps, [Tag("2", Action.REMOVE, "やめる", REASON)]))) is law


def test_steps_without_a_tag_are_named(nursery):
    found = of_kind(ecrs.review(nursery, [Tag("2", Action.REMOVE, "やめる", REASON)]), "untagged")
    assert found[0].rows == ("3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "16")


def test_not_one_removal_needs_a_reason(nursery):
    tags = all_kept(nursery)
    assert "nothing-removed" in kinds(ecrs.review(nursery, tags))
    assert "nothing-removed" not in kinds(
        ecrs.review(nursery, tags, no_removal="去年すでに3つの押印をなくしたため")
    )


def test_nothing_but_tools_is_said_to_be_paper_made_electronic(nursery):
    ideas = {"4": "電子で送る", "6": "RPAで打つ"}
    tags = all_kept(nursery, *(Tag(number, Action.SIMPLIFY, idea, REASON) for number, idea in ideas.items()))
    assert "only-tools" in kinds(ecrs.review(nursery, tags))


def test_work_on_a_step_that_goes_with_another_is_said_to_be_in_vain(nursery):
    gone = Tag("3", Action.REMOVE, "はじめから不備を出さない", REASON)
    found = ecrs.review(nursery, all_kept(nursery, gone, Tag("4", Action.SIMPLIFY, "はがき", REASON)))
    assert [one.rows for one in of_kind(found, "gone-anyway")] == [("4",)]


def test_a_step_tagged_twice_is_named(nursery):
    tags = (*all_kept(nursery), Tag("2", Action.REMOVE, "やめる", REASON))
    assert of_kind(ecrs.review(nursery, tags), "tagged-twice")[0].rows == ("2",)


def test_what_goes_is_bridged_and_minutes_move_with_what_is_combined(nursery):
    tags = [Tag("2", Action.REMOVE), Tag("7", Action.COMBINE, into="6"), Tag("8", Action.REMOVE),
            Tag("4", Action.SIMPLIFY, minutes=2)]  # fmt: skip
    after = ecrs.to_be(nursery, tags).steps
    assert [way.to for way in after["1"].exits] == ["3"]
    assert [way.to for way in after["6"].exits] == ["9"]
    assert (after["6"].minutes, after["4"].minutes) == (15.0, 2)
    assert len(after) == len(nursery) - 3


def test_a_combined_step_may_say_how_long_both_take(nursery):
    after = ecrs.to_be(nursery, [Tag("7", Action.COMBINE, into="6", minutes=13)]).steps
    assert after["6"].minutes == 13


def test_a_decision_that_goes_takes_its_first_way_and_says_so(nursery):
    after = ecrs.to_be(nursery, [Tag("3", Action.REMOVE)])
    assert [way.to for way in after.steps["2"].exits] == ["6"]
    assert {one.id: one.rows for one in after.notes} == {"first-way": ("3",), "not-reached": ("4", "5")}


def test_rearranging_is_left_to_a_person_and_said_so(nursery):
    after = ecrs.to_be(nursery, [Tag("9", Action.REARRANGE)])
    assert after.steps == nursery and kinds(after.notes) == ["by-hand"]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_whatever_single_step_goes_the_flow_can_still_be_drawn(path):
    steps = flow.read_steps(path)
    assert flow.validate(steps).ok
    for step in steps:
        if step.kind in WORK:
            assert flow.validate(ecrs.to_be(steps, [Tag(step.number, Action.REMOVE)]).steps).errors == ()


@pytest.mark.full
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_whatever_two_steps_go_the_flow_can_still_be_drawn(path):
    steps = flow.read_steps(path)
    for pair in combinations([step.number for step in steps if step.kind in WORK], 2):
        after = ecrs.to_be(steps, [Tag(number, Action.REMOVE) for number in pair]).steps
        assert flow.validate(after).errors == (), pair


@pytest.mark.parametrize(("path", "said"), hostile("ecrs/hostile"))
def test_a_table_of_tags_that_cannot_be_used_is_refused_in_one_line(path, said, nursery):
    with pytest.raises(ImproveError) as refused:
        ecrs.to_be(nursery, ecrs.read_tags(table(path)))
    assert str(refused.value) == said


def test_the_tags_are_counted_with_the_hours_of_their_steps(nursery):
    tags = [Tag("2", Action.REMOVE), Tag("8", Action.REMOVE), Tag("6", Action.KEEP)]
    rows = ecrs.counts(nursery, tags, about=ABOUT).frame.set_index("区分")
    assert rows["手順の数"].tolist() == [2, 0, 0, 0, 1]
    assert rows.loc["E なくす", "今の1か月の時間(時間)"] == pytest.approx((4 + 2) * 620 / 60)


def test_waste_is_named_by_its_rows(nursery):
    found = {one.id: one.rows for one in ecrs.wastes(nursery, about=ABOUT).remarks}
    assert found["rework"] == ("5", "13")
    assert found["checking"] == ("7", "8", "9")
    assert found["copying"] == ("6",)
    assert "10" in found["waiting"] and "3" in found["carrying"]


def test_one_check_alone_is_no_waste():
    rows = (flow.Step("1", "始まる", "市民", flow.Kind.START, (flow.Exit("2"),)),
            flow.Step("2", "書類を確かめる", "市民課", flow.Kind.TASK, (flow.Exit("3"),), minutes=5, count=10),
            flow.Step("3", "終わる", "市民", flow.Kind.END))  # fmt: skip
    tally = ecrs.wastes(flow.Steps("届の受付", rows), about=ABOUT)
    assert tally.remarks == () and tally.frame["手順の数"].sum() == 0
