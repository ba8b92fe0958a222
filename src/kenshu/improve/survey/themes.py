"""Which theme comes first? The same answers ranked in three ways, side by side."""

import re

from kenshu.improve.figure import ImproveError
from kenshu.improve.remark import Remark, named
from kenshu.improve.survey.people import NUMBER, not_to_show, together
from kenshu.improve.survey.response import remarks as about_response
from kenshu.improve.tally import Tally

WAYS = ("回答", "職員数に直すと", "時間")  # one answer one vote; its 課 by its people; hours a month
OTHERS = "ほか(少数のテーマ)"
METHOD = (
    "回答=件数、職員数に直すと=課の職員数÷課の回答数を1件ずつ足す、時間=月時間の合計(本人の見当)。"
    "1人が1つだけ選んだ答え"
)
_SEVERAL = re.compile(r"[、,，;；\n]")


def themes(answers, staff, *, about, month_hours=None):
    """Tally with a row a theme, in the order of the answers; for each of WAYS its sum, share (%) and rank.

    Sums: answers, people, hours a month. Themes of less than five answers are put together in one row without
    a rank. ``month_hours``: working hours of one person a month; an answer above it is a remark.
    Raises ImproveError for a cell with two themes: that needs ``picked``.
    """
    people = together(answers, staff, texts=("第1テーマ",), amounts=("月時間",))
    table = people.answers.assign(weight=people.stands_for, one=1)
    _refuse_several(table)
    counts = table.groupby("第1テーマ").size()
    small = not_to_show(counts)
    merged = table["第1テーマ"].where(~table["第1テーマ"].map(small), OTHERS)
    sums = table.groupby(merged)[["one", "weight", "月時間"]].sum().rename_axis("テーマ")
    frame = _ranked(sums.set_axis(list(WAYS), axis=1))
    found = (
        *_moved(frame),
        *about_response(people, not_to_show(people.answered)),
        *_hours(table, month_hours),
    )
    return Tally("いちばん時間をとられている仕事", frame, about, METHOD, len(table), found)


def _ranked(sums):
    if not sums["時間"].sum() > 0:
        raise ImproveError("アンケートの「月時間」がすべて0です。時間を聞いた欄か確かめてください。")
    columns, shown = {"テーマ": sums.index}, sums.index != OTHERS
    for way in WAYS:
        columns[way] = sums[way].to_numpy()
        columns[f"{way}(%)"] = (100 * sums[way] / sums[way].sum()).to_numpy()
        ranks = sums[way].where(shown).rank(ascending=False, method="min")
        columns[f"{way}の順位"] = ranks.astype("Int64").array
    frame = type(sums)(columns)
    return frame.sort_values(["回答の順位", "テーマ"], na_position="last", ignore_index=True)


def _moved(frame):
    """Remarks: themes that lose or win places when each 課 weighs as its people, or when hours count."""
    found = []
    for row in frame[frame["テーマ"] != OTHERS].to_dict("records"):
        one, staff, hours = (int(row[f"{way}の順位"]) for way in WAYS)
        if len({one, staff, hours}) > 1 and min(one, staff, hours) <= 3:
            found.append(Remark("order-changes", f"回答の数では{one}位、職員数に直すと{staff}位、時間では{hours}位です。"
                                "どの数え方で順番を決めたかを書いてください。", (row["テーマ"],), ""))  # fmt: skip
    return found


def _hours(table, month_hours):
    long = table[table["月時間"] > month_hours] if month_hours else table[:0]
    if len(long):
        yield Remark("more-than-a-month", f"月時間が、1人の1か月の勤務時間({month_hours:g}時間)を超えています。"
                     "年の時間や、課全体の時間を書いていないか確かめてください。", tuple(long[NUMBER]), NUMBER)  # fmt: skip


def _refuse_several(table):
    several = table[table["第1テーマ"].str.contains(_SEVERAL)]
    if len(several):
        raise ImproveError(
            f"アンケートの{named(list(several[NUMBER]), NUMBER)}、「第1テーマ」: 2つ以上書かれています"
            f"(「{several['第1テーマ'].iloc[0][:20]}」)。1つだけの問いなら1つにし、いくつでも選べる問いなら"
            "複数回答の集計を使ってください。母数が変わります。"
        )
