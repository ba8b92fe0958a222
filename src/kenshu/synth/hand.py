"""How clerks type: dates in mixed eras, full-width input left on, CP932's own wave dash."""

from kenshu.days import wareki
from kenshu.synth.draws import Draws

FULL_WIDTH = str.maketrans("0123456789RHS.:,", "０１２３４５６７８９ＲＨＳ．：，")


class Hand:
    """The hands of one office. Nothing typed is lost or wrong, only mixed.

    ``staff``: each has a usual way of writing dates, in the order of ``DAY_STYLES``; ``own_habit``: how often
    (0–1) it is used; ``full_width``: how often a number, a time or a text is typed in full width.
    """

    def __init__(self, draws: Draws, *, staff=(), own_habit: float = 1.0, full_width: float = 0.0):
        self.draws, self.own_habit, self.full_width = draws, own_habit, full_width
        self.usual = {clerk: DAY_STYLES[rank % len(DAY_STYLES)] for rank, clerk in enumerate(staff)}

    def day(self, day, clerk) -> str:
        if self.draws.unit() < self.own_habit:
            return self.usual[clerk](day)
        return DAY_STYLES[self.draws.below(len(DAY_STYLES))](day)

    def clock(self, at) -> str:
        return self._typed(f"{at.hour}:{at.minute:02d}")

    def number(self, digits) -> str:
        return self._typed(f"{int(digits):,}")

    def text(self, text) -> str:
        return self._typed(cp932(text))

    def _typed(self, text):
        return wide(text) if self.draws.unit() < self.full_width else text


def short_era(day) -> str:
    """R7.5.1"""
    return wareki(_date(day), short=True)


def western(day) -> str:
    """2025/05/01"""
    return f"{day:%Y/%m/%d}"


def long_era(day) -> str:
    """令和7年5月1日"""
    return wareki(_date(day))


def wide_era(day) -> str:
    """Ｒ７．５．１"""
    return wide(short_era(day))


DAY_STYLES = (short_era, western, long_era, wide_era)


def wide(text: str) -> str:
    """Digits, R H S, full stop, colon and comma in full width."""
    return text.translate(FULL_WIDTH)


def cp932(text: str) -> str:
    """The wave dash as Windows writes it: CP932 gives U+301C back as U+FF5E."""
    return text.replace("〜", "～")


def _date(at):
    return at.date() if hasattr(at, "date") else at
