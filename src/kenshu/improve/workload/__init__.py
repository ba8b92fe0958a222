"""A survey of the work: hours a year of each task, what is wrong in the answers, and how full each 課 is.

One task a row: 番号, 課, 係, 業務, 件数 (pieces in one 頻度), 頻度 (日・週・月・年), 1件分 (minutes), 人数 (people who do it,
never multiplied). The staff table: 課, 職員数.
"""

from kenshu.improve.workload.draw import load_picture, pareto_picture
from kenshu.improve.workload.faults import faults, mended
from kenshu.improve.workload.hours import by, pareto, top_share, yearly
from kenshu.improve.workload.load import load
from kenshu.improve.workload.own import own_load, own_pareto
from kenshu.improve.workload.views import alike, by_medium, counting, longest, received, tasks, three_sums
from kenshu.improve.workload.year import Year

__all__ = [
    "Year", "alike", "by", "by_medium", "counting", "faults", "load", "load_picture", "longest", "mended", "own_load",
    "own_pareto", "pareto", "pareto_picture", "received", "tasks", "three_sums", "top_share", "yearly",
]  # fmt: skip
