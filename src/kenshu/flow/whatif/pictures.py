"""The two figures of a comparison: how long people wait by the hour they come, and both cases side by side."""

from itertools import pairwise

from kenshu.figures import Caption, Picture, figure, style
from kenshu.figures.palette import INK, WHITE, luminance
from kenshu.figures.style import fold
from kenshu.flow.whatif.comparison import Comparison
from kenshu.flow.whatif.outcome import CLASSES, Outcome
from kenshu.flow.whatif.picture_bars import Group, paired
from kenshu.flow.whatif.ranges import Range
from kenshu.flow.whatif.sentences import same

BLUES = (
    "#ffffff",
    "#dbe7f3",
    "#a9c6e3",
    "#6d9dca",
    "#38709f",
    "#0b2e52",
)  # 5 % of the people and more a step
STEPS = (5, 10, 20, 40, 60)  # % from which the next colour begins
MADE = "見込みの計算"
LEAST_SCALE = 5.0  # minutes on the scale of the bars


def heat_map(found: Comparison, *, after: bool = False, data: str = MADE) -> Picture:
    """Hour of arrival × minutes waited: of 100 people who come in that hour, how many wait so long.

    Of the case before, or of the one ``after``. Every field says its number; darker is more. ``data``: where the
    data come from (架空のデータから計算), for the caption.
    """
    case = found.after if after else found.before
    late = _from_class(case, 4)
    worst = max(range(len(late)), key=lambda part: late[part] if case.came[part] else -1)
    hour = _hours(case)[worst]
    title = f"「{case.case.name}」: {hour}に来た人は、100人のうち{100 * late[worst]:.0f}人が30分以上待つ"
    if late[worst] < 0.005:
        title = f"「{case.case.name}」: どの時間に来ても、30分以上待つ人はほとんどいない"
    return Picture(
        fig=_heat_drawn(case, title),
        caption=_caption(found, data),
        alt=f"来た時間ごとの待ち時間を色の濃さで表した図。{title}。",
        reading="\n".join([f"{title}。", *_heat_told(case)]),
    )


def paired_waits(found: Comparison, *, data: str = MADE) -> Picture:
    """Mean wait of both cases, of the whole day and by hour of arrival, each with its width over the days."""
    before, after = found.before, found.after
    groups = [Group("1日", before.day, after.day)]
    for part, hour in enumerate(_hours(before)):
        if before.came[part] and after.came[part]:
            groups.append(Group(hour, *(case.hour(part) for case in (before, after))))
    title = f"「{after.case.name}」で、待ちは{_change(found.saved)}"
    names = (before.case.name, after.case.name)
    return paired(
        groups, names=names, unit="分", title=title, caption=_caption(found, data), width=before.day.often,
        across="来た時間",
        least=LEAST_SCALE,
    )  # fmt: skip


def _change(saved: Range) -> str:
    if same(saved):
        return "変わらない"
    if saved.low <= 0 <= saved.high:
        return "短くなるとは言い切れない"
    size = f"{abs(saved.middle):.0f}" if abs(saved.middle) >= 9.95 else f"{abs(saved.middle):.1f}"
    return f"平均{size}分{'短く' if saved.middle > 0 else '長く'}なる"


def _caption(found: Comparison, data: str) -> Caption:
    return Caption(found.period, found.scope, found.method, data)


def _hours(case: Outcome) -> list[str]:
    """8時台 and so on; the first and last may be parts of an hour."""
    return [f"{int(start // 60)}時台" for start in case.starts]


def _from_class(case: Outcome, first: int):
    """Share of each hour's people in that class or a later one."""
    return case.classes[:, first:].sum(axis=1)


def _ranges() -> list[str]:
    """The classes in words."""
    spans = pairwise(CLASSES)
    return [
        *(f"{low}〜{high}分" if low else f"{high}分より短い" for low, high in spans),
        f"{CLASSES[-1]}分以上",
    ]


def _heat_told(case: Outcome) -> list[str]:
    told = []
    for hour, came, shares in zip(_hours(case), case.came, case.classes, strict=True):
        if not came:
            told.append(f"{hour}は、来る人がいません。")
            continue
        parts = zip(_ranges(), 100 * shares, strict=True)
        said = "、".join(f"{name}が{share:.0f}人" for name, share in parts if share >= 0.5)
        told.append(f"{hour}は1日に{came:.1f}人。100人のうち、{said}です。")
    return told


def _heat_drawn(case: Outcome, title: str):
    hours, classes = _hours(case), _ranges()
    with style():
        fig, axes = figure(8.0, 4.4)
        for part, shares in enumerate(100 * case.classes):
            for place, share in enumerate(shares):
                _field(axes, part, place, share, bool(case.came[part]))
        axes.set_xlim(-0.5, len(hours) - 0.5)
        axes.set_ylim(-0.5, len(classes) - 0.5)
        numbers = [f"{hour}\n{came:.0f}人" for hour, came in zip(hours, case.came, strict=True)]
        axes.set_xticks(range(len(hours)), numbers, color=INK)
        axes.set_yticks(range(len(classes)), classes, color=INK)
        axes.set_xlabel("来た時間と、1日に来る人")
        axes.set_ylabel("待った長さ")
        axes.tick_params(length=0)
        for side in ("left", "bottom"):
            axes.spines[side].set_visible(False)
        fig.suptitle(fold(title, 42), x=0.012, ha="left")
        axes.set_title("欄の数は、その時間に来た100人のうちの人数。濃いほど多い", loc="left", fontsize=10)
    return fig


def _field(axes, part: int, place: int, share: float, anybody: bool) -> None:
    """One field of the map; a hundredth part of the people and less is shown as such."""
    from matplotlib.patches import Rectangle

    colour = BLUES[sum(share >= step for step in STEPS)]
    axes.add_patch(
        Rectangle((part - 0.5, place - 0.5), 1, 1, facecolor=colour, edgecolor=WHITE, linewidth=1.5)
    )
    said = f"{share:.0f}" if share >= 0.5 else ("0" if anybody else "–")
    axes.text(part, place, said, ha="center", va="center", color=WHITE if luminance(colour) < 0.2 else INK)
