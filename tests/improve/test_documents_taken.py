"""What earlier notebooks know comes along by itself, and the papers are made at one click, or told why not."""

import json
from datetime import date

import openpyxl
import pytest
from docx import Document
from pptx import Presentation
from tests.improve.documents import example

from kenshu import answers
from kenshu.authoring import notebook, source
from kenshu.improve.documents import arrived, making, places
from kenshu.improve.documents.made import BACK, DONE, FOLDER, READY, made, missing
from kenshu.improve.documents.shown import costs_shown, figures_shown
from kenshu.improve.documents.taken import MIDORINO, OWN, SKELETON, own_name, procedure_of, taken

TODAY = date(2025, 10, 20)
ROW = {"name": "公民館の使用料の減免", "count": 600, "minutes": 25, "target": 10, "how": "10件を時計で測った"}
MINE = {"n08-own": {"value": [ROW]}, "n03-own-name": {"value": "公民館の使用料の減免"}}


@pytest.fixture
def session(tmp_path, root, monkeypatch):
    """s4 as the desk keeps it, with the whole example in it and N08's answers in s3 beside it."""
    for name in ("s3", "s4"):
        read = [source.read(path) for path in sorted((root / "exercises" / name).glob("n*.md"))]
        (tmp_path / name).mkdir()
        (tmp_path / name / "questions.json").write_bytes(notebook.questions_json(name, read))
    (tmp_path / "s4" / "session.json").write_text(json.dumps({"carries": ["n08-before-hours", "n08-own"]}))
    known = example.answers()
    keep(tmp_path / "s3", {name: one for name, one in known.items() if name in ours(tmp_path / "s3")})
    keep(
        tmp_path / "s4",
        {name: one for name, one in known.items() if not name.startswith("n08")} | own_sources(known),
    )
    monkeypatch.chdir(tmp_path / "s4")
    monkeypatch.setenv("KENSHU_CITY", str(root / "city.yml"))
    return tmp_path / "s4"


def ours(folder):
    return answers.load_questions(folder)


def own_sources(known):
    """The control is not asked in N08: without it."""
    rows = [row for row in known["n11-figures"]["value"] if not row["role"].startswith("control")]
    return {"n11-figures": {"value": rows}}


