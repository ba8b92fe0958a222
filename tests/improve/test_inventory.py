"""Reasons for a seal, customs called law named by form, copying, cards that may stay on paper, what a 合議 costs."""

import tomllib
from datetime import date

import pandas as pd
import pytest
from tests.improve.table_cases import hostile, kinds, table

from kenshu import data, synth
from kenshu.improve import About, ImproveError, Period, inventory
from kenshu.improve.remark import of_kind
from kenshu.synth.d9 import verify

ABOUT = About(Period(date(2025, 6, 1), date(2025, 6, 30)), "押印のある様式")
DECIDED = About(Period(date(2024, 4, 1), date(2025, 3, 31)), "部長決裁の文書")
COLUMNS = ["様式番号", "課", "様式名", "押印種別", "根拠区分", "条文", "年間件数", "転記回数"]
CALLED_LAW = ["007", "014", "031", "048", "060", "077", "091", "093", "104"]


@pytest.fixture(scope="module")
def planted(root):
    return tomllib.loads((root / "datasets" / "planted" / "d9.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def facts(root, planted):
    return verify.facts(root / "datasets", planted["expect"])


def form(basis, article="", *, seal="認印"):
    return pd.DataFrame([("001", "市民課", "届書", seal, basis, article, 10, 1)], columns=COLUMNS)


def test_the_six_kinds_of_reason_are_counted_as_planted(facts):
    frame = inventory.by_basis(data.open("d9-forms"), about=ABOUT).frame.set_index("根拠区分")
    assert frame["様式数"].to_dict() == {
        "法令": 11,
        "条例規則": 46,
        "内規": 34,
        "慣行": 77,
        "システム制約": 6,
        "不明": 6,
    }
    assert frame["年間件数"].sum() == facts["yearly-total"]


def test_as_received_nine_customs_are_called_law_and_each_is_named():
    raw = data.open("d9-forms-raw")
    found = of_kind(inventory.faults(raw), "law-without-article")
    assert [one.rows[0] for one in found] == CALLED_LAW
    assert str(found[0]).startswith(
        "様式番号007: 「住民票コードの変更の請求書」は法令と答えていますが、条文がありません。"
    )
    counted = inventory.by_basis(raw, about=ABOUT).frame.set_index("根拠区分")["様式数"]
    assert (counted["法令"], counted["慣行"]) == (20, 68)


def test_the_nine_are_customs_once_the_articles_have_been_looked_up():
    checked = data.open("d9-forms").set_index("様式番号").loc[CALLED_LAW, "根拠区分"]
    assert set(checked) == {"慣行"}
    assert set(kinds(inventory.faults(data.open("d9-forms")))) == {"unknown"}


def test_customs_are_said_to_be_the_place_to_begin():
    remarks = of_kind(inventory.by_basis(data.open("d9-forms"), about=ABOUT).remarks, "customs")
    assert remarks[0].text.startswith("慣行は77様式(43%)です。")


@pytest.mark.parametrize(
    ("basis", "article", "kind"),
    [
        ("法令", "", "law-without-article"),
        ("条例規則", "", "article-missing"),
        ("内規", "", "article-missing"),
        ("法令", "みどり野市印鑑条例(架空)第4条", "other-basis"),
        ("法令", "みどり野市財務規則(架空)第4条", "other-basis"),
        ("法令", "住民票事務取扱要領(架空)第4条", "other-basis"),
        ("条例規則", "公契約書面法(架空)第8条", "other-basis"),
        ("法令", "公契約書面法(架空)", "article-number"),
        ("慣行", "みどり野市印鑑条例(架空)第4条", "custom-with-article"),
        ("不明", "", "unknown"),
    ],
)
def test_each_reason_that_does_not_hold_gets_its_own_remark(basis, article, kind):
    assert kinds(inventory.faults(form(basis, article))) == [kind]


@pytest.mark.parametrize(
    ("basis", "article"),
    [
        ("法令", "公契約書面法(架空)第8条"),
        ("法令", "土地登記手続令（架空）第１２条"),
        ("法令", "公契約書面法施行規則(架空)第三条"),
        ("条例・規則", "みどり野市税条例施行規則(架空)第4条"),
        ("条例規則", "みどり野市財務規則(架空)別表第2"),
        ("内規", "みどり野市後援名義要綱(架空)第3条"),
        ("慣行", ""),
        ("システム制約", ""),
    ],
)
def test_a_reason_that_holds_gets_none(basis, article):
    assert inventory.faults(form(basis, article)) == ()


def test_a_registered_seal_by_custom_is_probably_an_ordinary_one():
    assert kinds(inventory.faults(form("慣行", seal="実印"))) == ["registered-seal"]
    assert inventory.faults(form("法令", "公契約書面法(架空)第8条", seal="実印")) == ()


@pytest.mark.parametrize("rows", ["課", "押印種別"])
def test_the_matrix_holds_every_form_once(rows):
    frame = inventory.matrix(data.open("d9-forms"), rows=rows, about=ABOUT).frame
    assert frame["計"].sum() == 180
    assert (frame[list(inventory.BASES)].sum(axis=1) == frame["計"]).all()


def test_a_matrix_of_another_column_is_refused():
    with pytest.raises(ImproveError, match="「様式名」では並べられません"):
        inventory.matrix(form("慣行"), rows="様式名", about=ABOUT)


def test_copies_a_year_are_pieces_times_copies_the_most_first():
    frame = inventory.copying(data.open("d9-forms"), about=ABOUT).frame
    first = frame.iloc[0]
    assert first["年間の転記(回)"] == first["年間件数"] * first["転記回数"] == frame["年間の転記(回)"].max()
    assert frame["累計(%)"].iloc[-1] == pytest.approx(100)
    assert (frame["転記回数"] > 0).all()


def test_an_inventory_without_copies_is_refused():
    with pytest.raises(ImproveError, match="すべて0回"):
        inventory.copying(form("慣行").assign(転記回数=0), about=ABOUT)


@pytest.mark.parametrize(("path", "said"), hostile("inventory/hostile"))
def test_an_inventory_that_cannot_be_counted_is_refused_in_one_line(path, said):
    with pytest.raises(ImproveError) as refused:
        inventory.by_basis(table(path), about=ABOUT)
    assert str(refused.value) == said


def card(answer, kind="", reason="", basis="慣行", name="届書"):
    return (name, answer, kind, reason, basis)


def cards(*rows):
    return inventory.cards(pd.DataFrame(rows, columns=["様式名", "判断", "理由区分", "理由", "根拠区分"]))


@pytest.mark.parametrize(
    "stays",
    [
        card("紙のまま", "法定の原本", "署名した原本を保存する義務がある", "法令"),
        card("紙のまま", "災害時", "停電のときも避難所で名前を書いてもらう"),
        card("紙のまま", "本人が望む", "窓口で書きたい人のために残し、電子の道も用意する"),
    ],
)
def test_staying_on_paper_with_a_reason_is_a_good_answer(stays):
    assert cards(stays) == ()


@pytest.mark.parametrize(
    ("stays", "kind"),
    [
        (card("紙のまま"), "no-reason"),
        (card("紙のまま", "災害時", "必要"), "no-reason"),
        (card("紙のまま", "その他", "今までそうしてきたから変えたくない"), "habit"),
        (card("紙のまま", "法定の原本", "署名した原本を保存する義務がある", "慣行"), "law-not-law"),
        (card("やめる"), "never-paper"),
    ],
)
def test_a_card_that_does_not_convince_gets_a_remark(stays, kind):
    assert kinds(cards(stays)) == [kind]


def test_a_card_with_another_answer_is_refused():
    with pytest.raises(ImproveError, match="やめる・変える・紙のまま"):
        cards(card("たぶん紙"))


def test_one_more_consultation_adds_what_was_planted(facts):
    slope = inventory.days_a_consultation(data.open("d9-decisions"), about=DECIDED)
    assert slope.value == pytest.approx(facts["days-a-consultation"])
    assert slope.value == pytest.approx(1.6, abs=0.2)
    assert (slope.unit, slope.n) == ("日", 2200)


def test_days_by_consultations_rise_and_say_the_middle_and_the_long_ones():
    tally = inventory.decision_days(data.open("d9-decisions"), about=DECIDED)
    assert tally.frame["件数"].sum() == 2200
    assert tally.frame["平均(日)"].is_monotonic_increasing
    assert not {"中央値", "p90"} & set("".join(tally.frame.columns))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("1", 1, "2024-04-02T09:00:00", "2024-04-01T09:00:00")], "部長承認が起案より前"),
        ([("1", 1, "きのう", "2024-04-01T09:00:00")], "「起案」: 日時として読めません"),
        ([("1", 1, "2024-04-01T09:00:00", "2024-04-02T09:00:00")], "合議の数がどの決裁でも同じ"),
    ],
)
def test_decisions_that_cannot_be_compared_are_refused(rows, said):
    with pytest.raises(ImproveError, match=said):
        inventory.days_a_consultation(
            pd.DataFrame(rows, columns=["文書番号", "合議数", "起案", "部長承認"]), about=DECIDED
        )


def test_the_pictures_say_what_they_show(tmp_path):
    forms = data.open("d9-forms")
    bars = inventory.basis_picture(inventory.by_basis(forms, about=ABOUT))
    matrix = inventory.matrix_picture(inventory.matrix(forms, about=ABOUT))
    assert "慣行は77様式(43%)です。" in bars.alt and "税務課の慣行の14様式" in matrix.alt
    assert "総務課は法令6、条例規則12、内規4、慣行9、システム制約3、不明1の計35です。" in matrix.reading
    assert all(
        path.stat().st_size > 5_000 for path in (*bars.save(tmp_path / "a"), *matrix.save(tmp_path / "b"))
    )


@pytest.mark.full
@pytest.mark.parametrize("seed", range(1, 6))
def test_another_seed_calls_other_customs_law_and_they_are_found(seed, planted, tmp_path):
    synth.build(tmp_path, {"d9": planted["target"]}, seed)
    raw = data.open("d9-forms-raw", tmp_path)
    named = [one.rows[0] for one in of_kind(inventory.faults(raw), "law-without-article")]
    checked = data.open("d9-forms", tmp_path).set_index("様式番号").loc[named, "根拠区分"]
    assert len(named) == 9 and set(checked) == {"慣行"}
