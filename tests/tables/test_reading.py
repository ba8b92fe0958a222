"""Every nasty file of the corpus is read as a person would read it, or refused with the reason."""

import tomllib
from pathlib import Path

import pytest

from kenshu.tables import TablesError, detect, read_table

CORPUS = Path(__file__).parent / "corpus"
CASES = tomllib.loads((CORPUS / "cases.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES["read"])
def test_the_file_is_read_in_its_encoding_with_every_row(name):
    case = CASES["read"][name]
    table = read_table(CORPUS / name)
    assert table.report.encoding.name == case["encoding"]
    assert len(table.frame) == case["rows"]
    if "cell" in case:
        row, heading, text = case["cell"]
        assert table.frame[heading].iloc[row - 1] == text


@pytest.mark.parametrize("name", [name for name, case in CASES["read"].items() if "says" in case])
def test_what_was_left_out_stands_in_the_report(name):
    assert any(CASES["read"][name]["says"] in line for line in read_table(CORPUS / name).report.lines())


@pytest.mark.parametrize("name", CASES["refused"])
def test_the_file_is_refused_with_file_name_place_and_reason(name):
    with pytest.raises(TablesError) as refusal:
        read_table(CORPUS / name)
    assert CASES["refused"][name] in str(refusal.value)
    assert name in str(refusal.value)


def test_every_file_of_the_corpus_has_a_case():
    files = {path.name for path in CORPUS.glob("*.csv")}
    assert files == {*CASES["read"], *CASES["refused"]}


def test_a_clean_file_reports_no_loss():
    lines = read_table(CORPUS / "01-cp932-extended.csv").report.lines()
    assert lines == ["文字コード: Shift_JIS(Windows、CP932)", "見出し: 1行目、データ: 2行"]


def test_all_cells_are_text_and_an_empty_cell_is_no_nan(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("氏名,年代,件数\r\n高橋,,1\r\n".encode("cp932"))
    assert read_table(path).frame.iloc[0].tolist() == ["高橋", "", "1"]


def test_a_row_keeps_its_number_in_the_file_after_titles_blank_lines_and_line_breaks(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes('題名,\r\n氏名,備考\r\n高橋,"1\r\n2"\r\n\r\n渡辺,3\r\n'.encode("cp932"))
    report = read_table(path).report
    assert (report.header_row, report.rows, report.blank_rows) == (2, (3, 6), (5,))


def test_kanji_after_twenty_thousand_ascii_lines_still_decide_the_encoding():
    raw = b"id,n\r\n" + b"1,2\r\n" * 20_000 + "計,髙\r\n".encode("cp932")
    assert detect(raw).name == "cp932"


def test_plain_ascii_is_utf8():
    assert detect(b"id,n\r\n1,2\r\n").label == "UTF-8"


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TablesError, match=r"ない表\.csv を開けません"):
        read_table(tmp_path / "ない表.csv")
