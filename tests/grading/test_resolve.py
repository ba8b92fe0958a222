"""A hand-in that waits for a person is settled in one verb; 差戻し is set and lifted; nothing is forgotten."""

import json
import os
from datetime import UTC, datetime, timedelta

import pytest

from kenshu import grading
from kenshu.grading import register, resolve, returned

FIRST, SECOND, THIRD, FOURTH, STRANGER = "m01x", "m02z", "m03b", "m04d", "m05f"
NOTEBOOK = "n90-mini"


def answer(room, learner):
    path = room.place.submitted / learner / "s3" / "answers.json"
    return json.loads(path.read_text(encoding="utf-8"))["answers"] if path.exists() else None


def events(room, learner):
    with register.opened(room.place.register) as connection:
        rows = connection.execute(
            "SELECT status, reason FROM event WHERE learner = ? ORDER BY id", (learner,)
        )
        return rows.fetchall()


def test_an_unknown_number_becomes_this_learner(classroom):
    classroom.hand_in(STRANGER, {"n90-pick": "east"})
    (held,) = classroom.collect()
    assert resolve.unsettled(classroom.place) == [held]
    settled = resolve.resolve(classroom.place, held.receipt, learner=SECOND, reason="電話で本人に確かめた")
    assert (settled.state, settled.learner) == ("受付", SECOND)
    assert answer(classroom, SECOND)["n90-pick"]["value"] == "east"
    assert resolve.unsettled(classroom.place) == []
    assert classroom.collect() == []
    classroom.grade()
    assert classroom.row(SECOND).total == 2
    assert "電話で本人に確かめた" in events(classroom, SECOND)[0][1]


def test_another_citys_data_is_counted_when_the_trainer_says_so(classroom):
    path = classroom.work(FIRST, {"n90-pick": "west"}) / "answers.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**document, "city": "0" * 64}), encoding="utf-8")
    classroom.hand_in(FIRST, {})
    (held,) = classroom.collect()
    assert "別のデータ" in held.reason and classroom.statuses()[FIRST].startswith("保留")
    resolve.resolve(classroom.place, held.receipt)
    assert classroom.statuses()[FIRST] == "受付: 講師が確かめて受け付けました"
    classroom.grade()
    assert classroom.row(FIRST).marks["n90-pick"].points == 1


def test_answers_of_no_question_are_left_out_and_named(classroom):
    path = classroom.work(FIRST, {"n90-pick": "east"}) / "answers.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["answers"]["n90-gone"] = document["answers"]["n90-pick"]
    path.write_text(json.dumps(document), encoding="utf-8")
    classroom.hand_in(FIRST, {})
    (held,) = classroom.collect()
    settled = resolve.resolve(classroom.place, held.receipt)
    assert "教材と合わない答え1件は除きました(n90-gone)" in settled.reason
    assert set(answer(classroom, FIRST)) == {"n90-pick"}


