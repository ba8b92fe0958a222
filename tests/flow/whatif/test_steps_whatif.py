"""The To-Be of a table of steps: what goes, what is joined, and the hours of a month before and after."""

import re

import pytest

from kenshu import flow
from kenshu.flow import Kind, whatif
from kenshu.flow.whatif import Join

COLUMNS = "番号,作業,担当,種類,次,条件,媒体,分,待ち,件数,根拠,例外"


@pytest.fixture
def nursery(corpus):
    return corpus["nursery"]


def test_taking_out_a_step_leads_past_it(nursery):
    found = whatif.to_be(nursery, remove=["2"])
    assert [way.to for way in found["1"].exits] == ["3"]
    assert len(found) == len(nursery) - 1 and found.title == "保育所の入所申込み(見直し後)"


def test_a_loop_taken_out_leaves_no_decision(nursery):
    """4 and 5 lead back to 3: without them there is nothing to decide, but the checking is still work."""
    found = whatif.to_be(nursery, remove=["4", "5"])
    assert found["3"].kind == Kind.TASK and [way.to for way in found["3"].exits] == ["6"]
    assert found["3"].minutes == nursery["3"].minutes
    with pytest.raises(KeyError):
        found["4"]


def test_a_decision_goes_with_its_branches_in_any_order(nursery):
    for order in (["3", "4", "5"], ["5", "3", "4"]):
        assert [way.to for way in whatif.to_be(nursery, remove=order)["2"].exits] == ["6"]


def test_joined_stamps_are_one_step(nursery):
    found = whatif.to_be(nursery, join=[Join(("7", "8", "9"), "確かめて決裁する")])
    assert (found["7"].name, found["7"].minutes, found["7"].waiting) == ("確かめて決裁する", 7.0, 1440.0)
    assert [way.to for way in found["7"].exits] == ["10"]
    quick = whatif.to_be(nursery, join=[Join(("7", "8", "9"), "確かめて決裁する", minutes=3, waiting=60)])
    assert (quick["7"].minutes, quick["7"].waiting) == (3, 60)


def test_a_step_out_of_any_procedure_leaves_one_that_can_be_drawn(corpus, flow_name):
    """Each 作業, 判断 and 待ち with one way on, one at a time: no new error, and never more than one step fewer."""
    steps = corpus[flow_name]
    assert flow.validate(steps).ok
    for step in steps:
        if len(step.exits) == 1 and step.kind not in (Kind.START, Kind.JOIN):
            found = whatif.to_be(steps, remove=[step.number])
            assert flow.validate(found).ok, (step.name, flow.validate(found).lines())
            assert len(found) == len(steps) - 1


def test_the_hours_are_those_worked_out_by_hand(tmp_path):
    """5 分 × 600 ÷ 60 = 50 h, 2 × 600 ÷ 60 = 20 h, 10 × 60 ÷ 60 = 10 h; the resident's 20 分 are not staff's.

    Without the copy (20 h) and with the check in 4 instead of 5 minutes (40 h), 50 of 80 hours are left.
    """
    rows = [
        "1,申請する,住民,開始,2,,,20,,600,,",
        "2,確かめる,窓口,作業,3,,紙,5,,600,,",
        "3,台帳に写す,窓口,作業,4,,紙,2,,600,,",
        "4,足りているか,係長,判断,5、6,はい／いいえ,,10,,60,,",
        "5,受け取る,住民,終了,,,,,,,,",
        "6,電話で聞く,窓口,作業,5,,電話,,,20,,足りないとき",
    ]
    path = tmp_path / "手順.csv"
    path.write_text("\n".join([COLUMNS, *rows]) + "\n", encoding="utf-8-sig")
    steps = flow.read_steps(path)
    found = whatif.monthly(steps, whatif.to_be(steps, remove=["3"], minutes={"2": 4}), outside=["住民"])
    assert [one.middle for one in (found.before, found.after, found.saved)] == pytest.approx([80, 50, 30])
    frame = found.frame().set_index("番号")
    assert frame["減る時間"].to_dict() == pytest.approx({"2": 10, "3": 20, "4": 0})
    lanes = {lane: (before.middle, after.middle) for lane, (before, after) in found.by_lane.items()}
    assert lanes == {"窓口": pytest.approx((70, 40)), "係長": pytest.approx((10, 10))}
    said = found.sentence()
    assert "月に80.0時間が50.0時間になり、30.0時間減る見込みです" in said and "10回に9回はこの幅です" in said
    assert "2割までずれていても" in said and "「電話で聞く」は、分か件数が空欄なので数えていません" in said


