"""The work in figures: which tasks take the time, and which 課 is full."""

from kenshu import figures
from kenshu.figures.palette import AXIS, INK, SERIES, SOFT
from kenshu.improve.remark import of_kind
from kenshu.improve.tally_draw import ranked
from kenshu.improve.workload.faults import MENDED
from kenshu.improve.workload.hours import HOURS, top_share

SHOWN = 12  # tasks with their names; the others are in the line


def pareto_picture(tally, part=0.2):
    """``pareto``: the longest tasks by name, and how the hours add up from the longest to the shortest."""
    share = top_share(tally, part).value
    rows, first = tally.frame, max(1, int(len(tally.frame) * part + 1e-9))
    head = rows.head(SHOWN)
    title = f"時間の多い{first}業務({len(rows)}業務のうち)で、全体の{share:.0f}%{_doubts(tally)}"
    with figures.style():
        fig, axes = figures.figure(10.0, 5.6)
        axes.remove()
        names, curve = fig.subplots(1, 2, width_ratios=[1.15, 1])
        texts = [f"{hours:,.0f}" for hours in head[HOURS]]
        ranked(names, list(head["業務"]), list(head[HOURS]), texts, room=1.25, columns=16, size=9)
        names.set_xlabel("1年の時間")
        names.set_title(f"多い順に{len(head)}業務", loc="left")
        _added_up(curve, rows, first, share)
        fig.suptitle(title, x=0.012, ha="left")
    most = f"{head['課'].iloc[0]}の「{head['業務'].iloc[0][:60]}」の{texts[0]}時間"
    alt = f"業務を時間の多い順に並べた図。{title}。いちばん多いのは{most}。"
    told = [
        f"{row['順']}番目は{row['課']}の「{row['業務']}」で、1年に{row[HOURS]:,.0f}時間です。"
        for row in head.to_dict("records")
    ]
    return figures.Picture(
        fig, tally.caption(), alt, "\n".join([f"{title}。", *told, *map(str, tally.remarks)])
    )


def load_picture(tally):
    """``load``: each 課 against the year of its people, fullest first; above 100 % it looks different."""
    frame = tally.frame.sort_values("割合(%)", ascending=False, kind="stable")
    over = list(frame["課"][frame["割合(%)"] > 100])
    texts = [
        f"{row['割合(%)']:.1f}%({row['人に直すと(人)']:.1f}人分/{row['職員数']:g}人)"
        for row in frame.to_dict("records")
    ]
    title = (
        f"職員の持ち時間を超えているのは{'と'.join(over[:3])}{'など' if over[3:] else ''}"
        if over
        else "職員の持ち時間(休みを引く前)を超えている課はありません"
    )
    title += _doubts(tally)
    with figures.style():
        fig, axes = figures.figure(8.0, 1.4 + 0.5 * len(frame))
        ranked(axes, list(frame["課"]), list(frame["割合(%)"]), texts, marked=over, room=1.4)
        axes.axvline(100, color=SOFT, linestyle="--", linewidth=1.5)
        axes.set_xlabel("仕事の時間÷職員の持ち時間(%)。点線が100%")
        fig.suptitle(title, x=0.012, ha="left")
    lines = [f"{name}は{text}です。" for name, text in zip(frame["課"], texts, strict=True)]
    alt = f"課ごとの仕事の量の横棒の図。{title}。いちばん多いのは{lines[0]}"
    return figures.Picture(
        fig, tally.caption(), alt, "\n".join([f"{title}。", *lines, *map(str, tally.remarks)])
    )


def _doubts(tally):
    """What a title must add while rows are still in doubt."""
    doubtful = of_kind(tally.remarks, *MENDED, "more-than-its-people")
    return f"(確かめる前。疑いのある行が{len(doubtful)}件)" if doubtful else ""


def _added_up(axes, rows, first, share):
    look, count = SERIES[0], len(rows)
    axes.plot([0, *rows["順"]], [0.0, *rows["累計(%)"]], color=look.colour, linewidth=2.5)
    axes.plot([first, first, 0], [0, share, share], color=AXIS, linestyle=":", linewidth=1.5)
    axes.plot([first], [share], marker="o", markersize=9, color=look.colour)
    axes.annotate(
        f"{first}業務で{share:.0f}%",
        (first, share),
        (10, -14),
        textcoords="offset points",
        color=INK,
        fontsize=13,
    )
    axes.set_xlim(0, count)
    axes.set_ylim(0, 102)
    axes.set_xlabel("多い順に数えた業務の数")
    axes.set_ylabel("全体に占める割合(%)")
    axes.set_title("足していくと", loc="left")
