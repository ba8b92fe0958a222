"""`kenshu table` as a clerk types it: one file in; a clean table, one page, and plain words out."""

import os
import re
import subprocess
import sys
from html import unescape

import pytest
from openpyxl import load_workbook
from tests.house.classroom import WITHOUT_PRIVILEGE, nobody_may_write

ROWS = [
    "令和7年度 受付簿(市民課),,,,",
    "",
    "受付番号,受付日,氏名,件数,手数料(円)",
    '0001,R7.5.1,"髙橋<b>花子</b>",1,300',
    "0002,令和7年5月2日,渡邉　太郎,2,△600",
    "0003,2025/5/7,山﨑　一郎,3,",
    "0004,2025/5/8,佐藤　次郎,4,450",
    '0005,2025/5/9,斎藤　三郎,-,"1,450"',
    '合計,,,,"1,600"',
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "受付簿.csv").write_bytes("\r\n".join(ROWS).encode("cp932"))
    return tmp_path


def table(folder, *words, code=0, prefix=()):
    """What the command says on stdout, or on stderr when it fails."""
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "kenshu", "table", *words], cwd=folder, capture_output=True,
        encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "120"},
    )  # fmt: skip
    assert done.returncode == code and "Traceback" not in done.stderr, done
    return done.stderr if code else done.stdout


def test_a_file_becomes_a_workbook_and_a_page_beside_it(folder):
    before = (folder / "受付簿.csv").read_bytes()
    said = table(folder, "受付簿.csv")
    assert {path.name for path in folder.iterdir()} == {
        "受付簿.csv",
        "受付簿_整え済み.xlsx",
        "受付簿_読み取りの記録.html",
    }
    assert (folder / "受付簿.csv").read_bytes() == before
    for words in (
        "5行 × 5列。はじめの5行:",
        "| 0001     | 2025-05-01 |",
        "文字コード: Shift_JIS(Windows、CP932)",
        "日付にした列: 受付日",
        "数にした列: 手数料(円)",
        "「件数」は数の列のようですが、8行目を数として読めないため、文字のまま。",
        "「受付日」の列: 和暦を西暦に直しました(2か所)。",
        "できた表: 受付簿_整え済み.xlsx",
        "○ 確かめていただきたいところはありません。",
    ):
        assert words in said, words


def test_the_workbook_has_dates_numbers_and_codes_as_they_are(folder):
    table(folder, "受付簿.csv")
    rows = load_workbook(folder / "受付簿_整え済み.xlsx").active.iter_rows()
    heads, first, second, third, *_ = rows
    assert [cell.value for cell in heads] == ["受付番号", "受付日", "氏名", "件数", "手数料(円)"]
    assert [cell.data_type for cell in first] == ["s", "d", "s", "s", "n"] and first[0].value == "0001"
    assert second[4].value == -600 and third[4].value is None


def test_the_page_is_escaped_whole_and_needs_no_other_file(folder):
    table(folder, "受付簿.csv")
    page = (folder / "受付簿_読み取りの記録.html").read_text(encoding="utf-8")
    assert "<b>花子" not in page and "髙橋&lt;b&gt;花子&lt;/b&gt;" in page
    assert not re.search(r"(?:src|href)\s*=|url\(|@import|https?://|<script", page)
    text = unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*</style>", "", page, flags=re.DOTALL)))
    for words in ("5行 × 5列を読み取りました。", "R7.5.1 → 2025-05-01", "番号やコードなので、文字のまま",
                  "合計", "もとのファイルは変えていません。", "もとのファイルと同じように扱ってください。"):  # fmt: skip
        assert words in text, words


def test_nothing_is_overwritten(folder):
    table(folder, "受付簿.csv")
    first = {path: path.read_bytes() for path in folder.iterdir()}
    table(folder, "受付簿.csv")
    assert {path: path.read_bytes() for path in first} == first
    assert {path.name for path in folder.iterdir()} - {path.name for path in first} == {
        "受付簿_整え済み(2).xlsx",
        "受付簿(2)_読み取りの記録.html",
    }
    assert "もうあります。上書きはしません。" in table(folder, "受付簿.csv", "--out", "受付簿.csv", code=1)
    assert (folder / "受付簿.csv").read_bytes() == first[folder / "受付簿.csv"]


def test_what_cp932_cannot_hold_is_said_and_marked(folder):
    (folder / "名簿.csv").write_text("番号,氏名\n01,𠮷田\n02,高橋〜\n03,José\n", encoding="utf-8")
    said = table(folder, "名簿.csv", "--encoding", "cp932")
    written = (folder / "名簿_整え済み.csv").read_bytes().decode("cp932")
    assert written == '"番号","氏名"\r\n"01","〓田"\r\n"02","高橋～"\r\n"03","Jos〓"\r\n'
    assert (
        "2行目「氏名」: 「𠮷」(U+20BB7)はShift_JIS(CP932)にない文字です。代わりに「〓」(U+3013)と書きました。"
        in said
    )
    assert "3行目「氏名」: 「〜」(U+301C)を「～」(U+FF5E)にして書きました" in said
    page = (folder / "名簿_読み取りの記録.html").read_text(encoding="utf-8")
    assert "できたファイル(名簿_整え済み.csv)の行で:" in page and "U+20BB7" in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["受付簿.csv", "--out", "a.xls"], "a.xls という形では書き出せません"),
        (
            ["受付簿.csv", "--out", "a.xlsx", "--encoding", "cp932"],
            "文字コードは、CSVで書き出すときだけ選べます",
        ),
        (["受付簿.csv", "--encoding", "euc"], "文字コード「euc」では書き出せません"),
        (["受付簿.csv", "--out", "ない/a.xlsx"], "フォルダー ない がありません"),
        (["受付簿.csv", "--sheet", "4月"], "シート「4月」はありません"),
        (["ない.csv"], "ない.csv"),
        (["."], "フォルダー"),
        (["空.csv"], "空"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_leaves_nothing(folder, words, said):
    (folder / "空.csv").write_bytes(b"")
    before = set(folder.iterdir())
    stderr = table(folder, *words, code=1)
    assert said in stderr and stderr.count("\n") == 1
    assert set(folder.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX's")
def test_a_folder_where_nobody_may_write_is_named(folder):
    with nobody_may_write(folder):
        said = table(folder, "受付簿.csv", code=1, prefix=WITHOUT_PRIVILEGE)
    assert said.startswith("受付簿_整え済み.xlsx に書けません(権限がありません)。")
    assert [path.name for path in folder.iterdir()] == ["受付簿.csv"]


def test_help_is_japanese(folder):
    said = table(folder, "--help")
    assert "届いた表を読み取り" in said and "--encoding" in said
