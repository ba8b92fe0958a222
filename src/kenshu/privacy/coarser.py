"""Columns made coarser: bands of age, the town only, the month only. The ladders are few and fixed."""

from dataclasses import dataclass

from kenshu.privacy.coarser_places import towns
from kenshu.privacy.coarser_times import ages, months, quarters, years
from kenshu.privacy.errors import PrivacyError


@dataclass(frozen=True)
class Outcome:
    """A table after something was done to it, and what was done, one Japanese sentence a step."""

    frame: object
    steps: tuple[str, ...]


# way: (name of the new column, what was done, the function of (cells, on))
WAYS = {
    "age": ("年齢", "1歳きざみの年齢", lambda cells, on: ages(cells, on, 1)),
    "age-5": ("年齢(5歳きざみ)", "5歳きざみの年齢", lambda cells, on: ages(cells, on, 5)),
    "age-10": ("年代", "10歳きざみの年代", lambda cells, on: ages(cells, on, 10)),
    "town": ("町", "町の名前だけ", lambda cells, on: towns(cells)),
    "month": ("{}の年月", "年と月だけ", lambda cells, on: months(cells)),
    "quarter": ("{}の四半期", "年度と四半期だけ", lambda cells, on: quarters(cells)),
    "year": ("{}の年", "年だけ", lambda cells, on: years(cells)),
}
KEEP, DROP = "keep", "drop"


def generalise(frame, plan: dict[str, str], *, on) -> Outcome:
    """``frame`` with each column of ``plan`` treated by its way: KEEP, DROP or one of WAYS; all others are dropped.

    ``on``: the day on which ages are counted. The order of the columns stays. Raises PrivacyError for a column or
    way that does not exist, for two columns that would get one name, and for a cell that cannot be read.
    """
    import pandas as pd

    for column, way in plan.items():
        if column not in frame:
            raise PrivacyError(
                f"列「{column}」がありません。表にある列: {'、'.join(map(str, frame.columns))}。"
            )
        if way not in (*WAYS, KEEP, DROP):
            raise PrivacyError(
                f"列「{column}」の粗くし方「{way}」がありません。選べるもの: {'、'.join((*WAYS, KEEP, DROP))}。"
            )
    made, steps = {}, []
    for column in frame.columns:
        way = plan.get(column, DROP)
        if way == DROP:
            steps.append(f"「{column}」の列を消しました。")
            continue
        name, done, function = (column, "", None) if way == KEEP else WAYS[way]
        name = name.format(column)
        if name in made:
            raise PrivacyError(
                f"「{name}」という列が2つできます。「{column}」の粗くし方を変えるか、消してください。"
            )
        made[name] = function(frame[column], on) if function else frame[column]
        steps.append(f"「{column}」を{done}にしました。" if done else f"「{column}」はそのまま残しました。")
    return Outcome(pd.DataFrame(made, index=frame.index), tuple(steps))
