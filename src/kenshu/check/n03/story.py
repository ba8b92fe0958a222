"""The story drawn: who does each step, and whether the record's cases can go the ways of the table."""

import re

from kenshu import flow
from kenshu.check.mark import Verdict
from kenshu.check.n03.desk import log_of
from kenshu.check.n03.ways import first_error
from kenshu.check.rules import right, rule, wrong
from kenshu.flow.shown.procedures import TITLES, procedure
from kenshu.flow.steps import Kind

REST = "nursery-rest"
LANES = {"parent": "保護者", "nursery": "保育係", "tax": "税務課", "head": "子育て支援課長"}
APPLY, CHECK, CALL, MENDED, MOVED = "1", "3", "4", "5", "6"  # 番号 of the rows of the question
OF_LANES = 1 / 3  # of the points; the rest is for the ways
WHO_ELSE = {APPLY: "保護者", MOVED: "保育係"}  # rows that are no work of the record
LACKING = re.compile("足りな|足らな|不足|不備|ない$|なし$|いいえ|まだ|そろわ|そろってい?な|だめ|×")
ENOUGH = re.compile("そろっ(?!てい?な)|足り(る|て|た)|ある|あり|はい|よい|良い|○|完備")
STAYED = re.compile("いいえ|ちがう|違う|では?ない|でない|しない|していない|以外|なし$|前から")
CAME = re.compile("はい|転入(?!では?な|でな|しな|してい?な|以外|なし|者以外)|した$|そう")


@rule("n03-draw")
def draw(answers, city):
    """A third of the points for 担当, two thirds for the ways; a flow that can be drawn earns half of these."""
    rows = answers["n03-draw"]["value"]
    if verdict := _unfinished(rows):
        return verdict
    log = log_of(city)
    steps = flow.answered(rows, TITLES[REST], words={"lane": LANES}, then=procedure(REST))
    apart = [step for step in steps.steps[: len(rows)] if step.lane != _who(step, log)]
    ways, slip = _ways(steps, len(rows), log)
    share = OF_LANES * (1 - len(apart) / len(rows)) + (1 - OF_LANES) * ways
    if len({row["lane"] for row in rows}) == 1:
        return Verdict(
            share,
            "one-lane",
            "担当が一つだけです。申請書を出すのはだれか、お話の「だれが」をたどりましょう。",
        )
    if slip is not None and ways == 0:
        return Verdict(share, *slip)
    if apart:
        return Verdict(
            share,
            "lane",
            f"{apart[0].number}行目の担当を、お話で確かめましょう。「だれが」の言葉が目印です。",
        )
    if slip is not None:
        return Verdict(share, *slip)
    told = f"令和6年度に終わった{_cases(log):,}件の記録が、一件残らず、あなたの図の道を通れました。"
    return right(told)


def _unfinished(rows):
    """No points while cells that every step needs are empty."""
    for row in rows:
        number = row["row"].split()[0]
        for cell, heading in (("lane", "担当"), ("kind", "種類"), ("next", "次")):
            if row[cell] is None:
                return wrong(
                    "cell-empty",
                    f"{number}行目の「{heading}」がまだ空いています。上の行から順にうめましょう。",
                )
    return None


def _who(step, log) -> str:
    """Whoever did this in most cases of the record; the record knows only the office's own work."""
    if step.number in WHO_ELSE:
        return WHO_ELSE[step.number]
    doers = log.resource[log.activity_is((step.name,))].tolist()
    return log.resources[max(sorted(set(doers)), key=doers.count)]


def _ways(steps, own: int, log):
    """(share of the points for the ways, None or (message id, message) of the first thing to mend)."""
    mine = steps.steps[:own]
    if slip := _kind_slip(mine):
        return 0, slip
    if slip := first_error(steps, flow.validate(steps), own):
        return 0, slip
    if slip := _swapped(steps):
        return 0.5, slip
    walked = flow.walk(steps, log)
    if walked.stuck:
        return 0.5, _stuck(walked.stuck[0])
    if walked.spare:
        before, after = walked.spare[0]
        return 0.5, (
            "way-not-needed",
            f"{before}行目から{after}へ行く道は、なくても記録の申請がみな通れます。お話にある道でしょうか。",
        )
    return 1, None


def _kind_slip(mine):
    """A 種類 that does not fit a row of the story, whatever the rest looks like."""
    for step in mine:
        if (step.kind == Kind.START) != (step.number == APPLY):
            if step.number == APPLY:
                return "start-missing", "1行目はどこから始まるかの行です。種類を見直しましょう。"
            return "two-starts", f"{step.number}行目も開始になっています。始まりは一つだけです。"
        if step.kind == Kind.END:
            return (
                "end-too-early",
                f"{step.number}行目で終わっています。保護者に通知が届くまで、道は続きます。",
            )
        if step.kind == Kind.WAIT:
            return (
                "work-as-waiting",
                f"{step.number}行目が待ちになっています。だれかの手が動くなら、作業か判断です。",
            )
        if step.kind in (Kind.FORK, Kind.JOIN):
            return (
                "both-at-once",
                f"{step.number}行目が{step.kind}です。並行は、両方を同時に進めるときだけに使います。",
            )
    return None


def _swapped(steps):
    """The conditions stand in another order than the ways."""
    for number, bad, ill, well in (
        (CHECK, CALL, LACKING, ENOUGH),
        (MENDED, CALL, LACKING, ENOUGH),
        (MOVED, "7", CAME, STAYED),
    ):
        told = {way.to: way.condition for way in steps[number].exits}
        others = [words for to, words in told.items() if to != bad]
        if (
            bad in told
            and others
            and _only(well, ill, told[bad])
            and any(_only(ill, well, words) for words in others)
        ):
            return (
                "conditions-swapped",
                f"{number}行目の「次」と「条件」の順が、入れかわっているようです。左から順に読み合わせましょう。",
            )
    return None


def _only(wanted, other, words) -> bool:
    """What ``wanted`` finds, unless ``other`` finds something that explains it away (「そろっていない」)."""
    return bool(wanted.search(words)) and not other.search(words)


def _stuck(first):
    before, after, _ = first
    if before == "補正受付" and after == "不備連絡":
        return (
            "second-time",
            "直してもらった書類が、まだ足りない人もいます。その人の道を、5行目にも書きましょう。",
        )
    if after == "所得照会":
        return (
            "income-never-met",
            f"記録には、「{before}」のあとに税務課へ聞いた申請があります。その道を図でたどってみましょう。",
        )
    if not after:
        return (
            "no-way-to-the-end",
            f"「{before}」のあと、終わりまで行けない申請があります。後半へのつなぎ目を見ましょう。",
        )
    return (
        "record-differs",
        f"記録には、「{before}」のすぐあとが「{after}」の申請があります(6の判断は、記録に残りません)。"
        "図の道を指でたどってみましょう。",
    )


def _cases(log) -> int:
    return int(log.finished.sum())
