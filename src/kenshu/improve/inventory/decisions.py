"""What one more 合議 costs: calendar days from 起案 to the last approval, by the number of 課 asked."""

from kenshu.improve.figure import ImproveError
from kenshu.improve.received import received
from kenshu.improve.tally import Tally

DAY = 86_400  # seconds
METHOD = "部長承認−起案(夜と休日を含む暦の日数)"


def decision_days(decisions, *, about):
    """Tally with a row a number of 合議: 件数, 平均(日), 真ん中の値(日), 10件に1件はこれより長い(日).

    ``decisions``: 文書番号, 合議数, and the moments 起案 and 部長承認 (datetime64).
    """
    table = _checked(decisions)
    groups = table.groupby("合議数")["日数"]
    frame = groups.agg(["size", "mean", "median"]).assign(long=groups.quantile(0.9)).reset_index()
    frame.columns = ["合議の数", "件数", "平均(日)", "真ん中の値(日)", "10件に1件はこれより長い(日)"]
    return Tally("合議の数と決裁までの日数", frame, about, METHOD, len(table))


def days_a_consultation(decisions, *, about):
    """Figure (日): how many days one more 合議 adds, by the straight line through all decisions (least squares)."""
    table = _checked(decisions)
    asked, days = table["合議数"], table["日数"]
    if asked.nunique() < 2:
        raise ImproveError(
            "合議の数がどの決裁でも同じなので、比べられません。合議のない決裁も入れてください。"
        )
    slope = asked.cov(days) / asked.var()
    method = f"{METHOD}を合議の数に直線で当てはめた、1つふえるごとの日数"
    return about.figure(float(slope), "日", method, len(table))


def _checked(decisions):
    table = received(
        decisions, "決裁の経過", number="文書番号", texts=("起案", "部長承認"), amounts=("合議数",)
    )
    import pandas as pd

    moments = {column: pd.to_datetime(table[column], errors="coerce") for column in ("起案", "部長承認")}
    for column, read in moments.items():
        if read.isna().any():
            where = table["文書番号"][read.isna()].iloc[0]
            raise ImproveError(
                f"決裁の経過の文書番号{where}、「{column}」: 日時として読めません。年月日と時刻にしてください。"
            )
    table["日数"] = (moments["部長承認"] - moments["起案"]).dt.total_seconds() / DAY
    if (table["日数"] < 0).any():
        where = table["文書番号"][table["日数"] < 0].iloc[0]
        raise ImproveError(
            f"決裁の経過の文書番号{where}: 部長承認が起案より前です。日時が入れ替わっていないか確かめてください。"
        )
    return table
