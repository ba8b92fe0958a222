"""Each typical mistake of the course gets a message of its own, and MISTAKES.md says so."""

import pytest
from tests.course import mistakes


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
    assert mistakes.alike([mistakes.Mistake(*row) for row in written().values()]) == []


@pytest.mark.full
def test_the_table_is_what_the_course_says_now(root):
    assert mistakes.table(mistakes.rows(root)) == mistakes.TABLE.read_text(encoding="utf-8")
