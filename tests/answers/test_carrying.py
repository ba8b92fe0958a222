"""What was answered in an earlier session is there in the later one, said where it came from."""

import json

import pytest

from kenshu import answers
from kenshu.answers import AnswersError, Store


@pytest.fixture
def work(tmp_path):
    """Two sessions beside each other; the later one carries two questions of the earlier one."""
    for session, carries in (("s1", []), ("s2", ["n98-flow", "n98-hours"]), ("s3", ["n98-flow"])):
        (tmp_path / session).mkdir()
        about = {"schema": 1, "session": session, "title": session, "notebooks": [], "carries": carries}
        (tmp_path / session / "session.json").write_text(json.dumps(about), encoding="utf-8")
        specs = {"schema": 1, "session": session, "questions": []}
        (tmp_path / session / "questions.json").write_text(json.dumps(specs), encoding="utf-8")
    Store(tmp_path / "s1").write("n98-flow", {"value": [{"作業": "受け付ける"}]})
    Store(tmp_path / "s1").write("n98-hours", {"value": 12, "unit": "時間", "basis": "10件測った"})
    Store(tmp_path / "s1").write("n98-other", {"value": "使わない"})
    return tmp_path


def test_only_what_the_session_names_comes_along_with_unit_reason_and_where_from(work):
    assert answers.bring(work / "s2") == ["n98-flow", "n98-hours"]
    assert Store(work / "s2").document()["carried"] == {
        "n98-flow": {"value": [{"作業": "受け付ける"}], "from": "s1"},
        "n98-hours": {"value": 12, "unit": "時間", "basis": "10件測った", "from": "s1"},
    }
    assert Store(work / "s2").read() == {}


def test_an_answer_changed_later_comes_along_anew_and_one_taken_back_stays_as_it_came(work):
    answers.bring(work / "s2")
    Store(work / "s1").write("n98-hours", {"value": 15, "unit": "時間"})
    Store(work / "s1").write("n98-flow", {})
    assert answers.carried("n98-hours", work / "s2") == {"value": 15, "unit": "時間", "from": "s1"}
    assert answers.carried("n98-flow", work / "s2")["value"] == [{"作業": "受け付ける"}]


def test_a_correction_in_a_session_between_is_what_comes_along(work):
    answers.bring(work / "s2")
    Store(work / "s2").write("n98-flow", {"value": [{"作業": "直した"}]})
    assert answers.carried("n98-flow", work / "s3") == {"value": [{"作業": "直した"}], "from": "s2"}


def test_without_the_earlier_folder_what_was_carried_is_still_there(work):
    answers.bring(work / "s2")
    (work / "s1" / "answers.json").unlink()
    assert answers.carried("n98-hours", work / "s2")["value"] == 12


def test_not_yet_known_and_never_answered_do_not_come(work):
    Store(work / "s1").write("n98-hours", {"value": None, "ask": "係長"})
    assert answers.carried("n98-hours", work / "s2") is None


def test_while_grading_nothing_is_written_and_the_carried_answer_is_read(work, monkeypatch):
    answers.bring(work / "s2")
    Store(work / "s1").write("n98-hours", {"value": 15, "unit": "時間"})
    before = (work / "s2" / "answers.json").read_bytes()
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert answers.carried("n98-hours", work / "s2")["value"] == 12
    assert (work / "s2" / "answers.json").read_bytes() == before


def test_a_broken_earlier_folder_is_said_and_does_not_take_what_had_come(work):
    answers.bring(work / "s2")
    (work / "s1" / "answers.json").write_text('{"schema": 99}', encoding="utf-8")
    with pytest.raises(AnswersError, match="新しい版"):
        answers.bring(work / "s2")
    assert answers.carried("n98-hours", work / "s2")["value"] == 12


def test_a_session_file_that_cannot_be_read_is_said(work):
    (work / "s2" / "session.json").write_text("{", encoding="utf-8")
    with pytest.raises(AnswersError, match=r"session\.json が読めません"):
        answers.bring(work / "s2")
