"""D9 on paper: the clean rows; the export of the document system, and the list of forms as the sections filled it in."""

from kenshu.synth.d9.decisions import Decision
from kenshu.synth.d9.seals import Form
from kenshu.synth.draws import Draws
from kenshu.synth.hand import Hand, wide

MOST_CONSULTED = 3
STOPS = ["係長", "課長", *(f"合議{rank}" for rank in range(1, MOST_CONSULTED + 1)), "部長"]
DECISION_HEADINGS = [
    "文書番号", "起案課", "文書の種類", "媒体", "合議数", "起案",
    *(f"{stop}{what}" for stop in STOPS for what in ("到着", "承認")),
]  # fmt: skip
FORM_HEADINGS = ["様式番号", "課", "様式名", "押印種別", "根拠区分", "条文", "年間件数", "転記回数"]


def clean_decisions(decisions: list[Decision]) -> list[list[str]]:
    """Headings, then one row a decision; an empty cell where nobody was consulted."""
    return [DECISION_HEADINGS, *(_row(rank, d, _iso) for rank, d in enumerate(decisions, 1))]


def raw_decisions(decisions: list[Decision], target: dict, draws: Draws) -> list[list[str]]:
    """A title row, the headings, and each row: stamps of the system, or of a paper typed in afterwards."""
    shape = target["shape"]
    hand = Hand(draws, staff=list(target["sections"]), own_habit=shape["own_habit"])
    rows = [[target["decisions_title"], *[""] * (len(DECISION_HEADINGS) - 1)], DECISION_HEADINGS]
    for rank, decision in enumerate(decisions, 1):
        rows.append(_row(rank, decision, _by_hand(hand, decision) if decision.medium == "紙" else _by_system))
    return rows


def clean_forms(forms: list[Form]) -> list[list[str]]:
    """Headings, then one row a form."""
    return [FORM_HEADINGS, *(_form(rank, form) for rank, form in enumerate(forms, 1))]


def raw_forms(forms: list[Form], target: dict, draws: Draws) -> list[list[str]]:
    """A title row, the headings, and each row as its section wrote it: some customs are said to be law."""
    hand = Hand(draws, full_width=target["shape"]["full_width"])
    rows = [[target["forms_title"], *[""] * (len(FORM_HEADINGS) - 1)], FORM_HEADINGS]
    for form, clean in zip(forms, clean_forms(forms)[1:], strict=True):
        number, section, name, seal, basis, article, yearly, copies = clean
        basis = "法令" if form.called_law else basis.replace("条例規則", "条例・規則")
        rows.append(
            [
                number, section, _brackets(name), seal, basis, hand.text(_brackets(article)),
                hand.number(yearly), hand.number(copies),
            ]
        )  # fmt: skip
    return rows


def _row(rank, decision, written):
    stamps = [written(at) for stop in decision.stops for at in stop]
    before, after = stamps[:-2], stamps[-2:]
    before += [""] * (2 * (len(STOPS) - 1) - len(before))
    return [
        f"06-{rank:04d}", decision.section, decision.kind, decision.medium, str(decision.consulted),
        written(decision.drafted), *before, *after,
    ]  # fmt: skip


def _form(rank, form):
    return [
        f"{rank:03d}", form.section, form.name, form.seal, form.basis, form.article, str(form.yearly),
        str(form.copies),
    ]  # fmt: skip


def _iso(at):
    return at.isoformat()


def _by_system(at):
    return f"{at:%Y/%m/%d %H:%M}"


def _by_hand(hand, decision):
    """One who types the day in full width types the time so too."""

    def written(at):
        day, clock = hand.day(at, decision.section), f"{at.hour}:{at.minute:02d}"
        return f"{day} {clock if day.isascii() or day[0] == '令' else wide(clock)}"

    return written


def _brackets(text):
    return text.replace("(", "（").replace(")", "）")
