"""A comparison in words that a clerk and a 課長 read the same way."""

from kenshu.flow.whatif.comparison import Comparison
from kenshu.flow.whatif.ranges import Range

LEAST = 0.05  # minutes: less is no difference


def told(found: Comparison) -> str:
    """The whole result in short sentences: means, the width of the saving, days, those after closing, notes."""
    before, after = found.before, found.after
    saved = found.saved
    said = [
        f"1人あたりの待ちは、「{before.case.name}」の平均{before.wait.middle:.1f}分が、"
        f"「{after.case.name}」では{after.wait.middle:.1f}分です。{_saving(saved)}",
        _days(found.saved_day),
        _late(before.late, after.late),
        _after(before.after.mean(), after.after.mean()),
        *found.notes,
    ]
    return "".join(said)


def same(saved: Range) -> bool:
    """Whether the two cases make no difference that a clock shows."""
    return abs(saved.low) < LEAST and abs(saved.high) < LEAST


def _late(before: float, after: float) -> str:
    if round(before) == round(after):
        return f"10人に1人は、どちらでも{before:.0f}分より長く待ちます。"
    return f"10人に1人は、{before:.0f}分より長く待つのが、{after:.0f}分になります。"


def _after(before: float, after: float) -> str:
    if round(before) == round(after):
        return f"閉庁のあとも続く対応は、1日平均{before:.0f}分で、変わりません。"
    return f"閉庁のあとも続く対応は、1日平均{before:.0f}分が{after:.0f}分になります。"


def _saving(saved: Range) -> str:
    if same(saved):
        return "待ちは変わりません。"
    width = f"({saved.often}はこの幅: {_between(saved)})"
    if saved.low > 0:
        return f"平均で{saved.middle:.1f}分短くなる見込みです{width}。"
    if saved.high < 0:
        return f"平均で{-saved.middle:.1f}分長くなる見込みです{width}。"
    return f"短くなるとは言い切れません{width}。"


def _between(saved: Range) -> str:
    if saved.low >= 0:
        return f"{saved.low:.1f}〜{saved.high:.1f}分"
    if saved.high <= 0:
        return f"{-saved.high:.1f}〜{-saved.low:.1f}分"
    return f"{-saved.low:.1f}分長くなる〜{saved.high:.1f}分短くなる"


def _days(saved: Range) -> str:
    if same(saved):
        return ""
    often = saved.often + ("が" if saved.often.endswith("すべて") else "は")
    if saved.low >= 0:
        return f"1日ごとに見ると、{often}{_between(saved)}短くなります。"
    if saved.high <= 0:
        return f"1日ごとに見ると、{often}{_between(saved)}長くなります。"
    return f"1日ごとに見ると、{often}、{_between(saved)}の間です。"
