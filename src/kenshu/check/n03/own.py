"""The learner's own flow: hints on what a listener would ask. A person gives the marks."""

import re
import unicodedata

from kenshu import flow
from kenshu.check.rules import partly, right, rule
from kenshu.flow.steps import Kind
from kenshu.flow.steps_cells import plain, said_waiting

FEW, MANY = 5, 30  # steps; 粒度
SHOWN_TO = re.compile("係|課|班|さん|窓口|担当|先輩|同僚|上司|隣|となり|主任|主査|人に|職員|会計年度|委託")
TOLD = re.compile(
    "違|ちがう|ちがい|言わ|いわれ|聞い|指摘|抜け|ぬけ|忘れ|合っ|合って|同じ|なるほど|気づ|足り|本当は|実は|実際"
)


@rule("n03-own")
def own(answers, city):
    """The first thing to mend or to add; half the points stand there until a person has looked."""
    steps = flow.answered(answers["n03-own"]["value"], "わたしの手続")
    report = flow.validate(steps)
    if hint := _hint(steps, report):
        return partly(0.5, *hint)
    return right(f"図にできました。{_totals(steps)}図を保存して、となりの席の人に見てもらいましょう。")


@rule("n03-own-words")
def own_words(answers, city):
    text = " ".join(unicodedata.normalize("NFKC", answers["n03-own-words"]["value"]).split())
    if not SHOWN_TO.search(text):
        return partly(0.5, "who-missing", "だれに見てもらうか(見てもらったか)を、役割で書きましょう。")
    if not TOLD.search(text):
        return partly(
            0.5, "what-missing", "見せる人は書けています。何と言われたか、まだなら何を聞くかも書きましょう。"
        )
    return right("図は、だれかに「ここは違う」と言ってもらうたびに、本物に近づきます。")


def _hint(steps, report):
    if len(steps) < FEW:
        return (
            "few-steps",
            f"まだ{len(steps)}行です。住民が来るところから、返事が届くところまで書いてみましょう。",
        )
    if report.errors:
        told = str(report.errors[0])
        return "cannot-draw", f"図にするために、まず一つ直しましょう。{told}"
    if len(steps.lanes) == 1:
        return "one-lane", "担当が一つだけです。申請する人や、決裁する人も、行に入れてみましょう。"
    if not any(step.exception for step in steps) and not flow.returns(steps):
        return (
            "no-exception",
            "いつもと違うときの道がありません。いちばん多い「困ったとき」を一つ足しましょう。",
        )
    if missing := [step.number for step in steps if _no_minutes(step)]:
        return (
            "minutes-missing",
            f"{missing[0]}番の「分」が空いています。10件はかるまでは、見込みの数で大丈夫です。",
        )
    if missing := [step.number for step in steps if step.kind == Kind.TASK and not step.medium]:
        return (
            "medium-missing",
            f"{missing[0]}番の「媒体」が空いています。紙、電話、システムなどを書きましょう。",
        )
    if all(step.waiting is None for step in steps):
        return "waiting-missing", "待ちが一つもありません。箱の中や、机の上で止まるところはありませんか。"
    if len(steps) > MANY:
        return (
            "many-steps",
            f"{len(steps)}行あります。細かすぎる行は、一つの仕事にまとめると話しやすくなります。",
        )
    return None


def _no_minutes(step) -> bool:
    return step.kind in (Kind.TASK, Kind.DECISION) and step.minutes is None


def _totals(steps) -> str:
    minutes = sum(step.minutes or 0 for step in steps)
    waiting = sum(step.waiting or 0 for step in steps)
    return f"書いた行をみな足すと、手を動かす分は{plain(minutes)}分、待ちは{said_waiting(waiting)}です。"
