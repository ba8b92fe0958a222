"""Each typical mistake of the course gets a message of its own, and MISTAKES.md says so."""

import pytest
from tests.course import mistakes

# Two mistakes that are told the same words, because the next thing to do is the same.
SAME_NEXT_STEP = [
    "n05-cards: law-dropped law-changed",  # read the article again
    "n07-whole: identity-missing identity-unclear",  # write that part
    "n07-whole: keeper-missing keeper-unclear",
    "n07-whole: other-way-missing other-way-unclear",
    "n07-whole: purpose-missing purpose-unclear",
    "n09-columns: whole-safe whole-missed",  # which pile for the whole address
    "n09-people: two-off-a-pair second-two-off",  # the same slip in the other row
]


def written():
    """{(question, case): its cells} of MISTAKES.md."""
    lines = mistakes.TABLE.read_text(encoding="utf-8").splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("| n")]
    return {(row[1], row[2]): row for row in cells}


def test_the_table_has_a_row_for_each_typical_mistake_as_the_known_answers_name_it(root):
    found = {
        (question.id, case["name"]): (f"{case['points']:g}/{question.points:g}", case["message"])
        for question, case in mistakes.typical(root)
    }
    rows = {key: (row[4], row[5]) for key, row in written().items()}
    assert rows == found, "python -m tests.course.mistakes writes the table anew"


def test_the_course_has_far_more_than_sixty_messages_and_none_is_empty():
    messages = [row[6] for row in written().values()]
    assert len(set(messages)) >= 60
    assert min(map(len, messages)) > 8


def test_every_notebook_but_the_first_has_mistakes_of_its_own():
    """N00 asks nothing that could be wrong."""
    assert {row[0][:3] for row in written().values()} == {f"n{number:02}" for number in range(1, 12)}


def test_two_mistakes_of_one_question_are_told_apart():
    rows = [mistakes.Mistake(*row) for row in written().values()]
    assert mistakes.alike(rows) == SAME_NEXT_STEP


@pytest.mark.full
def test_the_table_is_what_the_course_says_now(root):
    assert mistakes.table(mistakes.rows(root)) == mistakes.TABLE.read_text(encoding="utf-8")
