"""D1's effects and widths, and the same once more by plain loops over the CSV files."""

import csv
import random
from datetime import date, timedelta
from statistics import NormalDist

import numpy as np
import pytest

from kenshu import data, improve
from kenshu.improve import Period, bootstrap
from kenshu.improve.compare import additive, proportional
from kenshu.improve.effect import ways
from kenshu.improve.effect_days import by_day
from kenshu.improve.effect_named import recognise, routes
from kenshu.improve.saving import naive_saving, volume_adjusted
from kenshu.improve.sentence import beside, sentence

BEFORE = Period(date(2024, 5, 1), date(2024, 7, 31))
AFTER = Period(date(2025, 5, 1), date(2025, 7, 31))
SCOPE = "がん検診の予約の受付(すべての用件の電話の通話と後処理、電子申請の職員確認)"
CONTROL = "特定健診の電話(通話と後処理)"
CLOSED = {date(2024, 5, 3), date(2024, 5, 6), date(2024, 7, 15),
          date(2025, 5, 5), date(2025, 5, 6), date(2025, 7, 21)}  # fmt: skip


@pytest.fixture(scope="module")
def desk(root):
    """(before, after, control) as Days."""

    def opened(name):
        return data.open(f"d1-{name}", root / "datasets")

    before = by_day(opened("phone-before"), period=BEFORE, scope=SCOPE)
    after = by_day(opened("phone-after"), opened("online-after"), period=AFTER, scope=SCOPE)
    control = (
        by_day(opened("control-before"), period=BEFORE, scope=CONTROL),
        by_day(opened("control-after"), period=AFTER, scope=CONTROL),
    )
    return before, after, control


@pytest.mark.parametrize(
    ("way", "saved", "percent"),
    [
        (naive_saving, "137.0", "76.1"),
        (volume_adjusted, "169.0", "79.7"),
        (proportional, "124.4", "74.3"),
        (additive, "128.6", "74.9"),
    ],
)
def test_the_four_effects(desk, way, saved, percent):
    effect = bootstrap.estimate(way, *desk)
    assert (f"{effect.saved:.1f}", f"{effect.percent:.1f}") == (saved, percent)
    for figure in (effect.without, effect.after):
        assert figure.period and figure.scope and figure.method and figure.n > 0


def test_each_year_has_63_office_days_and_all_its_seconds(desk):
    before, after, control = desk
    assert {len(days.dates) for days in (before, after, *control)} == {63}
    assert [round(sum(days.hours), 9) for days in (before, after, *control)] == [180.0, 43.0, 120.0, 111.6]
    assert (before.booked, after.booked) == (1640, 1932)


def plain(root, name, year):
    """{open day: [seconds, bookings]} of one file, by csv and a walk through the calendar."""
    day, last, table = date(year, 5, 1), date(year, 7, 31), {}
    while day <= last:
        if day.weekday() < 5 and day not in CLOSED:
            table[day] = [0, 0]
        day += timedelta(days=1)
    path = root / "datasets" / "d1-screening-booking" / "clean" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            online = "職員確認秒" in row
            when = date.fromisoformat((row["受付日時"] if online else row["受付日"])[:10])
            while when not in table:
                when += timedelta(days=1)
            seconds = int(row["職員確認秒"]) if online else int(row["通話秒"]) + int(row["後処理秒"])
            table[when][0] += seconds
            table[when][1] += online or row["用件"] == "予約"
    return [table[day] for day in sorted(table)]


@pytest.fixture(scope="module")
def plain_days(root):
    """For each of 63 days: (seconds, bookings) before; the same after; control's seconds before and after."""
    phone, online = plain(root, "phone-after", 2025), plain(root, "online-after", 2025)
    return {
        "before": plain(root, "phone-before", 2024),
        "after": [(a + b, m + n) for (a, m), (b, n) in zip(phone, online, strict=True)],
        "control_before": [seconds for seconds, _ in plain(root, "control-before", 2024)],
        "control_after": [seconds for seconds, _ in plain(root, "control-after", 2025)],
    }


def test_plain_loops_find_the_same_seconds_and_bookings_of_each_day(desk, plain_days):
    before, after, control = desk
    for days, name in ((before, "before"), (after, "after")):
        assert [round(h * 3600) for h in days.hours] == [seconds for seconds, _ in plain_days[name]]
        assert list(days.cases) == [cases for _, cases in plain_days[name]]
    for days, name in zip(control, ("control_before", "control_after"), strict=True):
        assert [round(h * 3600) for h in days.hours] == plain_days[name]


def plain_savings(table, picks):
    """The four savings, in hours, of the days picked in each year: loops and nothing else."""
    first, second = picks
    old = old_cases = new = new_cases = then = now = 0
    for day in first:
        old += table["before"][day][0]
        old_cases += table["before"][day][1]
        then += table["control_before"][day]
    for day in second:
        new += table["after"][day][0]
        new_cases += table["after"][day][1]
        now += table["control_after"][day]
    return {
        naive_saving: (old - new) / 3600,
        volume_adjusted: (old * new_cases / old_cases - new) / 3600,
        proportional: (old * now / then - new) / 3600,
        additive: (old + now - then - new) / 3600,
    }


def plain_interval(values):
    """Ends of the drawn savings: t of 62 degrees of freedom (1.99897), widened by √(63/62), as a normal tail."""
    tail = NormalDist().cdf(-1.99897 * (63 / 62) ** 0.5)
    ordered, ends = sorted(values), []
    for share in (tail, 1 - tail):
        place = share * (len(ordered) - 1)
        low = int(place)
        ends.append(ordered[low] + (place - low) * (ordered[low + 1] - ordered[low]))
    return ends


