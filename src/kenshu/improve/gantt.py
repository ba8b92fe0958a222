"""A plan as a Gantt chart: a bar a task, the slack behind it, 定例会 and the budget's dates behind all."""

from datetime import date, timedelta

from kenshu import days, figures
from kenshu.figures.palette import AXIS, GRID, INK, SERIES, SOFT
from kenshu.figures.style import fold
from kenshu.improve.plan_schedule import Plan

ROW = 0.5  # inches of a task
HEAD = 1.9  # inches of heading, months and milestones
LABEL = 18  # full-width letters in one line of a name
DATA = "計画"


def gantt_picture(plan: Plan, *, wide=False):
    """The plan as a ``figures.Picture``; what has no slack looks different, all days are in the reading.

    ``wide``: for a slide, 12 × 4 inches, owner and task in one line where they fit.
    """
    folded = [_label(one.task, wide) for one in plan.placed]
    lines = sum(text.count("\n") + 1 for text in folded)
    title = f"{days.wareki(plan.start)}に始め、{days.wareki(plan.last)}に終わる計画です"
    with figures.style():
        size = (12, max(4, 1.6 + 0.19 * lines)) if wide else (10.5, HEAD + ROW * 0.5 * lines)
        fig, axes = figures.figure(*size)
        _background(axes, plan)
        for row, one in enumerate(plan.placed):
            _bar(axes, row, one)
        axes.set_yticks(range(len(folded)), folded, color=INK, fontsize=11)
        axes.set_ylim(len(folded) - 0.4, -0.6)
        _months(axes, plan)
        axes.tick_params(axis="y", length=0)
        fig.suptitle(title, x=0.012, ha="left")
        _legend(fig)
    return figures.Picture(fig, _caption(plan), _alt(plan, title), "\n".join(_read(plan)))


def _bar(axes, row, one):
    tight = one.slack <= 0
    look = SERIES[1 if tight else 0]
    axes.barh(row, _width(one.first, one.last), left=_place(one.first), height=0.55, color=look.colour,
              hatch=look.hatch, edgecolor="white", linewidth=0.8, zorder=3)  # fmt: skip
    if one.slack > 0:
        axes.barh(
            row,
            _width(one.last, one.latest) - 1,
            left=_place(one.last) + 1,
            height=0.14,
            color=AXIS,
            zorder=2,
        )
    if one.task.due:
        axes.plot(_place(one.task.due) + 1, row, marker="D", color=INK, markersize=6, zorder=4, linestyle="")


def _background(axes, plan):
    first, last = _span(plan)
    for opens, ends, name in plan.calendar.sessions(first, last):
        axes.axvspan(_place(opens), _place(ends) + 1, color=GRID, alpha=0.7, linewidth=0, zorder=0)
        axes.annotate(name, (_place(opens), 1), xycoords=("data", "axes fraction"), xytext=(1, 18),
                      textcoords="offset points", fontsize=10, color=SOFT)  # fmt: skip
    for day, name in plan.calendar.milestones(first, last):
        axes.axvline(_place(day), color=SOFT, linestyle=":", linewidth=1, zorder=1)
        axes.annotate(name, (_place(day), 1), xycoords=("data", "axes fraction"), xytext=(1, 3),
                      textcoords="offset points", fontsize=10, color=SOFT)  # fmt: skip


def _months(axes, plan):
    """Ticks at the first of each month; the year in its era under April and under the first."""
    first, last = _span(plan)
    firsts, day = [], date(first.year, first.month, 1)
    while day <= last:
        firsts.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    step = 1 if len(firsts) <= 20 else 3
    shown = firsts[::step]
    labels = [
        f"{day.month}月" + (f"\n{_year(day)}" if place == 0 or day.month <= step else "")
        for place, day in enumerate(shown)
    ]
    axes.set_xticks([_place(day) for day in shown], labels, fontsize=11, ha="left")
    axes.set_xlim(_place(first), _place(last) + 1)


def _label(task, wide):
    if wide:
        return f"{task.number} {_cut(task.name, 24)}({_cut(task.owner, 10)})"
    return f"{fold(f'{task.number} {task.name}', LABEL)}\n{fold(task.owner, LABEL)}"


def _cut(text, most):
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _year(day):
    told = days.wareki(day)
    return told[: told.index("年") + 1]


def _legend(fig):
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    signs = [
        Patch(facecolor=SERIES[0].colour, label="作業"),
        Patch(
            facecolor=SERIES[1].colour,
            hatch=SERIES[1].hatch,
            edgecolor="white",
            label="遅れると全体が遅れる作業",
        ),
        Patch(facecolor=AXIS, label="余裕"),
        Line2D([], [], marker="D", color=INK, linestyle="", label="期限"),
        Patch(facecolor=GRID, label="定例会の会期"),
    ]
    fig.legend(handles=signs, loc="outside lower center", ncols=5, frameon=False, fontsize=11)


def _caption(plan):
    return figures.Caption(
        f"{days.wareki(plan.start)}〜{days.wareki(plan.end)}",
        f"{len(plan.placed)}の作業",
        "開庁日で、始めから順に置き、終わりと期限から逆算した余裕をそえた",
        DATA,
    )


def _alt(plan, title):
    tight = sum(one.slack <= 0 for one in plan.placed)
    return f"作業を横棒で並べた日程の図。{title}。{len(plan.placed)}の作業のうち、余裕のないものが{tight}。"


def _read(plan):
    for one in plan.placed:
        told = f"余裕は{one.slack}開庁日" if one.slack >= 0 else f"{-one.slack}開庁日おくれ"
        yield (
            f"{one.task.number} {one.task.name}({one.task.owner})は{days.wareki(one.first)}から"
            f"{days.wareki(one.last)}までで、{told}です。"
        )


def _span(plan):
    """First of the first month and the last day drawn: the last that any task may have, or has."""
    return plan.start.replace(day=1), max(max(one.last, one.latest) for one in plan.placed) + timedelta(
        days=2
    )


def _place(day):
    return day.toordinal()


def _width(first, last):
    return (last - first).days + 1
