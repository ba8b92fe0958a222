"""KPI: what is measured, from which value to which, by when and how. What was done is no outcome.

Columns: 番号, 指標, 種類 (活動 or 成果), 単位, 今の値, 目標, 期日, 測り方, and, where needed, 測る人, やめる値.
"""

import re
from dataclasses import dataclass
from datetime import date

from kenshu import days
from kenshu.figures.sheet import Sheet
from kenshu.improve.figure import ImproveError
from kenshu.improve.plan import read_day
from kenshu.improve.plan_calendar import Calendar
from kenshu.improve.received import as_number, received
from kenshu.improve.remark import Remark

DONE, OUTCOME = "活動", "成果"
COLUMNS = ("番号", "指標", "種類", "単位", "今の値", "目標", "期日", "測り方", "測る人", "やめる値")
LONGEST = 60  # characters of an indicator
_ACTIVITY = re.compile(
    r"研修|説明会|会議|打合せ|マニュアル|(?:作成|公開|導入|設置|配布|開催|周知|実施)(?:した|する)?[^\s]{0,6}(?:数|回数|件数)|"
    r"(?:フォーム|様式)の(?:数|公開)|アクセス数|閲覧数|ダウンロード"
)
_ASKED = re.compile(r"満足度|評判|好評")


@dataclass(frozen=True)
class Kpi:
    """``baseline`` and ``target`` in ``unit``; ``due``: the day it is looked at; ``stop``: at which value to stop."""

    number: str
    name: str
    kind: str
    unit: str
    baseline: float
    target: float
    due: date
    how: str
    who: str = ""
    stop: str = ""


def read_kpis(table, calendar: Calendar) -> tuple[Kpi, ...]:
    """The indicators of a frame with COLUMNS (the first eight filled).

    Raises ImproveError, naming the row: a cell is empty or no number, a day is missing, no date or on a closed day,
    the target is the present value, a name of more than LONGEST characters.
    """
    given = table.copy()
    for column in COLUMNS[8:]:
        given[column] = given.get(column, "")
    rows = received(
        given, "KPIの表", number="番号", texts=("指標", "種類", "単位"), blank=COLUMNS[4:],
        choices={"種類": (DONE, OUTCOME)},
    )  # fmt: skip
    return tuple(_kpi(row, calendar) for row in rows.to_dict("records"))


def review(kpis) -> tuple[Remark, ...]:
    """Remarks: no-outcome, activity-as-outcome, asked-not-measured, no-stop, nobody-measures."""
    found = []
    if not any(kpi.kind == OUTCOME for kpi in kpis):
        found.append(
            Remark("no-outcome", "成果の指標がありません。したことの数ではなく、住民や職員の何が変わるかを1つ入れてください。")
        )  # fmt: skip
    for kpi in kpis:
        found += _of_one(kpi)
    return tuple(found)


def as_sheet(kpis) -> Sheet:
    """The indicators as a table."""
    rows = tuple(
        (kpi.number, kpi.name, kpi.kind, f"{kpi.baseline:,g}{kpi.unit}", f"{kpi.target:,g}{kpi.unit}",
         days.wareki(kpi.due), kpi.how, kpi.who, kpi.stop)
        for kpi in kpis
    )  # fmt: skip
    heads = ("番号", "指標", "種類", "今の値", "目標", "期日", "測り方", "測る人", "やめる値")
    return Sheet("KPI(活動=したこと、成果=変わったこと)", heads, rows)


def _of_one(kpi):
    row = (kpi.number,)
    if kpi.kind == OUTCOME and _ACTIVITY.search(kpi.name):
        yield Remark(
            "activity-as-outcome",
            f"「{kpi.name}」は、したことの数(活動)です。それで何が変わったかを成果にしてください。",
            row,
        )
    if kpi.kind == OUTCOME and _ASKED.search(kpi.name):
        yield Remark(
            "asked-not-measured",
            "満足度は、仕事や手間が減った量ではありません。時間や件数の指標も並べてください。",
            row,
        )
    if kpi.kind == OUTCOME and not kpi.stop:
        yield Remark("no-stop", "やめる値がありません。どこまで悪ければ止めて見直すかを書いてください。", row)
    if not kpi.who:
        yield Remark("nobody-measures", "測る人がありません。課や係の役割で書いてください。", row)


def _kpi(row, calendar):
    where = f"KPIの表の番号{row['番号']}「{row['指標'][:12]}」"
    if len(row["指標"]) > LONGEST:
        raise ImproveError(
            f"{where}の名前が{len(row['指標'])}文字あります。{LONGEST}文字までにしてください。"
        )
    now = _number(
        row["今の値"], f"{where}の「今の値」", "まだなければ、10件でもよいので測ってから書いてください。"
    )
    target = _number(row["目標"], f"{where}の「目標」", "数で書いてください。")
    if now == target:
        raise ImproveError(f"{where}の目標が、今の値と同じです。どれだけ変えたいかを書いてください。")
    due = read_day(row["期日"], f"{where}の「期日」")
    if due is None:
        raise ImproveError(f"{where}に期日がありません。いつ測るかを日付で書いてください。")
    if not calendar.is_open(due):
        raise ImproveError(
            f"{where}の期日({days.wareki(due)})は閉庁日です。{days.wareki(calendar.on_or_before(due))}などの開庁日にしてください。"
        )
    if not row["測り方"]:
        raise ImproveError(f"{where}に測り方がありません。何の記録を、どう数えるかを書いてください。")
    return Kpi(
        row["番号"], row["指標"], row["種類"], row["単位"], now, target, due, row["測り方"], row["測る人"], row["やめる値"]
    )  # fmt: skip


def _number(text, where, advice):
    number = as_number(text)
    if number is None:
        raise ImproveError(f"{where}「{text}」が数として読めません。{advice}")
    return number
