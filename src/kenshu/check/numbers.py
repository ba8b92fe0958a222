"""Compare a number with the expected one and name the likely mistake; no message holds the expected value."""

from collections.abc import Iterable
from dataclasses import dataclass

from kenshu.check.mark import CheckError, Verdict

# unit: (what it measures, how many of the smallest unit)
UNITS = {
    "秒": ("time", 1), "分": ("time", 60), "時間": ("time", 3600),
    "円": ("money", 1), "千円": ("money", 1_000), "万円": ("money", 10_000), "百万円": ("money", 1_000_000),
}  # fmt: skip
RIGHT = "データから計算した値とそろいました。"
OTHER = "データから計算した値と合いませんでした。期間・数える範囲・単位の3つを、順に見直してみてください。"


@dataclass(frozen=True)
class Mistake:
    """A value people reach by a known slip, and what to say then.

    ``value``: in the unit of the expected value; ``share``: of the points it still earns; ``tolerance``:
    absolute, None = the comparison's own, grown in proportion when ``value`` is larger than the expected one.
    """

    message_id: str
    value: float
    message: str
    share: float = 0.0
    tolerance: float | None = None


def compare(
    value: float,
    expected: float,
    tolerance: float,
    mistakes: Iterable[Mistake] = (),
    *,
    right: str = RIGHT,
    other: str = OTHER,
) -> Verdict:
    """Judge ``value``; all in one unit, ``tolerance`` absolute and inclusive.

    The right value wins over every mistake; among mistakes within their tolerance the nearest wins, of
    equally near ones the first; what nobody named gets ``other`` (message_id "other").

    >>> slip = Mistake("minutes-as-hours", 600, "分のままではありませんか。")
    >>> compare(600, 10, 0.05, [slip]).message_id
    'minutes-as-hours'
    """
    if _near(value, expected, tolerance):
        return Verdict(1.0, "right", right)
    named = [m for m in mistakes if _near(value, m.value, _window(m, expected, tolerance))]
    if not named:
        return Verdict(0.0, "other", other)
    nearest = min(named, key=lambda mistake: abs(value - mistake.value))
    return Verdict(nearest.share, nearest.message_id, nearest.message)


def in_unit(entry: dict, unit: str) -> float:
    """The number of an answer in ``unit``; an answer that carries no unit of its own is in it already.

    >>> in_unit({"value": 90, "unit": "分"}, "時間")
    1.5
    """
    own = entry.get("unit") or unit
    if own == unit:
        return entry["value"]
    (measure, size), (other, other_size) = UNITS.get(own, (own, 1)), UNITS.get(unit, (unit, 1))
    if measure != other:
        raise CheckError(f"単位「{own}」は「{unit}」に直せません。問いの units を見直してください。")
    return entry["value"] * size / other_size


def time_slips(expected: float, unit: str = "時間") -> list[Mistake]:
    """The slips of unit when the answer is to be in hours (or minutes)."""
    say = "{}のままではありませんか。60で割って、{}に直しましょう。"
    if unit == "時間":
        return [
            Mistake("minutes-as-hours", expected * 60, say.format("分", unit)),
            Mistake("seconds-as-hours", expected * 3600, "秒のままではありませんか。3600秒が1時間です。"),
            Mistake(
                "hours-as-minutes", expected / 60, "60で割る回数が1回多いか、単位の選び方が逆のようです。"
            ),
        ]
    return [
        Mistake("seconds-as-minutes", expected * 60, say.format("秒", unit)),
        Mistake(
            "hours-as-minutes", expected / 60, "時間のままではありませんか。60を掛けて、分に直しましょう。"
        ),
    ]


def scale_slips(expected: float, unit: str = "円") -> list[Mistake]:
    """A thousand or ten thousand times too much or too little (円・千円・万円)."""
    message = f"けたがずれています。欄の単位は「{unit}」です。円・千円・万円のどれで書いたか見てください。"
    factors = (("thousand-fold", 1_000), ("ten-thousand-fold", 10_000), ("ten-fold", 10))
    return [Mistake(name, expected * factor, message) for name, factor in factors] + [
        Mistake(name, expected / factor, message) for name, factor in factors
    ]


def percent_slips(expected: float) -> list[Mistake]:
    """A share asked for in percent: written as a fraction, or the remaining part taken."""
    return [
        Mistake("fraction", expected / 100, "割合のままのようです。100を掛けて%にしてください。"),
        Mistake(
            "remaining-part", 100 - expected, "残りの側の割合のようです。何を何で割るかを見直してください。"
        ),
    ]


def sign_slip(expected: float) -> Mistake:
    """The same size with the other sign."""
    return Mistake(
        "sign", -expected, "大きさはそろっています。増えたのか減ったのか(プラスかマイナスか)を見てください。"
    )


def _window(mistake: Mistake, expected: float, tolerance: float) -> float:
    if mistake.tolerance is not None:
        return mistake.tolerance
    return tolerance * max(1.0, abs(mistake.value / expected)) if expected else tolerance


def _near(value: float, target: float, tolerance: float) -> bool:
    # 180.05 - 180.0 is a hair above 0.05 in binary: the edge belongs to the tolerance.
    return abs(value - target) <= tolerance + 1e-9 * max(1.0, abs(target))
