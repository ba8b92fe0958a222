"""A few written answers to be read by hand: some for each of three themes, one of them with a person's name."""

import re
from dataclasses import dataclass

from kenshu.answers.own_work import looks_personal

THEMES, EACH = 3, 2  # six voices
SHORTEST, LONGEST = 18, 60  # characters
# Looked up to pass answers over, so a post without a name may be passed over too.
_POST = re.compile(r"[一-龥々]{1,4}(?:係長|課長|補佐|主任|主事|主査|部長)")
_NAMED = re.compile(r"人の名前「(.+?)(?:さん|さま|様|氏)」")


@dataclass(frozen=True)
class Voice:
    """``said`` by one person on ``theme``; ``name``: the person's name that stands in it, "" for none."""

    theme: str
    said: str
    name: str = ""


def voices(answers, tally):
    """Six ``Voice``s of the three themes with the most answers of ``tally`` (``themes``), in the order received.

    Only short whole answers, and no name but in one, for rewriting: of the theme that is first by hours, or of the
    next that has one. Fewer than six, or none with a name, where the answers have no more.
    """
    known = tally.frame[tally.frame["時間の順位"].notna()].sort_values("時間の順位", kind="stable")
    first = known["テーマ"].iloc[0]
    wanted = list(tally.frame["テーマ"][tally.frame["テーマ"].isin(known["テーマ"])][:THEMES])
    if first not in wanted:
        wanted = [first, *wanted[:-1]]
    found = {theme: _rows(answers, theme) for theme in wanted}
    by_hours = sorted(wanted, key=list(known["テーマ"]).index)
    named = next((theme for theme in by_hours if any(voice.name for _, voice in found[theme])), first)
    chosen = []
    for theme, rows in found.items():
        told = [row for row in rows if row[1].name][: 1 if theme == named else 0]
        plain = [row for row in rows if not row[1].name and not _tells(row[1].said)]
        chosen += [*told, *plain][:EACH]
    return tuple(voice for _, voice in sorted(chosen, key=lambda row: row[0]))


def _rows(answers, theme):
    """(place, Voice) of every answer on ``theme`` that is fit to be shown."""
    return [
        (place, _voice(theme, said))
        for place, said in enumerate(answers["自由記述"])
        if answers["第1テーマ"].iloc[place] == theme and _fits(said)
    ]


def _voice(theme, said):
    found = _NAMED.search("、".join(looks_personal(said)))
    return Voice(theme, said, found[1] if found else "")


def _fits(said):
    return isinstance(said, str) and SHORTEST <= len(said) <= LONGEST and "\n" not in said


def _tells(said):
    return bool(looks_personal(said) or _POST.search(said))
