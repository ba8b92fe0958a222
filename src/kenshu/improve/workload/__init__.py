"""A survey of the work: hours a year of each task, what is wrong in the answers, and how full each 課 is.

One task a row: 番号, 課, 係, 業務, 件数 (pieces in one 頻度), 頻度 (日・週・月・年), 1件分 (minutes), 人数 (people who do it,
never multiplied). The staff table: 課, 職員数.
"""

from kenshu.improve.workload.draw import load_picture, pareto_picture
from kenshu.improve.workload.faults import faults, mended
from kenshu.improve.workload.hours import by, pareto, top_share, yearly
from kenshu.improve.workload.load import load
from kenshu.improve.workload.year import Year

__all__ = [
    "Year", "by", "faults", "load", "load_picture", "mended", "pareto", "pareto_picture", "top_share", "yearly",
]  # fmt: skip
