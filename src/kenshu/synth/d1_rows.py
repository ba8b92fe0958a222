"""D1 on paper: the clean rows, and the rows as the desk's own records look when they are received."""

from kenshu.synth.d1 import Call
from kenshu.synth.draws import Draws

CALL_HEADINGS = ["受付番号", "受付日", "時刻", "用件", "年代", "通話秒", "後処理秒", "受付者"]
ONLINE_HEADINGS = ["受付日時", "年代", "入力者", "職員確認秒"]
FULL_WIDTH = str.maketrans("0123456789R.:,", "０１２３４５６７８９Ｒ．：，")


def clean_rows(events: list, number: str = "") -> list[list[str]]:
    """Headings, then one row an event: YYYY-MM-DD, HH:MM, plain half-width digits."""
    if not isinstance(events[0], Call):
        return [ONLINE_HEADINGS, *([e.at.isoformat(), e.age, e.by, str(e.check)] for e in events)]
    return [
        CALL_HEADINGS,
        *(
            [
                f"{number}-{rank:04d}", f"{call.at:%Y-%m-%d}", f"{call.at:%H:%M}", call.purpose, call.age,
                str(call.talk), str(call.after_call), call.clerk,
            ]
            for rank, call in enumerate(events, 1)
        ),
    ]  # fmt: skip


def raw_rows(events: list, wanted: dict, shape: dict, draws: Draws) -> list[list[str]]:
    """A title row, the headings, and each row as its clerk typed it; nothing is lost or wrong, only mixed."""
    headings, *clean = clean_rows(events, wanted.get("number", ""))
    rows = [[wanted["title"], *[""] * (len(headings) - 1)], headings]
    hand = _Hand(wanted.get("staff", ()), shape, draws)
    if headings is ONLINE_HEADINGS:  # the system wrote all but the last column
        return rows + [[at, _cp932(age), by, hand.number(check)] for at, age, by, check in clean]
    for row, call in zip(clean, events, strict=True):
        number, _, _, purpose, age, talk, after_call, clerk = row
        day, at = hand.day(call.at, clerk), hand.clock(call.at)
        rows.append(
            [number, day, at, purpose, hand.age(age), hand.number(talk), hand.number(after_call), clerk]
        )
    return rows


class _Hand:
    """How clerks type: each has a usual way of writing dates, and full-width input is sometimes left on."""

    def __init__(self, staff, shape, draws):
        self.shape, self.draws = shape, draws
        self.usual = {clerk: DAY_STYLES[rank % len(DAY_STYLES)] for rank, clerk in enumerate(staff)}

    def day(self, at, clerk):
        if self.draws.unit() < self.shape["own_habit"]:
            return self.usual[clerk](at)
        return DAY_STYLES[self.draws.below(len(DAY_STYLES))](at)

    def clock(self, at):
        return self._typed(f"{at.hour}:{at.minute:02d}")

    def number(self, digits):
        return self._typed(f"{int(digits):,}")

    def age(self, age):
        return self._typed(_cp932(age))

    def _typed(self, text):
        return text.translate(FULL_WIDTH) if self.draws.unit() < self.shape["fullwidth"] else text


def _short_era(at):
    return f"R{at.year - 2018}.{at.month}.{at.day}"


def _western(at):
    return f"{at.year}/{at.month:02d}/{at.day:02d}"


def _long_era(at):
    return f"令和{at.year - 2018}年{at.month}月{at.day}日"


def _wide_era(at):
    return _short_era(at).translate(FULL_WIDTH)


DAY_STYLES = (_short_era, _western, _long_era, _wide_era)


def _cp932(text):
    """The wave dash as Windows writes it: CP932 gives U+301C back as U+FF5E."""
    return text.replace("〜", "～")
