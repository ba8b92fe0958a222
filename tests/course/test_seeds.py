"""The course on other cities: what plain code finds right is right there, and every slip is caught."""

from itertools import takewhile

import pytest
from tests.course import seeds
from tests.course.plainly.d import NOT_HERE

from kenshu import improve
from kenshu.authoring import course, known

THREE = ("n05", "n06", "n08")
LAST = ("n10", "n11")
NEAR = {"n01-theme", "n08-break-even"}  # any number of the theme will do; whole procedures, few of them
ALIKE = {  # orders and right answers that are the same in any city, or stand in the exercise's own words
    "n01-by-count", "n01-by-hours", "n01-by-staff", "n01-rewrite", "n01-staff-hours", "n02-note", "n04-longest",
    "n04-request", "n05-custom-percent", "n06-doubles", "n08-sentence", "n09-held", "n09-recalc", "n11-periods",
}  # fmt: skip


@pytest.fixture(scope="module")
def another(tmp_path_factory):
    return seeds.city(seeds.SEEDS[0], tmp_path_factory.mktemp("cities"))


def refused(outcomes) -> list[str]:
    """Right ones that are not right, and slips that earn all the points, each in words."""
    return [f"{one.question} {one.case}: {one.expected} / {one.got}" for one in outcomes if not caught(one)]


def caught(one: known.Outcome) -> bool:
    """Right ones have their points; a slip may be told as another one that comes to the same value there, but no slip
    is ever right."""
    if one.ok:
        return True
    wrong = not one.expected.endswith(" right")
    return wrong and not one.got.endswith((" right", "ません。)")) and "採点できない" not in one.got


def told_as_named(outcomes) -> float:
    """The share of slips that get the very message they are named after."""
    slips = [one for one in outcomes if not one.expected.endswith((" right", " blank", "受け取らない"))]
    return sum(one.ok for one in slips) / len(slips)


def test_plain_code_finds_the_known_answers_of_the_committed_city(root):
    """On the city whose known answers are written down, the rules give those very answers."""
    datasets = root / "datasets"
    outcomes = list(seeds.run(datasets, THREE, seeds.plain_answers(datasets, THREE)))
    assert [str(one) for one in outcomes if not one.ok] == []


def test_three_notebooks_in_another_city(another):
    outcomes = list(seeds.run(another, THREE, seeds.plain_answers(another, THREE)))
    assert refused(outcomes) == []
    assert told_as_named(outcomes) > 0.97


def test_another_city_has_other_answers_to_every_question(root, another):
    """Else the cities would prove nothing."""
    here, there = (seeds.plain_answers(folder) for folder in (root / "datasets", another))
    same = {name for name, cases in here.items() if rights(cases) == rights(there[name])}
    assert same <= ALIKE


def rights(cases):
    return {name: value for name, value in cases.items() if name.startswith(("right", "practice"))}


@pytest.mark.parametrize("last", [LAST[0], pytest.param(LAST[1], marks=pytest.mark.full)])
def test_the_last_two_notebooks_need_no_data_and_go_on_with_the_hours_of_any_city(last, another, tmp_path):
    """All they count with are the learner's own answers, the calendar and the city's settings: with the figures and
    sentences that N08 leads to in another city, and no data to look at, every known answer is what it should be."""
    worked = seeds.plain_answers(another, (last,))
    assert sum(map(len, worked.values())) >= 2
    outcomes = list(seeds.run(tmp_path / "no data", (last,), worked))
    assert len(outcomes) > 100
    assert [str(one) for one in outcomes if not one.ok] == []


@pytest.mark.full
def test_a_course_that_knew_only_its_own_city_would_be_found_out(root, another):
    """The right answers of another city, judged by the figures of the course's own: each question refuses some."""
    notebooks = tuple(name for name in seeds.RULED if name not in LAST)
    worked = seeds.plain_answers(another, notebooks)
    found = {line.split()[0] for line in refused(seeds.run(root / "datasets", notebooks, worked))}
    assert set(worked) - found <= ALIKE | NEAR


def test_a_changed_reference_function_does_not_go_unnoticed(another, monkeypatch):
    """Hours counted without what follows a call: N08's right answers are refused."""
    from kenshu.check.n08 import desk

    honest = improve.staff_hours
    changed = honest(
        desk.CityData(another).open("d1-phone-before").assign(後処理秒=0),
        period=desk.BEFORE,
        scope=desk.SCOPE,
    )
    monkeypatch.setattr(improve, "staff_hours", lambda *frames, **about: changed)
    desk._desk.cache_clear()
    try:
        outcomes = seeds.run(another, ("n08",), seeds.plain_answers(another, ("n08",)))
        so_far = list(takewhile(lambda one: one.question != "n08-after-hours", outcomes))
    finally:
        desk._desk.cache_clear()
    assert any(line.startswith("n08-before-hours right:") for line in refused(so_far))


def test_every_name_in_the_rules_is_a_known_answer(root, another):
    """A rule for a case that is not there would be checked by nobody."""
    cases = {
        form["id"]: {case["name"] for case in known.cases_of(item, form["id"])[1]}
        for session in course.sessions(root)
        for item in course.read(root, session)
        for form in item.forms
    }
    worked = seeds.plain_answers(another)
    strange = {name: set(rules) - cases[name] for name, rules in worked.items() if set(rules) - cases[name]}
    assert strange == {}
    assert sum(rule is not NOT_HERE for rules in worked.values() for rule in rules.values()) > 300


@pytest.mark.full
@pytest.mark.parametrize("seed", seeds.SEEDS)
def test_the_whole_course_in_another_city(seed, tmp_path):
    outcomes = list(seeds.run(seeds.city(seed, tmp_path)))
    assert refused(outcomes) == []
    assert told_as_named(outcomes) > 0.97
