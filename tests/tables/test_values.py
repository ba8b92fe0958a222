"""Text becomes values strictly: read rightly, or refused with row, column and reason."""

import pandas as pd
import pytest

from kenshu.tables import TablesError, clocks, dates, integers, moments, read_table


@pytest.fixture
def table(tmp_path):
    """A table of one column, as received, below a title row: the first value stands in row 3."""

    def make(*cells):
        path = tmp_path / "受付簿.csv"
        lines = ["題名,", "番号,値", *(f'{n},"{cell}"' for n, cell in enumerate(cells, 1))]
        path.write_bytes("\r\n".join(lines).encode("cp932", "strict"))
        return read_table(path)

    return make


def test_whole_numbers_in_full_width_and_with_commas(table):
    read = integers(table("372", "３７２", "1,024", "１，０２４", "0"), "値")
    assert read.tolist() == [372, 372, 1024, 1024, 0]
    assert read.dtype == "int64"


@pytest.mark.parametrize("cell", ["六", "12.5", "1,02", "-3", "12秒", "x", "1.23457E+11"])
def test_no_whole_number_is_an_error_with_row_column_and_reason(table, cell):
    with pytest.raises(TablesError) as refusal:
        integers(table("1", cell), "値")
    assert str(refusal.value).startswith(f"受付簿.csv の4行目「値」: 「{cell}」は0以上の整数ではありません")


def test_days_in_every_way_the_desk_writes_them(table):
    days = dates(table("R7.5.1", "令和7年5月1日", "2025/05/01", "Ｒ７．５．１", "令和元年5月1日"), "値")
    assert days.dt.strftime("%Y-%m-%d").tolist() == ["2025-05-01"] * 4 + ["2019-05-01"]


@pytest.mark.parametrize("cell", ["5.4.1", "昭和64年1月8日", "令和5年2月30日", "45000", "不詳"])
def test_a_day_that_would_have_to_be_guessed_is_an_error_in_its_row(table, cell):
    with pytest.raises(TablesError, match=f"受付簿.csv の4行目「値」: 「{cell}」"):
        dates(table("R7.5.1", cell), "値")


def test_an_empty_cell_is_an_error_and_no_nan(table):
    with pytest.raises(TablesError, match="3行目「値」: 空欄です"):
        integers(table(""), "値")


def test_times_of_day_become_two_digits(table):
    assert clocks(table("9:05", "１０：０５", "午後1時半", "9時5分"), "値").tolist() == [
        "09:05",
        "10:05",
        "13:30",
        "09:05",
    ]


def test_a_time_of_the_next_day_is_an_error(table):
    with pytest.raises(TablesError, match="翌日の時刻"):
        clocks(table("25:30"), "値")


def test_moments_are_iso_and_nothing_else(table):
    assert moments(table("2025-05-01T09:30:00"), "値").tolist() == [pd.Timestamp(2025, 5, 1, 9, 30)]
    for cell in ("2025-05-01 9:30", "2025-02-30T09:30:00"):
        with pytest.raises(TablesError, match="日時ではありません"):
            moments(table(cell), "値")
