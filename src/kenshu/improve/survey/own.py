"""The three ranked lists for a slide, once the learner has ranked."""

from kenshu import answers
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note
from kenshu.improve.survey import course
from kenshu.improve.survey.draw import themes_picture
from kenshu.improve.survey.themes import themes

WAITING = "課題5の三つの順番を並べてから「図を描き直す」を押すと、ここに図が出ます。"


def three_ranks(*question_ids):
    """The picture of ``themes`` as soon as all ``question_ids`` have an answer; a note until then."""
    folder = answers.session_folder()

    def drawn():
        stored = answers.Store(folder).document(mend=False)["answers"]
        if any(not (stored.get(one) or {}).get("value") for one in question_ids):
            return Note(WAITING)
        return themes_picture(themes(*course.opened(), about=course.ABOUT))

    return redrawn(drawn)
