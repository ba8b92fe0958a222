"""Where a table begins: every rule of `headings` on a table as somebody draws it."""

import pytest

from kenshu.tables import TablesError, read_table

# What stands in the file → the headings, and the number of rows below.
DRAWN = {
    "the first row": ("a,b\n1,2\n", ["a", "b"], 1),
    "below a title of one cell": ("受付簿,\na,b\n1,2\n", ["a", "b"], 1),
    "below titles with a date and a unit at the right": (
        "受付簿,,,\n,,,単位:件\na,b,c,d\n1,2,3,4\n",
        ["a", "b", "c", "d"],
        1,
    ),
    "below a form of two cells a row": (
        "作成,令和5年,,,\n課,税務課,,,\na,b,c,d,e\n1,2,3,4,5\n",
        list("abcde"),
        1,
    ),
    "one column": ("課名\n税務課\n市民課\n", ["課名"], 2),
    "a gap above words is a column without a name": (
        "氏名,,備考\n山咲,はな,なし\n川端,そら,あり\n",
        ["氏名", "列2", "備考"],
        2,
    ),
    "two rows, merged and saved as CSV": (
        "区分,件数,,備考\n,紙,電子,\n転入,1,2,\n",
        ["区分", "件数／紙", "件数／電子", "備考"],
        1,
    ),
    "two rows, groups over all columns": (
        "転入,,転出,\n紙,電子,紙,電子\n1,2,3,4\n",
        ["転入／紙", "転入／電子", "転出／紙", "転出／電子"],
        1,
    ),
    "groups above a full row that repeats itself": (
        ",紙,,電子,\n課,件数,分,件数,分\n税務課,1,2,3,4\n",
        ["課", "紙／件数", "紙／分", "電子／件数", "電子／分"],
        1,
    ),
    "units in brackets below": (
        "課,件数,時間\n,(件),(時間)\n税務課,1,2\n",
        ["課", "件数／(件)", "時間／(時間)"],
        1,
    ),
    "years as headings": ("区分,2021,2022\n転入,1,2\n", ["区分", "2021", "2022"], 1),
}


@pytest.mark.parametrize("drawn", DRAWN)
def test_the_headings_are_found(tmp_path, drawn):
    text, headings, rows = DRAWN[drawn]
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    table = read_table(path)
    assert (list(table.frame.columns), len(table.frame)) == (headings, rows)
    assert not table.report.of("heading-doubtful")


def test_numbers_as_headings_are_doubted(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("1,12,3\n2,14,5\n", encoding="utf-8")
    (finding,) = read_table(path).report.of("heading-doubtful")
    assert "見出しのない表なら" in finding.said


def test_a_line_break_in_a_heading_is_no_part_of_the_name(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('"受付\n番号",氏名\n1,山咲\n', encoding="utf-8")
    table = read_table(path)
    assert list(table.frame.columns) == ["受付番号", "氏名"]
    assert table.report.rows == (3,)


def test_no_heading_is_an_error(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(",,\n,,\n", encoding="utf-8")
    with pytest.raises(TablesError) as refusal:
        read_table(path)
    assert refusal.value.id in ("no-heading", "empty")
