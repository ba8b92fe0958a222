"""Five years of costs: nothing forgotten, earned back or not, carried by how many procedures."""

from datetime import date

import pytest

from kenshu import improve
from kenshu.improve import Figure, ImproveError, Period, cost_items

HOURS = Figure(
    100, "時間", Period(date(2030, 4, 1), date(2031, 3, 31)), "架空の窓口", "10件測った分×件数", 10
)
RATE = 2000
EXAMPLE = "例。自市の値に"


def costs(fee=240_000, renewal=100_000):
    return [
        improve.paid_once("初期費用", "画面の設定", 300_000, "見積書"),
        improve.paid_yearly("使用料・保守", "利用料", fee, "見積書(月2万円×12か月)"),
        improve.time_spent("研修", "操作をおぼえる時間", HOURS, RATE, EXAMPLE),
        improve.time_spent("二重運用", "電話と両方で受ける3か月", HOURS, RATE),
        improve.paid_once("更新", "様式が変わったときの作り直し", renewal, "見積書", year=4),
        improve.no_cost("やめるとき", "いつでも表の形で取り出せるため"),
    ]


def plan(**changes):
    return improve.five_years(costs(**changes), first=2026, scope="架空の申込みの電子申請")


def test_each_year_holds_what_falls_in_it():
    assert [plan().of_year(year) for year in range(1, 6)] == [940_000, 240_000, 240_000, 340_000, 240_000]
    paid = [plan().of_year(year, paid_only=True) for year in range(1, 6)]
    assert paid == [540_000, 240_000, 240_000, 340_000, 240_000]


def test_the_total_says_period_scope_method_and_how_many_costs():
    total = plan().total()
    assert (total.value, total.unit, total.n) == (2_000_000, "円", 6)
    assert total.period == Period(date(2026, 4, 1), date(2031, 3, 31))
    assert plan().total(paid_only=True).value == 1_600_000
    assert "支払う費用の5年分" in plan().total(paid_only=True).method


def test_staff_time_is_told_apart_and_names_the_example_rate():
    training = costs()[2]
    assert not training.paid and training.total == 200_000
    assert "2,000円(例。自市の値に)" in training.basis


def test_the_table_adds_up_and_names_the_fiscal_years():
    table = plan().sheet()
    assert table.heads[3:] == ("令和8年度", "令和9年度", "令和10年度", "令和11年度", "令和12年度", "合計(円)")
    *lines, paid, everything = table.rows
    assert [row[0] for row in lines] == list(cost_items.KINDS)
    assert everything[3:] == tuple(sum(row[column] for row in lines) for column in range(3, 9))
    assert paid[-1] == 1_600_000
    assert [row[2] for row in lines] == ["あり", "あり", "職員の時間", "職員の時間", "あり", "なし"]
    assert lines[-1][1] == "なし(いつでも表の形で取り出せるため)"


@pytest.mark.parametrize("kind", cost_items.KINDS)
def test_a_kind_nobody_spoke_of_is_refused_and_named(kind):
    left = [cost for cost in costs() if cost.kind != kind]
    with pytest.raises(ImproveError, match=f"費用に{kind}.*0円とその理由"):
        improve.five_years(left, first=2026, scope="架空の申込み")


def test_several_forgotten_kinds_are_named_at_once():
    with pytest.raises(ImproveError, match=r"研修.*二重運用.*更新.*やめるとき"):
        improve.five_years(costs()[:2], first=2026, scope="架空の申込み")


@pytest.mark.parametrize(
    ("gain", "year"), [(940_000, 1), (939_999, 2), (590_000, 2), (520_000, 3), (440_000, 4), (400_000, 5)]
)
def test_it_is_paid_back_in_the_first_year_after_which_it_stays_so(gain, year):
    assert improve.pays_back_in(plan(), gain) == year


def test_a_renewal_that_eats_the_gain_puts_the_payback_off():
    gain = 480_000  # two years carry 940,000 + 240,000 not yet, three do; a renewal of 700,000 undoes it
    assert improve.pays_back_in(plan(), gain) == 3
    assert improve.pays_back_in(plan(renewal=700_000), gain + 50_000) == 5


def test_what_never_pays_back_is_refused_with_the_sum_that_is_missing():
    with pytest.raises(ImproveError, match=r"5年たっても.*5円とどきません.*やめること"):
        improve.pays_back_in(plan(), 399_999)


@pytest.mark.parametrize("gain", [240_000, 0, -1])
def test_a_gain_that_the_yearly_costs_eat_is_never_paid_back_and_that_is_said(gain):
    with pytest.raises(ImproveError, match="何年たっても回収できません"):
        improve.pays_back_in(plan(), gain)


def test_only_what_the_budget_pays_is_set_against_a_cut_of_the_budget():
    assert improve.pays_back_in(plan(), 540_000, paid_only=True) == 1
    assert improve.pays_back_in(plan(), 540_000) == 3


def test_the_procedures_that_carry_five_years_are_rounded_up():
    assert improve.procedures_to_carry(plan(), 400_000) == 1
    assert improve.procedures_to_carry(plan(), 399_999) == 2
    assert improve.procedures_to_carry(plan(), 90_000) == 5


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: improve.paid_once("雑費", "いろいろ", 1, "見積書"), "「雑費」はありません"),
        (lambda: improve.paid_once("初期費用", "", 1, "見積書"), "名前か根拠"),
        (lambda: improve.paid_once("初期費用", "設定", 1, ""), "名前か根拠"),
        (lambda: improve.no_cost("研修", ""), "0円の理由"),
        (lambda: improve.paid_once("初期費用", "設定", -1, "見積書"), "0以上の円"),
        (lambda: improve.paid_yearly("使用料・保守", "利用料", 1.5, "見積書"), "0以上の円"),
        (lambda: improve.paid_once("更新", "作り直し", 1, "見積書", year=6), "1年目から5年目"),
        (lambda: improve.time_spent("研修", "時間", HOURS, None), "単価が入っていません"),
        (lambda: improve.time_spent("研修", "時間", HOURS, 0), "0より大きい数"),
    ],
)
def test_a_cost_that_cannot_be_defended_is_refused(call, says):
    with pytest.raises(ImproveError, match=says):
        call()


def test_a_missing_rate_is_said_and_never_filled_in():
    with pytest.raises(ImproveError, match="1時間当たりの単価が入っていません。自市の値を"):
        improve.worth(HOURS, None)


def test_the_city_s_own_rate_carries_its_note(root):
    from kenshu import city

    ours = city.load(root / "city.yml")
    told = improve.worth_in(ours, HOURS)
    assert told.value == 100 * ours.rate_per_hour
    assert (EXAMPLE in told.method) == bool(ours.rate_note)
