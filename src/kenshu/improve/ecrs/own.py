"""The learner's own procedure: the steps carried from an earlier session, and what becomes of them."""

from kenshu import answers, figures, flow
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note, Sheet
from kenshu.improve.ecrs import answered
from kenshu.improve.ecrs.hall import METHOD
from kenshu.improve.ecrs.shown import OWN_DATA, seen
from kenshu.improve.waits.answered import value_of

NOT_CARRIED = "S1で書いた手順の表は、まだここに届いていません。手元の図や紙を見ながら書けば大丈夫です。"
NO_PICTURE = "S1の表が届いている人は、ここに図が出ます。届いていなくても、上の表だけで大丈夫です。"
BEFORE_TABLE = "上の表を書いてから「図を描き直す」を押すと、いまとこれからを並べた図が出ます。"
UNNAMED = "わたしの手続"


def own_table(flow_id: str, name_id: str):
    """The steps carried from ``flow_id`` under the title answered at ``name_id``, or that they are not here."""
    if (steps := carried(flow_id, name_id)) is None:
        return Note(NOT_CARRIED)
    rows = tuple((s.number, s.name, s.lane, s.kind.value, _minutes(s), s.basis) for s in steps)
    return Sheet(
        f"「{steps.title}」(S1のN03で書いた表)", ("番号", "作業", "担当", "種類", "分", "根拠"), rows
    )


def own_after(question: str, flow_id: str, name_id: str):
    """The carried flow with the tags answered at ``question``; a note while one of the two is not there."""

    def drawn():
        steps, rows = carried(flow_id, name_id), value_of(question)
        if steps is None:
            return Note(NO_PICTURE)
        if not rows:
            return Note(BEFORE_TABLE)
        told = figures.Caption("表を書いた時点", "開始から終了まで", METHOD, data=OWN_DATA)
        return seen(steps, answered.own_tags(rows), told)

    return redrawn(drawn)


def carried(flow_id: str, name_id: str):
    """``flow.Steps`` answered in an earlier session; None when nothing was handed on."""
    rows, title = ((answers.carried(one) or {}).get("value") for one in (flow_id, name_id))
    return flow.answered(rows, title or UNNAMED) if rows else None


def _minutes(step):
    """Whole minutes without a decimal place."""
    minutes = step.minutes
    return int(minutes) if minutes is not None and minutes == int(minutes) else minutes
