"""The anchors on paper: rubric, texts in mixed order without their reference levels, and how to write levels down.

Two people read the same pack, each writes a CSV; ``kenshu class anchors --levels`` holds it against the reference.
"""

import csv
import hashlib
import io
from collections.abc import Mapping
from pathlib import Path

from kenshu.answers import Question, said
from kenshu.grading.place import GradingError, write_whole
from kenshu.grading.rubric import LEVELS, Rubric
from kenshu.grading.rubric_anchors import Anchor, Calibration, compare

PARTS = (
    ("何をお願いするか", ("n11-title", "n11-section", "n11-fiscal-year", "n11-state", "n11-purpose")),
    ("効果の数字", ("n10-hours", "n11-figures", "n11-periods", "n11-effect-from")),
    ("なぜ、何をするか", ("n11-present", "n11-grounds", "n11-project", "n11-care", "n11-alternatives")),
    ("お金", ("n11-costs", "n11-last-year", "n11-funding")),
    ("人にとって", ("n11-time-use", "n11-residents", "n11-checks")),
    ("日程と、やめるとき", ("n10-start", "n10-tasks", "n11-stop", "n11-keeper")),
    ("言葉", ("n11-keyword", "n11-pitch")),
)
HEAD = ("text", "criterion", "level", "returned", "why")
HOW = """# 段階の付け方

ここには、観点表(rubric.md)と、{count}の修了課題(text-1.md から text-{count}.md)があります。ほかの資料は見ないでください。

1. rubric.md の「読み方」を先に読みます。
2. text-1 から順に、観点を一つずつ読み、段階(0から4の整数)を付けます。迷ったときは、各観点の「迷ったとき」を見ます。
3. 差戻しに当たるものがあれば、{rules} のどれかを returned の列に書きます。いくつもあれば「+」でつなぎます。なければ空けます。
4. why の列に、付けたわけを10字から40字で書きます(半角のコンマは使いません)。
5. 観点表の言葉で迷ったら、別の紙に「観点・段階・どこで迷ったか・どう書けば迷わないか」を書きます。

levels.csv に段階を書き足して、名前を変えて保存します(Excelで開けます)。returned は、各課題のどれか一行に書けば足ります。
二度目を付けるときは、一度目を見ずに、最後の課題から逆の順に読みます。
"""


def order(anchors: Mapping[str, Anchor]) -> list[Anchor]:
    """The anchors in the order of a pack: always the same, and it tells nothing."""
    return sorted(anchors.values(), key=lambda one: hashlib.sha256(one.id.encode()).digest())


def write(
    folder: Path, rubric: Rubric, anchors: Mapping[str, Anchor], questions: Mapping[str, Question]
) -> list[Path]:
    """README.md, rubric.md, text-N.md and an empty levels.csv in ``folder``; their paths."""
    texts = {
        f"text-{number}.md": _text(number, one, questions)
        for number, one in enumerate(order(anchors), start=1)
    }
    how = HOW.format(count=len(anchors), rules="、".join(rubric.returned))
    files = {"README.md": how, "rubric.md": _rubric(rubric, questions), **texts}
    rows = [(number, one.id, "", "", "") for number in range(1, len(anchors) + 1) for one in rubric.criteria]
    files["levels.csv"] = "\ufeff" + _csv([HEAD, *rows])
    for name, text in files.items():
        write_whole(folder / name, text)
    return [folder / name for name in files]


def read_levels(path: Path, rubric: Rubric, anchors: Mapping[str, Anchor]) -> list[Calibration]:
    """How far the levels in a filled-in CSV are from the reference, a text after the other.

    Raises GradingError naming the line.
    """
    try:
        lines = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        raise GradingError(f"{path} が読めません。UTF-8 のCSVで保存して、場所を確かめてください。") from error
    texts, given = order(anchors), {}
    for number, line in enumerate(lines, start=2):
        text, name, level = (str(line.get(key) or "").strip() for key in HEAD[:3])
        if not (text.isdigit() and 1 <= int(text) <= len(texts)) or name not in {
            one.id for one in rubric.criteria
        }:
            raise GradingError(f"{path} の{number}行目: 課題の番号か観点が分かりません({text}、{name})。")
        if not (level.isdigit() and int(level) in LEVELS):
            raise GradingError(f"{path} の{number}行目: 段階「{level}」は、0から4の整数で書いてください。")
        given.setdefault(int(text), {})[name] = int(level)
    for number, levels in given.items():
        if lacking := [one.title for one in rubric.criteria if one.id not in levels]:
            raise GradingError(f"{path}: 課題{number}の段階が足りません({'、'.join(lacking)})。")
    if not given:
        raise GradingError(f"{path} に段階がありません。")
    return [compare(texts[number - 1], levels) for number, levels in sorted(given.items())]


def _rubric(rubric: Rubric, questions) -> str:
    lines = [f"# {rubric.title}", "", "## 読み方", "", *(f"- {line}" for line in rubric.how), ""]
    for one in rubric.criteria:
        read = "、".join(questions[name].label for name in one.read if name in questions)
        lines += [f"## {one.title}({one.id}、配点 {one.weight:g})", "", f"見るところ: {one.look}", ""]
        lines += [
            f"読む問い: {read}",
            "",
            *(f"- **{level}** {one.levels[level]}" for level in reversed(LEVELS)),
            "",
        ]
        lines += [f"迷ったとき: {one.unsure}", ""]
    back = [f"- {rule}: {title}" for rule, (title, _) in rubric.returned.items()]
    return "\n".join([*lines, "## 差戻し(段階とは別に書く)", "", *back, ""])


def _text(number: int, anchor: Anchor, questions) -> str:
    lines = [f"# 修了課題 {number}", ""]
    for title, names in PARTS:
        lines += [f"## {title}", ""]
        for name in names:
            lines += [
                f"**{questions[name].label}**",
                "",
                *_words(said(questions[name], anchor.known.get(name))),
                "",
            ]
    return "\n".join(lines)


def _words(words) -> list[str]:
    if not words.rows:
        return [words.text or "(未記入)"]
    return [f"| {' | '.join(row)} |" for row in (words.head, ("---",) * len(words.head), *words.rows)]


def _csv(rows) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(rows)
    return made.getvalue()