def test_plain_loops_over_all_days_give_the_four_effects(desk, plain_days):
    everyday = (range(63), range(63))
    for way, saved in plain_savings(plain_days, everyday).items():
        assert saved == pytest.approx(bootstrap.estimate(way, *desk).saved, abs=1e-9)


def test_plain_loops_on_the_same_chance_give_the_same_width(desk, plain_days):
    chance, draws = random.Random(bootstrap.SEED).random, 2000
    first = [[int(chance() * 63) for _ in range(63)] for _ in range(draws)]
    second = [[int(chance() * 63) for _ in range(63)] for _ in range(draws)]
    drawn = [plain_savings(plain_days, picks) for picks in zip(first, second, strict=True)]
    for way in (naive_saving, volume_adjusted, proportional, additive):
        width = bootstrap.interval(way, *desk)
        assert [width.low, width.high] == pytest.approx(plain_interval([d[way] for d in drawn]), abs=0.01)


def test_a_second_implementation_on_other_chance_gives_nearly_the_same_width(desk, plain_days):
    """numpy's own generator, days picked instead of counted; two widths of 2,000 draws differ by chance."""
    chance = np.random.default_rng(7)
    picked = chance.integers(0, 63, (2, 20_000, 63))
    table = {name: np.array(rows, dtype=float) for name, rows in plain_days.items()}
    old = table["before"][:, 0][picked[0]].sum(axis=1)
    new = table["after"][:, 0][picked[1]].sum(axis=1)
    ratio = table["control_after"][picked[1]].sum(axis=1) / table["control_before"][picked[0]].sum(axis=1)
    low, high = plain_interval(((old * ratio - new) / 3600).tolist())
    ours = bootstrap.interval(proportional, *desk)
    assert (ours.low, ours.high) == pytest.approx((low, high), abs=2.0)


def test_the_width_holds_the_effect_and_is_the_same_each_time(desk):
    first, again = (bootstrap.interval(proportional, *desk) for _ in range(2))
    assert first.low < first.effect.saved < first.high
    assert (first.low, first.high) == (again.low, again.high)
    assert (f"{first.low:.1f}", f"{first.high:.1f}") == ("108.9", "141.0")
    other = bootstrap.interval(proportional, *desk, seed=1)
    assert (other.low, other.high) != (first.low, first.high)
    assert (other.low, other.high) == pytest.approx((first.low, first.high), abs=3)


def test_nine_in_ten_is_narrower_than_nineteen_in_twenty(desk):
    wide, narrow = (bootstrap.interval(proportional, *desk, level=level) for level in (0.95, 0.9))
    assert wide.low < narrow.low < narrow.high < wide.high
    assert "20回に19回" in wide.words() and "10回に9回" in narrow.words()


def test_the_range_beside_the_counted_saving(desk):
    low, high = ways(*desk).spread()
    assert (f"{low:.1f}", f"{high:.1f}") == ("124.4", "169.0")


def test_the_sentence_is_the_honest_one(desk):
    before, after, _ = desk
    said = sentence(
        before.figure, after.figure, (before.booked, after.booked), work="電話と電子申請の職員対応時間"
    )
    assert said == (
        "5〜7月、電話と電子申請の職員対応時間は令和6年の180.0時間から令和7年の43.0時間(137.0時間減)。"
        "予約件数は約18％増えており、1件当たりでは6.6分から1.3分です。"
    )


def test_what_stands_beside_the_sentence(desk):
    told = beside(ways(*desk, volunteered=True), bootstrap.interval(proportional, *desk))
    assert "124.4時間から169.0時間の間" in told
    assert "108.9時間から141.0時間の幅" in told
    for words in ("比で直した数字を使います", "1件当たり", "手を挙げた課", "閉庁日に届いた"):
        assert words in told


@pytest.mark.parametrize(
    ("number", "route", "sound"),
    [
        (137.0, "as-counted", True),
        (169.0, "same-number", True),
        (124.4, "proportional", True),
        (128.6, "additive", True),
        (133.0, "talk-only", False),
        (147.0, "online-left-out", False),
        (143.0, "talk-only-online-left-out", False),
        (43.0, "still-left", False),
        (76.1, "percent-as-hours", False),
        (8220.0, "minutes-as-hours", False),
        (169.52, "rounded-too-early", False),
    ],
)
def test_a_number_is_recognised_by_the_way_it_was_found(desk, number, route, sound):
    before, after, _ = desk
    found = recognise(number, ways(*desk), before, after)
    assert (found.id, found.sound) == (route, sound)


def test_the_difference_way_is_explained_and_not_called_wrong(desk):
    before, after, _ = desk
    message = recognise(128.6, ways(*desk), before, after).message
    assert "まちがいではありません" in message and "比で直す" in message


def test_an_unknown_number_is_not_explained(desk):
    before, after, _ = desk
    assert recognise(99.9, ways(*desk), before, after) is None


def test_no_message_gives_an_answer_away(desk):
    before, after, _ = desk
    assert not any(char.isdigit() and char not in "160" for route in routes(ways(*desk), before, after)
                   for char in route.message)  # fmt: skip


def test_the_worth_of_the_hours_at_two_rates_and_the_procedures_that_carry_a_system(desk):
    """FACTS, number traps: 342,500–548,000 円; 2.2–3.5 such procedures for 1.2M 円 a year."""
    saved = improve.naive_saving(desk[0].figure, desk[1].figure).saved
    hours = improve.Figure(saved, "時間", AFTER, SCOPE, "前−後", 1)
    worths = [improve.worth(hours, rate).value for rate in (2500, 4000)]
    assert worths == [342_500, 548_000]
    assert [f"{improve.break_even(1_200_000, value):.1f}" for value in worths] == ["3.5", "2.2"]
    assert [improve.procedures_needed(1_200_000, 30 * rate) for rate in (2500, 4000)] == [16, 10]