def keep(folder, entries):
    document = {"schema": 1, "session": folder.name, "city": "x", "answers": entries, "carried": {}}
    (folder / "answers.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def change(folder, question, value):
    entries = answers.Store(folder).read()
    entries[question] = {**entries.get(question, {}), "value": value}
    keep(folder, entries)


def test_nothing_known_leaves_the_form_empty():
    assert [taken(name, {}) for name in ("n10-hours", "n11-figures", "n11-procedure")] == [None] * 3


def test_what_was_chosen_counts_then_ones_own_then_the_practice():
    n08 = {"n08-before-hours": {"value": 180.0}}
    assert procedure_of(MINE | n08) == OWN and procedure_of(n08) == MIDORINO and procedure_of({}) == ""
    assert procedure_of(MINE | n08 | {"n10-which": {"value": MIDORINO}}) == MIDORINO


def test_ones_own_hours_are_worked_out_and_rounded_once():
    rows = taken("n10-hours", {"n08-own": {"value": [{**ROW, "count": 7, "minutes": 5}]}})
    assert [row["hours"] for row in rows] == [0.6, 1.2]
    assert taken("n11-procedure", MINE) == own_name(MINE) == ROW["name"]


def test_how_many_were_timed_is_left_to_be_written():
    rows = taken("n11-figures", MINE | {"n10-hours": {"value": taken("n10-hours", MINE)}})
    assert [row["n"] for row in rows] == [None, None, 600, 600]
    assert "10件を時計で測った" in rows[0]["method"] and "見込み" in rows[1]["method"]


def test_what_is_still_hoped_for_is_not_told_as_done(session):
    rows = answers.Store(session).read()["n11-figures"]["value"]
    for row in rows:
        if row["first"].startswith("2025"):
            row |= {"first": "令和8年5月1日", "last": "令和8年7月31日"}
    change(session, "n11-figures", rows)
    assert DONE in repr(made(session, TODAY))
    slides = Presentation(session / FOLDER / "発表スライド.pptx").slides
    said = "".join(shape.text_frame.text for page in slides for shape in page.shapes if shape.has_text_frame)
    assert (
        "時間減る見込みです" in said
        and "後の数字は、めざす数字(見込み)です" in said
        and "減りました" not in said
    )


def test_an_own_row_that_is_not_measured_yet_is_left_out():
    bare = {**ROW, "name": "別の手続", "minutes": None}
    assert procedure_of({"n08-own": {"value": [bare]}}) == ""
    assert taken("n10-hours", {"n08-own": {"value": [bare, ROW]}})[0]["count"] == 600


def test_values_are_renewed_and_words_stay():
    known = MINE | {"n10-hours": {"value": taken("n10-hours", MINE)}}
    rows = taken("n11-figures", known)
    rows[0]["method"] = "台帳を全部数えた"
    later = known | {"n11-figures": {"value": rows}}
    later["n10-hours"] = {
        "value": [{**known["n10-hours"]["value"][0], "hours": 240}, known["n10-hours"]["value"][1]]
    }
    again = taken("n11-figures", later)
    assert (again[0]["value"], again[0]["method"]) == (240, "台帳を全部数えた")


def test_the_other_procedure_starts_over():
    known = example.answers() | MINE | {"n10-which": {"value": OWN}}
    known |= {"n10-hours": {"value": taken("n10-hours", known)}}
    assert {row["source"].split("_")[0] for row in taken("n11-figures", known)} == {"n10-hours"}


def test_a_plan_that_was_begun_is_not_written_over():
    assert len(taken("n10-tasks", {})) == len(SKELETON)
    assert taken("n10-tasks", {"n10-tasks": {"value": [{"name": "資料"}]}}) is None


def test_what_arrived_says_from_where_and_in_the_words_of_its_question(session):
    keep(session.parent / "s3", {"n08-before-hours": {"value": 10800, "unit": "分"}, **MINE})
    told = repr(arrived("n08-before-hours", "n08-own", "n01-theme"))
    assert "10,800分\tS3のN08" in told
    assert "1年の件数" in told and "公民館の使用料の減免" in told and "テーマ" not in told


def test_without_the_sessions_before_the_page_says_so_and_goes_on(tmp_path, root, monkeypatch):
    read = [source.read(path) for path in sorted((root / "exercises" / "s4").glob("n*.md"))]
    (tmp_path / "questions.json").write_bytes(notebook.questions_json("s4", read))
    (tmp_path / "session.json").write_text(json.dumps({"carries": ["n08-own"]}))
    monkeypatch.chdir(tmp_path)
    assert "まだ届いていません" in repr(arrived("n08-own"))
    assert "ほかに" in repr(making()) and "件名(N11)がまだありません" in repr(making())
    assert "資料にのる形" in repr(costs_shown())


def test_one_call_writes_all_five_and_their_figures_are_the_notebook_s(session):
    told = repr(made(session, TODAY))
    assert DONE in told
    files = {path.name: path for path in (session / FOLDER).iterdir()}
    assert sorted(files) == sorted(
        ["予算要求資料.xlsx", "予算要求資料.docx", "想定問答.docx", "実行プラン.xlsx", "発表スライド.pptx"]
    )
    n08 = answers.Store(session.parent / "s3").read()
    hours = [f"{n08[f'n08-{side}-hours']['value']:.1f}時間" for side in ("before", "after")]
    front = openpyxl.load_workbook(files["予算要求資料.xlsx"], data_only=True)["予算要求書"]
    sheet = "".join(str(cell.value) for row in front.iter_rows() for cell in row)
    paper = Document(files["予算要求資料.docx"])
    text = "".join(one.text for one in paper.paragraphs)
    slides = Presentation(files["発表スライド.pptx"]).slides
    said = "".join(shape.text_frame.text for page in slides for shape in page.shapes if shape.has_text_frame)
    for place in (sheet, text, said):
        assert all(hour in place for hour in hours)


def test_again_writes_beside_and_never_over(session):
    made(session, TODAY)
    (session / FOLDER / "予算要求資料.docx").write_bytes(b"mine")
    made(session, TODAY)
    assert (session / FOLDER / "予算要求資料.docx").read_bytes() == b"mine"
    assert (session / FOLDER / "予算要求資料(2).docx").exists()


@pytest.mark.parametrize(
    ("folder", "question", "value", "says"),
    [("s3", "n08-before-hours", 192.5, "N08では192.5時間"),
     ("s4", "n11-stop", None, "中止の基準とやめた場合(N11)がまだありません"),
     ("s4", "n11-keyword", "夜でも予約ができて昼は人に向き合う職場をつくる", "20文字まで")],
)  # fmt: skip
def test_what_must_go_back_is_said_and_nothing_is_written(session, folder, question, value, says):
    change(session.parent / folder, question, value)
    told = repr(made(session, TODAY))
    assert BACK in told and says in told
    assert not (session / FOLDER).exists()


def test_a_plan_that_goes_over_the_end_of_the_year_goes_back(session):
    rows = answers.Store(session).read()["n10-tasks"]["value"]
    rows[7]["days"] = "200"
    change(session, "n10-tasks", rows)
    assert "おくれ" in repr(made(session, TODAY)) and not (session / FOLDER).exists()


def test_a_cost_that_never_comes_back_is_made_and_said(session):
    change(session, "n11-rollout", None)
    assert DONE in repr(made(session, TODAY))
    tables = Document(session / FOLDER / "予算要求資料.docx").tables
    text = "".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    assert "5年たっても費用に" in text


def test_what_is_missing_is_counted_before_the_click(session):
    assert repr(missing(session)) == READY
    change(session, "n11-title", None)
    assert "あと1か所" in repr(missing(session)) and "件名" in repr(missing(session))


def test_the_tables_are_shown_as_the_documents_will_have_them(session):
    assert "支払いの計\t1,500,000" in repr(costs_shown())
    assert "180.0時間から令和7年の43.0時間" in repr(figures_shown()) and "180.0時間\tN08" in repr(
        figures_shown()
    )
    rows = answers.Store(session).read()["n11-costs"]["value"]
    rows[0]["basis"] = None
    change(session, "n11-costs", rows)
    assert "根拠" in repr(costs_shown())


def test_optional_parts_may_stay_empty(session):
    for question in ("n11-cuts", "n11-rollout", "n11-asked"):
        change(session, question, None)
    assert DONE in repr(made(session, TODAY))


def test_rows_without_a_number_get_that_of_their_place_gaps_included():
    rows = [{"name": "a"}, {"name": None}, {"number": "9", "name": "b"}, {"name": "c"}]
    found = places.rows({"n10-kpis": {"value": rows}}, "kpis")
    assert [row["番号"] for row in found] == ["1", "9", "4"]
