"""The reasons for a seal as the learner has counted them, for a slide."""

from kenshu import answers
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note
from kenshu.improve.inventory.basis import BASES
from kenshu.improve.inventory.draw import basis_picture
from kenshu.improve.inventory.views import ABOUT
from kenshu.improve.tally import Tally

WAITING = "課題6の六つの数を入れてから「図を描き直す」を押すと、ここに図が出ます。"
METHOD = "様式を根拠区分ごとに数える(あなたの答え)"


def own_reasons(question_id):
    """``basis_picture`` of the table answered at ``question_id`` (rows in the order of BASES, column count)."""
    folder = answers.session_folder()

    def drawn():
        entry = answers.Store(folder).document(mend=False)["answers"].get(question_id) or {}
        counts = [row["count"] for row in entry.get("value") or ()]
        if len(counts) != len(BASES) or None in counts or not sum(counts) > 0:
            return Note(WAITING)
        return basis_picture(_tally([int(count) for count in counts]))

    return redrawn(drawn)


def _tally(counts):
    import pandas as pd

    whole = sum(counts)
    shares = [100 * count / whole for count in counts]
    frame = pd.DataFrame({"根拠区分": BASES, "様式数": counts, "割合(%)": shares})
    return Tally("押印のある様式の根拠", frame, ABOUT, METHOD, whole)
