"""Rubrics are checked when they are read, and what ships holds together with the exercises it marks."""

from pathlib import Path

import pytest
import yaml

from kenshu import answers, grading
from kenshu.authoring import source
from kenshu.grading import rubric, rubric_anchors, rubric_pack
from kenshu.grading.place import Place
from kenshu.grading.rubric_automatic import falls_under, findings

HERE = Path(__file__).parent / "rubrics"
FAULTS = yaml.safe_load((HERE / "faults.yml").read_text(encoding="utf-8"))
WEIGHTS = {
    "present": 15,
    "grounds": 15,
    "project": 15,
    "effect": 20,
    "cost": 15,
    "plan": 10,
    "lines": 5,
    "telling": 5,
}


@pytest.fixture(scope="module")
def shipped(root):
    return rubric.rubrics(Place(root / "grading"))


@pytest.fixture(scope="module")
def questions(root):
    """Every question of the course, as a release has it."""
    read = [source.read(path) for path in sorted((root / "exercises").glob("s*/n*.md"))]
    return {form["id"]: answers.Question.from_dict(form) for item in read for form in item.forms}


@pytest.fixture(scope="module")
def anchors(root, shipped, questions):
    return rubric_anchors.anchors(Place(root / "grading"), shipped["capstone"], questions)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: one["name"])
def test_a_fault_in_a_rubric_is_said(tmp_path, fault):
    text = (HERE / "small.yml").read_text(encoding="utf-8")
    rubric.load(HERE / "small.yml")
    for old, new in fault["change"].items():
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "small.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(grading.GradingError) as caught:
        rubric.load(path)
    assert fault["says"] in str(caught.value)
    assert str(path) in str(caught.value)


def test_points_are_weight_times_level_over_four(shipped):
    present = shipped["capstone"].criterion("present")
    assert [present.points(level) for level in range(5)] == [0, 3.75, 7.5, 11.25, 15]
    assert present.level(11.25) == 3
    assert present.what_to_add(4) == ""
    assert present.what_to_add(0) == present.add[1]


def test_the_rubrics_of_the_course_are_whole(shipped):
    assert set(shipped) == {"capstone", "s1", "s2", "s3", "s4"}
    assert {one.id: one.weight for one in shipped["capstone"].criteria} == WEIGHTS
    for session in ("s1", "s2", "s3", "s4"):
        assert [one.weight for one in shipped[session].criteria] == [5, 5, 5, 5]
    assert (shipped["capstone"].each, shipped["capstone"].least) == (2, 70)


def test_what_a_rubric_reads_and_marks_is_asked_in_the_course(shipped, questions):
    for one in (criterion for some in shipped.values() for criterion in some.criteria):
        assert set(one.read) | set(one.automatic) <= set(questions)
        if one.question:
            asked = questions[one.question]
            assert (asked.graded, asked.points) == ("human", one.weight)


def test_a_level_is_never_worded_like_another(shipped):
    for some in shipped.values():
        for one in some.criteria:
            assert len(set(one.levels.values())) == 5
            assert set(one.add) == {1, 2, 3}


def test_six_anchors_are_whole_texts_of_six_procedures(anchors, questions):
    assert len({one.procedure for one in anchors.values()}) == len(anchors) == 6
    for one in anchors.values():
        letters = sum(
            len(answers.said(questions[name], entry).as_text().replace("\n", "").replace(" | ", ""))
            for name, entry in one.known.items()
        )
        assert 1200 <= letters <= 2500


def test_the_reference_levels_span_the_scale(anchors, shipped):
    capstone = shipped["capstone"]
    totals = sorted(
        sum(capstone.criterion(name).points(level) for name, level in one.levels.items())
        for one in anchors.values()
    )
    assert totals[:2] == [32.5, 40.0] and totals[3] == 70.0 and totals[4] > 80
    assert {level for one in anchors.values() for level in one.levels.values()} == {0, 1, 2, 3, 4}


def test_the_rules_of_return_find_just_what_the_reference_says(anchors, shipped, questions):
    for one in anchors.values():
        assert set(falls_under(shipped["capstone"], questions, dict(one.known))) == set(one.returned), one.id


