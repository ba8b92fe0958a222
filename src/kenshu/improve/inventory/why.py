"""The thirty cards of questions 「なぜ紙か」: read from why_cards.csv and shown in a notebook.

Cards 1 to 16 are those of lecture chapter 4, word for word.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kenshu.figures.sheet import Sheet


@dataclass(frozen=True)
class Card:
    """One question: its number and group, when to ask it, what to do next, what to write down."""

    number: int
    group: str
    question: str
    when: str
    then: str
    write: str


@cache
def why_cards():
    """All cards in the order of their numbers."""
    text = files(__package__).joinpath("why_cards.csv").read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines()[1:])
    return tuple(Card(int(number), *words) for number, *words in rows)


def why(*numbers):
    """Cards as a table: those of ``numbers`` with what to do next, or all of them group by group."""
    chosen = [card for card in why_cards() if card.number in numbers]
    if chosen:
        rows = tuple((f"{card.number}", card.question, card.then) for card in chosen)
        return Sheet("きょう使う問いカード", ("番号", "問い", "次の一手"), rows)
    groups = list(dict.fromkeys(card.group for card in why_cards()))
    ordered = sorted(why_cards(), key=lambda card: (groups.index(card.group), card.number))
    rows = tuple((f"{card.number}", card.group, card.question, card.when) for card in ordered)
    return Sheet("なぜ紙かの問いカード 30枚", ("番号", "組", "問い", "使う場面"), rows)
