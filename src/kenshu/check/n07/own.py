"""The learner's own procedure: hints on what a listener would ask. A person gives the marks."""

from kenshu import flow
from kenshu.check.rules import partly, right, rule
from kenshu.flow.steps import Kind, Step, Steps
from kenshu.improve import ecrs
from kenshu.improve.ecrs import Action
from kenshu.improve.ecrs.answered import PILES, own_tags
from kenshu.improve.ecrs.review import SHORTEST

FLOW = "n03-own"  # carried from S1, if it was written there
FEWEST = 3
ALWAYS = ("tagged-twice", "straight-to-digital", "why-not-removed", "only-tools")  # need no flow
WITH_FLOW = ("unknown-step", "cannot-go", "law-removed", "no-partner", "custom-kept")
TOLD = {
    "tagged-twice": "番号{}が2行あります。いちばん先に試すものを一つ残しましょう。",
    "straight-to-digital": "番号{}に、いきなり道具を入れています。先に、なくせないわけを書きましょう。",
    "why-not-removed": "番号{}の「なくせないわけ」を、もう少し書きましょう。なくしたら、だれが困りますか。",
    "only-tools": "どの案も、道具の話になっています。紙や印や確認をへらす案も、一つ考えてみましょう。",
    "unknown-step": "番号{}は、S1の表に見当たりません。上の表の番号とそろえましょう。",
    "cannot-go": "番号{}は、始まりや終わりなどの印です。前後の作業を見てみましょう。",
    "law-removed": "番号{}の根拠は、法令か条例・規則のようです。なくす前に、法務の担当に聞きましょう。",
    "no-partner": "番号{}の「まとめる先」に、あとに残る手順の番号を書きましょう。",
    "custom-kept": "番号{}の根拠は慣行です。なくせないか、関係する人に一度聞いてみましょう。",
}


@rule("n07-own")
def own(answers, city):
    """The first thing to mend or to add; half the points stand there until a person has looked."""
    rows = [row for row in answers["n07-own"]["value"] if any(row.values())]
    carried = (answers.get(FLOW) or {}).get("value")
    if hint := _hint(rows, carried):
        return partly(0.5, *hint)
    return right("なくせないかを、自分の手続にも聞けました。関係する課の人にも、同じ表を見てもらいましょう。")


def _hint(rows, carried):
    if bare := [place for place, row in enumerate(rows, 1) if not (row["number"] and row["pile"])]:
        return "half-a-row", f"{bare[0]}行目に、番号と区分を書きましょう。番号は、図の番号です。"
    if len(rows) < FEWEST:
        return "few-rows", f"まだ{len(rows)}行です。三つの手順について、順に聞いてみましょう。"
    if not any(PILES[row["pile"]] is Action.REMOVE for row in rows) and not any(map(_why_kept, rows)):
        return (
            "nothing-removed",
            "「なくす」がありません。なくせないなら、そのわけを「なくせないわけ」に書きましょう。",
        )
    found = {remark.id: remark for remark in reversed(_remarks(rows, carried))}
    for kind in (*ALWAYS, *WITH_FLOW):
        if kind in found and (carried or kind in ALWAYS):
            numbers = found[kind].rows
            return kind, TOLD[kind].format(numbers[0][:6] if numbers else "")
    return None


def _why_kept(row):
    return PILES[row["pile"]] is Action.KEEP and len(row["why"] or "") >= SHORTEST


def _remarks(rows, carried):
    tags = own_tags(rows)
    if carried:
        return ecrs.review(flow.answered(carried, "わたしの手続"), tags)
    alone = [Step(tag.number, row["name"] or "", "", Kind.TASK) for tag, row in zip(tags, rows, strict=True)]
    return ecrs.review(Steps("わたしの手続", tuple(alone)), tags)
