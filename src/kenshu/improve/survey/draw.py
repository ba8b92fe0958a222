"""The survey in figures: three ranked lists side by side, and who answered."""

from kenshu import figures
from kenshu.figures.palette import INK, SOFT
from kenshu.improve.figure import ImproveError
from kenshu.improve.survey.themes import OTHERS, WAYS
from kenshu.improve.tally import HIDDEN
from kenshu.improve.tally_draw import ranked

HEADS = {"回答": "回答の数", "職員数に直すと": "職員数に直すと", "時間": "時間(月)"}
LONGEST = 20  # characters of a theme in a title
UNITS = {"回答": "件", "職員数に直すと": "人", "時間": "時間"}


def themes_picture(tally):
    """``themes`` as three ranked lists; the theme that is first by hours looks different in all of them."""
    known = tally.frame[tally.frame["テーマ"] != OTHERS]
    _refuse_nothing(known)
    first = known.sort_values("時間の順位")["テーマ"].iloc[0]
    with figures.style():
        fig, axes = figures.figure(10.0, 0.9 + 0.42 * len(known))
        axes.remove()
        for axes, way in zip(fig.subplots(1, 3), WAYS, strict=True):
            rows = known.sort_values([f"{way}の順位", "テーマ"])
            texts = [f"{share:.1f}%" for share in rows[f"{way}(%)"]]
            names = [
                f"{rank} {name}" for rank, name in zip(rows[f"{way}の順位"], rows["テーマ"], strict=True)
            ]
            marked = [name for name in names if name.endswith(f" {first}")]
            ranked(axes, names, list(rows[way]), texts, marked=marked, room=1.5, size=10)
            axes.set_title(HEADS[way], loc="left", color=INK)
            axes.set_xlabel(UNITS[way])
        fig.suptitle(_title(known, first), x=0.012, ha="left")
    return figures.Picture(
        fig, tally.caption(), _alt(known, first), "\n".join(_told(known, way) for way in WAYS)
    )


def response_picture(tally):
    """``response`` as bars of the answers, longest rate first, with rate and staff beside each; hidden ones last."""
    frame = tally.frame.sort_values("回答率(%)", ascending=False, na_position="last", kind="stable")
    known = frame[frame["回答"].notna()]
    _refuse_nothing(known)
    texts = [
        f"{row['回答率(%)']:.0f}%({row['回答']:g}人/{row['職員数']:g}人)"
        if shown
        else f"{HIDDEN}(職員{row['職員数']:g}人)"
        for row, shown in zip(frame.to_dict("records"), frame["回答"].notna(), strict=True)
    ]
    whole = 100 * tally.n / frame["職員数"].sum()
    with figures.style():
        fig, axes = figures.figure(8.0, 1.2 + 0.29 * len(frame))
        ranked(axes, list(frame["課"]), list(frame["回答率(%)"].fillna(0)), texts, room=1.3, size=10)
        axes.axvline(whole, color=SOFT, linestyle="--", linewidth=1.5, zorder=0)
        axes.annotate(
            f"全体 {whole:.1f}%", (whole, len(frame) - 0.5), (4, 2), textcoords="offset points", color=SOFT
        )
        axes.set_xlabel("回答率(%)")
        fig.suptitle(
            f"回答率は課によって{known['回答率(%)'].min():.0f}%から{known['回答率(%)'].max():.0f}%",
            x=0.012,
            ha="left",
        )
    low, high = known.iloc[-1], known.iloc[0]
    alt = (
        f"課ごとの回答率の横棒の図。全体は{whole:.1f}%。いちばん高いのは{high['課']}の{high['回答率(%)']:.0f}%、"
        f"いちばん低いのは{low['課']}の{low['回答率(%)']:.0f}%。"
    )
    lines = [f"{name}は{text}です。" for name, text in zip(frame["課"], texts, strict=True)]
    return figures.Picture(fig, tally.caption(), alt, "\n".join(lines))


def _refuse_nothing(known):
    if not len(known):
        raise ImproveError("回答が少なく、図に出せる数字がありません。だれの答えか分かってしまうためです。")


def _title(known, first):
    one, staff, hours = (int(known.set_index("テーマ").loc[first, f"{way}の順位"]) for way in WAYS)
    if one == staff == hours:
        return f"「{_short(first)}」は、どの数え方でも{one}位"
    return f"「{_short(first)}」は、回答の数では{one}位、職員数に直すと{staff}位、時間では{hours}位"


def _alt(known, first):
    tops = (_short(known.sort_values(f"{way}の順位")["テーマ"].iloc[0]) for way in WAYS)
    said = "、".join(
        f"{place}{top}が1位"
        for place, top in zip(("回答の数では", "職員数に直すと", "時間では"), tops, strict=True)
    )
    return f"テーマの順番を3通りに並べた横棒の図。{said}。色と模様を変えた棒は「{_short(first)}」。"


def _short(name):
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _told(known, way):
    rows = known.sort_values([f"{way}の順位", "テーマ"])
    listed = "、".join(
        f"{row[f'{way}の順位']}位{row['テーマ']}({row[way]:,.0f}{UNITS[way]}、{row[f'{way}(%)']:.1f}%)"
        for row in rows.to_dict("records")
    )
    return f"{HEADS[way]}の順: {listed}。"
