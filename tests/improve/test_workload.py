"""Hours a year, the slips in the answers named by row, how full each 課 is, and the few tasks that take most."""

import tomllib
from datetime import date

import pandas as pd
import pytest
from tests.improve.table_cases import hostile, kinds, table

from kenshu import city, data, synth
from kenshu.improve import About, ImproveError, Period, workload
from kenshu.improve.remark import of_kind
from kenshu.synth.d4 import verify

ABOUT = About(Period(date(2025, 4, 1), date(2026, 3, 31)), "7課の業務")
YEAR = workload.Year(1860, "240日×7時間45分", 240)
STAFF = table("workload/staff.csv")
COLUMNS = ["番号", "課", "係", "業務", "件数", "頻度", "1件分", "人数"]


@pytest.fixture(scope="module")
def d4():
    return data.open("d4-workload"), data.open("d4-staff")


@pytest.fixture(scope="module")
def planted(root):
    return tomllib.loads((root / "datasets" / "planted" / "d4.toml").read_text(encoding="utf-8"))


def tasks(*rows):
    return pd.DataFrame(rows, columns=COLUMNS)


def percent(tasks, staff, section):
    return workload.load(tasks, staff, YEAR, about=ABOUT).frame.set_index("課").loc[section, "割合(%)"]


def top(tasks):
    return workload.top_share(workload.pareto(tasks, YEAR, about=ABOUT)).value


def test_hours_are_pieces_times_a_year_times_minutes_by_sixty_and_people_are_not_multiplied():
    section = ("市民課", "窓口係")
    rows = tasks(
        ("1", *section, "届の受付", 10, "日", 6, 4),
        ("2", *section, "月の報告", 2, "月", 90, 3),
        ("3", *section, "年の報告", 1, "年", 600, 1),
        ("4", *section, "打合せ", 1, "週", 45, 5),
    )
    tally = workload.yearly(rows, YEAR, about=ABOUT)
    assert tally.frame["年間(時間)"].tolist() == [240.0, 36.0, 10.0, 39.0]
    assert "÷60" in tally.method and tally.n == 4


def test_the_year_comes_from_the_city_file_and_its_divisor_is_printed(d4):
    year = workload.Year.of(city.load())
    assert year == YEAR
    assert "1,860時間(240日×7時間45分)" in workload.load(*d4, year, about=ABOUT).caption().text


@pytest.mark.parametrize(
    ("hours", "days"), [(0, 240), (-1, 240), (9000, 240), (1860, 0), (float("nan"), 240)]
)
def test_a_year_that_cannot_be_is_refused(hours, days):
    with pytest.raises(ImproveError, match="年間勤務時間"):
        workload.Year(hours, "数え方", days)


def test_a_year_says_how_it_was_counted():
    with pytest.raises(ImproveError, match="数え方がありません"):
        workload.Year(1860, "", 240)


def test_the_three_wrong_units_are_found_and_named_with_the_minutes_that_were_meant(d4):
    found = of_kind(workload.faults(d4[0], YEAR), "minutes-as-hours")
    assert [one.rows for one in found] == [("053",), ("113",), ("237",)]
    assert "20分を20時間と書いていませんか。福祉課に確かめてください。" in str(found[1])


def test_the_six_double_rows_are_found_and_named_in_pairs(d4):
    found = of_kind(workload.faults(d4[0], YEAR), "counted-twice")
    assert {one.rows for one in found} == {("095", "124"), ("096", "110"), ("097", "135"), ("098", "116"),
                                           ("099", "127"), ("100", "136")}  # fmt: skip
    assert all("福祉課" in one.text for one in found)


def test_nothing_else_is_suspected_in_the_survey(d4):
    assert set(kinds(workload.faults(d4[0], YEAR))) == {"minutes-as-hours", "counted-twice"}
    assert workload.faults(workload.mended(d4[0], workload.faults(d4[0], YEAR)), YEAR) == ()


def test_the_planted_shares_come_out_mended_unmended_and_without_doubles(d4, planted, root):
    facts = verify.facts(root / "datasets", planted["expect"])
    found = workload.faults(d4[0], YEAR)
    units = workload.mended(d4[0], found, ("minutes-as-hours",))
    both = workload.mended(d4[0], found)
    shares = {
        name: facts[name] for name in ("top-share", "top-share-without-doubles", "top-share-as-received")
    }
    assert [top(rows) / 100 for rows in (units, both, d4[0])] == pytest.approx(list(shares.values()))
    assert top(units) == pytest.approx(68, abs=0.5)
    loads = [percent(rows, d4[1], "福祉課") for rows in (units, both)]
    assert loads == pytest.approx(
        [facts["load-percent-of-over-section"], facts["load-percent-without-doubles"]]
    )
    assert loads == pytest.approx([118, 96], abs=1)
    people = workload.load(both, d4[1], YEAR, about=ABOUT).frame["人に直すと(人)"].sum()
    assert people == pytest.approx(facts["full-time-people-without-doubles"])


def test_the_section_over_its_people_is_named_and_told_to_look_at_doubles_first(d4):
    units = workload.mended(d4[0], workload.faults(d4[0], YEAR), ("minutes-as-hours",))
    over = of_kind(workload.load(units, d4[1], YEAR, about=ABOUT).remarks, "over-capacity")
    assert [str(one).split("、")[0] for one in over] == ["福祉課: 1年の仕事が118.0%で"]
    assert "二重計上の疑いを先に片づけて" in over[0].text


