"""What we write opens in Excel as it was: text stays text, no formula, no letter lost without a word."""

import csv
import io
import os
import subprocess
import sys

import pandas as pd
import pytest
from openpyxl import load_workbook
from tests.house.classroom import WITHOUT_PRIVILEGE, nobody_may_write

from kenshu.tables import TablesError, write_csv, write_table


def cells(path, encoding="utf-8-sig"):
    """The cells of a CSV as any other program reads them."""
    text = path.read_bytes().decode(encoding)
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_file_has_a_bom_crlf_and_every_cell_in_quotes(tmp_path):
    write_csv(tmp_path / "a.csv", pd.DataFrame({"氏名": ["髙橋,花子"], "件数": [3]}))
    assert (tmp_path / "a.csv").read_bytes() == '\ufeff"氏名","件数"\r\n"髙橋,花子","3"\r\n'.encode()


def test_cp932_is_written_without_a_bom(tmp_path):
    write_table(tmp_path / "a.csv", pd.DataFrame({"氏名": ["髙橋①㈱"]}), encoding="cp932")
    assert (tmp_path / "a.csv").read_bytes() == '"氏名"\r\n"髙橋①㈱"\r\n'.encode("cp932")


def test_a_cell_that_would_be_a_formula_gets_an_apostrophe_and_is_counted(tmp_path):
    values = [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-A1",
        "@SUM(A1)",
        "＝1+1",
        "\t=1",
        "-5",
        "+81.5",
        "△12",
        "-",
        "高橋",
    ]
    frame = pd.DataFrame({"値": values})
    assert write_csv(tmp_path / "a.csv", frame) == 6
    assert [row[0] for row in cells(tmp_path / "a.csv")[1:]] == ["'" + cell for cell in values[:6]] + values[
        6:
    ]
    written = write_table(tmp_path / "b.csv", frame)
    assert [(finding.row, finding.column, finding.value) for finding in written.of("guarded-formula")][
        :2
    ] == [
        (2, "値", "=1+1"),
        (3, "値", "+cmd|' /C calc'!A0"),
    ]


def test_a_heading_that_would_be_a_formula_is_guarded_too(tmp_path):
    assert write_csv(tmp_path / "a.csv", pd.DataFrame({"=1+1": ["x"]})) == 1


FRAME = pd.DataFrame(
    {
        "日": pd.to_datetime(["2025-05-01", None]),
        "日時": pd.to_datetime(["2025-05-01T09:30:00", "2025-05-02T00:00:00"]),
        "時間": pd.to_timedelta(["25:30:00", None]),
        "数": [12.0, 3.5],
        "件": pd.array([1200, None], dtype="Int64"),
        "番号": ["0467", "=1+1"],
    }
)


def test_typed_columns_are_written_plainly(tmp_path):
    write_csv(tmp_path / "a.csv", FRAME)
    assert cells(tmp_path / "a.csv")[1:] == [
        ["2025-05-01", "2025-05-01T09:30:00", "25:30", "12", "1200", "0467"],
        ["", "2025-05-02T00:00:00", "", "3.5", "", "'=1+1"],
    ]


def test_a_workbook_has_real_dates_and_numbers_and_text_that_stays_text(tmp_path):
    assert write_table(tmp_path / "a.xlsx", FRAME).findings == ()
    sheet = load_workbook(tmp_path / "a.xlsx").active
    first = {
        heading.value: cell for heading, cell in zip(*sheet.iter_rows(min_row=1, max_row=2), strict=True)
    }
    assert {name: (cell.data_type, cell.number_format) for name, cell in first.items()} == {
        "日": ("d", "yyyy-mm-dd"),
        "日時": ("d", "yyyy-mm-dd hh:mm:ss"),
        "時間": ("d", "[h]:mm"),
        "数": ("n", "General"),
        "件": ("n", "General"),
        "番号": ("s", "@"),
    }
    assert (first["番号"].value, sheet["F3"].value, sheet["F3"].data_type) == ("0467", "=1+1", "s")
    assert sheet.freeze_panes == "A2" and sheet["A1"].font.bold
    assert [cell.value for cell in sheet[3]][:3] == [None, pd.Timestamp("2025-05-02"), None]


