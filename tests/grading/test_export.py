"""What Excel shows is what the gradebook holds; a 0 is a 0 only where somebody earned it."""

import csv
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from kenshu import KenshuError, grading
from kenshu.grading import returned
from kenshu.grading.export_items import in_words, items
from kenshu.grading.export_personnel import personnel
from kenshu.grading.export_write import Sheet, write_workbook
from kenshu.grading.marks import Grade

FIRST, SECOND, THIRD, FOURTH = "m01x", "m02z", "m03b", "m04d"
NOTEBOOK = "n90-mini"
RIGHT, WRONG = "def double(x):\n    return 2 * x", "def double(x):\n    return x"


@pytest.fixture(scope="module")
def room(evening):
    """Two who share a hand-in, one with a 0, one whose file is no zip."""
    evening.code(FIRST, RIGHT)
    evening.hand_in(FIRST, {"n90-pick": "east", "n90-essay": "一文です。"}, members=[SECOND])
    evening.code(THIRD, WRONG)
    evening.hand_in(THIRD, {"n90-pick": "west"}, at=datetime(2026, 8, 31, 9, 0, tzinfo=UTC))
    (evening.box / f"s3_{FOURTH}_20260810T010000Z_0badcafe.zip").write_bytes(b"no zip")
    evening.collect()
    evening.grade()
    return evening


@pytest.fixture(scope="module")
def book(room):
    return load_workbook(grading.export(room.place)[0])


def lines(page):
    heading, *rest = page.iter_rows(values_only=True)
    return [dict(zip(heading, line, strict=True)) for line in rest]


def marks(book):
    return {
        line["受講者番号"]: {str(head).split()[0]: value for head, value in line.items()}
        for line in lines(book["N90 小さなノート"])
    }


def test_the_workbook_has_a_sheet_for_each_question_a_trainer_asks(book):
    assert book.sheetnames == ["はじめに", "まとめ", "N90 小さなノート", "グループ", "問いごと", "提出の記録"]
    assert all(page.freeze_panes for page in book)


def test_numbers_equal_nbgraders_own_gradebook(room, book):
    from nbgrader.api import Gradebook

    found = marks(book)
    with Gradebook(room.place.db_url) as gradebook:
        for number in (FIRST, SECOND, THIRD):
            paper = gradebook.find_submission_notebook(NOTEBOOK, "s3", number)
            shown = found[number]
            for grade in paper.grades:
                if not grade.needs_manual_grade:
                    assert shown[grade.name] == grade.score
            assert str(shown["合計"]).split("点と")[0] == f"{paper.score:g}"
            assert shown["満点"] == paper.max_score


def test_on_paper_text_is_whole_and_a_wide_sheet_takes_pages_beside_each_other(tmp_path):
    text = "通話の時間を分で数えているか、秒で数えているかを、記録の1行目で確かめてください。" * 2
    wide = Sheet(
        "広い", [["番号", "氏名", *[f"q{n} {text}" for n in range(12)]], ["m01x", "髙橋", *[1] * 12]]
    )
    small = Sheet("せまい", [["項目", "説明"], ["点", text]], "A2")
    book = load_workbook(write_workbook(tmp_path / "x.xlsx", [wide, small]))
    pages = [book["広い"], book["せまい"]]
    assert [page.page_setup.paperSize for page in pages] == [9, 9]
    assert [page.page_setup.fitToWidth for page in pages] == [2, 1]
    assert [page.print_title_cols for page in pages] == ["$A:$B", None]
    assert book["広い"].row_dimensions[1].height >= 5 * 16 and book["広い"].row_dimensions[2].height is None
    assert book["せまい"].row_dimensions[2].height == 4 * 16


