"""フォーム設計票: items needed, dropped and held, what is asked just in case or twice; and how fast forms come out."""

from datetime import date

import pandas as pd
import pytest
from tests.improve.table_cases import hostile, kinds, table

from kenshu import city, data, days
from kenshu.improve import About, ImproveError, Period, form_sheet
from kenshu.improve.remark import of_kind

ABOUT = About(Period(date(2026, 7, 1), date(2026, 7, 31)), "がん検診の予約の様式")
LEDGER = About(Period(date(2024, 4, 1), date(2026, 3, 31)), "公開した電子申請フォーム")
HEAD = {
    "purpose": "検診の予約を受け、通知を送るため",
    "identity": "受診券の番号で確かめる",
    "other_way": "電話と窓口でも受ける",
    "keeper": "健康づくり課 健診係",
}
GOOD = ("氏名", "要る", "必須", "山田 花子", "名前を、姓と名の間を空けて入れてください", "本人の確認", "")
DROPPED = ("年齢", "要らない", "", "", "", "", "生年月日から計算できる")


def sheet(*rows, **head):
    return form_sheet.read_sheet(
        pd.DataFrame(rows, columns=form_sheet.COLUMNS), "がん検診の予約", **{**HEAD, **head}
    )


def changed(**cells):
    """GOOD with other cells."""
    return tuple(cells.get(column, cell) for column, cell in zip(form_sheet.COLUMNS, GOOD, strict=True))


def test_a_sheet_that_says_everything_gets_no_remark():
    assert form_sheet.review(sheet(GOOD, DROPPED)) == ()


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (changed(理由="念のため聞いておく"), "just-in-case"),
        (changed(利用目的="以前からの項目"), "just-in-case"),
        (changed(利用目的=""), "item-no-purpose"),
        (changed(必須=""), "must-or-may"),
        (changed(例=""), "no-example"),
        (changed(エラー文=""), "no-error-text"),
        (changed(エラー文="不正な値です"), "error-without-help"),
        (changed(エラー文="氏名エラー"), "error-without-help"),
        (changed(項目="世帯主の氏名"), "already-held"),
        (changed(項目="マイナンバー"), "my-number"),
        (changed(項目="障がいの有無"), "take-care"),
        (("電話番号2", "要らない", "", "", "", "", ""), "no-reason"),
        (("住所", "市が持つ", "", "", "", "", ""), "no-reason"),
    ],
)
def test_each_item_that_needs_a_second_look_gets_its_own_remark(row, kind):
    found = form_sheet.review(sheet(changed(項目="希望する会場"), row, DROPPED))
    assert kinds(found) == [kind] and found[0].rows == (row[0],)


def test_a_card_with_the_number_is_not_the_number():
    assert form_sheet.review(sheet(changed(項目="マイナンバーカードの有無"), DROPPED)) == ()


def test_age_and_birthday_together_are_found_whichever_comes_first():
    for names in (("年齢", "生年月日"), ("受診する人の生年月日", "受診する人の年齢")):
        found = form_sheet.review(
            sheet(*(changed(項目=name) for name in names), ("印", "要らない", "", "", "", "", "根拠がない"))
        )
        assert kinds(found) == ["both"] and found[0].rows == names


def test_an_age_that_is_dropped_is_not_asked_twice():
    assert form_sheet.review(sheet(changed(項目="生年月日"), DROPPED)) == ()


@pytest.mark.parametrize(
    ("missing", "kind"),
    [
        ("purpose", "no-purpose"),
        ("identity", "no-identity"),
        ("other_way", "no-other-way"),
        ("keeper", "no-keeper"),
    ],
)
def test_what_the_head_does_not_say_is_asked_for(missing, kind):
    assert kinds(form_sheet.review(sheet(GOOD, DROPPED, **{missing: " "}))) == [kind]


def test_a_paper_form_copied_as_it_is_is_said_to_be_that():
    assert kinds(form_sheet.review(sheet(GOOD))) == ["nothing-dropped"]


def test_a_form_without_items_is_no_form():
    assert kinds(form_sheet.review(sheet(DROPPED))) == ["nothing-needed"]


def test_items_are_counted_needed_dropped_and_held():
    rows = (
        GOOD,
        changed(項目="電話番号", 必須="任意"),
        DROPPED,
        ("住所", "市が持つ", "", "", "", "", "住民記録にある"),
    )
    counted = form_sheet.counts(sheet(*rows), about=ABOUT).frame.set_index("数えたもの")["項目の数"]
    assert counted.to_dict() == {
        "今の様式の項目": 4,
        "要る": 2,
        "うち必須": 1,
        "うち任意など": 1,
        "要らない": 1,
        "市が持つ": 1,
    }


def test_the_sheet_is_shown_whole_and_escaped():
    html = form_sheet.as_sheet(sheet(changed(項目="<script>alert(1)</script>"), DROPPED))._repr_html_()
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert "未記入" in html and "電話と窓口でも受ける" in html


def test_a_sheet_without_a_procedure_is_refused():
    with pytest.raises(ImproveError, match="手続の名前がありません"):
        form_sheet.read_sheet(pd.DataFrame([GOOD], columns=form_sheet.COLUMNS), " ")


@pytest.mark.parametrize(("path", "said"), hostile("form_sheet/hostile"))
def test_a_sheet_that_cannot_be_read_is_refused_in_one_line(path, said):
    with pytest.raises(ImproveError) as refused:
        form_sheet.read_sheet(table(path), "がん検診の予約")
    assert str(refused.value) == said


@pytest.fixture(scope="module")
def published():
    return form_sheet.publishing_days(data.open("d6-forms"), days.OfficeHours.of(city.load()), about=LEDGER)


def test_forms_came_out_in_the_planted_days_both_ways(published):
    rows = published.frame.set_index("作成者")
    assert rows["フォーム数"].to_dict() == {"委託業者": 24, "担当課": 58}
    assert (rows["暦の日数の平均(日)"] * rows["フォーム数"]).tolist() == pytest.approx([720, 104])
    assert (rows["開庁日の平均(日)"] * rows["フォーム数"]).tolist() == pytest.approx([516, 64])


def test_the_days_are_not_compared_without_saying_that_the_forms_differ_too(published):
    assert kinds(published.remarks) == ["not-alike", "at-the-desk"]
    assert "23.5項目" in of_kind(published.remarks, "not-alike")[0].text


@pytest.mark.parametrize(
    ("asked", "out", "said"),
    [
        ("2025-05-02", "2025-05-01", "公開日が依頼日より前です"),
        ("あした", "2025-05-01", "「依頼日」: 日付として読めません"),
        (None, "2025-05-01", "「依頼日」: 空欄です"),
    ],
)
def test_days_that_cannot_be_counted_are_refused(asked, out, said):
    forms = pd.DataFrame(
        [("1", "担当課", asked, out, 9)], columns=["番号", "作成者", "依頼日", "公開日", "項目数"]
    )
    with pytest.raises(ImproveError, match=said):
        form_sheet.publishing_days(forms, days.OfficeHours(), about=LEDGER)
