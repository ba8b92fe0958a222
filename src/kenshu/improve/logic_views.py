"""What N10 shows of logic models: one with a leap in it, and the learner's own."""

import csv
from importlib.resources import files

from kenshu import answers
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note
from kenshu.improve.documents import places
from kenshu.improve.documents.made import Lines
from kenshu.improve.documents.taken import own_name, taken
from kenshu.improve.figure import ImproveError
from kenshu.improve.kpi import Kpi, read_kpis
from kenshu.improve.logic import Box, read_logic, review
from kenshu.improve.logic_draw import logic_picture
from kenshu.improve.plan_calendar import Calendar
from kenshu.improve.waits.answered import Below

COLUMNS = {"number": "番号", "stage": "段", "text": "内容", "to": "つながる先", "why": "なぜそうなるか"}
STAGE_WORDS = {
    "use": "使うもの",
    "do": "すること",
    "at-once": "すぐ出る結果",
    "change": "変わること",
    "aim": "めざす姿",
}
WAITING = "上の表に書いてから「図を描き直す」を押すと、道すじの図が出ます。"
NOT_YET = "まだ図にできません。下を直して「図を描き直す」を押してください。"
ASKED = "次のところを、もう一度見てみましょう。"
NOTHING = "左から右へ、とぎれずにつながっています。"
PERIOD, SCOPE = "令和8年度の計画", "がん検診の予約(架空の例)"


def draft():
    """The example as a picture; one of its arrows leaps over a stage."""
    import pandas as pd

    text = files("kenshu.improve").joinpath("logic_draft.csv").read_text(encoding="utf-8")
    table = pd.DataFrame(list(csv.DictReader(text.splitlines())), dtype=object)
    return logic_picture(read_logic(table), period=PERIOD, scope=SCOPE)


def own_logic(logic_id: str):
    """The answered boxes as a picture with what to look at, drawn again when its button is pressed."""
    folder = answers.session_folder()

    def drawn():
        document = answers.Store(folder).document(mend=False)
        known = {**document["carried"], **document["answers"]}
        rows = (known.get(logic_id) or {}).get("value")
        if not rows:
            return Note(WAITING)
        name = taken("n11-procedure", known) or own_name(known)
        try:
            boxes = boxes_of(rows)
            picture = logic_picture(boxes, period="これからの計画", scope=name)
        except ImproveError as error:
            return Lines(NOT_YET, (str(error),))
        found = tuple(map(str, review(boxes, outcomes(known))))
        return Below((picture, Lines(ASKED, found) if found else Note(NOTHING)))

    return redrawn(drawn)


def boxes_of(rows) -> tuple[Box, ...]:
    """The boxes of the answered table; a row without a number gets that of its place. Raises ImproveError."""
    import pandas as pd

    named = [
        {head: _cell(row, column, place) for column, head in COLUMNS.items()}
        for place, row in enumerate(rows, 1) if any(row.values())
    ]  # fmt: skip
    return read_logic(pd.DataFrame(named, columns=list(COLUMNS.values()), dtype=object))


def outcomes(known: dict) -> tuple[Kpi, ...]:
    """The indicators as far as they can be read already; none while they cannot."""
    from kenshu import city

    try:
        return read_kpis(places.frame(known, "kpis"), Calendar(city.load()))
    except ImproveError:
        return ()


def _cell(row, column, place):
    if column == "stage":
        return STAGE_WORDS.get(row["stage"], "")
    return row.get(column) or (str(place) if column == "number" else "")