def test_a_zero_is_a_number_and_everything_else_a_word(book):
    found = marks(book)
    assert found[THIRD]["n90-double-test"] == 0
    assert found[FOURTH]["n90-double-test"] == "保留" and found[FOURTH]["合計"] == "保留"
    assert found[FIRST]["n90-essay"] == "採点待ち" and found[FIRST]["合計"] == "4点と採点待ち"
    totals = {line["受講者番号"]: line["N90 小さなノート"] for line in lines(book["まとめ"])}
    assert totals == {FIRST: "4点と採点待ち", SECOND: "4点と採点待ち", THIRD: 1, FOURTH: "保留"}


def test_headings_name_the_question_and_its_points_and_the_session_its_title(book):
    heading = [cell.value for cell in book["N90 小さなノート"][1]]
    assert (
        "n90-pick どちらを選びますか。(2点)" in heading and "n90-double-test 発展(プログラム)(2点)" in heading
    )
    assert marks(book)[FIRST]["回"] == "S3 ためしの回"


def test_times_are_local_and_each_handin_has_one_state_and_a_reason(book):
    found = {line["受講者番号"]: line for line in lines(book["提出の記録"])}
    assert (found[THIRD]["届いた日時"], found[THIRD]["遅れ"]) == ("2026/08/31 18:00", "遅れ")
    assert (found[FOURTH]["状態"], found[FOURTH]["採点に使う"]) == ("隔離", None)
    assert "提出用の zip ではありません" in found[FOURTH]["理由"]
    assert (found[FIRST]["状態"], found[FIRST]["採点に使う"], found[FIRST]["班の提出の番号"]) == (
        "受付", "○", f"{FIRST}、{SECOND}")  # fmt: skip


def test_a_group_line_counts_each_status(book):
    first, second = lines(book["グループ"])
    assert (first["グループ"], first["人数"], first["採点待ち"], first["未提出"]) == ("1班", 2, 2, 0)
    assert (second["グループ"], second["採点済"], second["保留"], second["うち遅れ"]) == ("2班", 1, 1, 1)
    assert (first["自動採点の平均(満点に対する%)"], second["自動採点の平均(満点に対する%)"]) == (100, 25)


def test_a_group_handin_is_one_in_the_statistics_of_questions(book):
    found = {line["問いの番号"]: line for line in lines(book["問いごと"])}
    assert found["n90-pick"]["点の決まった提出の数"] == 2
    assert found["n90-double-test"]["満点の割合(%)"] == 50
    assert found["n90-essay"]["採点"] == "人が読む"
    assert "まだ言えません" in found["n90-pick"]["識別力の読み方"]


def test_the_csv_says_the_same_as_the_sheet(room, book):
    (path,) = grading.export(room.place)[1:]
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and path.name == "marks_n90-mini.csv"
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    shown = [["" if value is None else str(value) for value in line]
             for line in book["N90 小さなノート"].iter_rows(values_only=True)]  # fmt: skip
    assert [[cell.removeprefix("'") for cell in line] for line in rows] == shown


def test_personnel_learn_name_section_completion_and_hours_only(room):
    book, sheet = personnel(room.place)
    rows = list(csv.reader(sheet.read_text(encoding="utf-8-sig").splitlines()))
    assert rows == [
        ["氏名", "所属", "修了の状況", "時間数"], ["髙橋 一", "税務課", "受講中", "0.1"],
        ["山﨑 花", "窓口課", "受講中", "0.1"], ["'=鈴木", "健康課", "修了", "0.1"],
        ["佐藤 二", "総務課", "受講中", "0.0"],
    ]  # fmt: skip
    everything = " ".join(str(v) for page in load_workbook(book) for line in page.values for v in line)
    assert not any(word in everything for word in (FIRST, "一文です。", "1班", "n90-pick"))


