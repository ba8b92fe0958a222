"""The inventory in figures: the reasons as ranked bars, and a matrix with its numbers."""

from kenshu import figures
from kenshu.figures.palette import INK, SERIES, WHITE, contrast
from kenshu.figures.style import fold
from kenshu.improve.inventory.basis import BASES
from kenshu.improve.tally_draw import ranked


def basis_picture(tally):
    """``by_basis`` as ranked bars; 慣行 looks different."""
    frame = tally.frame.sort_values("様式数", ascending=False, kind="stable")
    texts = [f"{row['様式数']}様式({row['割合(%)']:.0f}%)" for row in frame.to_dict("records")]
    title = f"押印のある{tally.n}様式の根拠: いちばん多いのは{frame['根拠区分'].iloc[0]}"
    with figures.style():
        fig, axes = figures.figure(8.0, 4.0)
        ranked(axes, list(frame["根拠区分"]), list(frame["様式数"]), texts, marked=["慣行"], room=1.3)
        axes.set_xlabel("様式の数")
        fig.suptitle(title, x=0.012, ha="left")
    lines = [f"{name}は{text}です。" for name, text in zip(frame["根拠区分"], texts, strict=True)]
    alt = f"根拠区分ごとの様式の数の横棒の図。{title}。{''.join(lines)}"
    return figures.Picture(fig, tally.caption(), alt, "\n".join([f"{title}。", *lines]))


def matrix_picture(tally):
    """``matrix``: the number in each cell, the more the darker; an empty cell is 0."""
    heading, frame = tally.frame.columns[0], tally.frame
    most = max(1, int(frame[list(BASES)].to_numpy().max()))
    row, column = divmod(int(frame[list(BASES)].to_numpy().argmax()), len(BASES))
    title = f"{heading}と根拠: いちばん多いのは{frame[heading].iloc[row]}の{BASES[column]}の{most}様式"
    with figures.style():
        fig, axes = figures.figure(8.0, 1.5 + 0.42 * len(frame))
        for place, line in enumerate(frame.to_dict("records")):
            for across, basis in enumerate(BASES):
                _cell(axes, across, place, line[basis], most)
            axes.text(len(BASES) - 0.35, place, f"計 {line['計']}", va="center", color=INK)
        axes.set_xticks(range(len(BASES)), [fold(basis, 6) for basis in BASES], color=INK)
        axes.set_yticks(range(len(frame)), list(frame[heading]), color=INK)
        axes.set_xlim(-0.5, len(BASES) + 0.4)
        axes.set_ylim(len(frame) - 0.5, -0.5)
        axes.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
        axes.spines[:].set_visible(False)
        fig.suptitle(fold(title, 42), x=0.012, ha="left")
    told = [
        f"{line[heading]}は{'、'.join(f'{basis}{line[basis]}' for basis in BASES if line[basis])}の計{line['計']}です。"
        for line in frame.to_dict("records")
    ]
    return figures.Picture(
        fig, tally.caption(), f"様式の数の表の図。{title}。", "\n".join([f"{title}。", *told])
    )


def _cell(axes, across, place, count, most):
    from matplotlib.colors import to_hex, to_rgb
    from matplotlib.patches import Rectangle

    shade = 0.9 * count / most
    colour = to_hex(
        [
            one * (1 - shade) + other * shade
            for one, other in zip(to_rgb(WHITE), to_rgb(SERIES[0].colour), strict=True)
        ]
    )
    axes.add_patch(Rectangle((across - 0.5, place - 0.5), 1, 1, facecolor=colour, edgecolor="#d9dce1"))
    ink = INK if contrast(INK, colour) >= contrast(WHITE, colour) else WHITE
    axes.text(across, place, str(count) if count else "", ha="center", va="center", color=ink)
