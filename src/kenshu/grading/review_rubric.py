"""The rubric pages of ``kenshu review``: texts beside levels, 差戻し, and the anchors to practise on. No script at all.

Plain forms: Tab goes from 観点 to 観点, the arrow keys choose a level, Enter saves. The page asks for nothing but itself.
This module knows no server: an address and the fields of a form in, an ``Answer`` out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kenshu.grading import returned, review_papers, rubric, rubric_anchors, rubric_marks, rubric_pack
from kenshu.grading.place import GradingError, Place
from kenshu.grading.register import RETURNED
from kenshu.grading.review_papers import Paper
from kenshu.grading.rubric_standing import all_questions

POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
TOLD = {"saved": "保存しました。", "returned": "差戻しにしました。", "lifted": "差戻しを取り消しました。"}
NOT_HERE = "この画面はありません。一覧にもどってください。"


@dataclass(frozen=True)
class Answer:
    """A page to show (``template`` with ``values``), or where to go instead (``said``: what the next page says)."""

    template: str = ""
    values: Mapping = field(default_factory=dict)
    status: int = 200
    said: str = ""


def respond(place: Place, path: str, said: str, fields: Mapping[str, str] | None) -> Answer:
    """The answer to ``path`` (below ``rubric/``). ``fields``: of the form that was sent, None when only looking."""
    try:
        if not path:
            return _papers(place)
        if found := re.fullmatch(r"paper/([a-z0-9]+)/([A-Za-z0-9]+)", path):
            return _paper(place, *found.groups(), said, fields)
        if path == "anchors":
            return Answer("review_anchors.html.j2", {"anchors": rubric_pack.order(_anchors(place))})
        if found := re.fullmatch(r"anchors/([a-z0-9-]+)", path):
            return _anchor(place, found[1], fields)
    except GradingError as error:
        return Answer("review_fault.html.j2", {"told": str(error)}, 404)
    return Answer("review_fault.html.j2", {"told": NOT_HERE}, 404)


def shown(answer: Answer, xsrf: str) -> str:
    """The page as HTML; ``xsrf`` goes into its forms."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(loader=PackageLoader("kenshu.grading", ""), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    made.globals.update(WORDS=rubric.WORDS, LEVELS=tuple(reversed(rubric.LEVELS)))
    return made.get_template(answer.template).render(xsrf=xsrf, **answer.values)


def _papers(place: Place) -> Answer:
    """All papers of all rubrics, and how far each is read."""
    lists = [(one, review_papers.papers(place, one)) for one in rubric.rubrics(place).values()
             if one.session in place.sessions()]  # fmt: skip
    return Answer("review_papers.html.j2", {"lists": lists})


def _paper(place: Place, name: str, number: str, said: str, fields) -> Answer:
    """One paper: read, choose levels, save; set 差戻し or lift it."""
    found = rubric.rubrics(place)
    if name not in found:
        raise GradingError("観点表がありません。grading/rubrics に置いてください。")
    fault = ""
    if fields is not None:
        act = {"return": _send_back, "lift": _lift, "not": _does_not_apply}.get(fields.get("do"), _save)
        try:
            return Answer(said=act(place, review_papers.paper(place, found[name], number), fields))
        except GradingError as error:
            fault, said = str(error), ""
    paper = review_papers.paper(place, found[name], number)
    values = {"paper": paper, "parts": review_papers.parts(place, paper), "fault": fault, "said": TOLD.get(said, ""),
              "is_returned": paper.standing.returned is not None}  # fmt: skip
    return Answer("review_paper.html.j2", values, 409 if fault else 200)


def _save(place: Place, paper: Paper, fields) -> str:
    levels, notes, checks = {}, {}, {}
    for part in review_papers.parts(place, paper):
        one = part.criterion
        chosen, note = fields.get(f"level-{one.id}", ""), fields.get(f"note-{one.id}", part.note)
        if note.strip() != part.note.strip():
            notes[one.id] = note
        # a comment stands beside the mark it explains, so they are written together
        if chosen.isdigit() and (one.id in notes or paper.standing.levels.get(one.id) != int(chosen)):
            levels[one.id] = int(chosen)
        for found in part.findings:
            fine = fields.get(f"check-{one.id}-{found.question}", str(int(found.fine))) == "1"
            if fine != found.fine:
                checks[one.id, found.question] = fine
    rubric_marks.give(place, paper.rubric, [one.number for one in paper.members], levels=levels, notes=notes,
                      checks=checks, handin=review_papers.handed_in(paper))  # fmt: skip
    return "saved"


def _send_back(place: Place, paper: Paper, fields) -> str:
    for one in paper.members:
        returned.send_back(place, one.number, paper.rubric.notebook, fields.get("reason", ""))
    return "returned"


def _lift(place: Place, paper: Paper, _) -> str:
    for one in paper.members:
        if review_papers.paper(place, paper.rubric, one.number).standing.row.status.status == RETURNED:
            returned.lift(place, one.number, paper.rubric.notebook)
    return "lifted"


def _does_not_apply(place: Place, paper: Paper, fields) -> str:
    numbers = [one.number for one in paper.members]
    rubric_marks.lift_rule(place, paper.rubric, numbers, fields.get("rule", ""), fields.get("reason", ""),
                           review_papers.handed_in(paper))  # fmt: skip
    return "saved"


def _anchors(place: Place):
    return rubric_anchors.anchors(place, rubric.capstone(place), all_questions(place))


def _anchor(place: Place, name: str, fields) -> Answer:
    """One practice text: the trainer's own levels first, then the reference with its reasons. Nothing is kept."""
    capstone, found = rubric.capstone(place), _anchors(place)
    if name not in found:
        raise GradingError("その見本はありません。")
    anchor = found[name]
    chosen = {one.id: (fields or {}).get(f"level-{one.id}", "") for one in capstone.criteria}
    given = {key: int(level) for key, level in chosen.items() if level.isdigit()}
    still = [one.title for one in capstone.criteria if one.id not in given]
    fault = f"段階を選んでいない観点があります({'、'.join(still)})。" if fields is not None and still else ""
    values = {"rubric": capstone, "anchor": anchor, "given": given, "fault": fault,
              "result": None if still else rubric_anchors.compare(anchor, given),
              "number": rubric_pack.order(found).index(anchor) + 1,
              "parts": review_papers.anchor_parts(capstone, anchor, all_questions(place))}  # fmt: skip
    return Answer("review_anchor.html.j2", values)
