"""A release gets into the learner's folder, and nothing the learner wrote is ever lost by it."""

import json

import pytest
from tests.desk import small_release

from kenshu import handin
from kenshu.desk import DeskError, person, state, workplace

NUMBER, OTHER = handin.issue_numbers(2)
NOTEBOOK = "n08-effect-and-cost"


@pytest.fixture
def base(tmp_path, monkeypatch):
    monkeypatch.setenv("KENSHU_WORK", str(tmp_path / "仕事 場"))
    monkeypatch.delenv("KENSHU_RELEASE", raising=False)
    return tmp_path


def placed(release):
    work = workplace.open_workplace(release)
    workplace.update(work)
    return work


def write_answer(work, value, question="n08-calls", session="s3"):
    path = work.folder / session / "answers.json"
    entry = {"value": value, "at": "2026-08-04T01:00:00Z", "door": "form"}
    document = {"schema": 1, "session": session, "city": "", "carried": {}, "answers": {question: entry}}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def notebook(work):
    return work.folder / "s3" / f"{NOTEBOOK}.ipynb"


def edit(path, cell_id, source):
    document = json.loads(path.read_text(encoding="utf-8"))
    next(cell for cell in document["cells"] if cell["id"] == cell_id)["source"] = source
    path.write_text(json.dumps(document), encoding="utf-8")


def test_the_whole_release_comes_into_the_learners_folder(base):
    work = placed(small_release.write(base / "release"))
    assert work.folder == base / "仕事 場" / "tameshi"
    assert [path.name for path in work.sessions] == ["s0", "s3"]
    assert (work.folder / "datasets" / "datapackage.json").is_file()
    assert work.box == base / "仕事 場" / "tameshi-box"
    assert work.box.is_dir()


def test_starting_again_changes_and_says_nothing(base):
    work = placed(small_release.write(base / "release"))
    notebook(work).write_bytes(notebook(work).read_bytes() + b" ")  # saved by JupyterLab
    assert workplace.update(work) == []


def test_a_new_release_replaces_the_text_and_leaves_the_answers(base):
    work = placed(small_release.write(base / "release"))
    answers = write_answer(work, 10)
    before = answers.read_bytes()
    small_release.write(base / "release", note="(新しい版)")
    lines = workplace.update(work)
    assert any(f"{NOTEBOOK}.ipynb を新しい版に入れ替えました(答えはそのままです)" in line for line in lines)
    assert "新しい版" in notebook(work).read_text(encoding="utf-8")
    assert answers.read_bytes() == before


def test_a_release_that_holds_an_answers_file_does_not_overwrite_one(base):
    release = small_release.write(base / "release")
    work = placed(release)
    before = write_answer(work, 10).read_bytes()
    (release / "s3" / "answers.json").write_text("{}")
    workplace.update(work)
    assert (work.folder / "s3" / "answers.json").read_bytes() == before


def test_the_learners_own_code_goes_along_into_a_new_release(base):
    work = placed(small_release.write(base / "release"))
    edit(notebook(work), "own-code", "calls.groupby('month').size()")
    small_release.write(base / "release", note="(新しい版)")
    lines = workplace.update(work)
    document = notebook(work).read_text(encoding="utf-8")
    assert "groupby" in document
    assert "新しい版" in document
    (kept,) = (work.folder / "s3" / "前の版").iterdir()
    assert "groupby" in kept.read_text(encoding="utf-8")
    assert any(kept.name in line for line in lines)


def test_a_notebook_broken_on_disk_is_put_back_and_the_broken_one_kept(base):
    work = placed(small_release.write(base / "release"))
    notebook(work).write_text('{"cells": [')
    lines = workplace.update(work)
    assert json.loads(notebook(work).read_text(encoding="utf-8"))["cells"]
    assert [path.read_text() for path in (work.folder / "s3" / "前の版").iterdir()] == ['{"cells": [']
    assert "壊れて読めなくなっていた" in "".join(lines)


def test_a_changed_dataset_is_put_back(base):
    work = placed(small_release.write(base / "release"))
    (work.folder / "datasets" / "datapackage.json").write_text("{}")
    workplace.update(work)
    assert json.loads((work.folder / "datasets" / "datapackage.json").read_text()) == small_release.RESOURCES


def test_the_release_is_found_in_a_folder_above(base):
    release = small_release.write(base / "研修" / "grading" / "release")
    (base / "研修" / "深い" / "所").mkdir(parents=True)
    assert workplace.find_release(base / "研修" / "深い" / "所") == release


def test_no_release_says_where_was_looked_and_what_to_do(base, monkeypatch):
    monkeypatch.setenv("KENSHU_RELEASE", str(base / "nowhere"))
    with pytest.raises(DeskError, match=r"教材が見つかりません.*nowhere.*KENSHU_RELEASE"):
        workplace.find_release()


