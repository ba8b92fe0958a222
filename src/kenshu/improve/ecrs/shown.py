"""What stands below the sorted cards: the flow as it would be, beside the one of today."""

from dataclasses import dataclass, replace

from kenshu import flow
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note
from kenshu.improve.ecrs import answered
from kenshu.improve.ecrs.hall import USERS, caption, hall
from kenshu.improve.ecrs.tags import Action
from kenshu.improve.ecrs.to_be import to_be
from kenshu.improve.figure import ImproveError
from kenshu.improve.waits.answered import Below, value_of

BEFORE_CARDS = "カードを分けてから「図を描き直す」を押すと、ここに図が出ます。"
NOTHING_YET = "いまと同じ流れです。カードを「なくす」に置くか、課題5の表を書くと、図が変わります。"
FIRST_WAY = "判断をなくすと、いつも同じ道へ進みます。ほかの道が要らないか、確かめましょう。"
BY_HAND = "「入れ替える」は、図には出ません。言葉で書けていれば十分です。"
JOINED = "まとめた手順({})は、図では「やめる」と出ます。仕事は、まとめる先に残ります。"
NO_PARTNER = "まとめる先がまだの手順は、図ではそのまま残しています。"
OWN_DATA = "もとの表: あなたの答え"


@dataclass(frozen=True)
class Pages:
    """Figures that are no flow, for ``OnScreen``: each once more in large letters."""

    pages: tuple


def after(cards_id: str, ideas_id: str):
    """The hall's flow with the learner's cards and ideas: the comparison, what changes in hours, the new picture."""

    def drawn():
        if (cards := value_of(cards_id)) is None:
            return Note(BEFORE_CARDS)
        found = answered.tags(cards, value_of(ideas_id) or ())
        return seen(hall(), found, caption(OWN_DATA), outside=(USERS,))

    return redrawn(drawn)


def seen(steps, tags, told, *, outside=()):
    """Comparison and new picture of ``steps`` with ``tags``, or a note saying what is still in the way.

    ``told``: the caption of both pictures; ``outside``: 担当 who are no staff.
    """
    try:
        found = planned(steps, tags)
        pairs = flow.compare(steps, found.steps)
        if not (pairs.removed or pairs.added or any(pair.changed for pair in pairs.pairs)):
            return Note(NOTHING_YET)
        return Below((*_notes(found, tags), *_compared(pairs, told), *_hours(pairs, outside),
                      *_picture(found.steps, told)))  # fmt: skip
    except (ImproveError, flow.FlowError) as problem:
        return Note(str(problem))


def planned(steps, tags):
    """``to_be`` without まとめる that has no partner yet; the title says that it is a plan. Raises ImproveError."""
    sure = [tag for tag in tags if tag.action is not Action.COMBINE or tag.into]
    found = to_be(steps, sure)
    return replace(found, steps=replace(found.steps, title=f"{steps.title}(見直し案)"))


def _notes(found, tags):
    said = {"first-way": FIRST_WAY}  # nobody mends the table of steps here
    told = [
        str(replace(note, text=said.get(note.id, note.text))) for note in found.notes if note.id != "by-hand"
    ]
    if any(tag.action is Action.REARRANGE for tag in tags):
        told.append(BY_HAND)
    combined = [tag for tag in tags if tag.action is Action.COMBINE]
    if joined := [f"{tag.number}を{tag.into}へ" for tag in combined if tag.into]:
        told.append(JOINED.format("、".join(joined)))
    if len(joined) < len(combined):
        told.append(NO_PARTNER)
    return map(Note, told)


def _compared(pairs, told):
    from kenshu.flow.shown.picture import OnScreen

    return (OnScreen(Pages((flow.draw_comparison(pairs, caption=told),))),)


def _hours(pairs, outside):
    """The hours saved and how far they may be off; nothing where no step has both numbers."""
    from kenshu.flow import whatif

    if not pairs.was.hours:
        return ()
    return (Note(whatif.monthly(pairs.before, pairs.after, outside=outside).sentence()),)


def _picture(steps, told):
    from kenshu.flow.shown.files import files_of
    from kenshu.flow.shown.picture import on_screen

    return on_screen(steps, told), files_of(steps, told, ("picture", "excel"))