def test_columns_are_as_wide_as_what_they_hold_within_bounds(tmp_path):
    write_table(tmp_path / "a.xlsx", pd.DataFrame({"課": ["税"], "件名": ["あ" * 12], "文": ["あ" * 500]}))
    widths = load_workbook(tmp_path / "a.xlsx").active.column_dimensions
    assert [widths[letter].width for letter in "ABC"] == [8, 26, 44]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (
            pd.Series(pd.to_datetime(["1873-01-01", "2025-05-01"])),
            "「1873-01-01」は、Excelの日付にできない昔の日",
        ),
        (pd.Series([1234567890123456, 5]), "「1234567890123456」は、15桁を超え"),
        (pd.Series([float("inf"), 5]), "「inf」は、Excelの数にできない"),
        (pd.Series(pd.to_timedelta(["-1:30:00", "0:45:00"])), "「-1:30」は、Excelの時間にできない"),
    ],
)
def test_a_value_that_excel_would_change_is_written_as_text_and_said(tmp_path, column, said):
    written = write_table(tmp_path / "a.xlsx", column.to_frame("値"))
    assert [finding.id for finding in written.findings] == ["kept-text"] and said in written.findings[0].said
    column = load_workbook(tmp_path / "a.xlsx").active["A"]
    assert [cell.data_type for cell in column[1:]] in (["s", "d"], ["s", "n"])


def test_a_letter_outside_cp932_is_refused_with_row_column_and_letter(tmp_path):
    frame = pd.DataFrame({"氏名": ["高橋", "𠮷田", "葛\U000e0100城", "José"], "備考": ["", "😀", "", "x"]})
    with pytest.raises(TablesError) as refusal:
        write_table(tmp_path / "a.csv", frame, encoding="cp932")
    said = str(refusal.value)
    assert said.startswith("a.csv に書けない文字が4か所あります。UTF-8のCSVかExcel")
    assert "3行目「氏名」: 「𠮷」(U+20BB7)はShift_JIS(CP932)にない文字です。" in said
    assert "4行目「氏名」: 「葛\U000e0100」(U+845B U+E0100)" in said and "3行目「備考」: 「😀」" in said
    assert not (tmp_path / "a.csv").exists()


def test_many_letters_are_one_error_with_the_first_five_and_the_count(tmp_path):
    with pytest.raises(TablesError) as refusal:
        write_table(tmp_path / "a.csv", pd.DataFrame({"氏名": ["𠮷"] * 30}), encoding="cp932")
    assert str(refusal.value).count("行目") == 5 and str(refusal.value).endswith("ほか25か所")


def test_a_letter_may_be_replaced_and_stands_in_the_findings(tmp_path):
    frame = pd.DataFrame({"𠮷": ["葛\U000e0100城", "José"]})
    written = write_table(tmp_path / "a.csv", frame, encoding="cp932", instead="〓")
    assert cells(tmp_path / "a.csv", "cp932") == [["〓"], ["葛城"], ["Jos〓"]]
    assert [(finding.level, finding.row, finding.value) for finding in written.findings] == [
        ("lost", 1, "𠮷"),
        ("lost", 2, "葛\U000e0100"),
        ("lost", 3, "é"),
    ]
    assert "代わりに「〓」(U+3013)と書きました" in written.findings[0].said


@pytest.mark.parametrize(
    ("letter", "written"),
    [("¢", "￠"), ("£", "￡"), ("¬", "￢"), ("‖", "∥"), ("−", "－"), ("〜", "～"), ("—", "―"), ("\xa0", " "),
     ("か\u3099", "が"), ("ハ\u309a", "パ")],
)  # fmt: skip
def test_a_letter_that_would_come_back_as_another_is_written_so_and_said(tmp_path, letter, written):
    done = write_table(tmp_path / "a.csv", pd.DataFrame({"値": [f"甲{letter}乙"]}), encoding="cp932")
    assert cells(tmp_path / "a.csv", "cp932")[1] == [f"甲{written}乙"]
    assert [(finding.id, finding.level, finding.row, finding.column) for finding in done.findings] == [
        ("other-sign", "changed", 2, "値")
    ]
    assert write_table(tmp_path / "b.csv", pd.DataFrame({"値": [f"甲{letter}乙"]})).findings == ()


@pytest.mark.parametrize("letter", ["\0", "\x0b", "\x1f", "\ufffe", "\ud842"])
def test_a_letter_that_breaks_a_workbook_is_refused_or_replaced(tmp_path, letter):
    frame = pd.DataFrame({"値": [f"甲{letter}乙"]}, dtype=object)
    with pytest.raises(TablesError, match="2行目「値」"):
        write_table(tmp_path / "a.xlsx", frame)
    assert write_table(tmp_path / "a.xlsx", frame, instead="〓").findings[0].id == "lost-sign"
    assert load_workbook(tmp_path / "a.xlsx").active["A2"].value == "甲〓乙"