def test_a_place_that_cannot_be_written_says_where_and_what_to_set(base, monkeypatch):
    release = small_release.write(base / "release")
    (base / "file").write_text("")
    monkeypatch.setenv("KENSHU_WORK", str(base / "file"))
    with pytest.raises(DeskError, match=r"書き込めません.*file.*KENSHU_WORK"):
        workplace.open_workplace(release)


def test_a_broken_class_paper_is_named(base):
    release = small_release.write(base / "release")
    (release / "class.json").write_text("{")
    with pytest.raises(DeskError, match=r"class\.json が読めません"):
        workplace.open_workplace(release)


def test_the_page_counts_what_is_answered(base):
    work = placed(small_release.write(base / "release"))
    write_answer(work, 10)
    s0, s3 = state.overview(work)["sessions"]
    assert [(n["done"], n["total"]) for s in (s0, s3) for n in s["notebooks"]] == [(0, 1), (1, 2)]
    assert (s0["saved"], s0["handin"], s3["closes"]) == ("", {"state": "none"}, "2026-08-18T17:15:00+09:00")
    assert s3["saved"]


def test_the_hand_in_is_done_then_changed_then_done_again(base):
    work = placed(small_release.write(base / "release"))
    write_answer(work, 10)
    first = state.hand_in(work, "s3")
    assert first["session"]["handin"]["state"] == "done"
    assert (work.box / first["receipt"]["path"]).is_file()
    write_answer(work, 11)
    assert state.overview(work)["sessions"][1]["handin"]["state"] == "changed"
    second = state.hand_in(work, "s3")
    assert second["session"]["handin"]["state"] == "done"
    assert list(second["receipt"]["replaced"]) == [first["receipt"]["number"]]
    assert len(list(work.box.iterdir())) == 2


def test_what_lies_in_attachments_is_handed_in(base):
    work = placed(small_release.write(base / "release"))
    (work.folder / "s3" / "attachments").mkdir()
    (work.folder / "s3" / "attachments" / "様式1.xlsx").write_bytes(b"PK")
    receipt = state.hand_in(work, "s3")["receipt"]
    assert list(handin.read(work.box / receipt["path"]).attachments) == ["様式1.xlsx"]


def test_a_box_that_is_gone_keeps_the_answers_and_gives_no_receipt(base):
    work = placed(small_release.write(base / "release", class_id="r8", box=base / "no-such-share"))
    person.sit_down(work, NUMBER)
    answers = write_answer(work, 10)
    with pytest.raises(handin.HandinError, match=r"提出先のフォルダーが見つかりません.*no-such-share"):
        state.hand_in(work, "s3")
    assert answers.is_file()
    assert state.overview(work)["sessions"][1]["handin"] == {"state": "none"}


def test_answers_broken_beyond_repair_are_reported_with_the_session(base):
    work = placed(small_release.write(base / "release"))
    (work.folder / "s3" / "questions.json").write_text("[]")
    s0, s3 = state.overview(work)["sessions"]
    assert "questions.json が読めません" in s3["problem"]
    assert s0["problem"] == ""


def test_in_a_class_nobody_can_hand_in_before_saying_the_number(base):
    (base / "box").mkdir()
    work = placed(small_release.write(base / "release", class_id="r8", box=base / "box"))
    with pytest.raises(DeskError, match="受講者番号がまだ入っていません"):
        state.hand_in(work, "s3")
    with pytest.raises(handin.HandinError):
        person.sit_down(work, "m01")
    with pytest.raises(DeskError):
        person.sit_down(work, "tameshi")
    assert person.sit_down(work, NUMBER.upper()) == person.who(work) == NUMBER


def test_another_person_at_the_same_pc_finds_a_clean_desk_and_the_first_finds_everything_again(base):
    (base / "box").mkdir()
    work = placed(small_release.write(base / "release", class_id="r8", box=base / "box"))
    person.sit_down(work, NUMBER)
    written = write_answer(work, 10).read_bytes()
    state.hand_in(work, "s3")
    added = {"answers.json.broken-20261110T010000000000Z", "うちの課の件数.xlsx"}
    for name in added:
        (work.folder / "s3" / name).write_text("本人のもの", encoding="utf-8")
    person.sit_down(work, OTHER)
    assert not added & {path.name for path in (work.folder / "s3").iterdir()}
    page = state.overview(work)["sessions"][1]
    assert (page["notebooks"][0]["done"], page["handin"]) == (0, {"state": "none"})
    assert notebook(work).is_file()
    write_answer(work, 99)
    person.sit_down(work, NUMBER)
    assert (work.folder / "s3" / "answers.json").read_bytes() == written
    assert added < {path.name for path in (work.folder / "s3").iterdir()}
    assert state.overview(work)["sessions"][1]["handin"]["state"] == "done"
    person.sit_down(work, OTHER)
    assert b"99" in (work.folder / "s3" / "answers.json").read_bytes()
