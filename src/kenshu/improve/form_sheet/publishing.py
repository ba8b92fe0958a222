"""How long from asking for a form to the day residents can use it: calendar days and 開庁日."""

from dataclasses import replace

from kenshu import days
from kenshu.improve.figure import ImproveError
from kenshu.improve.received import received
from kenshu.improve.remark import Remark
from kenshu.improve.tally import Tally

METHOD = (
    "暦の日数=公開日−依頼日、開庁日=依頼日の次の日から公開日までの開庁日(休日開庁は数えない)。同じ日なら0日"
)


def publishing_days(forms, hours, *, about):
    """Tally with a row a 作成者, in the order of the table: フォーム数, mean days both ways, 真ん中の値, 項目数の平均.

    ``forms``: 番号, 作成者, 項目数, and the days 依頼日 and 公開日 (datetime64); ``hours``: the hall's ``OfficeHours``;
    its 休日開庁 is for the counters and is not counted.
    Remarks: not-alike, when the makers' forms differ in size too; at-the-desk: hours of making are not counted.
    """
    table, weekdays = _checked(forms), replace(hours, extra=())
    spans = list(zip(table["依頼日"].dt.date, table["公開日"].dt.date, strict=True))
    table["暦"] = [(last - first).days for first, last in spans]
    table["開庁"] = [
        len(days.open_days(first, last, weekdays)) - days.is_open_day(first, weekdays)
        for first, last in spans
    ]
    groups = table.groupby("作成者", sort=False)
    frame = groups[["暦", "開庁"]].mean().set_axis(["暦の日数の平均(日)", "開庁日の平均(日)"], axis=1)
    frame.insert(0, "フォーム数", groups.size())
    frame["暦の日数の真ん中の値(日)"] = groups["暦"].median()
    frame["項目数の平均"] = groups["項目数"].mean()
    return Tally("公開までの日数", frame.reset_index(), about, METHOD, len(table), tuple(_remarks(frame)))


def _remarks(frame):
    items = frame["項目数の平均"]
    if items.max() > 1.2 * items.min():
        sizes = "、".join(f"{name}は平均{size:.1f}項目" for name, size in items.items())
        yield Remark(
            "not-alike",
            f"項目の数もちがいます({sizes})。日数だけを比べるときは、このちがいも書き添えてください。",
        )
    yield Remark(
        "at-the-desk",
        "フォームを作る職員の時間は入っていません。日数が減っても、手間が減ったとは言えません。",
    )


def _checked(forms):
    table = received(
        forms, "公開の台帳", number="番号", texts=("作成者", "依頼日", "公開日"), amounts=("項目数",)
    )
    import pandas as pd

    for column in ("依頼日", "公開日"):
        read = pd.to_datetime(table[column], errors="coerce")
        if read.isna().any():
            where = table["番号"][read.isna()].iloc[0]
            raise ImproveError(
                f"公開の台帳の番号{where}、「{column}」: 日付として読めません。年月日を直してください。"
            )
        table[column] = read
    back = table[table["公開日"] < table["依頼日"]]
    if len(back):
        raise ImproveError(
            f"公開の台帳の番号{back['番号'].iloc[0]}: 公開日が依頼日より前です。日付が入れ替わっていないか確かめてください。"
        )
    return table
