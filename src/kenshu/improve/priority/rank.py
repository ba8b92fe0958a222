"""Scores, ranks, and what becomes of them when every weight is a fifth larger or smaller."""

from itertools import product

from kenshu.improve.figure import ImproveError
from kenshu.improve.priority.weights import AXES, EFFECT, FEASIBILITY
from kenshu.improve.received import received
from kenshu.improve.remark import Remark
from kenshu.improve.tally import Tally

LOWEST, HIGHEST = 1, 5
MOVES = (1.0, 0.8, 1.2)  # ±20 %
DIGITS = 9  # of a score: what differs less is a tie


def rank(issues, weights, *, scored_at, about):
    """Tally with a row an issue, the first first: 課題, 効果, 実現性, 点, 順位, いちばん上の順位, いちばん下の順位.

    An axis is the weighted mean of its criteria (1–5); 点 = 効果 × 実現性. The last two columns are the best and
    the worst rank when each weight is left, made 0.8 or 1.2 times, in every combination. Remarks: order-holds,
    order-changes (naming the weight alone that does it, where there is one), first-holds, first-changes, weights-idle, tie,
    all-alike. ``scored_at``: when the first score was given. Raises ImproveError: weights fixed later than that
    (they would be chosen for the result), a score outside 1–5, fewer than two issues.
    """
    if scored_at < weights.fixed_at:
        raise ImproveError(
            "重みが、点数より後に決められています。結果を見てから重みを動かすと、選びたいものを選んだだけになります。"
            "重みを決め直したときは、点数も付け直してください。"
        )
    names = [one.name for one in weights.criteria]
    table = received(issues, "課題の表", number="課題", amounts=tuple(names))
    _refuse(table, names)
    scores = table[names].to_numpy(float)
    axes = {axis: _axis(scores, weights, axis) for axis in AXES}
    order, moved = _ranks(scores, weights, [1.0] * len(names)), _moved(scores, weights)
    frame = table[["課題"]].assign(**axes)
    frame["点"] = (axes[EFFECT] * axes[FEASIBILITY]).round(DIGITS)
    frame["順位"] = order
    frame["いちばん上の順位"] = [min(ranks) for ranks in zip(*moved.values(), strict=True)]
    frame["いちばん下の順位"] = [max(ranks) for ranks in zip(*moved.values(), strict=True)]
    frame = frame.sort_values(["順位", "課題"], ignore_index=True)
    method = f"効果×実現性。重みは{weights.said}で、点数の前に決定。順位の幅は重みを2割ずつ動かしたとき"
    remarks = tuple(_remarks(table, frame, weights, order, moved))
    return Tally("課題の優先順位", frame, about, method, len(table), remarks)


def _refuse(table, names):
    if len(table) < 2:
        raise ImproveError("課題が1つだけです。比べる課題を2つ以上書いてください。")
    for name in names:
        outside = table[~table[name].between(LOWEST, HIGHEST)]
        if len(outside):
            raise ImproveError(
                f"課題の表の「{outside['課題'].iloc[0]}」、「{name}」: {outside[name].iloc[0]:g}点は付けられません。"
                f"{LOWEST}から{HIGHEST}で付けてください。"
            )


def _axis(scores, weights, axis, factors=None):
    places = [place for place, one in enumerate(weights.criteria) if one.axis == axis]
    heavy = [weights.criteria[p].weight * (factors[p] if factors else 1.0) for p in places]
    return scores[:, places] @ heavy / sum(heavy)


def _ranks(scores, weights, factors):
    """Ranks from 1; equal points share the better one."""
    points = (_axis(scores, weights, EFFECT, factors) * _axis(scores, weights, FEASIBILITY, factors)).round(
        DIGITS
    )
    return [int((points > one).sum()) + 1 for one in points]


def _moved(scores, weights):
    """{factors: ranks} for every combination of MOVES on the weights that have another beside them."""
    choices = [MOVES if len(weights.of(one.axis)) > 1 else (1.0,) for one in weights.criteria]
    return {factors: _ranks(scores, weights, factors) for factors in product(*choices)}


def _remarks(table, frame, weights, order, moved):
    if len(moved) == 1:
        yield Remark("weights-idle", "効果にも実現性にも観点が1つずつなので、重みを変えても順位は動きません。"
                     "重みで考えるなら、観点を2つ以上にしてください。")  # fmt: skip
    elif all(ranks == order for ranks in moved.values()):
        yield Remark("order-holds", "重みを2割ふやしても減らしても、順位は変わりません。")
    else:
        yield _changes(table, weights, order, moved)
        yield _first(table, order, moved)
    if frame["点"].nunique() == 1:
        yield Remark("all-alike", "どの課題も同じ点です。差が付くように、点数を付け直してください。")
    elif len(tied := frame[frame["順位"].duplicated(keep=False)]):
        yield Remark(
            "tie",
            "同じ点の課題です。どちらを先にするか、理由を言葉で書いてください。",
            tuple(tied["課題"]),
            "",
        )


def _first(table, order, moved):
    """Does the first place stay, whatever the weights?"""
    firsts = [
        {name for name, one in zip(table["課題"], ranks, strict=True) if one == 1}
        for ranks in (order, *moved.values())
    ]
    names = tuple(name for name in table["課題"] if any(name in first for first in firsts))
    if all(first == firsts[0] for first in firsts):
        return Remark("first-holds", "重みを2割動かしても、1位のままです。", names, "")
    text = "重みを2割動かすだけで、1位が入れ替わります。どちらを先にしたいか、言葉の理由で決めてください。"
    return Remark("first-changes", text, names, "")


def _changes(table, weights, order, moved):
    """The smallest change of weights that moves a rank, in words."""
    factors = min(
        (f for f, ranks in moved.items() if ranks != order), key=lambda f: sum(one != 1.0 for one in f)
    )
    ranks = moved[factors]
    said = "、".join(
        f"「{one.name}」を2割{'重く' if factor > 1 else '軽く'}"
        for one, factor in zip(weights.criteria, factors, strict=True)
        if factor != 1.0
    )
    names = [name for name, old, new in zip(table["課題"], order, ranks, strict=True) if old != new]
    return Remark("order-changes", f"{said}すると順位が変わります。順位だけで決めず、理由を書いてください。",
                  tuple(names), "")  # fmt: skip
