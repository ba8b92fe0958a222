"""Known answers: each case earns the points and the message it names, and gaps are told."""

import pytest

from kenshu import authoring
from kenshu.authoring import known


@pytest.fixture
def cases(course):
    """The folder of the small notebook's known answers."""
    return course / "exercises" / "s3" / "n08-small.answers"


def change(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def gaps(course):
    return [(problem.file.name, problem.what) for problem in known.missing_cases(course)]


def test_every_case_of_the_small_course_comes_out_as_written(course):
    outcomes = authoring.known_answers(root=course)
    assert [str(outcome) for outcome in outcomes if not outcome.ok] == []
    assert len(outcomes) == 17
    assert gaps(course) == []


def test_one_notebook_can_be_run_alone(course):
    outcomes = authoring.known_answers(course / "exercises" / "s3" / "n08-small.md", root=course)
    assert {outcome.question for outcome in outcomes} == {"n08-which-time", "n08-before-hours"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("message: minutes-as-hours", "message: talk-only",
         "n08-before-hours の「minutes」は 0点 talk-only のはずが 0点 minutes-as-hours でした。"),
        ("value: 170, unit: 時間}, points: 0", "value: 170, unit: 時間}, points: 3",
         "n08-before-hours の「talk」は 3点 talk-only のはずが 0点 talk-only でした。"),
        ("{value: 77, unit: 時間}, points: 0, message: other", "{value: 77, unit: 時間}, refused: true",
         "n08-before-hours の「guess」は 受け取らない のはずが 0点 other でした。"),
    ],
)  # fmt: skip
def test_a_case_that_comes_out_otherwise_is_named(course, cases, old, new, said):
    change(cases / "n08-before-hours.yml", old, new)
    wrong = [outcome for outcome in authoring.known_answers(root=course) if not outcome.ok]
    assert len(wrong) == 1 and str(wrong[0]).endswith(said)


def test_an_answer_no_door_would_take_is_no_wrong_answer(course, cases):
    change(cases / "n08-before-hours.yml", "refused: true", "points: 0, message: other")
    (wrong,) = [outcome for outcome in authoring.known_answers(root=course) if not outcome.ok]
    assert "受け取れない" in wrong.got


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("answer: null", "answer: {value: 3, unit: 時間}", "何も答えない例(blank)がありません。"),
        ("points: 3", "points: 2", "3点になる例(right)がありません。"),
        ("- {name: guess,", "- {name: talk,", "「talk」という例が2つあります。"),
        ("message: other", "message: talk-only", "「talk」と「guess」が同じ説明(talk-only)になります。"),
        ("message: other", "message: talk-only, same-as: talk", None),
    ],
)  # fmt: skip
def test_what_the_cases_of_a_question_lack(course, cases, old, new, said):
    change(cases / "n08-before-hours.yml", old, new)
    assert gaps(course) == ([("n08-before-hours.yml", said)] if said else [])


def test_six_wrong_answers_are_the_least_for_a_number(course, cases):
    file = cases / "n08-before-hours.yml"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(lines[:9]) + "\n", encoding="utf-8")
    assert gaps(course) == [("n08-before-hours.yml", "まちがいの例が5つです(6つ以上要ります)。")]


def test_a_graded_question_without_a_file_and_a_file_without_a_question(course, cases):
    (cases / "n08-which-time.yml").rename(cases / "n08-which-hour.yml")
    assert [file for file, _ in gaps(course)] == ["n08-which-time.yml"] * 3 + ["n08-which-hour.yml"]


@pytest.mark.parametrize(
    "text", ["- {name: right}", "right: 3", "- {name: [", "- {answer: 3, points: 0, message: x}"]
)
def test_a_file_of_cases_that_cannot_be_read_is_named(course, cases, text):
    (cases / "n08-which-time.yml").write_text(text, encoding="utf-8")
    with pytest.raises(authoring.AuthoringError, match=r"n08-which-time\.yml: 読め"):
        authoring.known_answers(root=course)
