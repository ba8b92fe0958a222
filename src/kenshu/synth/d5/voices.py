"""Free text put together: what one says of a theme, perhaps an aside, in one's own way of typing."""

from kenshu.synth.d5.said import THEMES, asides, habits, lines
from kenshu.synth.d5.said.short import SHORT
from kenshu.synth.draws import Draws

MOST_TRIES = 50
POLITE = ("ます", "です", "ません", "ました", "でしょうか")
JOINS = {"。": 6, "。\n": 2, "　": 1}
PAIRS = {
    "・{}\n・{}": 3,
    "{}。あと、{}": 3,
    "{}。\n{}。": 3,
    "①{} ②{}": 2,
    "{}／{}": 1,
    "{}。それから、{}。": 2,
}


class Voices:
    """Everybody's words; no line of a theme is used twice before all are used once."""

    def __init__(self, target: dict, draws: Draws):
        self.draws, self.shape = draws, target["shape"]
        self.banks = {theme: lines(text) for theme, text in THEMES.items()}
        self.piles = {}
        self.said = set()

    def says(self, section: str, post: str, theme: str, kind: str) -> str:
        """The words of one person; ``kind``: blank, nothing (特になし), short, plain, …"""
        if kind == "blank":
            return ""
        if kind == "nothing":
            return asides.NOTHING[self.draws.below(len(asides.NOTHING))]
        for _ in range(MOST_TRIES):
            text = self._composed(theme, (section, post), kind)
            if text not in self.said:
                break
        self.said.add(text)
        return text

    def about(self, theme: str, name: str) -> str:
        """Words of which a person's name is a part."""
        told = asides.NAMED[theme]
        return self._typed(told[self.draws.below(len(told))]).replace("{name}", name)

    def _composed(self, theme, who, kind):
        if kind == "short":
            return self._next(("short", theme), SHORT[theme])
        text = self._own(theme, who)
        if kind in ("two things", "at length"):
            text = self.draws.pick(PAIRS).format(_open(text), _open(self._own(theme, who)))
        if kind in ("with an aside", "at length"):
            tone = asides.POLITE if _open(text).endswith(POLITE) else asides.TERSE
            text = _open(text) + self.draws.pick(JOINS) + self._next(tone, tone.strip().split("\n"))
        elif self.draws.unit() < self.shape["no_full_stop"]:
            text = text.rstrip("。")
        return self._typed(text.replace("{n}", str(2 + self.draws.below(5))))

    def _own(self, theme, who):
        """A line nobody used yet: rather one that only this 課 or post would say."""
        pile = self.piles.get(theme) or self.draws.shuffled(self.banks[theme])
        special = [line for line in pile if set(line[0]) & set(who)]
        general = [line for line in pile if not line[0]]
        if not special and not general:
            pile = self.draws.shuffled(self.banks[theme])
            special = [line for line in pile if set(line[0]) & set(who)]
            general = [line for line in pile if not line[0]]
        own = special if special and self.draws.unit() < self.shape["of_the_desk"] else general or special
        pile.remove(own[0])
        self.piles[theme] = pile
        return own[0][1]

    def _next(self, pile, told):
        if not self.piles.get(pile):
            self.piles[pile] = self.draws.shuffled(told)
        return self.piles[pile].pop()

    def _typed(self, text):
        for word, ways in habits.WAYS.items():
            if word in text:
                text = text.replace(word, ways[self.draws.below(len(ways))])
        slips = [word for word in habits.SLIPS if word in text]
        if slips and self.draws.unit() < self.shape["slips"]:
            word = slips[self.draws.below(len(slips))]
            text = text.replace(word, habits.SLIPS[word], 1)
        return text


def _open(text):
    """The text without the mark at its end."""
    return text.rstrip("。…")
