"""What the reader promises beside the forty cases: which file, how much of it, and a report a person can read."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kenshu.tables import TablesError, detect, read_table


@pytest.fixture
def file(tmp_path):
    """Content, and a name if it matters → path."""

    def write(content, name="a.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("cp932"))
        return path

    return write


def refusal(path, **given):
    with pytest.raises(TablesError) as caught:
        read_table(path, **given)
    assert path.name in str(caught.value)
    return caught.value


def test_a_clean_file_reports_no_loss(file):
    lines = read_table(file("氏名,件数\r\n高橋,1\r\n渡辺,2\r\n")).report.lines()
    assert lines == ["文字コード: Shift_JIS(Windows、CP932)", "見出し: 1行目、データ: 2行"]


def test_all_cells_are_text_and_an_empty_cell_is_no_nan(file):
    frame = read_table(file("氏名,年代,件数\r\n高橋,,1\r\n")).frame
    assert frame.iloc[0].tolist() == ["高橋", "", "1"]
    assert {str(kind) for kind in frame.dtypes} == {"str"}


def test_a_row_keeps_its_number_in_the_file_after_titles_blank_lines_and_line_breaks(file):
    report = read_table(file('題名,\r\n氏名,備考\r\n高橋,"1\r\n2"\r\n\r\n渡辺,3\r\n')).report
    assert (report.header_row, report.rows, report.blank_rows) == (2, (3, 6), (5,))


def test_the_quick_way_and_the_way_cell_by_cell_give_the_same(file):
    """A quote inside a cell is read cell by cell; all else at once by pandas' parser."""
    lines = [
        "題名,,\r\n",
        "番号,氏名,備考\r\n",
        '1,"高橋, 花","折り\r\n返し"\r\n',
        '2,"""渡辺""",\r\n',
        ",,\r\n",
    ]
    lines += [f"{n},職員{n},\r\n" for n in range(3, 300)] + ["※注,,\r\n", "合計,,300\r\n"]
    quick = read_table(file("".join(lines), "quick.csv"))
    slow = read_table(file("".join(lines).replace("職員299", '職"員299'), "slow.csv"))
    assert slow.frame.iloc[-1].tolist() == ["299", '職"員299', ""]
    assert slow.frame.iloc[:-1].equals(quick.frame.iloc[:-1])
    assert slow.report.rows == quick.report.rows
    assert [f.said for f in slow.report.findings] == [f.said for f in quick.report.findings]


def test_totals_are_kept_when_asked_for(file):
    path = file("課,件数\r\n税務課,12\r\n合計,12\r\n")
    assert read_table(path).frame["課"].tolist() == ["税務課"]
    assert read_table(path, totals=True).frame["課"].tolist() == ["税務課", "合計"]


def test_commas_missing_or_too_many_at_the_end_of_a_row_are_no_matter_when_nothing_stands_there(file):
    frame = read_table(file("a,b,,\r\n1,2\r\n3,4,,\r\n5,6,,,,\r\n")).frame
    assert frame.to_numpy().tolist() == [["1", "2"], ["3", "4"], ["5", "6"]]


def test_the_report_says_the_important_first_and_folds_long_runs(file):
    rows = "".join(f"{n},#N/A,ﾀﾅｶ\r\n" for n in range(1, 2001))
    report = read_table(file("題名,,\r\n番号,件数,カナ\r\n" + rows + "合計,2000,\r\n")).report
    lines = report.lines()
    assert len(lines) < 12
    order = [
        next(place for place, line in enumerate(lines) if word in line)
        for word in ("#N/A", "合計", "半角カナ")
    ]
    assert order == sorted(order)
    assert "「件数」に同じことが、ほかに1,998か所あります(5、6、7、8、9…行目)。" in lines
    assert (
        report.of("excel-error")[-1].said == "「件数」に同じことが、ほかに1,000か所あります(最後は2002行目)。"
    )
    assert len(report.of("excel-error")) == 1001


def test_a_file_of_three_gigabytes_is_refused_at_once_with_time_and_memory(tmp_path):
    path = tmp_path / "大きい.csv"
    with path.open("wb") as out:
        out.truncate(3 << 30)  # sparse: takes no room
    said = refusal(path)
    assert said.id == "too-big"
    assert "3.0GB" in str(said) and "約1分" in str(said) and "メモリーが約" in str(said)


def test_a_device_that_never_ends_is_no_file():
    assert refusal(Path(os.devnull)).id == "folder"


def test_how_large_a_file_may_be_can_be_said(file):
    path = file("a,b\r\n1,2\r\n")
    assert refusal(path, largest=9).id == "too-big"
    assert len(read_table(path, largest=10).frame) == 1


def test_a_file_that_nobody_may_read_is_said_to_be_locked():
    """Read by another user where the tests run as root, who may read everything."""
    code = (
        "import os, sys\n"
        "from kenshu.tables import TablesError, read_table\n"
        "read_table(sys.argv[2])\n"  # everything is imported, which the other user might not be allowed to
        "os.geteuid() or os.setuid(65534)\n"
        "try: read_table(sys.argv[1])\n"
        "except TablesError as error: print(error.id, error)"
    )
    with tempfile.TemporaryDirectory() as folder:
        path, open_to_all = Path(folder) / "受付簿.csv", Path(folder) / "b.csv"
        path.write_bytes(b"a,b\r\n1,2\r\n")
        open_to_all.write_bytes(b"a,b\r\n1,2\r\n")
        path.chmod(0)
        path.parent.chmod(0o755)
        run = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code, path, open_to_all],
            capture_output=True,
            encoding="utf-8",
        )
    assert run.stdout.startswith(
        "locked 受付簿.csv を開けません(権限がありません)。Excelなどで開いていたら閉じて"
    ), run


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TablesError, match=r"ない表\.csv を開けません"):
        read_table(tmp_path / "ない表.csv")


def test_a_sheet_asked_of_a_file_without_sheets_is_an_error(file):
    assert refusal(file("a,b\r\n1,2\r\n"), sheet="Sheet1").id == "no-sheet"


def test_kanji_after_twenty_thousand_ascii_lines_still_decide_the_encoding():
    raw = b"id,n\r\n" + b"1,2\r\n" * 20_000 + "計,髙\r\n".encode("cp932")
    assert detect(raw).name == "cp932"


def test_plain_ascii_is_utf8():
    assert detect(b"id,n\r\n1,2\r\n").label == "UTF-8"


@pytest.mark.parametrize("line", ["," * 20_000, ",".join(str(n) for n in range(20_000))])
def test_more_columns_than_excel_has_are_no_table(file, line):
    assert refusal(file(f"{line}a\r\n{line}b\r\n")).id in ("not-a-table", "no-heading")


def test_one_endless_line_among_a_million_short_ones_takes_no_more_memory_than_the_file(file):
    said = refusal(file("a,b\r\n" + "1,2\r\n" * 100_000 + "," * 1_000_000 + "x\r\n"))
    assert (said.id, said.row) == ("long-row", 100_002)
