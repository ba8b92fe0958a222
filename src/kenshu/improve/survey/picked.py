"""Questions where one may tick several boxes: shares of the people who answered, never of the ticks."""

import re

from kenshu.improve.figure import ImproveError
from kenshu.improve.received import received
from kenshu.improve.remark import Remark
from kenshu.improve.survey.people import LEAST, NUMBER
from kenshu.improve.tally import Tally

_MARK = re.compile(r"[、,，;；\n]")


def picked(answers, column, *, about):
    """Tally with a row an option: 選んだ人, 回答した人のうち (%). An empty cell did not answer this question.

    Options in a cell are parted by 、 , ; or line breaks; one named twice in a cell counts once. Options of less
    than LEAST people are put together (that sum counts ticks, so it has no share).
    """
    table = received(answers, "アンケート", number=NUMBER, blank=(column,))
    ticked = [set(filter(None, map(str.strip, _MARK.split(cell)))) for cell in table[column]]
    base = sum(bool(ticks) for ticks in ticked)
    if not base:
        raise ImproveError(f"アンケートの「{column}」は、すべて空欄です。列の見出しを確かめてください。")
    import pandas as pd

    counts = pd.Series([option for ticks in ticked for option in sorted(ticks)]).value_counts()
    counts = counts.sort_index().sort_values(ascending=False, kind="stable")
    shown = counts[counts >= LEAST]
    frame = pd.DataFrame({"選択肢": shown.index, "選んだ人": shown.to_numpy()})
    frame["回答した人のうち(%)"] = 100 * frame["選んだ人"] / base
    left = len(counts) - len(shown)
    method = f"選んだ人÷この問いに答えた{base:,}人(複数回答。選ばれた数{int(counts.sum()):,}では割りません)"
    return Tally(
        f"{column}(複数回答)", frame, about, method, base, tuple(_remarks(counts, base, left, len(table)))
    )


def _remarks(counts, base, left, rows):
    total = 100 * counts.sum() / base
    if counts.sum() > base:
        yield Remark("several-answers", f"割合を足すと{total:.0f}%になります。1人が2つ以上選べるためです。"
                     "円グラフにしたり、足して「全体の○%」と言ったりはできません。")  # fmt: skip
    if rows > base:
        yield Remark(
            "did-not-answer", f"{rows - base}人はこの問いに答えていません。割る数には入れていません。"
        )
    if left:
        yield Remark("small-cells", f"選んだ人が{LEAST}人に満たない選択肢{left}つは、伏せました。")
