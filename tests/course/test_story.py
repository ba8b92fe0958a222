"""The first known answers of all sessions, put in together, are one learner's course: right beside each other."""

import shutil

import pytest
from tests.course import robot

from kenshu import check
from kenshu.answers import carrying
from kenshu.authoring import course

SESSIONS = ("s0", "s1", "s2", "s3", "s4")


@pytest.fixture
def work(release, root, tmp_path, monkeypatch):
    """A learner's folders with every session answered, earlier answers carried along as the desk does."""
    for name in ("class.json", "city.json", "datasets"):
        copy = shutil.copytree if (release / name).is_dir() else shutil.copy
        copy(release / name, tmp_path / name)
    monkeypatch.setenv("KENSHU_DATA", str(tmp_path / "datasets"))
    monkeypatch.setenv("KENSHU_CITY", str(tmp_path / "city.json"))
    for session in SESSIONS:
        shutil.copytree(release / session, tmp_path / session)
        carrying.bring(tmp_path / session)
        robot.put_in(tmp_path, root, session)
    return tmp_path


def test_the_first_known_answers_earn_every_point_side_by_side(work, root):
    short = []
    for session in SESSIONS:
        for item in course.read(root, session):
            for form in (form for form in item.forms if form["graded"] == "auto"):
                key, folder = form.get("key"), work / session
                mark = check.keyed(form["id"], key, folder) if key else check.mark(form["id"], folder)
                short += [f"{form['id']}: {mark.points} of {mark.of}, {mark.message_id}"] * (
                    mark.points < mark.of
                )
    assert short == []
