"""What N07 shows: the prepared procedure, the plan beside it, the paper form and the register."""

import json

import pytest

from kenshu import answers, flow
from kenshu.improve import ecrs, form_sheet
from kenshu.improve.ecrs.answered import own_tags, piles, tags
from kenshu.improve.ecrs.hall import TITLE, USERS, caption
from kenshu.improve.ecrs.shown import planned, seen

GONE = {"2": "remove", "6": "remove", "12": "remove"}
OWN = [
    {"name": "届を出す", "lane": "住民", "kind": "start", "next": "2"},
    {"name": "受付印を押す", "lane": "窓口", "kind": "task", "next": "3", "minutes": 2},
    {"name": "返事を受け取る", "lane": "住民", "kind": "end", "next": None},
]


@pytest.fixture
def session(tmp_path, monkeypatch, root):
    """A session folder that asks for cards, ideas and an own table; the working directory is in it."""
    choices = [{"id": one, "label": one} for one in ("remove", "combine", "rearrange", "simplify", "keep")]
    cards = [{"id": f"s{place}", "label": str(place)} for place in range(2, 13)]
    columns = [{"id": "number", "label": "番号"}, {"id": "name", "label": "作業"},
               {"id": "pile", "label": "区分", "kind": "choice", "choices": choices},
               *({"id": one, "label": one} for one in ("what", "why", "into"))]  # fmt: skip
    asked = [{"id": "n07-tags", "kind": "cards", "label": "分ける", "items": cards, "choices": choices},
             {"id": "n07-own", "kind": "table", "label": "自分", "columns": columns}]  # fmt: skip
    document = {"schema": 1, "session": "s3", "questions": asked}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "session.json").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))
    monkeypatch.setenv("KENSHU_CITY", str(root / "city.yml"))
    return tmp_path


def sorted_cards(**changes):
    placed = {str(place): "keep" for place in range(2, 13)} | {key.removeprefix("s"): value
                                                               for key, value in changes.items()}  # fmt: skip
    return [{"item": f"s{number}", "choice": pile} for number, pile in placed.items()]


def carry(folder, **entries):
    """Answers of S1 as the desk hands them on."""
    answers.Store(folder).carry({name: {"value": value, "from": "s1"} for name, value in entries.items()})


def test_the_procedure_is_sound_and_says_that_it_is_made_up():
    assert flow.validate(ecrs.hall()).lines() == ["○ 問題はありません。"]
    assert "架空" in ecrs.hall_table().caption
    assert "架空" in ecrs.hall_picture().drawing.pages[0].caption.text


def test_the_customs_alone_are_sixteen_hours_a_month():
    plan = planned(ecrs.hall(), tags([{"item": f"s{n}", "choice": pile} for n, pile in GONE.items()])).steps
    found = flow.compare(ecrs.hall(), plan)
    assert (found.hours_saved, found.was.hours) == (pytest.approx(16), pytest.approx(68))


def test_a_card_without_a_pile_is_no_tag_and_the_first_row_of_a_step_counts():
    cards = [{"item": "s2", "choice": None}, {"item": "s7", "choice": "combine"}]
    rows = [{"step": "s7", "what": "一度に見る", "why": "わけ", "into": "s8", "minutes": 3},
            {"step": "s7", "what": "あと", "why": None, "into": None, "minutes": None}]  # fmt: skip
    assert piles(cards) == {"7": ecrs.Action.COMBINE}
    assert tags(cards, rows) == (ecrs.Tag("7", ecrs.Action.COMBINE, "一度に見る", "わけ", "8", 3),)


def test_the_plan_shows_hours_and_leaves_what_has_no_partner_where_it_is():
    found = tags(sorted_cards(s2="remove", s7="combine", s10="rearrange"))
    shown = repr(seen(ecrs.hall(), found, caption("もとの表: あなたの答え"), outside=(USERS,)))
    assert "6.0時間減る" in shown
    assert "まとめる先がまだ" in shown
    assert "入れ替える" in shown


def test_a_step_joined_into_another_is_not_said_to_be_given_up():
    found = (ecrs.Tag("7", ecrs.Action.COMBINE, into="8", minutes=3),)
    assert "7を8へ" in repr(seen(ecrs.hall(), found, caption("もとの表: あなたの答え")))


