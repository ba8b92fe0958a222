"""「試してみる」: the learner's own plans for the counter, worked through at the press of a button."""

from kenshu.flow import FlowError, whatif
from kenshu.improve.sheet import Note, Sheet
from kenshu.improve.waits.counter import AS_IT_IS, AT_LUNCH, LUNCH_HOURS, fifth, plan, replayed, tickets
from kenshu.improve.waits.counter_views import COMPUTED
from kenshu.improve.waits.redrawn import Below, redrawn, value_of

BUTTON = "計算して図を描く"
WAITING = "上の表に案を一つ書いてから「計算して図を描く」を押すと、ここに結果が出ます。"
HEADS = (
    "案", "昼の窓口(つ)", "減る証明書(%)", "平均の待ち(分)", "10日に9日はこの間(分)", "10人に1人はこれより長い(分)",
    "閉庁後の対応(分)", "ふえる職員の時間(1日、時間)",
)  # fmt: skip


def trial(question):
    """Table and bars of the plans in the answer to ``question`` (rows with ``lunch`` and ``fewer``)."""
    log = tickets()
    return redrawn(lambda: _results(log, filled(value_of(question))), BUTTON)


def filled(rows) -> list[tuple[str, int, float]]:
    """(name, counters at lunch, % fewer) of the rows with something in them; what is empty stays as it is now."""
    return [
        (row["row"], AT_LUNCH if row["lunch"] is None else int(row["lunch"]), row["fewer"] or 0)
        for row in rows or ()
        if (row["lunch"], row["fewer"]) != (None, None)
    ]


def _results(log, plans):
    if not plans:
        return Note(WAITING)
    found, notes = {}, []
    for name, lunch, fewer in plans:
        try:
            found[name, lunch, fewer] = replayed(
                log, plan(f"{name}(昼{lunch}つ・証明書{fewer:g}%減)", lunch, fewer)
            )
        except FlowError as problem:
            notes.append(Note(str(problem)))
    more = replayed(log, fifth())
    rows = [_row(AS_IT_IS, AT_LUNCH, 0, more.before, 0)]
    rows += [_row(*key, one.after, LUNCH_HOURS * (key[1] - AT_LUNCH)) for key, one in found.items()]
    whole = (more.after.case.desk.closes - more.after.case.desk.opens) / 60
    rows.append(_row("くらべる案: 1日じゅう1つふやす", AT_LUNCH + 1, 0, more.after, whole))
    caption = f"窓口の案をくらべる。{more.period}、{more.scope}({COMPUTED})"
    parts = [*notes, Sheet(caption, HEADS, tuple(rows))]
    if found:
        last = list(found.values())[-1]
        parts += [Note(last.sentence()), whatif.paired_waits(last, data=COMPUTED)]
    return Below(tuple(parts))


def _row(name, lunch, fewer, outcome, hours):
    day = outcome.day
    width = f"{day.low:.0f}〜{day.high:.0f}"
    after = float(outcome.after.mean())
    fewer = int(fewer) if fewer == int(fewer) else fewer
    return name, lunch, fewer, outcome.wait.middle, width, outcome.late, after, float(hours)
