"""What a later session uses of an earlier one is named in its session.yml, and must be a question there."""

import shutil

import pytest

from kenshu.authoring import course
from kenshu.authoring.errors import AuthoringError


@pytest.fixture
def copy(root, tmp_path):
    shutil.copytree(root / "exercises", tmp_path / "exercises")
    return tmp_path


def test_the_courses_own_lists_name_questions_of_earlier_sessions(root):
    for session in course.sessions(root):
        about = course.session_json(root, session, course.read(root, session))
        assert isinstance(about["carries"], list)
        assert session not in ("s2", "s3") or "n03-own" in about["carries"]


@pytest.mark.parametrize("question", ["n99-nothing", "n08-own"])  # no question; one of the session itself
def test_a_question_that_no_earlier_session_asks_is_refused(copy, question):
    (copy / "exercises/s3/session.yml").write_text(f"title: S3\ncarries: [{question}]\n", encoding="utf-8")
    with pytest.raises(AuthoringError, match=f"carries の {question} は、前の回の問いにありません"):
        course.session_json(copy, "s3", course.read(copy, "s3"))
