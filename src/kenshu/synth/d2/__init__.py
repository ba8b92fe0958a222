"""D2 窓口: every ticket of the counters over the weeks when people move house."""

from kenshu.synth.d2 import columns, events, rows
from kenshu.synth.resource import Resource, clean_csv, raw_csv

FOLDER = "d2-counter-tickets"
NAME = "d2-counter-tickets"
TITLE = "市民課窓口の整理券(令和7年3〜4月)"
WHAT = "架空のデータです。1行が整理券1枚です。"


def resources(target: dict, seed: int) -> list[Resource]:
    """The log of the counters, clean and as the machines wrote it. Raises KeyError when ``target`` lacks a number."""
    tickets = events.events(target, seed)
    labels = [*target["raw"]["labels"].values()]
    return [
        clean_csv(
            NAME, f"{FOLDER}/clean/counter-tickets.csv", rows.clean_rows(tickets),
            columns.clean([*target["series"]], target["windows"]),
            title=TITLE, description=f"{WHAT}日付・時刻・用件・窓口の書き方をそろえてあります。",
        ),
        raw_csv(
            NAME, f"{FOLDER}/raw/counter-tickets.csv", rows.raw_rows(tickets, target["raw"]),
            columns.raw(labels),
            title=TITLE, description=f"{WHAT}発券機から取り出したままの形で、1行目は題名です。",
        ),
    ]  # fmt: skip
