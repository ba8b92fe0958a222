"""N08: the saved hours as money, how many procedures carry the fee, in how many years the start is paid back."""

from math import ceil

from tests.course.plainly.d import NOT_HERE, apart, near

FEE, START, FIVE = 1_200_000, 600_000, 5  # yen a year, yen at once, procedures: as the exercise says
CITY = 3000  # yen an hour in city.yml
LOW, HIGH = 2500, 4000


def answers(facts):
    return {**_worth(facts), **_break_even(facts["saved-hours"]), **_payback(facts["saved-hours"])}


def _worth(facts):
    saved, before, after = (facts[f"{name}-hours"] if name == "saved" else facts[f"hours-{name}"]
                            for name in ("saved", "before", "after"))  # fmt: skip
    hours = {
        **dict.fromkeys(("right", "right-other-rates", "right-city-rate-and-more", "low-high-swapped",
                         "rates-not-around", "same-rate-twice"), saved),
        "thousand-yen": saved / 1000, "ten-thousand-yen": saved / 10_000, "before-not-saved": before,
        "left-not-saved": after, "estimate-used": near(facts["saved-volume-adjusted"]), "minutes-times-rate": saved * 60,
        "days-times-rate": saved / 8, "made-a-year": saved * 4, "twelve-months": saved * 12, "a-little-off": saved + 1,
    }  # fmt: skip
    return {"n08-worth": {
        **{name: _times(each) for name, each in hours.items()},
        "one-cell-empty": _rows((LOW, saved * LOW), (HIGH, None)),
        "second-row-wrong": _rows((LOW, saved * LOW), (HIGH, after * HIGH)),
    }}  # fmt: skip


def _rows(*rows):
    return [{"rate": rate, "worth": None if worth is None else near(worth, 2)} for rate, worth in rows]


def _times(hours):
    """The rates as they stand in the known answer, each times these hours."""
    return lambda rows: _rows(*((row["rate"], row["rate"] * hours) for row in rows))


def _with(saved, value, low=LOW, high=HIGH):
    """An answer that looks at the two rates of the question before."""
    return {
        "value": value,
        "others": {"n08-worth": {"value": _rows((low, low * saved), (high, high * saved))}},
    }


def _break_even(saved):
    exact = FEE / (LOW * saved)
    return {"n08-break-even": {
        "right": _with(saved, ceil(exact)), "right-lowest-rate": _with(saved, ceil(FEE / (1500 * saved)), 1500, 6000),
        "not-rounded-up": _with(saved, near(exact)), "rounded-down": _with(saved, int(exact)),
        "month-not-year": _with(saved, ceil(FEE / 12 / (LOW * saved))),
        "high-rate-used": _with(saved, ceil(FEE / (6000 * saved)), LOW, 6000),
        "hours-not-worth": _with(saved, near(FEE / saved, 0)), "upside-down": _with(saved, near(1 / exact, 2)),
        "city-rate-used": _with(saved, near(FEE / (CITY * saved))), "follows-earlier": NOT_HERE,
    }}  # fmt: skip


def _payback(saved):
    low, high = (FIVE * rate * saved for rate in (LOW, HIGH))
    years = START / (low - FEE)

    def slip(value, places=2):
        return (
            NOT_HERE
            if apart(near(value, places), years, 0.1) is NOT_HERE
            else _with(saved, near(value, places))
        )

    return {"n08-payback": {
        "right": _with(saved, near(years)), "right-two-decimals": _with(saved, near(years, 2)),
        "fee-left-out": slip(START / low), "month-of-fee": slip(START / (low - FEE / 12)),
        "high-rate": slip(START / (high - FEE)),
        "one-procedure": slip(START * FIVE / low), "fee-added": slip((START + FEE) / low),
        "months-as-years": slip(years * 12, 0), "upside-down": slip(1 / years), "rounded-too-early": slip(years, 0),
    }}  # fmt: skip
