"""The prepared procedure of N07: a room of the community hall is asked for on paper (made up, like its numbers)."""

import csv
from functools import cache
from importlib.resources import files

from kenshu import figures, flow
from kenshu.figures.sheet import Sheet

TITLE = "公民館の部屋の利用申込み"
MADE_UP = "架空の手続"
USERS = "利用者"  # the lane that is no staff
METHOD = "手順の表に書かれた分と待ち(1件当たり)"


def hall() -> flow.Steps:
    """The thirteen steps; 件数 are those of one month."""
    import pandas as pd

    return flow.read_steps(pd.DataFrame(list(map(dict, _rows())), columns=list(flow.COLUMNS)), TITLE)


def hall_picture():
    """Its swimlanes, as wide as the page."""
    from kenshu.flow.shown.picture import on_screen

    return on_screen(hall(), caption(MADE_UP))


def hall_table():
    """Its steps with what the sorting needs: who, minutes, 件数, waiting and 根拠."""
    heads = {"番号": "番号", "作業": "作業", "担当": "担当", "分": "1件の分", "件数": "1か月の件数", "待ち": "待ち",
             "根拠": "根拠"}  # fmt: skip
    rows = tuple(tuple(_cell(row[head]) for head in heads) for row in _rows())
    return Sheet(f"{TITLE}({MADE_UP})", tuple(heads.values()), rows)


def caption(data):
    """The caption of a picture of these steps; ``data``: where it comes from."""
    return figures.Caption("ふつうの1か月", "申し込むところから部屋を使うまで", METHOD, data=data)


@cache
def _rows():
    text = files("kenshu.improve.ecrs").joinpath("hall.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def _cell(text):
    return int(text) if text.isdecimal() else text or None
