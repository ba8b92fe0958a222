"""The weights: all four there, none of them nothing, and fixed before the first score."""

from datetime import datetime

from kenshu.check.rules import partly, right, rule, wrong
from kenshu.improve.priority.issues import CRITERIA

LARGEST = 10  # times as heavy as the other of its axis: more than that leaves the other out
MOVED = (
    "点を付けたあとで、重みが変わっています。変えてもかまいませんが、そのときは課題8の点も見直しましょう。"
    "見直したら、点を一つ消して書き直すと、この知らせは消えます。"
)


@rule("n06-weights")
def weights(answers, city):
    entry, scores = answers["n06-weights"], answers.get("n06-scores") or {}
    heavy = [row["weight"] for row in entry["value"]]
    if None in heavy:
        return partly(
            0.5, "cell-empty", "まだ空いている重みがあります。迷うときは、となりと同じ数にしましょう。"
        )
    if not any(heavy):
        return wrong("all-zero", "どの重みも0です。大切だと思うほうに、1より大きい数を書きましょう。")
    if not all(heavy):
        return partly(
            0.5, "zero", "重みが0だと、その観点は見ないことになります。小さくても、数を書きましょう。"
        )
    if _one_sided(heavy):
        return partly(
            0.5,
            "one-sided",
            "片方がとても重く、もう片方はほとんど点に効きません。それでよいか見直しましょう。",
        )
    if _later(entry, scores):
        return wrong("moved", MOVED)
    return right("重みが決まりました。点を付け終わるまで、動かさずにおきましょう。")


def _one_sided(heavy):
    """Whether in one axis a weight is more than LARGEST times the other."""
    axes = [axis for _, axis in CRITERIA.values()]
    pairs = ([one for one, its in zip(heavy, axes, strict=True) if its == axis] for axis in set(axes))
    return any(max(pair) > LARGEST * min(pair) for pair in pairs)


def _later(entry, scores):
    """Whether the weights were written after the scores."""
    if not (scores.get("value") and scores.get("at") and entry.get("at")):
        return False
    return datetime.fromisoformat(entry["at"]) > datetime.fromisoformat(scores["at"])
