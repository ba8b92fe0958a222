"""The width covers the truth about as often as it says; what cannot have a width is refused."""

from datetime import date, timedelta
from functools import partial

import numpy as np
import pytest

from kenshu.improve import Figure, ImproveError, Period, bootstrap
from kenshu.improve.bootstrap import interval
from kenshu.improve.compare import additive, proportional
from kenshu.improve.effect_days import Days
from kenshu.improve.saving import naive_saving, volume_adjusted

OPEN = 63
YEARS = [Period(date(year, 5, 1), date(year, 7, 31)) for year in (2030, 2031)]


def desk(year, seconds, cases, scope="架空の窓口"):
    """Days made of seconds and cases a day, the first days of May in a row."""
    seconds, cases = np.asarray(seconds, dtype="int64"), np.asarray(cases, dtype="int64")
    figure = Figure(seconds.sum() / 3600, "時間", YEARS[year], scope, "記録の合計", max(int(cases.sum()), 1))
    dates = tuple(YEARS[year].first + timedelta(days=n) for n in range(len(seconds)))
    return Days(figure, dates, {"通話秒": seconds}, cases, 0)


def shape(kind, chance):
    """How busy each open day is, mean 1: D1's Mondays and first days, in their order or met by chance."""
    calendar = np.array([(1.45 if n % 5 == 0 else 1) * (1 + 1.4 * max(0, 1 - n / 8)) for n in range(OPEN)])
    return (calendar if kind == "calendar" else chance.choice(calendar, OPEN)) / calendar.mean()


def world(kind, number):
    """One city: (before, after, control) as Days, and the saving that is true of it, in hours.

    Calls come by chance around what the day brings (a busy day is busy at both desks); the lengths are
    skewed. ``trend``: how demand at both desks moves; ``kept``: the share of the work the change leaves.
    """
    chance = np.random.default_rng([number, kind == "calendar"])
    trend, kept = chance.uniform(0.9, 1.1), chance.uniform(0.15, 0.45)
    years = [shape(kind, chance) * chance.gamma(150, 1 / 150, OPEN) for _ in range(2)]

    def year(number, calls, minutes, scope="架空の窓口"):
        cases = chance.poisson(calls / OPEN * years[number])
        seconds = np.where(cases > 0, chance.gamma(np.maximum(cases, 1) / 0.36, minutes * 60 * 0.36), 0)
        return desk(number, np.rint(seconds), cases, scope)

    before, after = year(0, 1800, 6), year(1, 1800 * trend, 6 * kept)
    control = year(0, 1200, 6, "となりの窓口"), year(1, 1200 * trend, 6, "となりの窓口")
    return before, after, control, 180 * trend * (1 - kept)


def share_covered(kind, numbers):
    hits = []
    for number in numbers:
        *days, truth = world(kind, number)
        width = interval(proportional, *days)
        hits.append(width.low <= truth <= width.high)
    return 100 * sum(hits) / len(hits)


@pytest.mark.parametrize("kind", ["chance", "calendar"])
def test_in_300_worlds_the_proportional_width_covers_the_known_effect_92_to_98_times_in_100(kind):
    assert 92 <= share_covered(kind, range(300)) <= 98


@pytest.mark.full
@pytest.mark.parametrize("kind", ["chance", "calendar"])
def test_in_2000_other_worlds_too(kind):
    assert 92 <= share_covered(kind, range(1000, 3000)) <= 98


def test_the_widening_is_student_s_t_of_the_days():
    """t quantiles of the printed tables: 97.5 % with 9, 29 and 62 degrees of freedom."""
    from statistics import NormalDist

    for days, t in ((10, 2.2622), (30, 2.0452), (63, 1.9990)):
        tail = bootstrap._tail(0.95, days)
        assert -NormalDist().inv_cdf(tail) / (days / (days - 1)) ** 0.5 == pytest.approx(t, abs=0.006)


def test_each_draw_takes_as_many_days_as_there_are():
    first, second = bootstrap.times_drawn((63, 61), 200, 5)
    assert set(first.sum(axis=1)) == {63} and set(second.sum(axis=1)) == {61}
    assert first.shape == (200, 63) and second.shape == (200, 61)
    assert abs(first.mean(axis=0) - 1).max() < 0.4  # no day is favoured


def test_days_that_are_all_alike_have_no_width():
    before, after = desk(0, [3600] * 20, [6] * 20), desk(1, [1800] * 20, [6] * 20)
    for way in (naive_saving, volume_adjusted):
        width = interval(way, before, after)
        assert (width.low, width.effect.saved, width.high) == pytest.approx((10, 10, 10))


def control(days=20, seconds=3000, second_year=2900):
    return (
        desk(0, [seconds] * days, [5] * days, "となりの窓口"),
        desk(1, [second_year] * days, [5] * days, "となりの窓口"),
    )


def alike(days=20):
    return desk(0, [3600] * days, [6] * days), desk(1, [1800] * days, [6] * days)


RARE = [3600] + [0] * 19
REFUSED = {
    "one office day": (partial(interval, naive_saving, *alike(1)), "開庁日が1日しかない"),
    "nine office days": (partial(interval, naive_saving, *alike(9)), "10日以上の記録"),
    "no control": (partial(interval, proportional, *alike()), "比べる相手の記録がありません"),
    "a control counted over other days": (
        partial(interval, additive, *alike(), control(19)), "数えた開庁日がちがいます"),
    "a control with work on one day only": (
        partial(interval, proportional, *alike(), (desk(0, RARE, RARE, "となり"), desk(1, RARE, RARE, "となり"))),
        "比べる相手の時間のある日が少なすぎて"),
    "cases on one day only": (
        partial(interval, volume_adjusted, desk(0, RARE, RARE), desk(1, RARE, RARE)), "件数のある日が少なすぎて"),
    "another level": (partial(interval, naive_saving, *alike(), level=0.99), "10回に9回"),
    "a control that moves more than the effect": (
        partial(interval, proportional, *alike(), control(seconds=3000, second_year=800)),
        "変えたことの効果とは言えません"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_have_a_width_is_refused(case):
    call, says = REFUSED[case]
    with pytest.raises(ImproveError, match=says):
        call()


def test_a_width_over_zero_is_not_called_a_saving():
    busy = [3600, 7200] * 10
    over = interval(naive_saving, desk(0, busy, [1] * 20), desk(1, busy[::-1], [1] * 20)).words()
    assert "減ったとは言い切れません" in over and "の増から" in over and "-" not in over
    worse = interval(naive_saving, desk(0, [1800] * 20, [1] * 20), desk(1, [3600] * 20, [1] * 20)).words()
    assert "10.0時間から10.0時間の幅で、時間は増えました" in worse


def test_a_width_carries_period_scope_method_days_and_n():
    caption = interval(proportional, *alike(), control()).caption()
    for part in ("令和13年5月1日〜7月31日", "架空の窓口", "比べる相手", "前20日、後20日", "2,000回", "n=120"):
        assert part in caption
