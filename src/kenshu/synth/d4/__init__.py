"""D4 業務量調査: what seven sections said they do in a year, joined to one table; and how many people they are."""

from kenshu.synth.d4 import columns, rows
from kenshu.synth.d4.survey import answered
from kenshu.synth.draws import Draws
from kenshu.synth.resource import Resource, clean_csv, raw_csv

FOLDER = "d4-workload-survey"
TITLES = {"workload": "業務量調査(7課、令和7年度)", "staff": "業務量調査に答えた課の職員数"}


def resources(target: dict, seed: int) -> list[Resource]:
    """Every file of D4, clean and as received. Raises KeyError when ``target`` lacks a number."""
    entries = answered(target, seed)
    sections = target["sections"]
    raw = rows.raw_rows(entries, target, Draws(seed + 41))  # its own stream: habits do not move the answers
    return [
        *_both("workload", rows.clean_rows(entries), raw, columns.of, list(sections), "1行が業務1つです。"),
        *_both(
            "staff", rows.staff_rows(sections), rows.raw_staff_rows(sections, target["staff_title"]),
            columns.staff, list(sections), "1行が課1つです。",
        ),
    ]  # fmt: skip


def _both(name, clean, raw, fields, sections, what):
    say = f"架空のデータです。{what}"
    return [
        clean_csv(
            f"d4-{name}", f"{FOLDER}/clean/{name}.csv", clean, fields(False, sections),
            title=TITLES[name], description=f"{say}書き方と単位をそろえてあります。",
        ),
        raw_csv(
            f"d4-{name}", f"{FOLDER}/raw/{name}.csv", raw, fields(True, sections),
            title=TITLES[name], description=f"{say}課から受け取ったままの形で、1行目は題名です。",
        ),
    ]  # fmt: skip
