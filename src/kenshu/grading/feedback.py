"""What a learner gets back: one Japanese page a session that opens without a network and runs nothing."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

from kenshu import answers, city
from kenshu.answers import Said, said
from kenshu.grading import feedback_rubric, register
from kenshu.grading.dates import spoken
from kenshu.grading.isolation import MODES, RAN, TOLD
from kenshu.grading.marks import Grade
from kenshu.grading.place import Place, write_whole
from kenshu.grading.register import RETURNED
from kenshu.grading.standing import HAS_MARKS, Row, table

NO_ANSWER = ("blank", "ask")
AGAIN = "直したら、もう一度「提出する」を押すだけです。"


@dataclass(frozen=True)
class Card:
    """One question on the page. ``look``: whole, part, wait or kind (no points)."""

    question: str
    label: str
    answer: Said
    message: str
    points: str
    look: str
    comment: str


@dataclass(frozen=True)
class Part:
    """The questions of one notebook."""

    title: str
    cards: tuple[Card, ...]


def feedback(place: Place) -> list[Path]:
    """Write ``feedback/<受講者番号>/<session>.html`` for everybody with marks or a 差戻し; the paths."""
    rows: dict[tuple[str, str], list[Row]] = {}
    everything = table(place)
    for row in everything:
        if row.status.status in (*HAS_MARKS, RETURNED):
            rows.setdefault((row.learner.number, row.session), []).append(row)
    settings, template, by_rubric = place.settings(), _template(), feedback_rubric.pieces(place, everything)
    with register.opened(place.register) as connection:
        arrivals = {arrival.id: arrival for arrival in register.arrivals(connection)}
    written = []
    for (number, session), mine in rows.items():
        path = place.feedback / number / f"{session}.html"
        pieces = by_rubric.get((number, session), ())
        write_whole(path, template.render(pieces=pieces, **_page(place, settings, arrivals, session, mine)))
        written.append(path)
    return written


def _template():
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("kenshu.grading", ""), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    ).get_template("feedback.html.j2")  # fmt: skip


def _page(place, settings, arrivals, session, rows):
    """The names the template uses."""
    questions = answers.load_questions(place.release / session)
    number = rows[0].learner.number
    document = json.loads((place.submitted / number / session / "answers.json").read_text(encoding="utf-8"))
    given = document["answers"]
    parts = tuple(_part(place, row, questions, given) for row in rows)
    listed = json.loads((place.release / session / "session.json").read_text(encoding="utf-8"))
    arrival = arrivals.get(rows[0].status.handin)
    cards = [card for part in parts for card in part.cards]
    closes = settings["sessions"].get(session, {}).get("closes")
    return {
        "course": settings["title"], "title": listed["title"], "name": rows[0].learner.name, "parts": parts,
        "asked": len(questions),
        "answered": sum(given.get(q, {}).get("value") is not None for q in questions),
        "total": _plain(sum(row.total or 0 for row in rows)), "of": _plain(sum(row.of for row in rows)),
        "returned": [(place.notebooks(session)[row.notebook], row.status.reason) for row in rows
                     if row.status.status == RETURNED],
        "notes": _notes(arrival, rows), "greeting": _greeting(cards, arrival),
        "ran": _how_code_ran(place, rows),
        "waiting": any(card.look == "wait" for card in cards),
        "city": city.load(place.release / "city.json"), "steps": _steps(cards, closes),
        "deletes": _spoken(settings.get("deletes")),
    }  # fmt: skip


def _part(place, row, questions, given):
    said_there = messages(place.autograded / row.learner.number / row.session / f"{row.notebook}.ipynb")
    cards = [
        _card(
            question,
            given.get(question.id),
            row.marks.get(question.id),
            said_there.get(question.id, ("", "")),
        )
        for question in questions.values()
        if question.notebook == row.notebook
    ]
    extra = [grade for name, grade in row.marks.items() if name not in questions]
    cards += [_code_card(grade) for grade in extra]
    return Part(place.notebooks(row.session)[row.notebook], tuple(cards))


def _card(question, entry, grade: Grade | None, spoken_mark):
    message = "" if spoken_mark[0] in NO_ANSWER else spoken_mark[1]
    points, look = _points(grade)
    if grade is None and question.kind == "choice" and entry:
        message = next((c.reply for c in question.choices if c.id == entry.get("value")), "")
    return Card(
        question.id,
        question.label,
        said(question, entry),
        message,
        points,
        look,
        grade.comment if grade else "",
    )


def _code_card(grade: Grade):
    """発展: a test of the learner's code, which no form asked for."""
    points, look = _points(grade)
    return Card(grade.question, f"発展 {grade.question}", Said("ノートブックに書いたプログラム"), "", points,
                look, grade.comment)  # fmt: skip


