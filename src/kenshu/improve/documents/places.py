"""Finding the parts of a request among answers: texts, values and tables under their Japanese names."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from kenshu.improve.figure import ImproveError
from kenshu.improve.received import as_text

NUMBER = "番号"


@cache
def places() -> dict:
    """The table of places.toml."""
    text = files("kenshu.improve.documents").joinpath("places.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def unfinished(answers: dict) -> tuple[str, ...]:
    """A line for every needed part that is not answered, and for every text that is too long."""
    found = []
    for group in ("texts", "values", "tables"):
        for place in places()[group].values():
            value = (answers.get(place["id"]) or {}).get("value")
            if value in (None, "", []) and not place.get("optional"):
                found.append(f"{place['label']}({place['id']})がまだありません。")
            elif group == "texts" and len(str(value).strip()) > place["longest"]:
                found.append(
                    f"{place['label']}が{len(str(value).strip())}文字あります。{place['longest']}文字までです。"
                )
    return tuple(found)


def refuse_incomplete(answers: dict):
    """Raise ImproveError with every line of ``unfinished``."""
    if found := unfinished(answers):
        lines = "".join(f"\n・{line}" for line in found)
        raise ImproveError(f"資料を作るのに直すところが{len(found)}つあります。{lines}")


def without_ids(told: str) -> str:
    """A message without the ids of questions, which nobody sees in a notebook.

    >>> without_ids("件名(n11-title)がまだありません。N08の問い n08-before-hours では3時間です。")
    '件名(N11)がまだありません。N08では3時間です。'
    """
    told = re.sub(r"の問い n\d\d-[a-z0-9_-]+ ?", "", told)
    return re.sub(r"\((n\d\d)-[a-z0-9_-]+\)", lambda found: f"({found[1].upper()})", told)


def text(answers: dict, name: str) -> str:
    """The text of a place, a choice's id as its word."""
    return word(answers[places()["texts"][name]["id"]]["value"])


def value(answers: dict, name: str):
    """The value of a place as it was answered."""
    return answers[places()["values"][name]["id"]]["value"]


def rows(answers: dict, name: str) -> list[dict[str, str]]:
    """The rows of a table with Japanese headings and texts in them; wholly empty rows are left out.

    Where rows have a 番号, one without gets that of its place.
    """
    place = places()["tables"][name]
    given = (answers.get(place["id"]) or {}).get("value") or []
    headed = [{heading: word(row.get(id)) for id, heading in place["columns"].items()} for row in given]
    return [_numbered(row, number) for number, row in enumerate(headed, 1) if any(row.values())]


def frame(answers: dict, name: str):
    """``rows`` as a frame."""
    import pandas as pd

    heads = list(places()["tables"][name]["columns"].values())
    return pd.DataFrame(rows(answers, name), columns=heads, dtype=object)


def _numbered(row, place):
    return {**row, NUMBER: row[NUMBER] or str(place)} if NUMBER in row else row


def word(given) -> str:
    """A cell as text; the id of a choice becomes its word."""
    plain = as_text(given)
    return places()["words"].get(plain, plain)
