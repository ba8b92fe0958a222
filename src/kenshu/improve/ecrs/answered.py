"""From sorted cards and a table of ideas, as stored, to tags."""

from collections.abc import Mapping, Sequence

from kenshu.improve.ecrs.tags import Action, Tag

PILES = {"remove": Action.REMOVE, "combine": Action.COMBINE, "rearrange": Action.REARRANGE,
         "simplify": Action.SIMPLIFY, "keep": Action.KEEP}  # fmt: skip
CARD = "s"  # the card s7 is the step 7


def number(card: str | None) -> str:
    """The 番号 of the step on a card; "" for none.

    >>> number("s12")
    '12'
    """
    return (card or "").removeprefix(CARD)


def piles(cards: Sequence[Mapping]) -> dict[str, Action]:
    """{番号: 区分} of the cards that lie on a pile. ``cards``: rows of ``item`` and ``choice``."""
    return {number(card["item"]): PILES[card["choice"]] for card in cards if card["choice"]}


def tags(cards: Sequence[Mapping], ideas: Sequence[Mapping] = ()) -> tuple[Tag, ...]:
    """A tag for each card on a pile, with the words of its row in ``ideas``, if there is one.

    ``ideas``: rows of ``step``, ``what``, ``why``, ``into``, ``minutes``; cells may be None, the first row of a
    step counts.
    """
    rows = {number(row["step"]): row for row in reversed(ideas) if row["step"]}
    return tuple(_tag(step, action, rows.get(step, {})) for step, action in piles(cards).items())


def own_tags(rows: Sequence[Mapping]) -> tuple[Tag, ...]:
    """Tags of the learner's own table: rows of ``number``, ``pile``, ``what``, ``why``, ``into``, in its words."""
    return tuple(
        Tag(
            _typed(row["number"]),
            PILES[row["pile"]],
            row["what"] or "",
            row["why"] or "",
            _typed(row["into"]),
        )
        for row in rows
        if row["pile"] and row["number"]
    )


def _tag(step, action, row):
    words = [row.get(name) or "" for name in ("what", "why")]
    return Tag(step, action, *words, number(row.get("into")), row.get("minutes"))


def _typed(cell):
    import unicodedata

    return "".join(unicodedata.normalize("NFKC", cell or "").split())