def _points(grade):
    if grade is None:
        return "点はありません", "kind"
    if grade.waiting:
        return "講師が読んでいます", "wait"
    return f"{_plain(grade.points)} / {_plain(grade.of)} 点", "whole" if grade.points >= grade.of else "part"


def messages(notebook: Path) -> dict[str, tuple[str, str]]:
    """Question id → (message id, message as plain text), from the outputs of the test cells.

    What a learner's own cell puts out may look like a mark, and is none.
    """
    found = {}
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["metadata"].get("kenshu", {}).get("role") != "test":
            continue
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if mark := data.get("application/vnd.kenshu.mark+json"):
                found[mark["question"]] = (mark["message_id"], _text("".join(data.get("text/html", ""))))
    return found


class _Text(HTMLParser):
    """The words of a Mark's HTML without its heading (the sign and its words, in ``strong``)."""

    def __init__(self):
        super().__init__()
        self.parts: list[str] = []
        self.heading = False

    def handle_data(self, data):
        if not self.heading:
            self.parts.append(data)

    def handle_starttag(self, tag, attrs):
        self.heading = self.heading or tag == "strong"
        if tag == "br":
            self.parts.append("\n")

    def handle_endtag(self, tag):
        self.heading = self.heading and tag != "strong"


def _text(html):
    parser = _Text()
    parser.feed(html)
    parser.close()
    return re.sub(r"\n\s*\n+", "\n", "".join(parser.parts)).strip()


def _greeting(cards, arrival):
    whole = sum(card.look == "whole" for card in cards)
    lines = [
        "提出してくださって、ありがとうございます。仕事の合間に時間を作って考えたこと、それがもう前進です。"
    ]
    if whole:
        lines.append(f"{whole}問は、すっかりそろっています。下の緑の印がそれです。")
    if any(card.look == "wait" for card in cards):
        lines.append("文章の問いは、講師がこれから一つずつ読みます。")
    if arrival and arrival.late:
        lines.append("締切のあとに届きましたが、同じように読みました。")
    return lines


def _notes(arrival, rows):
    notes = [f"班の提出({len(arrival.members)}人)"] if arrival and arrival.members else []
    notes += [f"受付番号 {arrival.receipt}"] if arrival else []
    return notes + (["届いたのは締切のあと"] if rows[0].status.late else [])


def _how_code_ran(place, rows) -> list[str]:
    """How the learner's own code was shut in when it was graded; nothing where none was run."""
    folder = place.autograded / rows[0].learner.number / rows[0].session
    notebooks = [folder / f"{row.notebook}.ipynb" for row in rows]
    about = [json.loads(p.read_text(encoding="utf-8"))["metadata"] for p in notebooks if p.exists()]
    return [TOLD[mode] for mode in MODES if any(metadata.get(RAN) == mode for metadata in about)]


def _steps(cards, closes):
    """Three things to try, the nearest first; never more."""
    short = {card.question: card.label if len(card.label) <= 40 else card.label[:39] + "…" for card in cards}
    steps = []
    for card in cards:
        if not card.answer.as_text() and card.look != "kind":
            steps.append((card, "まだ空いています。分かるところから書いてみましょう。"))
        elif card.look == "part":
            steps.append(
                (
                    card,
                    card.message.splitlines()[-1]
                    if card.message
                    else "もう一度、記録の数字と見比べてみましょう。",
                )
            )
    listed = [
        {"question": card.question, "label": short[card.question], "text": text} for card, text in steps[:3]
    ]
    if listed and closes:
        moment = datetime.fromisoformat(closes)
        until = f"{spoken(moment.date())}{moment:%H:%M}"
        ending = f"{AGAIN}{until} まで何度でも出し直せて、一番新しいものが数えられます。"
    elif listed:
        ending = f"{AGAIN}一番新しいものが数えられます。"
    else:
        ending = "同じ数え方を、自分の課の手続で一つ試してみましょう。件数と1件の分が分かれば始められます。"
    return [*listed, {"question": "", "label": "", "text": ending}]


def _spoken(iso):
    return spoken(date.fromisoformat(iso)) if iso else ""


def _plain(number):
    return f"{number:g}"
