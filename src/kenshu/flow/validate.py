"""What stands between a table of steps and a flow that can be drawn and counted: errors, and warnings apart."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from kenshu.flow import validate_graph as graph
from kenshu.flow.steps import Finding, Kind, Steps, returns

MOST_STEPS = 200  # more is several procedures
MANY_STEPS = 50  # more cannot be read on one sheet of paper
MANY_LANES = 8
LONG_NAME, LONGEST_NAME = 25, 80  # characters
LONG_CONDITION, LONGEST_CONDITION = 15, 40
_HALF_KANA = re.compile("[\uff61-\uff9f]+")


@dataclass(frozen=True)
class Report:
    """``errors`` stop the drawing; ``warnings`` are worth a look. Each in the order of the rows."""

    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """True without errors."""
        return not self.errors

    def lines(self) -> list[str]:
        """The report in Japanese, one finding a line, errors first."""
        said = [f"× {finding}" for finding in self.errors] + [f"△ {finding}" for finding in self.warnings]
        return said or ["○ 問題はありません。"]


def validate(steps: Steps) -> Report:
    """Check a table of steps; nothing is changed and nothing raised."""
    if len(steps) < 2:
        how_many = "1行もありません" if not len(steps) else "1行だけです"
        few = Finding(None, "", f"手順が{how_many}。開始から終了まで、1行に1つずつ書いてください。")
        return Report((*steps.unread, few), steps.ignored)
    if len(steps) > MOST_STEPS:
        text = f"手順が{len(steps)}行あります。{MOST_STEPS}行までです。手続ごとに表を分けてください。"
        return Report((Finding(None, "", text),), steps.ignored)
    errors = [*steps.unread, *_cells(steps), *graph.ways(steps), *graph.whole(steps)]
    warnings = [*steps.ignored, *_whole_table(steps), *_missing(steps), *_wording(steps), *graph.joins(steps)]
    return Report(_in_order(errors), _in_order(warnings))


def _in_order(findings) -> tuple[Finding, ...]:
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.row or 0))


def _cells(steps):
    """Cells without which a row is no step."""
    known = {(finding.row, finding.column) for finding in steps.unread}
    for step in steps:
        for column, value in (("番号", step.number), ("作業", step.name), ("担当", step.lane)):
            if not value and (step.row, column) not in known:
                yield Finding(step.row, column, "空欄です。書いてください。")
        if len(step.name) > LONGEST_NAME:
            yield Finding(
                step.row, "作業", f"{len(step.name)}文字あります。{LONGEST_NAME}文字までにしてください。"
            )
        for way in step.exits:
            if len(way.condition) > LONGEST_CONDITION:
                text = f"「{way.condition[:10]}…」は長すぎます。{LONGEST_CONDITION}文字までにしてください。"
                yield Finding(step.row, "条件", text)
    rows = {}
    for step in steps:
        rows.setdefault(step.number, []).append(step.row)
    for number, places in rows.items():
        if number and len(places) > 1:
            others = (
                f"{places[0]}行目にも「{number}」があります。番号を変え、次に書いた番号も見直してください。"
            )
            for row in places[1:]:
                yield Finding(row, "番号", others)


def _whole_table(steps):
    if len(steps) > MANY_STEPS:
        text = f"手順が{len(steps)}行あります。図は小さくなるか、何枚かに分かれます。{MANY_STEPS}行までなら読みやすくなります。"
        yield Finding(None, "", text)
    lanes = [lane for lane in steps.lanes if lane]
    if len(lanes) == 1:
        text = f"担当が「{lanes[0]}」だけです。住民、ほかの課、決裁する人など、関わる人をみな書いてください。"
        yield Finding(None, "担当", text)
    if len(lanes) > MANY_LANES:
        yield Finding(None, "担当", f"担当が{len(lanes)}あります。まとめられるものはまとめてください。")
    alike = Counter(re.sub(r"\s", "", unicodedata.normalize("NFKC", lane)) for lane in lanes)
    for plain, times in alike.items():
        if times > 1:
            yield Finding(None, "担当", f"「{plain}」が{times}とおりの書き方です。1つにそろえてください。")
    if not any(step.exception for step in steps) and not returns(steps):
        text = "例外も差戻しも1つもありません。書類が足りない、代理人が来たなど、ふだんと違うときを書いてください。"
        yield Finding(None, "例外", text)


def _missing(steps):
    for step in steps:
        if step.kind in (Kind.TASK, Kind.DECISION) and step.minutes is None:
            yield Finding(
                step.row, "分", "空欄です。1件にかかる分を書いてください(測っていなければ見込みで)。"
            )
        if step.kind == Kind.TASK and not step.medium:
            yield Finding(step.row, "媒体", "空欄です。紙、電話、システムなどから選んでください。")
        if step.kind == Kind.WAIT and step.waiting is None:
            yield Finding(step.row, "待ち", "空欄です。「3日」のように、どれだけ待つかを書いてください。")


def _wording(steps):
    for step in steps:
        if LONG_NAME < len(step.name) <= LONGEST_NAME:
            text = f"{len(step.name)}文字あります。{LONG_NAME}文字までにすると、図が読みやすくなります。"
            yield Finding(step.row, "作業", text)
        for way in step.exits:
            if LONG_CONDITION < len(way.condition) <= LONGEST_CONDITION:
                yield Finding(
                    step.row, "条件", f"「{way.condition[:8]}…」を{LONG_CONDITION}文字までにしてください。"
                )
        for column, value in (("作業", step.name), ("担当", step.lane), ("例外", step.exception)):
            if kana := _HALF_KANA.search(value):
                yield Finding(step.row, column, f"半角カナ「{kana[0]}」があります。全角で書いてください。")
