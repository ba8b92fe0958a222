"""On D2 the planted answers come out of the public functions, and what they say can be read by anybody."""

import re
from datetime import date

import pytest

from kenshu.flow import whatif

JARGON = (
    r"信頼区間|標準偏差|分散|中央値|乱数|シミュレーション|分位|パーセンタイル|有意|期待値|[ρσλμ]|95\s*[%％]"
)


@pytest.fixture(scope="module")
def changes(tickets, now):
    cases = {
        "lunch": whatif.Case("昼も4人", whatif.desk(4)),
        "certificates": whatif.Case("証明書3割減", now.desk, online={"証明書": 0.3}),
        "both": whatif.Case("昼も4人、証明書3割減", whatif.desk(4), online={"証明書": 0.3}),
        "fifth": whatif.Case("窓口を5つ", whatif.desk(5, breaks=[(4, "12:00", "14:00")])),
    }
    return {name: whatif.replay(tickets, now, case) for name, case in cases.items()}


@pytest.mark.parametrize("name", ["lunch", "certificates", "both", "fifth"])
def test_each_planted_wait_comes_out(changes, planted, name):
    value, tolerance = planted[f"what-if-{name}"]
    found = changes[name].after.wait
    assert abs(found.middle - value) <= tolerance
    assert found.low < found.middle < found.high
    assert changes[name].saved.low > 0


def test_lunch_staff_and_fewer_certificates_are_about_a_fifth_counter(changes, planted):
    value, tolerance = planted["what-if-saved-both-over-fifth"]
    assert abs(changes["both"].saved.middle / changes["fifth"].saved.middle - value) <= tolerance
    for alone in ("lunch", "certificates"):
        assert changes[alone].after.wait.middle > 1.3 * changes["fifth"].after.wait.middle


def test_the_load_is_that_of_the_planted_seasons(tickets, now, planted):
    for season, busy in (("busy", True), ("quiet", False)):
        days = [day for day in tickets.days if (date(2025, 3, 17) <= day <= date(2025, 4, 11)) is busy]
        found = whatif.replay(tickets.on(days), now, whatif.Case("案", now.desk)).before
        value, tolerance = planted[f"utilisation-{season}"]
        assert abs(found.used - value) <= tolerance
        value, tolerance = planted[f"wait-{season}"]
        assert abs(found.wait.middle - value) <= tolerance


def test_the_hours_add_up_and_lunch_is_worse_than_ten(changes, tickets, planted):
    frame = changes["both"].by_hour()
    assert list(frame["案"].unique()) == ["今のまま", "昼も4人、証明書3割減"]
    before = frame[frame["案"] == "今のまま"].set_index("時")
    assert before["来る人(1日)"].sum() == pytest.approx(len(tickets) / len(tickets.days))
    assert before["窓口(人)"].to_dict() == {
        "8:30": 4, **{f"{hour}:00": 3 if hour in (12, 13) else 4 for hour in range(9, 18)},
    }  # fmt: skip
    assert (before["待ち_下"] <= before["待ち(分)"]).all() and (before["待ち(分)"] <= before["待ち_上"]).all()
    value, tolerance = planted["wait-lunch-over-ten"]
    lunch = before.loc[["12:00", "13:00"], "待ち(分)"].mean() / before.loc["10:00", "待ち(分)"]
    assert abs(lunch - value) <= tolerance


def test_a_drawn_day_is_like_the_recorded_days(tickets, now):
    """Poisson days of the mean of a season: within the width over the days of what was recorded."""
    busy = tickets.on(day for day in tickets.days if date(2025, 3, 17) <= day <= date(2025, 4, 11))
    found = whatif.simulate(whatif.crowd_of(busy), now, whatif.Case("昼も4人", whatif.desk(4)))
    assert found.before.people.mean() == pytest.approx(len(busy) / len(busy.days), rel=0.01)
    assert found.before.wait.middle == pytest.approx(busy.waited.mean(), rel=0.15)
    assert found.before.day.low < busy.waited.mean() < found.before.day.high


