"""Themes by answers, by staff, by hours; who answered; several answers; small numbers that stay hidden."""

import tomllib
from datetime import date

import pandas as pd
import pytest
from tests.improve.table_cases import hostile, kinds, table

from kenshu import data, synth
from kenshu.improve import About, ImproveError, Period, survey
from kenshu.improve.remark import of_kind
from kenshu.improve.survey.people import not_to_show

ABOUT = About(Period(date(2025, 5, 19), date(2025, 5, 30)), "全職員への任意のアンケート")
STAFF = table("survey/staff.csv")


@pytest.fixture(scope="module")
def d5():
    return data.open("d5-survey"), data.open("d5-staff")


@pytest.fixture(scope="module")
def planted(root):
    return tomllib.loads((root / "datasets" / "planted" / "d5.toml").read_text(encoding="utf-8"))


def theme(tally, name):
    return tally.frame.set_index("テーマ").loc[name]


def test_the_three_ways_give_the_planted_ranks_and_shares(d5, planted):
    tally, facts = survey.themes(*d5, about=ABOUT), planted["expect"]["facts"]
    ways = {"count": "回答", "staff": "職員数に直すと", "hours": "時間"}
    for said in ("phone", "meetings"):
        row = theme(tally, planted["expect"][said])
        for way, column in ways.items():
            share = facts[f"{said}-share-by-{way}"]
            assert row[f"{column}の順位"] == facts[f"{said}-rank-by-{way}"]["value"]
            assert row[f"{column}(%)"] / 100 == pytest.approx(share["value"], abs=share["tolerance"] + 0.0005)


def test_the_shares_agree_with_plain_loops_over_the_answers(d5):
    answers, staff = d5
    people = dict(zip(staff["課"], staff["職員数"], strict=True))
    rows = list(zip(answers["課"], answers["第1テーマ"], answers["月時間"], strict=True))
    weights, hours = {}, {}
    for section, name, spent in rows:
        mates = sum(other == section for other, _, _ in rows)
        weights[name] = weights.get(name, 0) + people[section] / mates
        hours[name] = hours.get(name, 0) + spent
    frame = survey.themes(*d5, about=ABOUT).frame.set_index("テーマ")
    assert dict(frame["職員数に直すと"]) == pytest.approx(weights)
    assert dict(frame["時間"]) == hours
    assert frame["職員数に直すと"].sum() == pytest.approx(550)


def test_the_theme_that_changes_places_is_named_with_its_three_ranks(d5):
    found = of_kind(survey.themes(*d5, about=ABOUT).remarks, "order-changes")
    assert [str(one) for one in found if one.rows == ("電話・窓口",)] == [
        "電話・窓口: 回答の数では3位、職員数に直すと2位、時間では1位です。どの数え方で順番を決めたかを書いてください。"
    ]


def test_the_loud_and_the_soft_sections_are_named(d5):
    remarks = {one.id: one for one in survey.response(*d5, about=ABOUT).remarks}
    assert remarks["loud"].rows[0] == "財政課" and "43.6%" in remarks["loud"].text
    assert set(remarks["quiet"].rows) == {"高齢介護課", "上下水道課", "教育総務課", "生涯学習課"}


def test_response_goes_from_25_to_92_percent_and_hides_the_small_section_with_another(d5):
    frame = survey.response(*d5, about=ABOUT).frame.set_index("課")
    assert frame["回答率(%)"].min() == pytest.approx(25.0)
    assert frame["回答率(%)"].max() == pytest.approx(91.7, abs=0.05)
    hidden = list(frame.index[frame["回答"].isna()])
    assert hidden == ["議会事務局", "出張所"]
    assert frame.loc[hidden, ["回答率(%)", "1件が表す人数"]].isna().all(axis=None)


def test_what_is_hidden_is_written_as_hidden(d5):
    said = repr(survey.response(*d5, about=ABOUT))
    assert "出張所\t12\t非表示\t非表示\t非表示" in said
    assert "n=240" in said


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([40, 30, 4], [False, True, True]),  # one alone could be found by subtraction
        ([40, 12, 9, 4, 4], [False, False, True, True, True]),  # 4 + 4 = 8 can only be 4 and 4
        ([40, 3, 2, 4, 4], [False, True, True, True, True]),
        ([40, 0, 30], [False, False, False]),  # nobody is nobody
        ([3], [True]),
    ],
)
def test_a_small_number_is_never_hidden_alone(counts, hidden):
    assert list(not_to_show(pd.Series(counts))) == hidden


def test_themes_of_few_are_put_together_without_a_rank():
    rows = (
        [("市民課", "電話", 9)] * 12
        + [("税務課", "紙", 9)] * 10
        + [("税務課", "会議", 9)] * 3
        + [("税務課", "庶務", 9)] * 7
    )
    tally = survey.themes(pd.DataFrame(rows, columns=["課", "第1テーマ", "月時間"]), STAFF, about=ABOUT)
    assert list(tally.frame["テーマ"]) == ["電話", "紙", "ほか(少数のテーマ)"]
    assert list(tally.frame["回答"]) == [12, 10, 10]
    assert tally.frame["回答の順位"].isna().tolist() == [False, False, True]


