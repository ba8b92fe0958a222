"""A logic model: what is used, done, comes out at once, changes, and is hoped for; each arrow with its reason.

Columns: 番号, 段 (one of STAGES), 内容, つながる先 (numbers), なぜそうなるか.
"""

import re
from dataclasses import dataclass

from kenshu.improve.figure import ImproveError
from kenshu.improve.kpi import OUTCOME
from kenshu.improve.received import received
from kenshu.improve.remark import Remark

STAGES = ("使うもの", "すること", "すぐ出る結果", "変わること", "めざす姿")
CHANGE, AIM = STAGES[3], STAGES[4]
COLUMNS = ("番号", "段", "内容", "つながる先", "なぜそうなるか")
MOST = 20  # boxes that one page can hold
LONGEST = 60
_SEPARATOR = re.compile(r"[、,,・\s]+")


@dataclass(frozen=True)
class Box:
    """One box: ``leads_to`` numbers of other boxes, ``why`` the reason for these arrows."""

    number: str
    stage: str
    text: str
    leads_to: tuple[str, ...] = ()
    why: str = ""

    @property
    def depth(self) -> int:
        """Place of the stage in STAGES."""
        return STAGES.index(self.stage)


def read_logic(table) -> tuple[Box, ...]:
    """The boxes of a frame with COLUMNS. Raises ImproveError: an empty or unknown 段, an empty or too long 内容, an
    arrow to a number that is not there or backwards, more than MOST boxes."""
    given = table.copy()
    for column in COLUMNS[3:]:
        given[column] = given.get(column, "")
    rows = received(
        given, "ロジックモデル", number="番号", texts=COLUMNS[1:3], blank=COLUMNS[3:], choices={"段": STAGES}
    ).to_dict("records")
    if len(rows) > MOST:
        raise ImproveError(f"ロジックモデルの箱が{len(rows)}あります。{MOST}までにまとめてください。")
    boxes = {row["番号"]: _box(row) for row in rows}
    for box in boxes.values():
        _refuse_arrows(box, boxes)
    return tuple(boxes.values())


def review(boxes, kpis=()) -> tuple[Remark, ...]:
    """Remarks: leap (an arrow over a stage: 因果の飛躍), no-reason, leads-nowhere, from-nothing, stage-missing,
    not-measured (a change that no outcome of ``kpis`` measures)."""
    found = [
        Remark("stage-missing", f"「{stage}」の段に箱がありません。1つ書いてください。")
        for stage in STAGES if not any(box.stage == stage for box in boxes)
    ]  # fmt: skip
    by_number = {box.number: box for box in boxes}
    reached = {number for box in boxes for number in box.leads_to}
    for box in boxes:
        found += _arrows(box, by_number)
        if box.stage != STAGES[0] and box.number not in reached:
            text = "どの箱からも矢印が来ていません。何をするとこうなるかをつないでください。"
            found.append(Remark("from-nothing", text, (box.number,)))
    if any(box.stage == CHANGE for box in boxes) and not any(kpi.kind == OUTCOME for kpi in kpis):
        found.append(
            Remark("not-measured", f"「{CHANGE}」を測る成果の指標がありません。KPIの表に1つ書いてください。")
        )
    return tuple(found)


def _arrows(box, by_number):
    row = (box.number,)
    if box.stage != AIM and not box.leads_to:
        yield Remark("leads-nowhere", "この先の矢印がありません。何につながるかを書いてください。", row)
    for number in box.leads_to:
        other = by_number[number]
        if other.depth - box.depth > 1:
            between = "」「".join(STAGES[box.depth + 1 : other.depth])
            yield Remark(
                "leap",
                f"「{box.text}」から「{other.text}」へ飛んでいます。間の「{between}」を書いてください。",
                row,
            )
    if box.leads_to and not box.why:
        yield Remark(
            "no-reason", "なぜそうなるかがありません。記録や前の例など、そう考える理由を書いてください。", row
        )


def _box(row):
    if len(row["内容"]) > LONGEST:
        raise ImproveError(
            f"ロジックモデルの番号{row['番号']}の内容が{len(row['内容'])}文字あります。{LONGEST}文字までにしてください。"
        )
    leads_to = tuple(number for number in _SEPARATOR.split(row["つながる先"]) if number)
    return Box(row["番号"], row["段"], row["内容"], leads_to, row["なぜそうなるか"])


def _refuse_arrows(box, boxes):
    for number in box.leads_to:
        if number not in boxes:
            raise ImproveError(f"ロジックモデルの番号{box.number}の「つながる先」の{number}番がありません。")
        if boxes[number].depth <= box.depth:
            raise ImproveError(
                f"ロジックモデルの番号{box.number}から{number}へ、矢印が前の段か同じ段に向いています。"
                f"{'→'.join(STAGES)}の順につないでください。"
            )
