"""The learner's own weights and scores: their rank, and the scatter for a slide."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape

from kenshu import answers
from kenshu.days import fiscal_year, fiscal_year_bounds
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note
from kenshu.improve.figure import ImproveError, Period
from kenshu.improve.priority.draw import scatter_picture
from kenshu.improve.priority.issues import CRITERIA, ISSUES
from kenshu.improve.priority.rank import rank
from kenshu.improve.priority.weights import Criterion, Weights
from kenshu.improve.remark import of_kind
from kenshu.improve.tally import About, Tally

WAITING = "課題6の重みと、すぐ上の表の点を全部入れてから「図を描き直す」を押すと、ここに図が出ます。"
NAMES = tuple(one.name for one in ISSUES)
YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))
CITY = About(YEAR, "みどり野市の四つの課題(あなたの点)")
OWN, OWN_DATA = "自分の課の課題(あなたの点)", "自分の課のこと"
AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)  # of answers whose order in time is not asked
SAID = ("order-holds", "order-changes", "first-holds", "first-changes", "tie", "all-alike")


@dataclass(frozen=True)
class Ranked:
    """The scatter of a rank with its remarks below it, in words everyone sees."""

    tally: Tally

    def __repr__(self):
        return repr(self.tally)

    def _repr_html_(self):
        found = "".join(f"<li>{escape(str(one))}</li>" for one in of_kind(self.tally.remarks, *SAID))
        listed = f'<ul lang="ja" class="kenshu-remarks" style="font-size:1rem">{found}</ul>'
        return f"{scatter_picture(self.tally)._repr_html_()}{listed}"


def own_scatter(weights_id, scores_id):
    """``Ranked`` of the stored weights and scores; a note until all are there, or when the weights came later."""
    folder = answers.session_folder()

    def drawn():
        stored = answers.Store(folder).document(mend=False)["answers"]
        weights, scores = (stored.get(one) or {} for one in (weights_id, scores_id))
        try:
            tally = ranked(weights.get("value"), scores.get("value"), fixed=_at(weights), scored=_at(scores))
        except ImproveError as problem:
            return Note(str(problem))
        return Ranked(tally) if tally else Note(WAITING)

    return redrawn(drawn)


def ranked(weights, scores, *, fixed=AT_ONCE, scored=AT_ONCE):
    """``rank`` of two tables as they were answered; None while a cell is empty, a weight 0 or an issue alone.

    ``weights``: rows in the order of CRITERIA, column weight. ``scores``: a column a criterion; rows with a column
    ``issue`` are the learner's own and those without a name are left out, the others are ISSUES in their order.
    Raises ImproveError as ``rank`` does.
    """
    heavy = [row["weight"] for row in weights or ()]
    own = "issue" in (scores or [{}])[0]
    rows = [row for row in scores or () if None not in [row[one] for one in CRITERIA]]
    rows = [row for row in rows if row["issue"]] if own else rows
    if len(heavy) < len(CRITERIA) or not all(heavy) or len(rows) < (2 if own else len(ISSUES)):
        return None
    import pandas as pd

    frame = pd.DataFrame([{name: row[one] for one, (name, _) in CRITERIA.items()} for row in rows])
    frame.insert(0, "課題", [row["issue"] for row in rows] if own else NAMES)
    criteria = (Criterion(*pair, weight) for pair, weight in zip(CRITERIA.values(), heavy, strict=True))
    about = About(_year_of(scored), OWN, OWN_DATA) if own else CITY
    return rank(frame, Weights(tuple(criteria), fixed), scored_at=scored, about=about)


def _year_of(moment):
    """The fiscal year in which one's own issues were scored."""
    return Period(*fiscal_year_bounds(fiscal_year(moment.astimezone().date())))


def _at(entry):
    return datetime.fromisoformat(entry["at"]) if entry.get("at") else AT_ONCE
