"""What every figure of a log says of itself: period, scope, method, source."""

from kenshu import days
from kenshu.figures import Caption
from kenshu.flow.log.event_log import Log

WAITED = "前の仕事の終わりから次の仕事の始まりまでを、次の仕事を待った時間と数えた(暦の時間)"
DAY = 24 * 60  # minutes


def caption(log: Log, method: str, *, every: bool = False) -> Caption:
    """``every``: the figure counts unfinished cases too."""
    finished = int(log.finished.sum())
    left = len(log.cases) - finished
    if every or not left:
        scope = f"記録にある{len(log.cases):,}件すべて"
    else:
        scope = f"終わった{finished:,}件(終わっていない{left:,}件は除く)"
    return Caption(period(log), scope, method, data=log.source)


def period(log: Log) -> str:
    """From the first start to the last end."""
    first, last = (
        moment.astype("datetime64[s]").item().date() for moment in (log.start.min(), log.complete.max())
    )
    return f"{days.wareki(first)}〜{days.wareki(last)}"
