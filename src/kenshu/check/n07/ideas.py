"""The rows of ideas: is it asked first why the step cannot simply go, and does what is joined still stand somewhere?"""

from kenshu.check.mark import Verdict
from kenshu.check.rules import partly, right, rule, wrong
from kenshu.improve import ecrs
from kenshu.improve.ecrs import Action, Tag
from kenshu.improve.ecrs.answered import number, piles
from kenshu.improve.ecrs.answered import tags as tags_of
from kenshu.improve.ecrs.review import CHANGED, SHORTEST
from kenshu.improve.form_sheet.review import JUST_IN_CASE

FEWEST = 2  # rows that the question asks for
TOLD = {
    "straight-to-digital": "{}に、いきなり道具を入れています。道具の前に、なくせないわけを「なくせないわけ」に書きましょう。",
    "why-not-removed": "{}の「なくせないわけ」が、まだ短いようです。なくしたら、だれが、どう困るかを書きましょう。",
    "no-partner": "{}のまとめる先を見直しましょう。まとめる先には、あとに残る手順を選びます。",
    "gone-anyway": "{}は、ほかの手順をなくすと、いっしょになくなります。図で、来る矢印があるかを見ましょう。",
    "only-tools": "どの案も、道具の話になっています。紙や印の数をへらす案も、一つ考えてみましょう。",
}


@rule("n07-ideas")
def ideas(answers, city):
    """The share of rows in order, of two at least; the first row to mend is spoken of."""
    rows = [row for row in answers["n07-ideas"]["value"] if row["step"]]
    cards = (answers.get("n07-tags") or {}).get("value") or ()
    if not rows:
        return wrong("no-step", "まず、手順の欄で、手を入れる手順を一つ選びましょう。")
    if not any(action in CHANGED for action in piles(cards).values()):
        return wrong(
            "no-cards", "課題3で「まとめる」「入れ替える」「簡単にする」に置いたカードが、まだありません。"
        )
    slips = _slips(rows, cards)
    good = len({row["step"] for row in rows} - {step for step, *_ in slips})
    share = good / max(FEWEST, len({row["step"] for row in rows}))
    if slips:
        return Verdict(share, *slips[0][1:])
    if len(rows) < FEWEST:
        return partly(share, "one-row", "一つめは書けました。もう一つ、手を入れる手順を書いてみましょう。")
    tools = [remark for remark in ecrs.review(ecrs.hall(), _of(rows, cards)) if remark.id == "only-tools"]
    if tools:
        return partly(0.5, "only-tools", TOLD["only-tools"])
    return right("なくせないわけから考えられています。下の図で、流れがどう変わるか見てみましょう。")


def _slips(rows, cards):
    """[(step, message id, message)] of the rows to mend, in the order of the table."""
    found = []
    remarks = {r.rows[0]: r for r in reversed(ecrs.review(ecrs.hall(), _of(rows, cards))) if len(r.rows) == 1}
    placed, seen = piles(cards), set()
    for row in rows:
        step = number(row["step"])
        slip = _of_row(row, step, placed, seen) or _of_remark(remarks.get(step), step)
        seen.add(step)
        if slip:
            found.append((row["step"], *slip))
    return found


def _of_row(row, step, placed, seen):
    if step in seen:
        return "step-twice", f"{step}が2行あります。いちばんよい案を一つ残しましょう。"
    if placed.get(step) not in CHANGED:
        told = "「まとめる」「入れ替える」「簡単にする」に置いていないようです。どちらかをそろえましょう。"
        return "other-pile", f"{step}は、課題3で{told}"
    if not row["what"]:
        return (
            "what-missing",
            f"{step}を、どうしますか。あしたの朝、となりの席の人に頼む言葉で書いてみましょう。",
        )
    if len(row["why"] or "") >= SHORTEST and (habit := JUST_IN_CASE.search(row["why"])):
        told = "続けてきたという説明です。なくしたら、だれが、どう困るでしょうか。"
        return "habit", f"{step}の「{habit[0]}」は、{told}"
    before = ecrs.hall()[step].minutes
    if placed[step] is Action.SIMPLIFY and None not in (row["minutes"], before) and row["minutes"] >= before:
        return "not-shorter", f"{step}は、いま{before:g}分です。これからの分が、短くなっていないようです。"
    return None


def _of_remark(remark, step):
    return (remark.id, TOLD[remark.id].format(step)) if remark and remark.id in TOLD else None


def _of(rows, cards):
    """The tags of the cards with a row; of the others only those whose step goes, as なくす or まとめる."""
    written = {number(row["step"]) for row in rows}
    found = tags_of(cards, rows)
    going = [Tag(tag.number, Action.REMOVE) for tag in found
             if tag.number not in written and tag.action in (Action.REMOVE, Action.COMBINE)]  # fmt: skip
    return (*(tag for tag in found if tag.number in written), *going)
