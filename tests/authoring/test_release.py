"""Sources → a whole release, by nbgrader itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kenshu
from kenshu import authoring, city, data


@pytest.fixture
def release(course):
    return authoring.build(root=course)


def everything(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files
    }


def notebook_in(folder):
    document = json.loads((folder / "s3" / "n08-small.ipynb").read_text(encoding="utf-8"))
    return {cell["id"]: "".join(cell["source"]) for cell in document["cells"]}, document


def test_a_release_holds_what_a_learner_needs_and_nothing_else(course, release):
    assert release.folder == course / "grading" / "release"
    assert (release.sessions, release.made) == (("s3",), ("s3",))
    names = set(everything(release.folder))
    wanted = {path.relative_to(course).as_posix() for path in data.files(course / "datasets")}
    session = {"s3/n08-small.ipynb", "s3/questions.json", "s3/session.json"}
    assert names == wanted | session | {"class.json", "city.json"}
    assert not [name for name in names if "planted" in name]


def test_the_source_folder_holds_notebooks_and_questions_only(course, release):
    assert set(everything(course / "build" / "source")) == {"s3/n08-small.ipynb", "s3/questions.json"}


def test_solutions_hidden_tests_and_schemes_are_gone_and_stubs_are_japanese(release):
    cells, document = notebook_in(release.folder)
    assert cells["n08-which-time"] == 'from kenshu import check\n\ncheck.mark("n08-which-time")'
    assert cells["n08-area"] == "def area(side):\n    # ここに書きます\n    ..."
    assert cells["n08-area-test"] == "1 if area(1) == 1 else 0"
    assert cells["n08-note"] == "ここには、提出のときに、入力欄に書いた文章が入ります。"
    assert "raise NotImplementedError" not in json.dumps(document)
    assert document["metadata"]["lang"] == "ja"


def test_the_papers_of_a_release(course, release):
    session = json.loads((release.folder / "s3" / "session.json").read_text("utf-8"))
    assert session == {
        "schema": 1, "session": "s3", "title": "S3 ちいさな回",
        "notebooks": [{"id": "n08-small", "title": "ちいさな演習", "minutes": 5}], "carries": [],
    }  # fmt: skip
    assert json.loads((release.folder / "class.json").read_text("utf-8"))["class"] == "tameshi"
    assert city.load(release.folder / "city.json") == city.load(course / "city.yml")
    asked = json.loads((release.folder / "s3" / "questions.json").read_text("utf-8"))
    assert (asked["schema"], asked["session"], len(asked["questions"])) == (1, "s3", 4)
    assert data.city_id(release.folder / "datasets") == data.city_id(course / "datasets")


def test_building_again_changes_no_file_and_builds_nothing(course, release):
    before = everything(course)
    assert authoring.build(root=course).made == ()
    assert everything(course) == before


def test_two_folders_get_the_same_bytes(course, release, tmp_path):
    elsewhere = authoring.build(root=course, out=tmp_path / "elsewhere").folder
    contents = [
        {name: content for name, (content, _) in everything(f).items()} for f in (release.folder, elsewhere)
    ]
    assert contents[0] == contents[1]


@pytest.mark.parametrize("damage", ["text", "release", "source", "title"])
def test_what_changed_is_built_again(course, release, damage):
    text = course / "exercises" / "s3" / "n08-small.md"
    before = notebook_in(release.folder)[0]
    if damage == "text":
        text.write_text(text.read_text("utf-8").replace("つぎは数字です。", "次は数です。"), encoding="utf-8")
    if damage == "title":
        (text.parent / "session.yml").write_text("title: べつの題\n", encoding="utf-8")
    if damage == "release":
        (release.folder / "s3" / "n08-small.ipynb").write_text("{}")
    if damage == "source":
        (course / "build" / "source" / "s3" / "n08-small.ipynb").unlink()
    assert authoring.build(root=course).made == ("s3",)
    after = notebook_in(release.folder)[0]
    assert (after == before) == (damage != "text")
    assert authoring.build(root=course).made == ()


def test_a_class_keeps_its_papers_and_a_strange_file_leaves_the_session(course, release):
    (release.folder / "class.json").write_text('{"class": "r8"}')
    (release.folder / "s3" / "answers.json").write_text("{}")
    (release.folder / "datasets" / "planted").mkdir()
    (release.folder / "datasets" / "planted" / "d1.toml").write_text("# secret")
    assert authoring.build(root=course).made == ("s3",)
    assert json.loads((release.folder / "class.json").read_text()) == {"class": "r8"}
    assert not (release.folder / "s3" / "answers.json").exists()
    assert not (release.folder / "datasets" / "planted").exists()


def test_a_session_without_a_text_leaves_the_release(course, release):
    (release.folder / "s2").mkdir()
    assert authoring.build(root=course).sessions == ("s3",)


def test_a_broken_text_leaves_the_release_as_it_was(course, release):
    before = everything(release.folder)
    text = course / "exercises" / "s3" / "n08-small.md"
    text.write_text(text.read_text("utf-8").replace("### END SOLUTION", ""), encoding="utf-8")
    with pytest.raises(authoring.AuthoringError, match=r"n08-small\.md:62: 「SOLUTION」の BEGIN と END"):
        authoring.build(root=course)
    assert everything(release.folder) == before


def test_what_nbgrader_refuses_leaves_the_release_as_it_was(course, release):
    before = everything(release.folder)
    with (course / "grading" / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write('c.ClearSolutions.code_stub = {"R": "fail()"}\n')
    with pytest.raises(authoring.AuthoringError, match=r"s3: nbgrader が配布用を作れませんでした"):
        authoring.build(root=course)
    assert everything(release.folder) == before


@pytest.mark.parametrize(
    ("sessions", "spoil", "said"),
    [
        (["s9"], None, "回「s9」の原稿がありません。あるのは s3 です"),
        (None, "exercises", "演習の原稿がありません"),
        (None, "exercises/s3/session.yml", "title: に回の題名"),
    ],
)
def test_what_is_missing_is_said_in_japanese(course, sessions, spoil, said):
    if spoil:
        (course / spoil).rename(course / "aside")
    with pytest.raises(authoring.AuthoringError, match=said):
        authoring.build(sessions, root=course)


def test_progress_is_heard_step_by_step(course):
    heard = []
    authoring.build(root=course, watch=lambda *step: heard.append(step))
    assert heard == [(0, 2, "s3"), (1, 2, "datasets"), (2, 2, "")]


def test_it_works_without_utf8_mode_and_without_the_venv_on_the_path(course):
    """Windows' case, as near as Linux comes: an ASCII locale, and ``alembic`` not to be found."""
    code = (
        "import sys; from kenshu import authoring; root = sys.argv[1]\n"
        "authoring.build(root=root)\n"
        "authoring.generate('s3', root=root, db_url='sqlite:///' + sys.argv[2])"
    )
    env = {
        **os.environ,
        "PATH": "/usr/bin:/bin",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    # Such a locale cannot name Japanese folders, and nbgrader writes down where it is installed: ASCII ways to both.
    root = course.rename(course.parent / "kenshu course")
    (course.parent / "venv").symlink_to(sys.prefix)
    (course.parent / "src").symlink_to(Path(kenshu.__file__).parents[1])
    env["PYTHONPATH"] = str(course.parent / "src")
    command = [
        str(course.parent / "venv" / "bin" / "python"),
        "-X",
        "warn_default_encoding",
        "-c",
        code,
        str(root),
        str(root / "gradebook.db"),
    ]
    done = subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "kenshu/authoring" not in done.stderr  # no EncodingWarning of ours
    assert "ちいさな演習" in notebook_in(root / "grading" / "release")[0]["prose_start_1"]
