"""Hours a month of two flows as a figure: the whole, and who has them."""

from kenshu.figures import Caption, Picture
from kenshu.flow.whatif.picture_bars import Group, paired
from kenshu.flow.whatif.steps_hours import Monthly

MOST_LANES = 6


def paired_hours(found: Monthly, *, data: str = "もとの数字: 手順の表") -> Picture:
    """Hours of work a month before and after: all together, then by 担当 (the six with most), with widths."""
    groups = [Group("全体", found.before, found.after)]
    groups += [Group(lane, *found.by_lane[lane]) for lane in list(found.by_lane)[:MOST_LANES]]
    change = f"{abs(found.saved.middle):.1f}時間{'減る' if found.saved.middle >= 0 else '増える'}"
    if abs(found.saved.middle) < 0.05:
        change = "同じままの"
    return paired(
        groups,
        names=("今", "見直し後"),
        unit="時間(1か月)",
        title=f"「{found.title[:30]}」の作業の時間は、月に{change}見込み",
        caption=_caption(found, data),
        width=found.before.often,
        across="担当",
        least=1.0,
    )


def _caption(found: Monthly, data: str) -> Caption:
    return Caption(
        "1か月",
        f"手順の表の作業(担当: {'、'.join(found.by_lane)})",
        f"分×件数÷60の合計。幅は、分と件数がそれぞれ{found.off}までずれたとき",
        data,
    )
