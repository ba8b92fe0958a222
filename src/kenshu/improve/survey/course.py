"""The course's own survey (D5) and the small example beside it: what the notebook shows and its checks count."""

from datetime import date

from kenshu import data
from kenshu.improve.figure import Period
from kenshu.improve.survey.picked import picked
from kenshu.improve.tally import About

ABOUT = About(
    Period(date(2025, 5, 19), date(2025, 5, 30)), "全職員への業務アンケート(任意)に答えた人。1人が1つだけ選択"
)
TICKED = "困っていること"
# Ten sheets of a made-up section that asked 「いくつでも選んでください」.
SHEETS = (
    "電話、紙", "電話", "電話、紙、会議", "紙、会議", "電話、会議", "電話、紙", "電話、紙", "電話",
    "電話、会議", "紙、会議",
)  # fmt: skip


def opened(place=None):
    """(answers, staff) of D5, clean. ``place``: another folder with datapackage.json."""
    return data.open("d5-survey", place), data.open("d5-staff", place)


def ticked():
    """The ten sheets as a frame: 回答番号, 困っていること."""
    import pandas as pd

    numbers = [str(place) for place in range(1, len(SHEETS) + 1)]
    return pd.DataFrame({"回答番号": numbers, TICKED: SHEETS})


def share_ticked(option):
    """How many of those who answered ticked ``option`` of the ten sheets, in %."""
    frame = picked(ticked(), TICKED, about=ABOUT).frame.set_index("選択肢")
    return float(frame.loc[option, "回答した人のうち(%)"])
