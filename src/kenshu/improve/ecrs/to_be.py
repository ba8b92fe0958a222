"""The flow as it would be: tagged steps taken out, ways joined up again, what nobody reaches any more dropped."""

from dataclasses import dataclass, replace

from kenshu.flow import Exit, Kind, Steps, returns
from kenshu.improve.ecrs.tags import TAGGED, Action
from kenshu.improve.figure import ImproveError
from kenshu.improve.remark import Remark


@dataclass(frozen=True)
class ToBe:
    """``steps`` afterwards, numbers unchanged; ``notes``: what was decided on the way, and what is left to do."""

    steps: Steps
    notes: tuple[Remark, ...]


def to_be(steps, tags):
    """Act on E and C (both take the step out) and on the minutes of S; R is left to a person and noted.

    A way to a step that goes leads on to where that step led; a 判断 that goes takes the first way in its 次. A step
    joined into another adds its minutes there, unless the tag says how many both take together. Raises
    ImproveError: a tag of an unknown number, twice one number, 開始・終了・並行・合流 to go, まとめる先 that is not there.
    """
    by_number = {step.number: step for step in steps}
    _refuse(tags, by_number)
    gone = {tag.number for tag in tags if tag.action in (Action.REMOVE, Action.COMBINE)}
    onward = _onward(steps, gone)
    left = [
        replace(_worked(step, tags, by_number), exits=_exits(step, onward))
        for step in steps
        if step.number not in gone
    ]
    left, spliced = _spliced(left)
    reached = _reached(left)
    dropped = tuple(step.number for step in left if step.number not in reached)
    kept = tuple(step for step in left if step.number in reached)
    return ToBe(replace(steps, steps=kept), tuple(_notes(by_number, tags, dropped, spliced)))


def _refuse(tags, by_number):
    numbers = [tag.number for tag in tags]
    gone = {tag.number for tag in tags if tag.action in (Action.REMOVE, Action.COMBINE)}
    for tag in tags:
        if tag.number not in by_number:
            raise ImproveError(
                f"ECRSの表の番号{tag.number}は、手順の表にありません。番号をそろえてください。"
            )
        if numbers.count(tag.number) > 1:
            raise ImproveError(f"ECRSの表の番号{tag.number}に、区分が2つ以上あります。1つにしてください。")
        step = by_number[tag.number]
        if tag.number in gone and step.kind not in TAGGED:
            raise ImproveError(
                f"番号{tag.number}「{step.name}」は{step.kind}なので、なくせません。前後の作業を選んでください。"
            )
        if tag.action is Action.COMBINE and (tag.into not in by_number or tag.into in gone):
            raise ImproveError(
                f"ECRSの表の番号{tag.number}: まとめる先には、残る手順の番号を書いてください。"
            )


def _onward(steps, gone):
    """{number of a step that goes: number of the step that stays behind it, or None at a dead end}."""
    back = returns(steps)
    by_number = {step.number: step for step in steps}

    def follow(number):
        seen = set()
        while number in gone:
            if number in seen:
                return None
            seen.add(number)
            ways = [way.to for way in by_number[number].exits]
            forward = [to for to in ways if (number, to) not in back] or ways
            if not forward:
                return None
            number = forward[0]
        return number

    return {number: follow(number) for number in gone}


def _exits(step, onward):
    """The step's ways, each led on past what goes; none to itself, none twice."""
    found = {}
    for way in step.exits:
        to = onward.get(way.to, way.to)
        if to is not None and (to != step.number or way.to == step.number):
            found.setdefault(to, Exit(to, way.condition))
    return tuple(found.values())


def _worked(step, tags, by_number):
    """The step with the minutes it will take."""
    mine = next((tag for tag in tags if tag.number == step.number and tag.minutes is not None), None)
    joined = [tag for tag in tags if tag.action is Action.COMBINE and tag.into == step.number]
    together = next((tag.minutes for tag in joined if tag.minutes is not None), None)
    if mine:
        return replace(step, minutes=mine.minutes)
    if together is not None:
        return replace(step, minutes=together)
    added = [by_number[tag.number].minutes for tag in joined]
    return (
        replace(step, minutes=(step.minutes or 0) + sum(more or 0 for more in added)) if any(added) else step
    )


def _spliced(left):
    """判断 and 並行 with one way left become 作業 or vanish, 合流 with one way in vanishes; until nothing changes."""
    changed = []
    while True:
        ins = [way.to for step in left for way in step.exits]
        lone = next((s for s in left if s.kind in (Kind.FORK, Kind.DECISION) and len(s.exits) == 1), None)
        lone = lone or next(
            (s for s in left if s.kind is Kind.JOIN and ins.count(s.number) == 1 and s.exits), None
        )
        if lone is None:
            return left, tuple(changed)
        changed.append(lone)
        if lone.kind is Kind.DECISION:
            work = replace(lone, kind=Kind.TASK, exits=(Exit(lone.exits[0].to),))
            left = [work if step is lone else step for step in left]
        else:
            past = {lone.number: lone.exits[0].to}
            left = [replace(step, exits=_exits(step, past)) for step in left if step is not lone]


def _reached(left):
    ways = {step.number: [way.to for way in step.exits] for step in left}
    waiting = [step.number for step in left if step.kind is Kind.START]
    reached = set(waiting)
    while waiting:
        fresh = [to for to in ways[waiting.pop()] if to not in reached]
        reached.update(fresh)
        waiting += fresh
    return reached


def _notes(by_number, tags, dropped, spliced):
    decided = [
        t.number for t in tags if t.action is Action.REMOVE and by_number[t.number].kind is Kind.DECISION
    ]
    if decided:
        yield Remark(
            "first-way",
            "判断をなくし、「次」の1つめの道へ進むことにしました。違えば、表で直してください。",
            tuple(decided),
        )
    if dropped:
        yield Remark(
            "not-reached",
            "だれもここへ進まなくなったので、いっしょになくしました。要るものがないか確かめてください。",
            dropped,
        )
    if works := tuple(step.number for step in spliced if step.kind is Kind.DECISION):
        yield Remark(
            "one-way",
            "道が1つになったので、判断を作業にしました。判断をやめてよいか確かめてください。",
            works,
        )
    if turned := tuple(tag.number for tag in tags if tag.action is Action.REARRANGE):
        yield Remark("by-hand", "入れ替えは、表の「次」を書き直して作ってください。", turned)
