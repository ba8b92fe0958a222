"""D5 on paper: the clean rows, the rows as the form collected them, and the table of staff."""

from kenshu.synth.d5.answers import Answer
from kenshu.synth.draws import Draws
from kenshu.synth.hand import cp932, wide

HEADINGS = ["回答番号", "課", "職位", "経験年数", "第1テーマ", "月時間", "自由記述"]
HOURS = {"{}": 46, "{}時間": 22, "約{}": 3, "約{}時間": 6, "{}h": 7, "{}時間くらい": 5, "{}時間程度": 4}
YEARS = {"{}": 60, "{}年": 40}


def clean_rows(answers: list[Answer]) -> list[list[str]]:
    """Headings, then one row an answer."""
    return [
        HEADINGS,
        *(
            [f"Q{rank:03d}", one.section, one.post, str(one.years), one.theme, str(one.hours), one.said]
            for rank, one in enumerate(answers, 1)
        ),
    ]


def raw_rows(answers: list[Answer], target: dict, draws: Draws) -> list[list[str]]:
    """A title row, the headings, and each answer as its writer typed it."""
    headings, *clean = clean_rows(answers)
    rows = [[target["title"], *[""] * (len(headings) - 1)], headings]
    spell = _Spelling(target, draws)
    for number, section, post, years, theme, hours, said in clean:
        rows.append([
            number, spell.word(section), post, spell.number(years, YEARS), spell.word(theme),
            spell.number(hours, HOURS), cp932(said),
        ])  # fmt: skip
    return rows


def staff_rows(target: dict) -> list[list[str]]:
    return [["課", "職員数"], *([name, str(one["staff"])] for name, one in target["sections"].items())]


class _Spelling:
    def __init__(self, target, draws):
        self.draws, self.ways = draws, target["spellings"]
        self.plain, self.full_width = target["shape"]["plainly"], target["shape"]["full_width"]

    def word(self, word):
        """As it is called, or in one of the ways people write it."""
        ways = self.ways[word]
        return word if self.draws.unit() < self.plain else ways[self.draws.below(len(ways))]

    def number(self, digits, forms):
        typed = wide(digits) if self.draws.unit() < self.full_width else digits
        return self.draws.pick(forms).replace("{}", typed)