def test_a_section_that_is_full_without_slips_is_sent_to_its_overtime():
    rows = tasks(("1", "市民課", "窓口係", "届の受付", 100, "日", 100, 30))
    over = of_kind(workload.load(rows, STAFF, YEAR, about=ABOUT).remarks, "over-capacity")
    assert "超過勤務や応援の記録" in over[0].text


def test_the_largest_fifth_is_of_whole_tasks_and_keeps_ties_in_the_order_of_their_numbers():
    rows = tasks(*((str(n), "市民課", "窓口係", f"仕事{n}", 1, "年", 60, 1) for n in range(1, 11)))
    ranked = workload.pareto(rows, YEAR, about=ABOUT)
    assert ranked.frame["番号"].tolist()[:3] == ["1", "10", "2"]
    share = workload.top_share(ranked)
    assert (share.value, share.unit, share.n) == (20.0, "%", 10)
    assert "多い順に2業務(10業務のうち)" in share.method


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("1", "市民課", "窓口係", "毎月の報告", 1, "年", 60, 1), "other-frequency"),
        (("1", "市民課", "窓口係", "届の受付", 0, "日", 60, 1), "no-time"),
        (("1", "市民課", "窓口係", "届の受付", 20, "日", 0.5, 1), "hours-as-minutes"),
        (("1", "市民課", "窓口係", "届の受付", 900, "日", 45, 1), "more-than-its-people"),
        (("1", "市民課", "窓口係", "届の受付", 900, "日", 600, 1), "more-than-its-people"),
        (("1", "市民課", "窓口係", "届の受付", 20, "日", 1200, 1), "minutes-as-hours"),
    ],
)
def test_each_slip_gets_its_own_remark(row, kind):
    found = workload.faults(tasks(row), YEAR)
    assert kinds(found) == [kind]
    assert found[0].rows == ("1",) and found[0].text.endswith(("ください。", "ませんか。"))


def test_the_same_name_twice_in_a_section_is_named_in_any_width():
    rows = tasks(
        ("1", "市民課", "窓口係", "届の受付(A)", 1, "日", 5, 1),
        ("2", "市民課", "記録係", "届の受付(Ａ)", 3, "日", 5, 1),
    )
    assert kinds(workload.faults(rows, YEAR)) == ["same-name"]


def test_alike_rows_of_one_unit_or_of_two_sections_are_not_doubles():
    rows = tasks(("1", "市民課", "窓口係", "届の受付", 9, "日", 5, 2), ("2", "市民課", "窓口係", "届の点検", 9, "日", 5, 2),
                 ("3", "税務課", "市民税係", "申告の受付", 9, "日", 5, 2))  # fmt: skip
    assert workload.faults(rows, YEAR) == ()


def test_mending_leaves_the_given_table_as_it_was(d4):
    before = d4[0].copy()
    workload.mended(d4[0], workload.faults(d4[0], YEAR))
    assert d4[0].equals(before)


def test_hours_by_any_column_add_up_to_the_whole(d4):
    whole = workload.yearly(d4[0], YEAR, about=ABOUT).frame["年間(時間)"].sum()
    media = workload.by(d4[0], YEAR, "媒体", about=ABOUT)
    assert media.frame["年間(時間)"].sum() == pytest.approx(whole)
    assert media.frame["割合(%)"].sum() == pytest.approx(100)


@pytest.mark.parametrize(("path", "said"), hostile("workload/hostile"))
def test_a_survey_of_work_that_cannot_be_counted_is_refused_in_one_line(path, said):
    with pytest.raises(ImproveError) as refused:
        workload.load(table(path), STAFF, YEAR, about=ABOUT)
    assert str(refused.value) == said


def test_a_survey_of_nothing_but_zeros_has_no_order():
    with pytest.raises(ImproveError, match="すべて0"):
        workload.pareto(tasks(("1", "市民課", "窓口係", "届の受付", 0, "日", 5, 1)), YEAR, about=ABOUT)


def test_a_number_typed_in_full_width_with_commas_is_read():
    rows = tasks(("1", "市民課", "窓口係", "届の受付", "１,２００", "年", "６", "２"))
    assert workload.yearly(rows, YEAR, about=ABOUT).frame["年間(時間)"].tolist() == [120.0]


def test_the_pictures_say_what_they_show_and_carry_the_doubts(d4, tmp_path):
    picture = workload.pareto_picture(workload.pareto(d4[0], YEAR, about=ABOUT))
    assert "64業務(320業務のうち)" in picture.alt and "番号053:" in picture.reading
    mended = workload.mended(d4[0], workload.faults(d4[0], YEAR), ("minutes-as-hours",))
    full = workload.load_picture(workload.load(mended, d4[1], YEAR, about=ABOUT))
    assert "職員の持ち時間を超えているのは福祉課" in full.alt
    assert all(
        path.stat().st_size > 10_000 for path in (*picture.save(tmp_path / "a"), *full.save(tmp_path / "b"))
    )


@pytest.mark.full
@pytest.mark.parametrize("seed", range(1, 6))
def test_another_seed_hides_other_rows_and_they_are_found(seed, planted, tmp_path):
    synth.build(tmp_path, {"d4": planted["target"]}, seed)
    rows, staff = data.open("d4-workload", tmp_path), data.open("d4-staff", tmp_path)
    found = workload.faults(rows, YEAR)
    assert sorted(kinds(found)) == ["counted-twice"] * 6 + ["minutes-as-hours"] * 3
    units = workload.mended(rows, found, ("minutes-as-hours",))
    assert percent(units, staff, "福祉課") == pytest.approx(118, abs=0.4)
    assert top(units) == pytest.approx(68, abs=0.5)
