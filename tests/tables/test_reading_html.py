"""A web page that calls itself .xls: the table a browser shows, and nothing that hangs on its tags."""

import contextlib
import time

import pytest

from kenshu.tables import TablesError, read_table


@pytest.fixture
def page(tmp_path):
    """What stands in the body, encoding → path."""

    def write(body, encoding="cp932"):
        path = tmp_path / "一覧.xls"
        path.write_bytes(f"<html><head><title>一覧</title></head><body>{body}</body></html>".encode(encoding))
        return path

    return write


def test_the_cells_are_what_a_browser_shows(page):
    table = read_table(
        page(
            "<table><tr><th>番号<th>氏名<th>備考</tr>"
            "<tr><td>0467<td>&#39640;橋\n  花子&nbsp;<td>a<br>b &amp; c</tr>"
            "<!-- <tr><td>1<td>2<td>3</tr> --><tr><td>2<td><b>渡</b>辺<td></table>"
        )
    )
    assert table.frame.to_numpy().tolist() == [["0467", "高橋 花子", "a\nb & c"], ["2", "渡辺", ""]]
    assert (table.report.kind, table.report.encoding.name) == ("html", "cp932")


def test_cells_over_columns_and_rows_fill_headings_and_body(page):
    table = read_table(
        page(
            "<table><tr><th rowspan=2>課<th colspan=2>件数</tr><tr><th>紙<th>電子</tr>"
            "<tr><td rowspan=2>税務課<td>1<td>2</tr><tr><td>3<td>4</tr></table>",
            "utf-8",
        )
    )
    assert list(table.frame.columns) == ["課", "件数／紙", "件数／電子"]
    assert table.frame.to_numpy().tolist() == [["税務課", "1", "2"], ["税務課", "3", "4"]]
    assert table.report.of("merged-filled")[0].row == 3


def test_the_largest_table_is_read_and_the_others_are_told(page):
    small = "<table><tr><td>メニュー</table>"
    table = read_table(page(f"{small}<table><tr><td>a<td>b<tr><td>1<td>2</table>{small}"))
    assert list(table.frame.columns) == ["a", "b"]
    assert "表が3つあり、いちばん大きい2つ目" in table.report.of("other-table")[0].said


def test_a_row_that_the_page_hides_is_read_and_doubted(page):
    body = "<table><tr><td>a<td>b<tr><td>1<td>2<tr style='display:none'><td>3<td>4</table>"
    report = read_table(page(body)).report
    assert [finding.row for finding in report.of("hidden-row")] == [3]


@pytest.mark.parametrize(
    "body",
    ["<table" * 50_000, "<!--" * 50_000, "<table><tr><td>" + "<td" * 100_000, "<script " * 50_000,
     "<table>" * 20_000, "<table><tr>" + "<td colspan=999999>x" * 5000, "&" * 200_000],
)  # fmt: skip
def test_a_page_made_to_hang_ends_soon(page, body):
    begin = time.process_time()
    with contextlib.suppress(TablesError):
        read_table(page(body))
    assert time.process_time() - begin < 5
