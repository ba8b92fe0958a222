"""The first thing that keeps a table of steps from being drawn, as a message of its own for each slip."""

from kenshu.flow.steps import Kind

GATEWAYS = (Kind.DECISION, Kind.FORK)


def first_error(steps, report, own: int):
    """(message id, message) of the error to mend first, None without errors. ``own``: rows the learner wrote.

    What leads to the other errors comes first: a branch without words, a number that is not there.
    """
    if report.ok:
        return None
    known = {step.number for step in steps}
    for step in steps.steps[:own]:
        if slip := _of_step(step, known):
            return slip
    missed = [step.number for step in steps if step.number not in _reached(steps)]
    if missed:
        return _never_reached(missed, own)
    error = report.errors[0]
    return (
        "round-and-round",
        f"{error.row or 1}行目のあたりで、道がぐるぐる回っています。先へ進む道を書きましょう。",
    )


def _reached(steps) -> set[str]:
    """番号 of the steps to which a way leads from the 開始."""
    met, waiting = set(), [step.number for step in steps if step.kind == Kind.START]
    while waiting:
        here = waiting.pop()
        if here not in met:
            met.add(here)
            waiting += [way.to for way in steps[here].exits]
    return met


def _of_step(step, known):
    where, to = f"{step.number}行目", [way.to for way in step.exits]
    if step.number in to:
        return "next-to-itself", f"{where}の「次」が自分の番号です。つぎに行く行の番号を書きましょう。"
    if unknown := [one for one in to if one not in known]:
        return (
            "next-to-nowhere",
            f"{where}の「次」にある「{unknown[0][:10]}」という行がありません。行の番号だけを書きます。",
        )
    if len(to) != len(set(to)):
        return "next-twice", f"{where}の「次」に、同じ番号が2回あります。"
    if len(to) > 1 and step.kind not in GATEWAYS:
        return (
            "branch-not-decision",
            f"{where}は道が分かれていますね。分かれるところの種類は「判断」にします。",
        )
    if len(to) < 2 and step.kind in GATEWAYS:
        return (
            "decision-of-one-way",
            f"{where}は判断なのに、行き先が一つです。もう一つの道を書くか、作業にしましょう。",
        )
    if step.kind == Kind.DECISION and not all(way.condition for way in step.exits):
        return (
            "no-condition",
            f"{where}の分かれ道に、言葉が足りません。「次」と同じ順に、「／」で区切って条件を書きましょう。",
        )
    if len({way.condition for way in step.exits}) < len(to) and step.kind == Kind.DECISION:
        return (
            "same-condition",
            f"{where}の条件が、二つとも同じです。どちらへ行くか分かるように書き分けましょう。",
        )
    return None


def _never_reached(missed, own):
    if any(number in missed for number in ("4", "5")):
        return (
            "no-exception",
            "書類が足りない人の道がありません。お話の「足りないとき」を、図の中でたどってみましょう。",
        )
    if missed[0].isdigit() and int(missed[0]) > own:
        return "rest-cut-off", f"後半の{missed[0]}行目へ行く道がありません。8行目の「次」を見ましょう。"
    return "unreachable", f"{missed[0]}行目へ来る道がありません。その前の行の「次」を見ましょう。"
