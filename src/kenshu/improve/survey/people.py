"""Answers and staff brought together, checked once; and which small numbers must not be shown."""

from dataclasses import dataclass

from kenshu.improve.figure import ImproveError
from kenshu.improve.received import received
from kenshu.improve.remark import named

LEAST = 5  # answers; a number below it could be told to be somebody's
NUMBER = "回答番号"


@dataclass(frozen=True)
class People:
    """``answers``: one row an answer; ``staff`` and ``answered``: people and answers of each 課 (Series)."""

    answers: object
    staff: object
    answered: object

    @property
    def stands_for(self):
        """How many people of its 課 each answer stands for: 職員数 ÷ answers of the 課, one number an answer."""
        return self.answers["課"].map(self.staff / self.answered)

    @property
    def rate(self):
        """Share of the whole staff that answered, in %."""
        return 100 * len(self.answers) / self.staff.sum()


def together(answers, staff, *, texts=(), amounts=()):
    """``People`` of a survey. Raises ImproveError: see ``received``; an unknown 課; more answers than staff."""
    table = received(answers, "アンケート", number=NUMBER, texts=("課", *texts), amounts=amounts)
    counted = received(staff, "課の職員数の表", number="課", amounts=("職員数",)).set_index("課")["職員数"]
    if (none := counted[counted <= 0]).size:
        raise ImproveError(f"「{none.index[0]}」の職員数が0人です。課の職員数の表を直してください。")
    unknown = table[~table["課"].isin(counted.index)]
    if len(unknown):
        raise ImproveError(
            f"アンケートの{named(list(unknown[NUMBER]), NUMBER)}、「課」: 「{unknown['課'].iloc[0]}」は課の職員数の"
            "表にありません。課の書き方をそろえてください。"
        )
    answered = table.groupby("課").size().reindex(counted.index, fill_value=0)
    if (more := answered[answered > counted]).size:
        name = more.index[0]
        raise ImproveError(
            f"「{name}」は職員{counted[name]:g}人に対して回答が{more.iloc[0]}件あります。"
            "同じ人が2度答えていないか、職員数が古くないか確かめてください。"
        )
    return People(table, counted, answered)


def not_to_show(counts, least=LEAST):
    """Which of ``counts`` (Series of whole numbers with a known sum) must not be shown: True for each.

    Those from 1 to ``least`` − 1; and the next larger ones with them until at least two are hidden that hold
    2 × ``least`` together: a single one hidden could be found by subtraction.
    """
    hidden = counts.between(1, least - 1)
    if not hidden.any():
        return hidden
    for name in counts[~hidden & (counts > 0)].sort_values(kind="stable").index:
        if hidden.sum() >= 2 and counts[hidden].sum() >= 2 * least:
            break
        hidden[name] = True
    return hidden