def test_a_full_disk_leaves_the_old_file(classroom):
    book, sheet = grading.export(classroom.place)
    before = book.read_bytes(), sheet.read_bytes()
    code = (
        "import resource, signal, sys; from pathlib import Path; from kenshu import KenshuError, grading;"
        "from kenshu.grading import Place;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200));\n"
        "try: grading.export(Place(Path(sys.argv[1])))\n"
        "except KenshuError as error: sys.stdout.reconfigure(encoding='utf-8'); print(error); sys.exit(7)"
    )
    ran = subprocess.run([sys.executable, "-X", "utf8", "-c", code, str(classroom.place.root)],
                         capture_output=True, encoding="utf-8")  # fmt: skip
    assert ran.returncode == 7 and "空き容量がありません" in ran.stdout, ran.stdout + ran.stderr
    assert (book.read_bytes(), sheet.read_bytes()) == before
    assert sorted(path.name for path in book.parent.iterdir()) == ["marks.xlsx", "marks_n90-mini.csv"]


def test_a_folder_in_the_way_is_said(classroom):
    (classroom.place.root / "export").write_text("in the way", encoding="utf-8")
    with pytest.raises(KenshuError, match="同じ名前のものが、もうあります"):
        grading.export(classroom.place)


def test_sent_back_and_changed_after_marking_are_words(room, tmp_path):
    import shutil

    place = grading.Place(shutil.copytree(room.root, tmp_path / "c") / "grading")
    returned.send_back(place, THIRD, NOTEBOOK, "もう一度")
    found = marks(load_workbook(grading.export(place)[0]))
    assert found[THIRD]["n90-double-test"] == "差戻し" and found[THIRD]["合計"] == "差戻し"


def paper(points, of=1.0):
    """Marks of one hand-in: question id → Grade; None waits for a person."""
    return {
        name: Grade(name, of, value is None, value, None, 0, value is None, "")
        for name, value in points.items()
    }


def test_a_question_that_the_better_ones_miss_is_pointed_out():
    papers = [paper({"a": a, "b": a, "odd": 1 - a, "same": 1}) for a in (0, 1) * 6]
    found = {item.question: item for item in items(papers, [{}] * 12)}
    assert found["odd"].index == pytest.approx(-1) and "見直してください" in found["odd"].words
    assert found["same"].index is None and "全員が同じ点" in found["same"].words
    assert found["a"].right == 0.5


def test_the_index_is_pearsons_r_with_the_rest():
    import numpy as np

    rng = np.random.default_rng(20261123)
    points = rng.integers(0, 4, size=(30, 4)).astype(float)
    papers = [paper({f"q{i}": value for i, value in enumerate(line)}, of=3.0) for line in points]
    for i, item in enumerate(items(papers, [{}] * 30)):
        rest = points.sum(axis=1) - points[:, i]
        assert item.index == pytest.approx(np.corrcoef(points[:, i], rest)[0, 1])
        assert item.mean == pytest.approx(points[:, i].mean() / 3)
        assert item.right == pytest.approx((points[:, i] == 3).mean())


def test_the_most_frequent_mistake_is_what_was_said_most_often():
    papers = [paper({"a": 0.0})] * 5 + [paper({"a": 1.0})] * 2 + [paper({"a": None})]
    said = (
        [{"a": ("minutes", "分のままです。")}] * 2
        + [{"a": ("round", "丸め")}]
        + [{"a": ("blank", "まだ")}] * 2
    )
    said += [{"a": ("right", "そろいました")}] * 2 + [{}]
    (item,) = items(papers, said)
    assert (item.mistake, item.mistakes, item.blank, item.counted) == ("分のままです。", 2, 2, 7)


def test_few_handins_say_nothing():
    assert "まだ言えません" in in_words(0.9, 9)


def test_formgrader_is_told_the_closing_time_in_local_time(room):
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    from kenshu.grading.autograde import settings

    config = settings(room.place)
    course = CourseDirectory(config=config)
    shown = NbGraderAPI(course, config=config).get_assignment("s3")
    assert shown["display_duedate"] == "2026/08/31 17:15"
    assert room.place.settings()["sessions"]["s3"]["closes"].startswith("2026-08-31T17:15")