def test_of_two_handins_the_trainer_can_have_the_earlier_counted(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    classroom.collect()
    later = classroom.hand_in(FIRST, {"n90-pick": "west"})
    os.utime(later, (later.stat().st_mtime + 60,) * 2)
    (second,) = classroom.collect()
    classroom.grade()
    assert classroom.row(FIRST).total == 1
    gone = resolve.resolve(classroom.place, second.receipt, count=False, reason="別の人の答え")
    assert (gone.state, gone.reason) == ("不採用", "講師が、この提出を数えないことにしました(別の人の答え)")
    assert answer(classroom, FIRST)["n90-pick"]["value"] == "east"
    classroom.grade()
    assert classroom.row(FIRST).total == 2


def test_of_two_people_with_one_number_each_gets_their_own(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    classroom.collect()
    later = classroom.hand_in(FIRST, {"n90-pick": "west"})
    os.utime(later, (later.stat().st_mtime + 60,) * 2)
    (second,) = classroom.collect()
    resolve.resolve(classroom.place, second.receipt, learner=THIRD)
    assert answer(classroom, FIRST)["n90-pick"]["value"] == "east"
    assert answer(classroom, THIRD)["n90-pick"]["value"] == "west"


def test_the_only_handin_not_counted_is_absent_and_no_zero(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "west"})
    (only,) = classroom.collect()
    classroom.grade()
    assert classroom.row(FIRST).total == 1
    resolve.resolve(classroom.place, only.receipt, count=False)
    row = classroom.row(FIRST)
    assert (row.status.status, row.total, row.marks) == ("未提出", None, {})
    resolve.resolve(classroom.place, only.receipt)
    classroom.grade()
    assert classroom.row(FIRST).status.status == "採点済"


def test_a_group_with_one_mistyped_number_is_mended(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"}, members=[SECOND, STRANGER])
    (held,) = classroom.collect()
    settled = resolve.resolve(classroom.place, held.receipt, learner=FOURTH)
    assert (settled.learner, settled.members) == (FIRST, (FIRST, SECOND, FOURTH))
    assert all(answer(classroom, number) for number in (FIRST, SECOND, FOURTH))


def test_what_cannot_be_read_cannot_be_counted_but_can_be_set_aside(classroom):
    (classroom.box / f"s3_{FIRST}_20260810T010000Z_0badcafe.zip").write_bytes(b"no zip")
    (held,) = classroom.collect()
    assert held.state == "隔離"
    with pytest.raises(grading.GradingError, match="数えられません"):
        resolve.resolve(classroom.place, "0badcafe")
    assert classroom.statuses()[FIRST].startswith("保留")
    resolve.resolve(classroom.place, "0badcafe", count=False)
    assert resolve.unsettled(classroom.place) == []
    assert classroom.statuses()[FIRST].startswith("未提出")


@pytest.mark.parametrize(
    ("receipt", "learner", "said"),
    [("ffffffff", None, "見つかりません"), (None, "z99a", "名簿にありません"), (None, None, "--learner")],
    ids=["no such receipt", "nobody of the class", "unknown number without a learner"],
)
def test_a_decision_that_cannot_be_is_refused_and_nothing_changes(classroom, receipt, learner, said):
    classroom.hand_in(STRANGER, {"n90-pick": "east"})
    (held,) = classroom.collect()
    with pytest.raises(grading.GradingError, match=said):
        resolve.resolve(classroom.place, receipt or held.receipt, learner=learner)
    assert resolve.unsettled(classroom.place) == [held]


def test_what_was_settled_is_only_added_to(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    (only,) = classroom.collect()
    resolve.resolve(classroom.place, only.receipt, count=False)
    resolve.resolve(classroom.place, only.receipt)
    with register.opened(classroom.place.register) as connection:
        assert [row[0] for row in connection.execute("SELECT state FROM settled")] == ["不採用", "受付"]
    with (
        pytest.raises(Exception, match="only added"),
        register.opened(classroom.place.register) as connection,
    ):
        connection.execute("UPDATE settled SET reason = ''")


def test_sent_back_shows_no_marks_until_lifted_or_handed_in_again(classroom):
    at = classroom.hand_in(FIRST, {"n90-pick": "east"}).stat().st_mtime
    classroom.collect()
    classroom.grade()
    returned.send_back(classroom.place, FIRST, NOTEBOOK, "効果に期間がありません")
    assert (classroom.statuses()[FIRST], classroom.row(FIRST).total) == (
        "差戻し: 効果に期間がありません",
        None,
    )
    classroom.grade(everything=True)
    assert classroom.statuses()[FIRST] == "差戻し: 効果に期間がありません"
    returned.lift(classroom.place, FIRST, NOTEBOOK)
    assert (classroom.row(FIRST).status.status, classroom.row(FIRST).total) == ("採点済", 2)
    returned.send_back(classroom.place, FIRST, NOTEBOOK, "もう一度")
    again = classroom.hand_in(FIRST, {"n90-count": 3})
    os.utime(again, (at + 60,) * 2)
    classroom.collect()
    assert classroom.statuses()[FIRST] == "受付"


def test_nothing_to_send_back_is_said(classroom):
    with pytest.raises(grading.GradingError, match="「未提出」なので"):
        returned.send_back(classroom.place, FIRST, NOTEBOOK, "理由")
    with pytest.raises(grading.GradingError, match="差戻しではありません"):
        returned.lift(classroom.place, FIRST, NOTEBOOK)
    with pytest.raises(grading.GradingError, match="配っていません"):
        returned.send_back(classroom.place, FIRST, "n99-none", "理由")


def test_the_same_work_handed_in_again_is_graded_again(classroom):
    first = classroom.hand_in(FIRST, {"n90-pick": "east"})
    classroom.collect()
    classroom.grade()
    again = classroom.hand_in(FIRST, {}, at=datetime.fromtimestamp(first.stat().st_mtime + 60, UTC))
    assert again != first
    classroom.collect()
    assert classroom.statuses()[FIRST] == "受付"
    classroom.grade()
    assert classroom.row(FIRST).status.status == "採点済"


def test_late_is_kept_when_a_handin_is_settled(classroom):
    closing = datetime(2026, 8, 31, 8, 15, tzinfo=UTC)
    classroom.hand_in(STRANGER, {"n90-pick": "east"}, at=closing + timedelta(minutes=1))
    (held,) = classroom.collect()
    resolve.resolve(classroom.place, held.receipt, learner=FIRST)
    assert classroom.statuses()[FIRST].startswith("受付(遅れ)")
