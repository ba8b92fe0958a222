"""D1 on paper: the clean rows, and the rows as the desk's own records look when they are received."""

from kenshu.synth.d1.events import Call
from kenshu.synth.draws import Draws
from kenshu.synth.hand import Hand, cp932

CALL_HEADINGS = ["受付番号", "受付日", "時刻", "用件", "年代", "通話秒", "後処理秒", "受付者"]
ONLINE_HEADINGS = ["受付日時", "年代", "入力者", "職員確認秒"]


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
    hand = Hand(
        draws, staff=wanted.get("staff", ()), own_habit=shape["own_habit"], full_width=shape["fullwidth"]
    )
    if headings is ONLINE_HEADINGS:  # the system wrote all but the last column
        return rows + [[at, cp932(age), by, hand.number(check)] for at, age, by, check in clean]
    for row, call in zip(clean, events, strict=True):
        number, _, _, purpose, age, talk, after_call, clerk = row
        day, at = hand.day(call.at, clerk), hand.clock(call.at)
        rows.append(
            [number, day, at, purpose, hand.text(age), hand.number(talk), hand.number(after_call), clerk]
        )
    return rows
