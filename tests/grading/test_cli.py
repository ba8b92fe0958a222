"""The trainer's verbs as typed."""

import shutil
from datetime import UTC, datetime, timedelta


def test_a_week_of_a_trainer(classroom, typed, monkeypatch, tmp_path):
    monkeypatch.chdir(classroom.root)
    classroom.hand_in("m01x", {"n90-pick": "east"})
    classroom.box.joinpath("s3_m02z_20260810T010000Z_0badcafe.zip").write_bytes(b"no zip")
    code, said = typed("collect")
    assert code == 0 and "受付 1件、確かめるもの 1件" in said and "隔離 s3_m02z" in said
    code, said = typed("grade")
    assert code == 0 and "1件を採点しました" in said
    assert "採点し直すものはありません" in typed("grade")[1]
    assert "1枚のふりかえり" in typed("feedback")[1]
    assert "marks.xlsx" in typed("export")[1]
    code, said = typed("progress")
    assert code == 0 and "1班" in said and "保留" in said


def test_late_handins_are_one_line_with_the_first_few_by_name(classroom, typed, monkeypatch):
    monkeypatch.chdir(classroom.root)
    closed = datetime(2026, 9, 1, 8, tzinfo=UTC)
    for number in range(7):
        classroom.hand_in("m01x", {"n90-pick": "east"}, at=closed + timedelta(hours=number))
    _, said = typed("collect")
    assert "締切のあとに届き、受け付けたもの: 7件" in said and "、ほか2件" in said
    assert said.count("m01x") == 5


def test_class_init_prints_all_dates_and_add_issues_numbers(root, typed, monkeypatch, tmp_path):
    course = tmp_path / "研修 教材"
    (course / "exercises").mkdir(parents=True)
    shutil.copy(root / "city.yml", course)
    monkeypatch.chdir(course)
    code, said = typed("class", "init", "令和8年6月16日", "--id", "r8", "--date", "s2=2026-07-08")
    assert (
        code == 0 and "2026年7月8日(水)  S2 課題を掘る" in said and "記録を消す日: 2028年3月31日(金)" in said
    )
    names = tmp_path / "名簿.csv"
    names.write_bytes("受講者番号,氏名,所属,グループ\r\n,髙橋 一,税務課,1班\r\n".encode("cp932"))
    code, said = typed("class", "add", names)
    assert code == 0 and "1人をクラスに入れました" in said
    assert (tmp_path / "名簿_受講者番号入り.xlsx").exists()
    names.write_bytes("受講者番号,氏名,所属\r\n,髙橋 一,税務課\r\n".encode("cp932"))
    code, said = typed("class", "add", names)
    assert code == 1 and "「グループ」の列がありません" in said


def test_without_a_class_one_line_says_what_to_do(typed, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    code, said = typed("collect")
    assert code == 1 and "kenshu class init" in said
    assert len(said.strip().splitlines()) == 1