def test_the_sentence_has_widths_and_no_term_of_statistics(changes, tickets, now):
    one = tickets.on([date(2025, 4, 1)])
    drawn = whatif.simulate(whatif.crowd_of(one), now, whatif.Case("昼も4人", whatif.desk(4)))
    for found in (*changes.values(), drawn):
        said = found.sentence()
        assert re.search(r"短くなる見込みです\(10回に9回はこの幅: [\d.]+〜[\d.]+分\)", said)
        assert "10日に9日は" in said and "閉庁のあとも続く対応" in said
        assert not re.search(JARGON, said)
    assert "1日分の記録だけ" in drawn.sentence()
    assert ["職員がほかで受ける時間は入っていません" in found.sentence() for found in changes.values()] == [
        False, True, True, False,
    ]  # fmt: skip
    assert f"記録の待ちは平均{one.waited.mean():.1f}分" in drawn.sentence()


def test_a_change_for_the_worse_or_none_is_said_so(tickets, now):
    worse = whatif.replay(
        tickets, now, whatif.Case("昼は2人", whatif.desk({"8:30": 4, "12:00": 2, "14:00": 4}))
    )
    assert re.search(r"平均で[\d.]+分長くなる見込みです", worse.sentence())
    same = whatif.replay(tickets, now, whatif.Case("同じ", now.desk))
    assert "待ちは変わりません" in same.sentence()
    assert (same.saved.low, same.saved.high) == (0, 0)


def test_shorter_cases_fewer_and_more_visitors_work_on_the_same_people(tickets, now):
    people = whatif.crowd_of(tickets.on([date(2025, 4, 2)]))
    shorter = whatif.Case("確認を1回に", now.desk, saved={"証明書": 1.5})
    fewer = whatif.Case(
        "昼を避けてもらう", now.desk, coming=(("12:00", "13:00", 0.7), ("15:00", "16:00", 1.3))
    )
    more = whatif.Case("2割増", now.desk, coming=(("8:30", "17:15", 1.2),))
    found = {case.name: whatif.simulate(people, now, case) for case in (shorter, fewer, more)}
    assert found["確認を1回に"].after.used < found["確認を1回に"].before.used
    assert found["確認を1回に"].after.people.tolist() == found["確認を1回に"].before.people.tolist()
    times = found["2割増"].after.people.sum() / found["2割増"].before.people.sum()
    assert times == pytest.approx(1.2, abs=0.01)
    assert (
        found["2割増"].before.days.tobytes() == found["確認を1回に"].before.days.tobytes()
    )  # the slider never moves 今
    assert found["確認を1回に"].saved.low > 0 > found["2割増"].saved.high
    noon = found["昼を避けてもらう"].by_hour().pivot(index="時", columns="案", values="来る人(1日)")
    assert noon.loc["12:00", "昼を避けてもらう"] == pytest.approx(
        0.7 * noon.loc["12:00", "今のまま"], rel=0.03
    )
    assert noon.loc["15:00", "昼を避けてもらう"] == pytest.approx(
        1.3 * noon.loc["15:00", "今のまま"], rel=0.03
    )


def test_fewer_by_share_and_more_by_the_hour_count_together(now):
    """Of 100, a fifth more come, of whom 3 of 10 stay away: 84."""
    people = whatif.crowd({"8:30": 60}, {"証明書": whatif.about(1)})
    case = whatif.Case("案", now.desk, online={"証明書": 0.3}, coming=(("8:30", "17:15", 1.2),))
    found = whatif.simulate(people, now, case)
    assert found.after.people.sum() / found.before.people.sum() == pytest.approx(0.84, abs=0.005)


def test_the_same_people_in_both_cases_make_the_width_of_the_saving_narrower(tickets, now):
    people = whatif.crowd_of(tickets.on([date(2025, 4, 1)]))
    found = whatif.simulate(people, now, whatif.Case("昼も4人", whatif.desk(4)))
    apart = whatif.simulate(people, now, whatif.Case("昼も4人", whatif.desk(4)), seed=2)
    widths = [
        (found.before.wait.high - found.before.wait.low) / 2,
        (apart.after.wait.high - apart.after.wait.low) / 2,
    ]
    independent = sum(half**2 for half in widths) ** 0.5
    assert (found.saved.high - found.saved.low) / 2 < 0.7 * independent


def test_the_raw_log_of_the_machines_gives_the_same_tickets(root, tickets):
    raw = whatif.read_tickets(root / "datasets" / "d2-counter-tickets" / "raw" / "counter-tickets.csv")
    assert raw.days == tickets.days
    assert raw.called.tobytes() == tickets.called.tobytes()
