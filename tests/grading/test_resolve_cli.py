"""A trainer's decisions about a class as typed."""

FIRST, SECOND, STRANGER = "m01x", "m02z", "m05f"


def test_waiting_handins_are_listed_and_settled(classroom, typed, monkeypatch):
    monkeypatch.chdir(classroom.root)
    assert "確かめる提出はありません" in typed("class", "resolve")[1]
    classroom.hand_in(STRANGER, {"n90-pick": "east"})
    assert "確かめる提出: 1件" in typed("collect")[1]
    code, said = typed("class", "resolve")
    assert code == 0 and "名簿にない受講者番号です(m05f)" in said and "2026/08/10 10:00" in said
    receipt = said.split()[1]
    code, said = typed("class", "resolve", receipt)
    assert code == 2 and "--reject" in said
    code, said = typed("class", "resolve", receipt, "--learner", SECOND, "--reason", "本人に確認")
    assert code == 0 and f"講師が {SECOND} の提出として受け付けました(本人に確認)" in said
    assert "1件を採点しました" in typed("grade")[1]


def test_sent_back_closed_and_deleted(classroom, typed, monkeypatch):
    monkeypatch.chdir(classroom.root)
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    typed("collect")
    assert typed("class", "return", FIRST, "n90-mini")[0] == 1
    assert (
        "差戻し: 期間を" in typed("class", "return", FIRST, "n90-mini", "--reason", "期間を書いてください")[1]
    )
    assert "受付" in typed("class", "return", FIRST, "n90-mini", "--lift")[1]
    code, said = typed("class", "close")
    assert code == 1 and "受付: 1件" in said
    code, said = typed("class", "close", "--anyway")
    assert code == 0 and "personnel.xlsx" in said and "2028年3月31日" in said
    assert typed("collect")[0] == 1 and typed("class", "close", "--reopen")[0] == 0
    assert "personnel.csv" in typed("export", "--personnel")[1]
    assert typed("class", "purge")[0] == 2
    code, said = typed("class", "purge", "--learner", FIRST, "--yes")
    assert code == 0 and "受講者1人の記録を消しました" in said and "残っていないことを確かめました" in said


def test_copies_are_listed_and_gone_back_to(classroom, typed, monkeypatch):
    monkeypatch.chdir(classroom.root)
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    typed("collect")
    code, said = typed("class", "restore")
    assert code == 0 and "戻すときは" in said
    assert "控えに戻しました" in typed("class", "restore", "1")[1]
    assert classroom.statuses()[FIRST] == "未提出"
    assert typed("class", "restore", "99")[0] == 2
