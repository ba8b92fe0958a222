"""A figure of the learner's own numbers, for a slide. It is drawn again when its button is pressed."""

from kenshu import answers, figures
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note

WAITING = "課題2と課題3に答えてから「図を描き直す」を押すと、ここに図が出ます。"
PERIOD = "令和6年と令和7年の5月〜7月"
SCOPE = "がん検診の予約の受付(電話と電子申請の職員の時間)"
METHOD = "通話、後処理、職員確認の合計(あなたの答え)"


def own_bars(before_id, after_id):
    """The stored hours before and after as two bars, or a note until both are there.

    In a notebook a button stands above them; while grading, or elsewhere, it is the figure or the note alone.
    """
    folder = answers.session_folder()

    def drawn():
        return _bars(answers.Store(folder).document(mend=False)["answers"], before_id, after_id)

    return redrawn(drawn)


def _bars(stored, before_id, after_id):
    values = [_hours(stored.get(question)) for question in (before_id, after_id)]
    if None in values or not max(values) > 0:
        return Note(WAITING)
    return figures.paired_bars(
        [figures.Part("職員の時間", *values)], names=("令和6年", "令和7年"), unit="時間",
        title="がん検診の予約の受付にかかった職員の時間(5月〜7月)",
        caption=figures.Caption(PERIOD, SCOPE, METHOD),
    )  # fmt: skip


def _hours(entry):
    """The number of an answer in hours; None while there is none."""
    if not entry or entry.get("value") is None:
        return None
    return entry["value"] / (60 if entry.get("unit") == "分" else 1)
