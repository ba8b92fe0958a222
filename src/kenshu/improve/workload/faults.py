"""Slips that every survey of work has: minutes and hours, the same work twice, month and year."""

import re

from kenshu.improve.remark import Remark, of_kind
from kenshu.improve.workload.hours import HOURS, NUMBER, checked

SAME = (
    "課",
    "件数",
    "頻度",
    "1件分",
    "人数",
    "媒体",
    "押印数",
    "転記数",
)  # alike in all: twice the same work
WORDS = {"日": "毎日|日々", "週": "毎週|週次", "月": "毎月|月次|月例", "年": "毎年|年次|年1回|年末調整"}
MENDED = ("minutes-as-hours", "counted-twice")


def faults(tasks, year):
    """Remarks on the rows of a survey, in their order.

    minutes-as-hours: longer than its people's whole year, in whole hours, and right when divided by 60.
    more-than-its-people: longer than its people's year in another way. hours-as-minutes: less than a minute.
    counted-twice: the same figures in another 係 of the 課. same-name: one 課, one name twice.
    other-frequency: the name says 毎月, the 頻度 something else. no-time: 0 pieces or 0 minutes.
    """
    return found(checked(tasks, year), year)


def mended(tasks, remarks, kinds=MENDED):
    """``tasks`` with the remarks of these ``kinds`` (of MENDED) acted upon: ÷ 60, the second row taken out.

    A person confirms them with the 課 first. The frame keeps its columns and its order.
    """
    table = tasks.copy()
    names = table[NUMBER].astype(str)
    wrong = {row for one in of_kind(remarks, *kinds) if one.id == "minutes-as-hours" for row in one.rows}
    again = {row for one in of_kind(remarks, *kinds) if one.id == "counted-twice" for row in one.rows[1:]}
    table["1件分"] = table["1件分"].where(~names.isin(wrong), table["1件分"] / 60)
    return table[~names.isin(again)]


def found(table, year):
    """``faults`` of a checked table."""
    remarks = [
        *_too_long(table, year),
        *_twice(table),
        *_same_name(table),
        *_short(table),
        *_frequency(table),
    ]
    order = {name: place for place, name in enumerate(table[NUMBER])}
    return tuple(sorted(remarks, key=lambda remark: order[remark.rows[0]]))


def _too_long(table, year):
    capacity = table["人数"].clip(lower=1) * year.hours
    for row, most in zip(
        table[table[HOURS] > capacity].to_dict("records"), capacity[table[HOURS] > capacity], strict=True
    ):
        said = (
            f"1年に{row[HOURS]:,.0f}時間になり、担当{row['人数']:g}人の1年({most:,.0f}時間)より長くなります。"
        )
        whole_hours = row["1件分"] % 60 == 0
        if whole_hours and row[HOURS] / 60 <= most:
            hours = row["1件分"] / 60
            yield Remark("minutes-as-hours", f"「{row['業務']}」は{said}1件分の{row['1件分']:,.0f}分は{hours:,.0f}時間です。"
                         f"{hours:,.0f}分を{hours:,.0f}時間と書いていませんか。{row['課']}に確かめてください。",
                         (row[NUMBER],))  # fmt: skip
        else:
            yield Remark("more-than-its-people", f"「{row['業務']}」は{said}件数か頻度(月と年など)か1件分を、"
                         f"{row['課']}に確かめてください。", (row[NUMBER],))  # fmt: skip


def _twice(table):
    columns = [column for column in SAME if column in table]
    busy = table[table[HOURS] > 0]
    for _, rows in busy[busy.duplicated(columns, keep=False)].groupby(columns, sort=False):
        if rows["係"].nunique() > 1:
            names = "と".join(f"「{row.業務}」({row.係})" for row in rows.itertuples())
            extra = rows[HOURS].iloc[1:].sum()
            yield Remark("counted-twice", f"{names}は、件数も時間も同じです。同じ仕事を別の名前で書き、"
                         f"{extra:,.0f}時間を二重に数えていませんか。{rows['課'].iloc[0]}に確かめてください。",
                         tuple(rows[NUMBER]))  # fmt: skip


def _same_name(table):
    plain = table["業務"].str.normalize("NFKC").str.replace(r"\s", "", regex=True)
    again = table.assign(plain=plain)[table.assign(plain=plain).duplicated(["課", "plain"], keep=False)]
    for (section, _), rows in again.groupby(["課", "plain"], sort=False):
        yield Remark("same-name", f"{section}に「{rows['業務'].iloc[0]}」が{len(rows)}行あります。"
                     "同じ仕事なら1行にまとめてください。", tuple(rows[NUMBER]))  # fmt: skip


def _short(table):
    for row in table.to_dict("records"):
        if not row[HOURS] > 0:
            yield Remark("no-time", f"「{row['業務']}」は件数か1件分が0なので、時間が0になります。"
                         "していない仕事なら消してください。", (row[NUMBER],))  # fmt: skip
        elif row["1件分"] < 1:
            yield Remark("hours-as-minutes", f"「{row['業務']}」の1件分が{row['1件分']:g}分です。{row['1件分']:g}時間"
                         f"({row['1件分'] * 60:g}分)のつもりではありませんか。", (row[NUMBER],))  # fmt: skip


def _frequency(table):
    for row in table.to_dict("records"):
        said = [unit for unit, words in WORDS.items() if re.search(words, row["業務"])]
        if said and row["頻度"] not in said:
            yield Remark("other-frequency", f"「{row['業務']}」の頻度が「{row['頻度']}」です。名前のとおりなら"
                         f"「{said[0]}」です。件数がどの期間のものか確かめてください。", (row[NUMBER],))  # fmt: skip