def test_a_good_anchor_passes_the_automatic_part_and_a_poor_one_does_not(anchors, shipped, questions):
    def fine(name):
        known = dict(anchors[name].known)
        found = [f for one in shipped["capstone"].criteria for f in findings(one, questions, known)]
        return {f.question for f in found if f.fine}, {f.question for f in found if not f.fine}

    good, missing = fine("bulky-waste")
    assert {"n11-present", "n11-grounds", "n11-figures", "n11-costs", "n10-tasks", "n11-checks"} <= good
    assert "n03-own" in missing  # nobody drew a flow for an anchor
    _, faults = fine("meeting-room")
    assert {"n11-figures", "n11-costs", "n10-tasks", "n11-checks", "n11-pitch"} <= faults


def test_a_figure_without_a_period_is_found_whatever_else_is_wrong(anchors, shipped, questions):
    known = dict(anchors["bulky-waste"].known)
    rows = [dict(row) for row in known["n11-figures"]["value"]]
    rows[1]["last"] = " "
    known["n11-figures"] = {"value": rows}
    assert set(falls_under(shipped["capstone"], questions, known)) == {"period"}
    rows[1]["last"] = "令和8年9月30日"
    rows[1]["value"] = 15.4
    assert set(falls_under(shipped["capstone"], questions, known)) == {"differs"}


def test_an_anchor_that_does_not_fit_is_refused(tmp_path, root, shipped, questions):
    text = (root / "grading/anchors/water.yml").read_text(encoding="utf-8")
    for old, new, says in (
        ("n11-title:", "n11-titel:", "問い「n11-titel」は配った教材にありません"),
        ("telling: {level: 2", "telling: {level: 7", "telling の段階 7"),
        ("  telling: {", "  tellink: {", "telling"),
        ("returned: {}", "returned: {ugly: だめ}", "観点表に合わない"),
        ('"1500000", null', "null", "欄の数が合いません"),
    ):
        path = tmp_path / "water.yml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(grading.GradingError, match=says):
            rubric_anchors.load(path, shipped["capstone"], questions)


def test_a_pack_tells_no_reference_and_levels_come_back(tmp_path, anchors, shipped, questions):
    capstone = shipped["capstone"]
    written = rubric_pack.write(tmp_path, capstone, anchors, questions)
    together = "".join(path.read_text(encoding="utf-8") for path in written)
    assert len(written) == 9
    assert not [one.id for one in anchors.values() if one.id in together]
    assert not [why for one in anchors.values() for why in one.reasons.values() if why in together]
    lines = (tmp_path / "levels.csv").read_text(encoding="utf-8-sig").splitlines()
    texts = rubric_pack.order(anchors)
    filled = [lines[0]]
    for line in lines[1:]:
        text, name, *_ = line.split(",")
        level = texts[int(text) - 1].levels[name]
        filled.append(f"{text},{name},{min(4, level + 1) if name == 'plan' else level},,わけ")
    path = tmp_path / "mine.csv"
    path.write_text("\n".join(filled), encoding="utf-8")
    results = rubric_pack.read_levels(path, capstone, anchors)
    assert len(results) == 6 and all(one.close for one in results)
    assert max(one.farthest for one in results) == 1
    assert results[0].mean == 1 / 8


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("1,present,5,,", "段階「5」は、0から4の整数"),
        ("1,present,2.5,,", "段階「2.5」"),
        ("9,present,2,,", "課題の番号か観点"),
        ("1,looks,2,,", "課題の番号か観点"),
        ("1,present,2,,", "課題1の段階が足りません"),
    ],
)
def test_levels_that_cannot_be_read_are_said(tmp_path, anchors, shipped, line, says):
    path = tmp_path / "levels.csv"
    path.write_text(f"text,criterion,level,returned,why\n{line}\n", encoding="utf-8")
    with pytest.raises(grading.GradingError, match=says):
        rubric_pack.read_levels(path, shipped["capstone"], anchors)


def test_kappa_is_one_for_the_same_and_below_for_others():
    assert rubric_anchors.kappa([(0, 0), (3, 3)]) == 1
    assert rubric_anchors.kappa([(2, 2), (2, 2)]) is None
    # by hand: seen 1/4; by chance the mean of (a-b)² over 0,0,4,4 × 0,1,4,4 = (0+1+16+16+0+1+16+16+16+9+0+0+16+9+0+0)/16
    assert rubric_anchors.kappa([(0, 0), (0, 1), (4, 4), (4, 4)]) == pytest.approx(1 - (1 / 4) / (116 / 16))
