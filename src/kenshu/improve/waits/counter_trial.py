"""「試してみる」: the learner's own plans for the counter, worked through at the press of a button."""

from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note, Sheet
from kenshu.flow import FlowError, whatif
from kenshu.improve.waits.answered import Below, value_of
from kenshu.improve.waits.counter import AS_IT_IS, AT_LUNCH, LUNCH_HOURS, fifth, plan, replayed, tickets
from kenshu.improve.waits.counter_views import COMPUTED

BUTTON = "計算して図を描く"
WAITING = "上の表に案を一つ書いてから「計算して図を描く」を押すと、ここに結果が出ます。"
COMPARED = (
    "昼の窓口(つ)", "減る証明書(%)", "平均の待ち(分)", "10日に9日はこの間(分)", "10人に1人はこれより長い(分)",
    "閉庁後の対応(1日、分)", "ふえる職員の時間(1日、時間)",
)  # fmt: skip
MORE = "1日じゅう1つふやす"


def trial(question):
    """Table and bars of the plans in the answer to ``question`` (rows with ``lunch`` and ``fewer``)."""
    log = tickets()
    return redrawn(lambda: _results(log, filled(value_of(question))), BUTTON)


def filled(rows) -> list[tuple[str, int, float]]:
    """(name, counters at lunch, % fewer) of the rows with something in them; what is empty stays as it is now."""
    return [
        (
            row.get("row", f"案{place}"),
            AT_LUNCH if row["lunch"] is None else int(row["lunch"]),
            row["fewer"] or 0,
        )
        for place, row in enumerate(rows or (), 1)
        if (row["lunch"], row["fewer"]) != (None, None)
    ]


def _results(log, plans):
    if not plans:
        return Note(WAITING)
    found, notes = {}, []
    for name, lunch, fewer in plans:
        try:
            case = plan(f"{name}(昼{lunch}つ・証明書{fewer:g}%減)", lunch, fewer)
            found[name, lunch, fewer] = replayed(log, case)
        except FlowError as problem:
            notes.append(Note(str(problem)))
    parts = [*notes, _compared(found, replayed(log, fifth()))]
    if found:
        last = list(found.values())[-1]
        parts += [Note(last.sentence()), whatif.paired_waits(last, data=COMPUTED)]
    return Below(tuple(parts))


def _compared(found, more):
    """A column a plan, between as it is and one counter more all day."""
    whole = (more.after.case.desk.closes - more.after.case.desk.opens) / 60
    columns = [
        (AS_IT_IS, _numbers(AT_LUNCH, 0, more.before, 0)),
        *((name, _numbers(lunch, fewer, one.after, LUNCH_HOURS * (lunch - AT_LUNCH)))
          for (name, lunch, fewer), one in found.items()),
        (MORE, _numbers(AT_LUNCH + 1, 0, more.after, whole)),
    ]  # fmt: skip
    names, numbers = zip(*columns, strict=True)
    rows = zip(COMPARED, *numbers, strict=True)
    return Sheet(f"窓口の案をくらべる。{more.period}({COMPUTED})", ("くらべること", *names), tuple(rows))


def _numbers(lunch, fewer, outcome, hours):
    day = outcome.day
    width = f"{day.low:.0f}〜{day.high:.0f}"
    fewer = int(fewer) if fewer == int(fewer) else fewer
    return lunch, fewer, outcome.wait.middle, width, outcome.late, float(outcome.after.mean()), float(hours)
