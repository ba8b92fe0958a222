"""When work begins: hour by weekday."""

from kenshu.figures import Picture, figure, style
from kenshu.figures.palette import INK, SERIES, WHITE, contrast
from kenshu.figures.style import fold
from kenshu.flow.errors import FlowError
from kenshu.flow.log.event_log import Log
from kenshu.flow.log.told import caption
from kenshu.flow.log.waits import begun

BLACK = "#000000"  # with white, always one of the two has 4.58 on a tone between them


def draw_begun(log: Log) -> Picture:
    """Heat map of ``begun`` with its numbers; hours and week-ends in which nothing begins are left out.

    Raises FlowError for a log that knows days only, or has no work.
    """
    frame = begun(log)
    if not frame.to_numpy().sum() or not (log.start % 86_400).any():
        raise FlowError("時刻のない記録なので、時間帯の図は描けません。時刻のある列を選んでください。")
    hours = frame.index[frame.sum(axis=1) > 0]
    frame = frame.loc[hours.min() : hours.max()]
    frame = frame[[day for day in frame if day in "月火水木金" or frame[day].sum()]]
    hour, day = frame.stack().idxmax()
    most = int(frame.loc[hour, day])
    title = f"仕事が始まるのは、{day}曜の{hour}時台がいちばん多く{most:,}件です"
    told = [f"{day}曜は{frame[day].sum():,}件で、いちばん多いのは{frame[day].idxmax()}時台の{frame[day].max():,}件です。"
            for day in frame if frame[day].sum()]  # fmt: skip
    apart = f"({'・'.join(log.fixed)}を除く)" if log.fixed else ""
    return Picture(
        fig=_drawn(frame, title),
        caption=caption(log, f"仕事{apart}が始まった時刻を、曜日と1時間ごとに数えた", every=True),
        alt=f"時間帯と曜日の表に、始まった仕事の件数を濃さと数字で示した図。{title}。",
        reading="\n".join([f"{title}。", *told]),
    )


def _drawn(frame, title):
    from matplotlib.colors import LinearSegmentedColormap, to_hex

    counts = frame.to_numpy()
    most = counts.max()
    colours = LinearSegmentedColormap.from_list("white to navy", [WHITE, SERIES[0].colour])
    with style():
        fig, axes = figure(1.8 + 0.82 * frame.shape[1], 1.3 + 0.36 * len(frame))
        axes.pcolormesh(counts, cmap=colours, vmin=0, vmax=most, edgecolors=WHITE, linewidth=1)
        for (row, column), count in _cells(counts):
            ink = max((BLACK, WHITE), key=lambda ink: contrast(ink, to_hex(colours(count / most))))
            axes.text(column + 0.5, row + 0.5, f"{count:,}", ha="center", va="center", color=ink, fontsize=10)
        axes.set_xticks([place + 0.5 for place in range(frame.shape[1])], frame.columns, color=INK)
        axes.set_yticks(
            [place + 0.5 for place in range(len(frame))], [f"{hour}時台" for hour in frame.index], color=INK
        )
        axes.invert_yaxis()
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        fig.suptitle(fold(title, int(fig.get_figwidth() * 5.2)), x=0.012, ha="left")
    return fig


def _cells(counts):
    rows, columns = counts.shape
    return (((row, column), int(counts[row, column])) for row in range(rows) for column in range(columns))
