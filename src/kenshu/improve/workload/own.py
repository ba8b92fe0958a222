"""The work of all sections in figures, once the learner has counted."""

from kenshu import answers, data
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note
from kenshu.improve.workload.draw import load_picture, pareto_picture
from kenshu.improve.workload.hours import pareto
from kenshu.improve.workload.load import load
from kenshu.improve.workload.views import ABOUT, mended_tasks, year_of_city

WAITING = "課題4に答えてから「図を見る」を押すと、ここに図が出ます。"
BUTTON = "図を見る"


def own_load(question_id):
    """``load_picture`` of the mended survey as soon as ``question_id`` has an answer; a note until then."""
    return _once(question_id, lambda: load_picture(
        load(mended_tasks(), data.open("d4-staff"), year_of_city(), about=ABOUT)))  # fmt: skip


def own_pareto(question_id):
    """``pareto_picture`` of the mended survey, as ``own_load``."""
    return _once(question_id, lambda: pareto_picture(pareto(mended_tasks(), year_of_city(), about=ABOUT)))


def _once(question_id, drawn):
    folder = answers.session_folder()

    def drawn_or_note():
        entry = answers.Store(folder).document(mend=False)["answers"].get(question_id) or {}
        return drawn() if entry.get("value") else Note(WAITING)

    return redrawn(drawn_or_note, BUTTON)
