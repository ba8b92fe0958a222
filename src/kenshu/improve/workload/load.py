"""How full each 課 is: its tasks' hours against what its people work in a year."""

from kenshu.improve.figure import ImproveError
from kenshu.improve.received import received
from kenshu.improve.remark import Remark, named, of_kind
from kenshu.improve.tally import Tally
from kenshu.improve.workload.faults import MENDED, found
from kenshu.improve.workload.hours import HOURS, NUMBER, checked, method


def load(tasks, staff, year, *, about):
    """Tally with a row a 課 in the order of ``staff``: 職員数, 年間(時間), 持ち時間, 割合(%), 人に直すと.

    持ち時間 is 職員数 × ``year.hours``, and 人に直すと is hours ÷ ``year.hours``; the method prints that divisor.
    Remarks: the faults still in the table, and over-capacity for each 課 above 100 %.
    """
    table = checked(tasks, year)
    people = received(staff, "課の職員数の表", number="課", amounts=("職員数",)).set_index("課")["職員数"]
    if not (people > 0).all():
        name = people[people <= 0].index[0]
        raise ImproveError(f"「{name}」の職員数が0人です。課の職員数の表を直してください。")
    unknown = table[~table["課"].isin(people.index)]
    if len(unknown):
        raise ImproveError(
            f"業務量調査の{named(list(unknown[NUMBER]))}、「課」: 「{unknown['課'].iloc[0]}」は課の職員数の表に"
            "ありません。課の書き方をそろえてください。"
        )
    hours = table.groupby("課")[HOURS].sum().reindex(people.index, fill_value=0.0)
    frame = people.rename("職員数").to_frame()
    frame[HOURS] = hours
    frame["持ち時間(時間)"] = people * year.hours
    frame["割合(%)"] = 100 * hours / frame["持ち時間(時間)"]
    frame["人に直すと(人)"] = hours / year.hours
    faults = found(table, year)
    said = f"{method(year)}。1人の1年は{year.said}"
    doubtful = {row for one in of_kind(faults, *MENDED, "more-than-its-people") for row in one.rows}
    unsure = set(table["課"][table[NUMBER].isin(doubtful)])
    remarks = (*faults, *_over(frame, unsure))
    return Tally("課ごとの仕事の量", frame.reset_index(), about, said, len(table), remarks)


def _over(frame, unsure):
    for name, row in frame[frame["割合(%)"] > 100].iterrows():
        first = (
            "書き間違いや二重計上の疑いを先に片づけてください。"
            if name in unsure
            else "超過勤務や応援の記録と突き合わせてください。"
        )
        yield Remark("over-capacity", f"1年の仕事が{row['割合(%)']:.1f}%で、職員{row['職員数']:g}人の持ち時間"
                     f"({row['持ち時間(時間)']:,.0f}時間)を超えています。人が足りないと言う前に、{first}",
                     (name,), "")  # fmt: skip
