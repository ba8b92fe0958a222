"""D3 on paper: the clean log, and the log as received: the system's own lines, the stamps copied by hand."""

from kenshu.synth.d3.calendar import Calendar
from kenshu.synth.d3.events import Step
from kenshu.synth.draws import Draws
from kenshu.synth.hand import Hand

HEADINGS = ["case_id", "activity", "resource", "start", "complete", "channel"]
RAW_HEADINGS = ["受付番号", "処理", "担当", "開始", "完了", "申請方法"]


def clean_rows(steps: list[Step], number: str, time: Calendar) -> list[list[str]]:
    """Headings, then one row a step: YYYY-MM-DDTHH:MM:SS."""
    return [HEADINGS, *(row(step, number, time) for step in steps)]


def row(step: Step, number: str, time: Calendar) -> list[str]:
    """One step in the clean form; ``number`` begins its case_id."""
    return [
        f"{number}-{step.case + 1:04d}", step.activity, step.resource,
        time.text(step.start), time.text(step.complete), step.channel,
    ]  # fmt: skip


def raw_rows(steps: list[Step], target: dict, time: Calendar, draws: Draws) -> list[list[str]]:
    """A title row, the headings, and the same steps. The system writes its own lines alike; what was stamped
    stands in no system, and was copied by hand from the 決裁簿. Nothing is lost or wrong, only mixed."""
    wanted = target["raw"]
    hand = Hand(draws, staff=wanted["copied"], own_habit=wanted["own_habit"], full_width=wanted["full_width"])
    rows = [[wanted["title"], *[""] * (len(RAW_HEADINGS) - 1)], RAW_HEADINGS]
    for step in steps:
        number, activity, resource, *_, channel = row(step, target["number"], time)
        moments = [time.moment(point) for point in (step.start, step.complete)]
        if activity in wanted["copied"]:
            day = hand.day(moments[0], activity)  # one hand writes both ends of a row, always of one day
            when = [f"{day} {hand.clock(at)}" for at in moments]
        else:
            when = [f"{at:%Y/%m/%d %H:%M}" for at in moments]
        rows.append([number, activity, resource, *when, wanted["channels"][channel]])
    return rows
