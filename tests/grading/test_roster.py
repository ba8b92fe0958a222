"""The roster as it comes from a personnel section."""

import pytest
from openpyxl import Workbook, load_workbook

from kenshu import grading, handin
from kenshu.grading import register, roster

HEAD = "受講者番号,氏名,よみ,所属,職位,グループ"
FIRST, SECOND = handin.issue_numbers(2)


def written(tmp_path, *lines, encoding="cp932"):
    path = tmp_path / "名簿.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig"])
def test_numbers_are_issued_and_names_kept_as_written(tmp_path, encoding):
    path = written(
        tmp_path, HEAD, ",髙﨑 花,たかさき,税務課,主事,1班", ",渡邉 一,,窓口課,,2班", encoding=encoding
    )
    read = roster.read(path)
    assert [p.name for p in read.learners] == ["髙﨑 花", "渡邉 一"]
    assert read.issued == tuple(p.number for p in read.learners)
    assert [handin.check_number(n) for n in read.issued] == list(read.issued)


def test_the_numbers_go_into_a_new_workbook_and_never_over_another(tmp_path):
    read = roster.read(written(tmp_path, HEAD, ",髙﨑 花,,税務課,,1班"))
    first, second = roster.write_back(read), roster.write_back(read)
    assert first != second
    sheet = load_workbook(first).active
    assert [cell.value for cell in sheet[2]][:2] == [read.issued[0], "髙﨑 花"]


def test_an_excel_roster_with_a_title_row_is_read(tmp_path):
    book, path = Workbook(), tmp_path / "名簿.xlsx"
    for line in (["令和8年度 研修名簿"], HEAD.split(","), [], [None, "髙﨑 花", None, "税務課", None, 1]):
        book.active.append(line)
    book.save(path)
    (person,) = roster.read(path).learners
    assert (person.name, person.section, person.team) == ("髙﨑 花", "税務課", "1")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["受講者番号,氏名,よみ,所属,職位", ",髙﨑 花,,税務課,"], "「グループ」の列がありません"),
        ([HEAD, f"{FIRST},髙﨑,,税務課,,1班", f"{FIRST},渡邉,,窓口課,,2班"], "2行目と3行目が、受講者番号で"),
        ([HEAD, "m01a,髙﨑 花,,税務課,,1班"], "2行目の受講者番号「m01a」は正しくありません"),
        ([HEAD, ",髙﨑 花,,税務課,,1班", ",髙﨑　花,,税務課,,2班"], "2行目と3行目が、同じ人"),
        ([HEAD, ",髙﨑 花,,,,1班"], "2行目の「所属」が空です"),
        ([HEAD, "tameshi,髙﨑 花,,税務課,,1班"], "ためし用"),
        ([HEAD], "1人もいません"),
    ],
)  # fmt: skip
def test_a_roster_that_must_be_mended_says_where(tmp_path, lines, said):
    with pytest.raises(grading.GradingError) as caught:
        roster.read(written(tmp_path, *lines))
    assert said in str(caught.value)
    assert "名簿.csv" in str(caught.value)


def test_an_excel_file_that_is_none_is_said(tmp_path):
    path = tmp_path / "名簿.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(grading.GradingError, match="Excel のブックとして開けません"):
        roster.read(path)


def test_people_are_added_all_or_none(classroom, tmp_path):
    place = classroom.place
    with register.opened(place.register) as connection:
        before = register.learners(connection)
    taken = next(iter(before))
    path = written(tmp_path, HEAD, ",新人 三,,税務課,,3班", f"{taken},別人 四,,窓口課,,3班")
    with pytest.raises(grading.GradingError, match="もう別の方に渡しています"):
        grading.add(place, roster.read(path, taken=()))
    with register.opened(place.register) as connection:
        assert register.learners(connection) == before


def test_a_later_roster_gets_numbers_nobody_has(classroom, tmp_path):
    with register.opened(classroom.place.register) as connection:
        taken = tuple(register.learners(connection))
    read = roster.read(written(tmp_path, HEAD, ",新人 三,,税務課,,3班"), taken=taken)
    (added,) = grading.add(classroom.place, read)
    assert added.number not in taken
