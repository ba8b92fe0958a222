"""The rubric pages of ``kenshu review``: texts beside levels, 差戻し, and the anchors to practise on. No script at all.

Plain forms: Tab goes from 観点 to 観点, the arrow keys choose a level, Enter saves. The page asks for nothing but itself.
"""

from jupyter_server.base.handlers import JupyterHandler
from tornado import web

from kenshu import KenshuError
from kenshu.grading import returned, review_papers, rubric, rubric_anchors, rubric_marks, rubric_pack
from kenshu.grading.place import GradingError, Place
from kenshu.grading.register import RETURNED
from kenshu.grading.rubric_standing import all_questions

POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
SAVED = "保存しました。"


def handlers(place: Place) -> list[tuple]:
    """(path, handler, settings) of all the rubric pages: below formgrader, whose cookie is good there only."""
    given = {"place": place}
    return [
        (r"/formgrader/rubric/?", Papers, given),
        (r"/formgrader/rubric/paper/([a-z0-9]+)/([A-Za-z0-9]+)", OnePaper, given),
        (r"/formgrader/rubric/anchors", Anchors, given),
        (r"/formgrader/rubric/anchors/([a-z0-9-]+)", OneAnchor, given),
    ]


class Page(JupyterHandler):
    """What all pages have in common: the class, the template, and a fault told in Japanese."""

    def initialize(self, place: Place):
        self.place = place

    def set_default_headers(self):
        super().set_default_headers()
        self.set_header("Content-Security-Policy", POLICY)

    def show(self, name: str, **values):
        self.finish(_templates().get_template(name).render(xsrf=self.xsrf_token.decode(), **values))

    def write_error(self, status_code, **caught):
        error = caught.get("exc_info", (None, None))[1]
        if isinstance(error, KenshuError):
            self.set_status(404)
        told = str(error) if isinstance(error, KenshuError) else getattr(error, "log_message", None)
        self.show("review_fault.html.j2", told=told or "この画面は開けません。一覧にもどってください。")

    def log_exception(self, kind, error, trace):
        if not isinstance(error, KenshuError):
            super().log_exception(kind, error, trace)

    def rubric(self, name: str = "capstone"):
        found = rubric.rubrics(self.place)
        if name not in found:
            raise web.HTTPError(404, "観点表がありません。grading/rubrics に置いてください。")
        return found[name]


class Papers(Page):
    """All papers of all rubrics, and how far each is read."""

    @web.authenticated
    def get(self):
        lists = [(one, review_papers.papers(self.place, one)) for one in rubric.rubrics(self.place).values()
                 if one.session in self.place.sessions()]  # fmt: skip
        self.show("review_papers.html.j2", lists=lists)


class OnePaper(Page):
    """One paper: read, choose levels, save; set 差戻し or lift it."""

    @web.authenticated
    def get(self, name, number):
        self._show(review_papers.paper(self.place, self.rubric(name), number), self.get_argument("said", ""))

    @web.authenticated
    def post(self, name, number):
        paper = review_papers.paper(self.place, self.rubric(name), number)
        try:
            told = {"save": self._save, "return": self._return, "lift": self._lift, "not": self._not}[
                self.get_body_argument("do", "save")
            ](paper)
        except GradingError as error:
            self.set_status(409)
            self._show(review_papers.paper(self.place, self.rubric(name), number), "", fault=str(error))
            return
        self.redirect(f"{self.request.path}?said={told}")

    def _show(self, paper, said, fault=""):
        known = {"saved": SAVED, "returned": "差戻しにしました。", "lifted": "差戻しを取り消しました。"}
        self.show("review_paper.html.j2", paper=paper, parts=review_papers.parts(self.place, paper), fault=fault,
                  said=known.get(said, ""), is_returned=paper.standing.returned is not None)  # fmt: skip

    def _save(self, paper):
        levels, notes, checks = {}, {}, {}
        for part in review_papers.parts(self.place, paper):
            one = part.criterion
            chosen = self.get_body_argument(f"level-{one.id}", "")
            note = self.get_body_argument(f"note-{one.id}", part.note)
            if chosen.isdigit() and paper.standing.levels.get(one.id) != int(chosen):
                levels[one.id] = int(chosen)
            if note.strip() != part.note.strip():
                notes[one.id] = note
            if one.id in notes and chosen.isdigit():  # the comment stands beside the mark it explains
                levels[one.id] = int(chosen)
            for found in part.findings:
                fine = self.get_body_argument(f"check-{one.id}-{found.question}", str(int(found.fine))) == "1"
                if fine != found.fine:
                    checks[one.id, found.question] = fine
        rubric_marks.give(self.place, paper.rubric, [one.number for one in paper.members], levels=levels, notes=notes,
                          checks=checks, handin=review_papers.handed_in(paper))  # fmt: skip
        return "saved"

    def _return(self, paper):
        reason = self.get_body_argument("reason", "")
        for one in paper.members:
            returned.send_back(self.place, one.number, paper.rubric.notebook, reason)
        return "returned"

    def _lift(self, paper):
        for one in paper.members:
            if (
                review_papers.paper(self.place, paper.rubric, one.number).standing.row.status.status
                == RETURNED
            ):
                returned.lift(self.place, one.number, paper.rubric.notebook)
        return "lifted"

    def _not(self, paper):
        reason, rule = self.get_body_argument("reason", ""), self.get_body_argument("rule", "")
        rubric_marks.lift_rule(self.place, paper.rubric, [one.number for one in paper.members], rule, reason,
                               review_papers.handed_in(paper))  # fmt: skip
        return "saved"


class Anchors(Page):
    """The texts to practise on."""

    @web.authenticated
    def get(self):
        found = rubric_anchors.anchors(self.place, self.rubric(), all_questions(self.place))
        self.show("review_anchors.html.j2", anchors=rubric_pack.order(found))


class OneAnchor(Page):
    """One practice text: the trainer's own levels first, then the reference with its reasons. Nothing is kept."""

    @web.authenticated
    def get(self, name):
        self._show(name, {})

    @web.authenticated
    def post(self, name):
        chosen = {one.id: self.get_body_argument(f"level-{one.id}", "") for one in self.rubric().criteria}
        self._show(name, {key: int(level) for key, level in chosen.items() if level.isdigit()}, answered=True)

    def _show(self, name, given, answered=False):
        capstone, questions = self.rubric(), all_questions(self.place)
        found = rubric_anchors.anchors(self.place, capstone, questions)
        if name not in found:
            raise web.HTTPError(404, "その見本はありません。")
        anchor, open_ones = found[name], [one.title for one in capstone.criteria if one.id not in given]
        result = rubric_anchors.compare(anchor, given) if not open_ones else None
        fault = (
            f"段階を選んでいない観点があります({'、'.join(open_ones)})。" if answered and open_ones else ""
        )
        self.show("review_anchor.html.j2", rubric=capstone, anchor=anchor, given=given, result=result, fault=fault,
                  number=rubric_pack.order(found).index(anchor) + 1,
                  parts=review_papers.anchor_parts(capstone, anchor, questions))  # fmt: skip


def _templates():
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(loader=PackageLoader("kenshu.grading", ""), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    made.globals.update(WORDS=rubric.WORDS, LEVELS=tuple(reversed(rubric.LEVELS)))
    return made
