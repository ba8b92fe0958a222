"""N10 KPIと実行プラン: one rule a question. The learner's tables are read by the rooms that make the documents."""

from kenshu.check.n10.calendar import latest, open_days
from kenshu.check.n10.hours import hours
from kenshu.check.n10.indicators import kpis, sort
from kenshu.check.n10.plan import draft, risk, start, tasks
from kenshu.check.n10.road import road

__all__ = ["draft", "hours", "kpis", "latest", "open_days", "risk", "road", "sort", "start", "tasks"]
