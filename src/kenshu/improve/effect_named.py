"""Which way led to a number of hours saved: for a reply that explains instead of 「ちがいます」."""

from dataclasses import dataclass

from kenshu.improve.effect import Ways
from kenshu.improve.effect_days import Days
from kenshu.improve.hours import CALL_PARTS, ONLINE_PART

TALK = CALL_PARTS[0]


@dataclass(frozen=True)
class Route:
    """``saved``: the hours this way leads to; ``sound``: whether it is a saving one may report or set beside."""

    id: str
    saved: float
    sound: bool
    message: str


def recognise(saved: float, ways: Ways, before: Days, after: Days, *, tolerance=0.1) -> Route | None:
    """The route whose result lies nearest to ``saved`` hours, within ``tolerance``; None for no known one.

    ``ways``: made of ``before`` and ``after``. No message holds a number of the answer.
    """
    near = [route for route in routes(ways, before, after) if abs(route.saved - saved) <= tolerance + 1e-9]
    return min(near, key=lambda route: abs(route.saved - saved), default=None)


def routes(ways: Ways, before: Days, after: Days) -> list[Route]:
    """The sound ways first, then the known slips."""
    return [*_sound(ways), *_slips(ways, before, after)]


def _sound(ways):
    yield Route(
        "as-counted", ways.as_counted.saved, True, "実際に減った時間です。報告には、この数字を使います。"
    )
    yield Route(
        "same-number", ways.same_number.saved, True,
        "件数をそろえた見積りです。後と同じ件数を前のやり方で受けたら、という考え方です。横にそえて書きます。",
    )  # fmt: skip
    if ways.proportional is None:
        return
    yield Route(
        "proportional", ways.proportional.saved, True,
        "比べる相手と同じ割合で変わったとした見積りです(比で直す)。横にそえて書きます。",
    )  # fmt: skip
    yield Route(
        "additive", ways.additive.saved, True,
        "比べる相手と同じだけ変わったとした見積りです(差で直す)。まちがいではありません。ただ、二つの窓口の大きさが"
        "ちがうときは、同じ時間だけ変わるとは考えにくいので、比で直すほうを使います。",
    )  # fmt: skip


def _slips(ways, before, after):
    old, new = before.figure.value, after.figure.value
    talk = [days.parts[TALK].sum() / 3600 for days in (before, after)]
    online = after.parts[ONLINE_PART].sum() / 3600 if ONLINE_PART in after.parts else 0.0
    yield Route(
        "talk-only", talk[0] - talk[1] - online, False,
        "通話の時間だけで数えたようです。電話を切ったあとの後処理も、職員の時間です。前と後の両方に足してください。",
    )  # fmt: skip
    if online:
        yield Route(
            "online-left-out", old - new + online, False,
            "後の時間に、電子申請を確かめた時間が入っていないようです。届いた申込みを見る時間も足してください。",
        )  # fmt: skip
        yield Route(
            "talk-only-online-left-out", talk[0] - talk[1], False,
            "通話どうしだけを引いたようです。後処理と、電子申請の確認の時間も入れてください。",
        )  # fmt: skip
    yield Route("still-left", new, False, "残った時間のようです。前の時間から引くと、減った時間になります。")
    yield Route(
        "percent-as-hours", ways.as_counted.percent, False,
        "パーセントの数のようです。ここでは時間で書いてください。",
    )  # fmt: skip
    yield Route(
        "minutes-as-hours",
        ways.as_counted.saved * 60,
        False,
        "分のままのようです。60で割って、時間にしてください。",
    )
    for places in (1, 2):
        per_case = round(old * 60 / before.booked, places)
        yield Route(
            "rounded-too-early", per_case * after.booked / 60 - new, False,
            "とちゅうで四捨五入したようです。四捨五入は、計算のさいごに1回だけにしてください。",
        )  # fmt: skip