def test_line_breaks_in_a_cell_become_those_of_excel_and_are_counted(tmp_path):
    written = write_table(tmp_path / "a.xlsx", pd.DataFrame({"文": ["甲\r\n乙", "甲\r乙", "甲\n乙"]}))
    assert [finding.said for finding in written.findings] == [
        "「文」の列: セルの中の改行を、Excelの改行にそろえました(2か所)。"
    ]
    assert [cell.value for cell in load_workbook(tmp_path / "a.xlsx").active["A"][1:]] == ["甲\n乙"] * 3


def test_too_long_a_cell_and_too_long_a_table_are_sent_to_csv(tmp_path):
    with pytest.raises(TablesError, match=r"3行目「文」は32,768文字あり、.*CSV"):
        write_table(tmp_path / "a.xlsx", pd.DataFrame({"文": ["短い", "あ" * 32_768]}))
    with pytest.raises(TablesError, match=r"1,048,576行1列は、.*CSV"):
        write_table(tmp_path / "a.xlsx", pd.DataFrame({"数": [""] * 1_048_576}))


@pytest.mark.parametrize("name", ["a.xls", "a.tsv", "a", "a.xlsx.bak", "a.pdf"])
def test_another_suffix_is_refused(tmp_path, name):
    with pytest.raises(TablesError, match=r"名前の終わりを \.xlsx"):
        write_table(tmp_path / name, FRAME)
    assert list(tmp_path.iterdir()) == []


def test_another_encoding_is_refused(tmp_path):
    with pytest.raises(TablesError, match="文字コード「euc_jp」では書き出せません"):
        write_table(tmp_path / "a.csv", FRAME, encoding="euc_jp")


def test_a_suffix_in_capitals_is_the_same_suffix(tmp_path):
    write_table(tmp_path / "A.CSV", FRAME)
    assert (tmp_path / "A.CSV").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_folder_that_is_not_there_and_a_folder_of_that_name_are_named(tmp_path):
    with pytest.raises(TablesError, match=r"フォルダー .*ない がありません"):
        write_table(tmp_path / "ない" / "a.xlsx", FRAME)
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(TablesError, match=r"b\.csv はフォルダーです"):
        write_table(tmp_path / "b.csv", FRAME)


def run(code, folder, prefix=(), *, before=""):
    """Write the frame in a process of its own, with ``before`` done first; what it said."""
    script = f"""
import resource, signal
import pandas as pd
from kenshu.tables import TablesError, write_table
frame = pd.DataFrame({{"値": ["あ" * 1000] * 300}})
{before}
try:
    {code}
except TablesError as problem:
    print(problem)
"""
    done = subprocess.run(
        [*prefix, sys.executable, "-W", "error", "-c", script], cwd=folder, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the process are POSIX's")
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_no_room_on_the_disk_leaves_the_old_file_and_nothing_else(tmp_path, name):
    (tmp_path / name).write_text("前の表")
    limit = 100_000 if name == "a.csv" else 1_000
    before = f"signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, ({limit},) * 2)"
    said = run(f'write_table("{name}", frame)', tmp_path, before=before)
    assert (
        said
        == f"{name} に書けません(空き容量がありません)。場所と空き容量を確かめて、もう一度実行してください。\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == [name] and (tmp_path / name).read_text() == "前の表"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX's")
def test_a_folder_where_nobody_may_write_is_named(tmp_path):
    with nobody_may_write(tmp_path):
        said = run('write_table("a.csv", frame)', tmp_path, WITHOUT_PRIVILEGE)
    assert said == (
        "a.csv に書けません(権限がありません)。同じ名前のファイルをExcelで開いていれば閉じ、"
        "書き込める場所か確かめて、もう一度実行してください。\n"
    )


def test_a_file_open_in_excel_is_named(tmp_path, monkeypatch):
    """Windows refuses to replace an open file with a PermissionError; here the system call is made to."""
    (tmp_path / "a.xlsx").write_bytes(b"open")

    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(TablesError, match="Excelで開いていれば閉じ"):
        write_table(tmp_path / "a.xlsx", FRAME)
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"] and (
        tmp_path / "a.xlsx"
    ).read_bytes() == b"open"
