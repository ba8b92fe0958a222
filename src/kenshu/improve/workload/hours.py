"""Hours a year: pieces × times a year × minutes ÷ 60, and which tasks take most of them."""

import math

from kenshu.improve.figure import ImproveError
from kenshu.improve.received import received
from kenshu.improve.tally import Tally

NUMBER, HOURS = "番号", "年間(時間)"
TEXTS, AMOUNTS = ("課", "係", "業務"), ("件数", "1件分", "人数")


def checked(tasks, year):
    """The survey ready to be counted, with HOURS beside each task. Raises ImproveError: see ``received``."""
    choices = {"頻度": tuple(year.times)}
    table = received(
        tasks, "業務量調査", number=NUMBER, texts=(*TEXTS, "頻度"), amounts=AMOUNTS, choices=choices
    )
    table[HOURS] = table["件数"] * table["頻度"].map(year.times) * table["1件分"] / 60
    return table


def yearly(tasks, year, *, about):
    """Tally with a row a task, in the order received: its figures and hours a year."""
    from kenshu.improve.workload.faults import found

    table = checked(tasks, year)
    frame = table[[NUMBER, *TEXTS, "件数", "頻度", "1件分", "人数", HOURS]]
    return Tally("業務ごとの1年の時間", frame, about, method(year), len(table), found(table, year))


def pareto(tasks, year, *, about):
    """Tally with the tasks by hours, the longest first: 順, 年間(時間), 割合(%), 累計(%)."""
    whole = yearly(tasks, year, about=about)
    frame = whole.frame.sort_values([HOURS, NUMBER], ascending=[False, True], ignore_index=True)
    total = frame[HOURS].sum()
    if not total > 0:
        raise ImproveError("業務量調査の時間がすべて0です。件数と1件分を確かめてください。")
    frame.insert(0, "順", range(1, len(frame) + 1))
    frame["割合(%)"] = 100 * frame[HOURS] / total
    frame["累計(%)"] = 100 * frame[HOURS].cumsum() / total
    frame = frame[["順", NUMBER, *TEXTS, HOURS, "割合(%)", "累計(%)"]]
    return Tally("時間の多い順", frame, about, whole.method, whole.n, whole.remarks)


def top_share(ranked, part=0.2):
    """Of the hours of ``pareto``'s Tally, the share of the largest ``part`` of the tasks. Figure in %."""
    if not 0 < part <= 1:
        raise ImproveError(f"上位の割合は0より大きく1以下で入れてください(いまは {part} です)。")
    rows = ranked.frame
    first = max(1, math.floor(len(rows) * part + 1e-9))
    method = f"{ranked.method}。多い順に{first}業務({len(rows)}業務のうち)の合計÷全体"
    return ranked.about.figure(float(rows["累計(%)"].iloc[first - 1]), "%", method, len(rows))


def by(tasks, year, column, *, about):
    """Tally of the hours by the words of one column (媒体, 担当区分, …), the most hours first: 業務数, 年間(時間), %."""
    table = checked(tasks, year)
    named = received(tasks, "業務量調査", number=NUMBER, texts=(column,))
    groups = table.groupby(named[column])[HOURS].agg(["size", "sum"]).sort_values("sum", ascending=False)
    frame = groups.set_axis(["業務数", HOURS], axis=1).rename_axis(column).reset_index()
    frame["割合(%)"] = 100 * frame[HOURS] / frame[HOURS].sum()
    return Tally(f"{column}ごとの1年の時間", frame, about, method(year), len(table))


def method(year):
    """How the hours were counted, as it is printed."""
    times = "・".join(f"{unit}{count}" for unit, count in year.times.items())
    return f"件数×1年の回数({times})×1件分÷60。人数は掛けません"