def test_a_step_joined_into_one_that_goes_is_told_in_words_instead_of_a_picture():
    found = (ecrs.Tag("7", ecrs.Action.COMBINE, into="8"), ecrs.Tag("8", ecrs.Action.REMOVE))
    assert "残る手順" in repr(seen(ecrs.hall(), found, caption("もとの表: あなたの答え")))


def test_before_the_cards_are_sorted_there_is_a_line_where_the_picture_will_be(session):
    assert "カードを分けてから" in repr(ecrs.after("n07-tags", "n07-ideas"))
    answers.Store(session).write("n07-tags", {"value": sorted_cards()})
    assert "いまと同じ流れ" in repr(ecrs.after("n07-tags", "n07-ideas"))


def test_sorted_cards_become_two_pictures_and_two_files(session):
    answers.Store(session).write("n07-tags", {"value": sorted_cards(s2="remove")})
    html = ecrs.after("n07-tags", "n07-ideas")._repr_html_()
    assert f"{TITLE}(見直し案)" in html
    assert html.count("<figure") == 2
    assert html.count("図を大きくして見る") == 2
    assert "業務フロー.png" in html
    assert "手順の表.xlsx" in html


def test_without_the_flow_of_s1_the_page_says_so_and_goes_on(session):
    assert "まだここに届いていません" in repr(ecrs.own_table("n03-own", "n03-own-name"))
    assert "上の表だけで大丈夫" in repr(ecrs.own_after("n07-own", "n03-own", "n03-own-name"))


def test_the_flow_of_s1_is_there_with_its_name_and_is_redrawn(session):
    carry(session, **{"n03-own": OWN, "n03-own-name": "飼い犬の届<b>"})
    html = ecrs.own_table("n03-own", "n03-own-name")._repr_html_()
    assert "飼い犬の届&lt;b&gt;" in html
    assert "受付印を押す" in html
    assert "上の表を書いてから" in repr(ecrs.own_after("n07-own", "n03-own", "n03-own-name"))
    row = {"number": "２", "name": None, "pile": "remove", "what": None, "why": None, "into": None}
    answers.Store(session).write("n07-own", {"value": [row]})
    assert [tag.number for tag in own_tags([row])] == ["2"]
    html = ecrs.own_after("n07-own", "n03-own", "n03-own-name")._repr_html_()
    assert "手順は3から2へ" in html


def test_a_number_that_the_flow_of_s1_does_not_have_is_told(session):
    carry(session, **{"n03-own": OWN})
    row = {"number": "9", "name": None, "pile": "remove", "what": None, "why": None, "into": None}
    answers.Store(session).write("n07-own", {"value": [row]})
    assert "番号9" in repr(ecrs.own_after("n07-own", "n03-own", "n03-own-name"))


def test_the_paper_form_lists_its_boxes_and_nothing_that_decides():
    shown = repr(form_sheet.hall_form())
    assert shown.count("\n") == 13
    assert "要らない" not in shown


def test_the_form_sheet_waits_for_answers_and_then_holds_them(session):
    assert "設計票が出ます" in repr(form_sheet.own_sheet("n07-items", "n07-sheet", "n07-whole"))
    row = {"item": "day", "must": "must", "purpose": "部屋をおさえる", "example": "12月1日", "error": None}
    sheet = form_sheet.hall.answered(
        [{"item": "fax", "choice": "dropped"}], [row], [{"words": "部屋を貸すため"}]
    )
    assert [(item.name, item.decision) for item in sheet.items] == [
        ("ファクスの番号", "要らない"),
        ("利用する日", "要る"),
    ]
    assert (sheet.purpose, sheet.keeper) == ("部屋を貸すため", "")
    shown = form_sheet.hall.OnPage(sheet)
    assert "直す人\tまだ" in repr(shown)
    assert "聞かない項目: 1" in repr(shown)
    assert "nowrap" not in shown._repr_html_()


def test_the_register_is_added_up_and_never_divided(session):
    sheet = form_sheet.by_maker()
    assert sheet.rows == (("委託業者", 24, 720, 563), ("担当課", 58, 104, 749))
    assert "架空のデータ" in sheet.caption
