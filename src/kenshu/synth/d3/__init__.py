"""D3 保育所入所: every step of a year's applications for a nursery, as a table and as an event log."""

from kenshu.synth.d3 import columns, events, rows
from kenshu.synth.draws import Draws
from kenshu.synth.resource import Resource, clean_csv, other_file, raw_csv
from kenshu.synth.xes import xes

FOLDER = "d3-nursery-admission"
NAME = "d3-nursery-log"
TITLE = "保育所入所の事象ログ(令和6年度)"
WHAT = "架空のデータです。1行が、1件の申請の1つの仕事です。"


def resources(target: dict, seed: int) -> list[Resource]:
    """The log clean, as received, and in XES. Raises KeyError when ``target`` lacks a number."""
    time = events.calendar(target)
    steps = events.steps(target, time, seed)
    clean = rows.clean_rows(steps, target["number"], time)
    raw = rows.raw_rows(steps, target, time, Draws(seed + 31))  # its own stream: typing moves nothing
    labels = target["raw"]["channels"]
    names = [*target["by"]], list(dict.fromkeys(target["by"].values()))
    return [
        clean_csv(
            NAME, f"{FOLDER}/clean/nursery-log.csv", clean, columns.clean(*names, [*labels]),
            title=TITLE, description=f"{WHAT}日時の書き方をそろえてあります。",
        ),
        raw_csv(
            NAME, f"{FOLDER}/raw/nursery-log.csv", raw, columns.raw(*names, [*labels.values()]),
            title=TITLE, description=f"{WHAT}受け取ったままの形で、1行目は題名です。押印の行は手で写したものです。",
        ),
        other_file(
            "d3-nursery-xes", f"{FOLDER}/log/nursery-log.xes",
            xes(clean, title=f"{TITLE} 架空のデータ", note="架空のデータです。実際の記録を加工したものではありません。"),
            title=f"{TITLE} XES", format="xes", mediatype="application/xml",
            description=(
                f"{WHAT}表と同じ内容を、事象ログの標準の形(IEEE 1849 XES)で書いたものです。"
                "1つの仕事は、同じ concept:instance を持つ start と complete の2つの事象です。"
            ),
        ),
    ]  # fmt: skip
