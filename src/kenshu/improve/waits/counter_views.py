"""The counter (D2) as it is: by the hour, and as a map of hours and waits."""

import numpy as np

from kenshu.figures.sheet import FICTIONAL, Sheet
from kenshu.flow import whatif
from kenshu.improve.waits.counter import fifth, replayed, tickets

COMPUTED = f"{FICTIONAL}から計算"


def busy_hours():
    """A row an hour and one for the day: who comes, counters, how busy they are, how long people wait."""
    log = tickets()
    found = replayed(log, fifth())
    arrived = log.arrived // 60
    rows = [
        (f"{hour}時台", float(row["来る人(1日)"]), int(row["窓口(人)"]), float(row["ふさがり(%)"]),
         float(row["待ち(分)"]), _late(log.waited[arrived == hour]))
        for row in found.before.by_hour().to_dict("records") for hour in [int(row["時"].split(":")[0])]
    ]  # fmt: skip
    whole = (
        len(log) / len(log.days),
        None,
        100 * found.before.used,
        float(log.waited.mean()),
        _late(log.waited),
    )
    heads = (
        "来た時刻",
        "1日に来る人",
        "窓口",
        "ふさがり(%)",
        "平均の待ち(分)",
        "10人に1人はこれより長い(分)",
    )
    caption = f"市民課の窓口。{found.period}({COMPUTED})"
    return Sheet(caption, heads, (*rows, ("1日全体", *whole)))


def desk_map():
    """Hour of arrival × minutes waited, as it is."""
    return whatif.heat_map(replayed(tickets(), fifth()), data=COMPUTED)


def _late(waited):
    """Minutes; one in ten waits longer."""
    return float(np.quantile(waited, 0.9, method="higher"))
