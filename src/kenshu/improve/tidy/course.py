"""The files the notebook tidies, as received: the paper list of the benefit (D7) and a desk's calls (D1)."""

from kenshu import data
from kenshu.improve.tidy.ways import ways

PAPER, CALLS = "d7-paper-raw", "d1-phone-before-raw"
COLUMNS = {"受付日": PAPER, "電話": PAPER, "口座下3桁": PAPER, "通話秒": CALLS}
# What a caption says of the file. The year of the paper list stays untold: finding it is a question of N02.
LISTS = {PAPER: "給付金の受付簿(紙)", CALLS: "健康づくり課の電話受付簿"}
SPANS = {PAPER: "はじめから終わりまで", CALLS: "令和6年5月から7月"}


def opened(name, place=None):
    """The raw table as text. ``place``: another folder with datapackage.json."""
    return data.open(name, place)


def counted(place=None):
    """{column: {way: number of rows}} of COLUMNS."""
    frames = {name: opened(name, place) for name in (PAPER, CALLS)}
    return {
        column: {way.id: way.count for way in ways(column, frames[name][column])}
        for column, name in COLUMNS.items()
    }


def title(name):
    """What the first line of the file says of the whole list."""
    return lines(name, 1)[0][0]


def first_row(name):
    """The number that Excel shows beside the first row below the headings."""
    return _resource(name)["dialect"]["headerRows"][-1] + 1


def lines(name, count, reading=None):
    """The first ``count`` lines of the raw file as lists of cells. ``reading``: codec, None = the file's own.

    What the codec cannot read is �, as on a screen.
    """
    resource = _resource(name)
    raw = (data.folder() / resource["path"]).read_bytes().splitlines()[:count]
    return [line.decode(reading or resource["encoding"], "replace").split(",") for line in raw]


def _resource(name):
    return next(item for item in data.resources() if item["name"] == name)
