"""What we write opens in Excel as text: BOM, quotes, no formula, nothing lost on the way back."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from kenshu.tables import read_table, write_csv


def test_the_file_has_a_bom_crlf_and_every_cell_in_quotes(tmp_path):
    write_csv(tmp_path / "a.csv", pd.DataFrame({"氏名": ["髙橋,花子"], "件数": [3]}))
    assert (tmp_path / "a.csv").read_bytes() == '\ufeff"氏名","件数"\r\n"髙橋,花子","3"\r\n'.encode()


def test_a_cell_that_would_be_a_formula_gets_an_apostrophe_and_is_counted(tmp_path):
    cells = ["=1+1", "+cmd|' /C calc'!A0", "-A1", "@SUM(A1)", "＝1+1", "\t=1", "-5", "+81.5", "△12", "高橋"]
    assert write_csv(tmp_path / "a.csv", pd.DataFrame({"値": cells})) == 6
    back = read_table(tmp_path / "a.csv").frame["値"].tolist()
    assert back == ["'" + cell for cell in cells[:6]] + cells[6:]


def test_dates_are_written_without_a_time_and_moments_with_one(tmp_path):
    frame = pd.DataFrame(
        {
            "日": pd.to_datetime(["2025-05-01", None]),
            "日時": pd.to_datetime(["2025-05-01T09:30:00", "2025-05-02T00:00:00"]),
        }
    )
    write_csv(tmp_path / "a.csv", frame)
    back = read_table(tmp_path / "a.csv").frame
    assert back["日"].tolist() == ["2025-05-01", ""]
    assert back["日時"].tolist() == ["2025-05-01T09:30:00", "2025-05-02T00:00:00"]


# no surrogates, no NUL, and nothing that Excel would run
CELL = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda text: text.strip() and text[0] not in "=+-@＝＋－＠"
)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_any_text_comes_back_as_it_was(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("round") / "a.csv"
    write_csv(path, pd.DataFrame(rows, columns=["甲", "乙"]))
    assert list(read_table(path).frame.itertuples(index=False, name=None)) == rows
