"""What becomes of the learner's tables in the documents: the sentence of the effect, the five years with their sums."""

from kenshu import answers
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note, Sheet
from kenshu.improve.cost_items import YEARS
from kenshu.improve.documents import places
from kenshu.improve.documents.gathering import gather
from kenshu.improve.documents.made import Lines
from kenshu.improve.documents.reading import asked_year, costs_of, figures_of
from kenshu.improve.documents.request import refuse_figures, ways_of
from kenshu.improve.figure import ImproveError
from kenshu.improve.sentence import beside, sentence
from kenshu.improve.waits.answered import Below

BUTTON = "いまの答えで見る"
WAITING = "上の表を書いてから「いまの答えで見る」を押すと、資料にのる形が出ます。"
NOT_YET = "資料にするには、ここを直します。"


def figures_shown():
    """The sentence of the effect and where each figure comes from, as the documents will say it."""
    return _shown("figures", _figures)


def costs_shown():
    """The five years with their sums, as the documents will show them."""
    return _shown("costs", _costs)


def _shown(table, drawn):
    folder, question = answers.session_folder(), places.places()["tables"][table]["id"]

    def now():
        known = gather(folder) if (folder / "answers.json").exists() else {}
        if not (known.get(question) or {}).get("value"):
            return Note(WAITING)
        try:
            return drawn(known)
        except ImproveError as error:
            return Lines(NOT_YET, (places.without_ids(str(error)),))

    return redrawn(now, BUTTON)


def _figures(known):
    found = figures_of(known)
    refuse_figures(found)
    by_role = {one.role: one.figure for one in found}
    cases = tuple(int(by_role[role].value) for role in ("cases_before", "cases_after"))
    work = f"{_procedure(known)}の職員の時間"
    told = sentence(by_role["before"], by_role["after"], cases, work=work, called="件数")
    rows = tuple((one.name, one.said, one.notebook, str(one.figure.period)) for one in found)
    return Below(
        (
            Note(told),
            Note(beside(ways_of(found))),
            Sheet("数字の出どころ", ("数字", "値", "もと", "期間"), rows),
        )
    )


def _costs(known):
    found, _ = costs_of(known, asked_year(known), _procedure(known))
    rows = [(f"{cost.kind}({_paid(cost)})", *cost.yen, cost.total) for cost in found.costs]
    for name, only in (("支払いの計", True), ("職員の時間も入れた計", False)):
        years = [found.of_year(year, paid_only=only) for year in range(1, YEARS + 1)]
        rows.append((name, *years, sum(years)))
    heads = ("種類", *(f"{year}年目" for year in range(1, YEARS + 1)), "計")
    return Sheet("5年間の費用(円)", heads, tuple(rows))


def _paid(cost):
    if not cost.total:
        return "かからない"
    return "支払い" if cost.paid else "職員の時間"


def _procedure(known):
    return (known.get("n11-procedure") or {}).get("value") or "この手続"