def test_a_section_without_an_answer_is_said_to_have_no_voice():
    answers = pd.DataFrame([("市民課", "電話", 9)] * 6, columns=["課", "第1テーマ", "月時間"])
    remarks = {one.id: one for one in survey.response(answers, STAFF, about=ABOUT).remarks}
    assert remarks["silent"].rows == ("税務課",)


def test_an_answer_of_more_hours_than_a_month_has_is_named():
    answers = pd.DataFrame([("Q1", "市民課", "電話", 10), ("Q2", "市民課", "電話", 1900)],
                           columns=["回答番号", "課", "第1テーマ", "月時間"])  # fmt: skip
    found = of_kind(survey.themes(answers, STAFF, about=ABOUT, month_hours=155).remarks, "more-than-a-month")
    assert [one.rows for one in found] == [("Q2",)]


def test_shares_of_several_answers_are_of_the_people_and_say_that_they_do_not_add_up():
    cells = ["電話、紙"] * 6 + ["電話、電話"] * 4 + ["紙\n会議"] * 6 + [None] * 4
    tally = survey.picked(pd.DataFrame({"困りごと": cells}), "困りごと", about=ABOUT)
    assert tally.n == 16
    assert dict(zip(tally.frame["選択肢"], tally.frame["選んだ人"], strict=True)) == {
        "紙": 12,
        "電話": 10,
        "会議": 6,
    }
    assert tally.frame["回答した人のうち(%)"].tolist() == [75.0, 62.5, 37.5]
    assert kinds(tally.remarks) == ["several-answers", "did-not-answer"]
    assert "175%" in tally.remarks[0].text and "選ばれた数28では割りません" in tally.method


def test_an_option_of_few_people_is_left_out_and_said_so():
    cells = ["電話"] * 9 + ["電話、紙"] * 2
    tally = survey.picked(pd.DataFrame({"困りごと": cells}), "困りごと", about=ABOUT)
    assert list(tally.frame["選択肢"]) == ["電話"]
    assert "small-cells" in kinds(tally.remarks)


def test_a_column_that_nobody_filled_in_is_refused():
    with pytest.raises(ImproveError, match="すべて空欄"):
        survey.picked(pd.DataFrame({"困りごと": [None, " "]}), "困りごと", about=ABOUT)


@pytest.mark.parametrize(("path", "said"), hostile("survey/hostile"))
def test_a_survey_that_cannot_be_counted_is_refused_in_one_line(path, said):
    with pytest.raises(ImproveError) as refused:
        survey.themes(table(path), STAFF, about=ABOUT)
    assert str(refused.value) == said


@pytest.mark.parametrize("people", [[20, 0], [20, -1], [20, None]])
def test_a_section_without_people_is_refused(people):
    answers = pd.DataFrame([("市民課", "電話", 9)], columns=["課", "第1テーマ", "月時間"])
    with pytest.raises(ImproveError, match="税務課"):
        survey.themes(answers, pd.DataFrame({"課": ["市民課", "税務課"], "職員数": people}), about=ABOUT)


def test_the_pictures_say_what_they_show(d5, tmp_path):
    picture = survey.themes_picture(survey.themes(*d5, about=ABOUT))
    assert "時間では電話・窓口が1位" in picture.alt and "1位電話・窓口(1,828時間、48.0%)" in picture.reading
    response = survey.response_picture(survey.response(*d5, about=ABOUT))
    assert "出張所は非表示(職員12人)です。" in response.reading
    written = [
        path.stat().st_size > 10_000
        for path in (*picture.save(tmp_path / "a"), *response.save(tmp_path / "b"))
    ]
    assert written == [True] * 4


def test_names_of_sixty_letters_and_formula_like_text_do_no_harm(tmp_path):
    rows = [("市民課", "長" * 60, 9)] * 9 + [("税務課", "=SUM(A1)", 9)] * 8 + [("税務課", "<b>@紙", 9)] * 8
    tally = survey.themes(pd.DataFrame(rows, columns=["課", "第1テーマ", "月時間"]), STAFF, about=ABOUT)
    picture = survey.themes_picture(tally)
    assert len(picture.alt) <= 250 and "=SUM(A1)" in picture.reading
    assert "<b>" not in tally._repr_html_() and picture.save(tmp_path / "p")


def test_a_picture_of_nothing_but_hidden_numbers_is_refused():
    answers = pd.DataFrame([("市民課", "電話", 9)] * 3, columns=["課", "第1テーマ", "月時間"])
    with pytest.raises(ImproveError, match="図に出せる数字がありません"):
        survey.themes_picture(survey.themes(answers, STAFF, about=ABOUT))


@pytest.mark.full
@pytest.mark.parametrize("seed", range(1, 6))
def test_another_seed_has_the_same_order(seed, planted, tmp_path):
    synth.build(tmp_path, {"d5": planted["target"]}, seed)
    tally = survey.themes(data.open("d5-survey", tmp_path), data.open("d5-staff", tmp_path), about=ABOUT)
    row = theme(tally, "電話・窓口")
    assert [row[f"{way}の順位"] for way in ("回答", "職員数に直すと", "時間")] == [3, 2, 1]