def test_the_width_is_that_of_numbers_off_by_a_fifth(nursery):
    """One step, so minutes × count: both evenly within ± 20 %; the product's 5 % and 95 % by its exact distribution."""
    only = whatif.to_be(nursery, count={step.number: 0 for step in nursery if step.number != "11"})
    found = whatif.monthly(only, whatif.to_be(only, remove=["11"]))
    assert found.before.middle == pytest.approx(15 * 620 / 60)
    exact = [_product(share) for share in (0.05, 0.95)]
    assert [found.before.low / 155, found.before.high / 155] == pytest.approx(exact, abs=0.01)
    assert (found.saved.low, found.saved.high) == pytest.approx((found.before.low, found.before.high))
    sure = whatif.monthly(only, whatif.to_be(only, remove=["11"]), unsure=0)
    assert sure.before.low == pytest.approx(155) == sure.before.high


def _product(share, size=800):
    """Quantile of the product of two numbers that lie evenly between 0.8 and 1.2, on a grid."""
    grid = [0.8 + 0.4 * (place + 0.5) / size for place in range(size)]
    every = sorted(one * other for one in grid for other in grid)
    return every[int(share * len(every))]


def test_the_same_uncertain_numbers_in_both_flows_leave_the_saving_sure(nursery):
    """What both flows have in common is off by the same share in both, so it drops out of the saving."""
    found = whatif.monthly(nursery, whatif.to_be(nursery, remove=["2"]), outside=["保護者"])
    saved, before = found.saved, found.before
    assert saved.high - saved.low < 0.3 * (before.high - before.low)
    assert saved.middle == pytest.approx(4 * 620 / 60) and saved.low > 0


def test_more_work_is_said_as_more_and_none_as_none(nursery):
    more = whatif.monthly(nursery, whatif.to_be(nursery, minutes={"6": 20}))
    assert re.search(r"82\.7時間増える見込み.*この幅です: [\d.]+〜[\d.]+時間", more.sentence())
    assert "変わりません" in whatif.monthly(nursery, nursery).sentence()


REFUSED = {
    "a number that is not there": (dict(remove=["99"]), "番号「99」の手順がありません"),
    "the start": (dict(remove=["1"]), "は開始なので、なくせません"),
    "an end": (dict(remove=["15"]), "は終了なので、なくせません"),
    "a decision with its branches left": (dict(remove=["12"]), "行き先が3つあるので、なくせません"),
    "steps apart": (dict(join=[Join(("2", "6"), "まとめ")]), "まとめられません"),
    "a step others lead back to": (dict(join=[Join(("10", "11"), "まとめ")]), "まとめられません"),
    "one step": (dict(join=[Join(("7",), "まとめ")]), "2つ以上"),
    "the same step twice": (dict(join=[Join(("7", "7"), "まとめ")]), "2つ以上"),
    "negative minutes": (dict(minutes={"6": -3}), "番号「6」の分が-3です"),
    "endless cases": (dict(count={"6": float("inf")}), "番号「6」の件数がinfです"),
    "negative minutes of the whole": (dict(join=[Join(("7", "8"), "まとめ", minutes=-1)]), "-1です"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_changed_is_said(nursery, name):
    given, said = REFUSED[name]
    with pytest.raises(flow.FlowError) as refusal:
        whatif.to_be(nursery, **given)
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"unsure": 1.5}, "数字のずれが150%です"),
        ({"unsure": -0.1}, "数字のずれが-10%です"),
        ({"outside": ["市長"]}, "担当「市長」はありません"),
        (
            {"outside": ["保護者", "保育課", "係長", "課長補佐", "課長"]},
            "分と件数の両方が書かれた作業がありません",
        ),
    ],
)
def test_hours_that_cannot_be_counted_are_said(nursery, given, said):
    with pytest.raises(flow.FlowError) as refusal:
        whatif.monthly(nursery, nursery, **given)
    assert said in str(refusal.value)
