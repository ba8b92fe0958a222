"""D9 決裁・様式: how decisions go from desk to desk, and why forms ask for a seal."""

from kenshu.synth.d9 import columns, rows
from kenshu.synth.d9.decisions import decisions as decided
from kenshu.synth.d9.seals import inventory
from kenshu.synth.draws import Draws
from kenshu.synth.resource import Resource, clean_csv, raw_csv

FOLDER = "d9-decisions-and-forms"
TITLES = {"decisions": "部長決裁の経過(令和6年度に起案したもの)", "forms": "押印のある様式の棚卸し"}


def resources(target: dict, seed: int) -> list[Resource]:
    """Every file of D9, clean and as received. Raises KeyError when ``target`` lacks a number."""
    made, forms = decided(target, seed), inventory(target, seed)
    # Their own streams: how clerks type does not move what happened.
    raw_decisions = rows.raw_decisions(made, target, Draws(seed + 91))
    raw_forms = rows.raw_forms(forms, target, Draws(seed + 93))
    kept = {raw: columns.decisions(raw, target) for raw in (False, True)}
    asked = {raw: columns.forms(raw) for raw in (False, True)}
    return [
        *_both("decisions", rows.clean_decisions(made), raw_decisions, kept, "1行が決裁1件です。"),
        *_both("forms", rows.clean_forms(forms), raw_forms, asked, "1行が様式1つです。"),
    ]


def _both(name, clean, raw, fields, what):
    say = f"架空のデータです。{what}"
    return [
        clean_csv(
            f"d9-{name}", f"{FOLDER}/clean/{name}.csv", clean, fields[False],
            title=TITLES[name], description=f"{say}日時と数字の書き方をそろえてあります。",
        ),
        raw_csv(
            f"d9-{name}", f"{FOLDER}/raw/{name}.csv", raw, fields[True],
            title=TITLES[name], description=f"{say}受け取ったままの形で、1行目は題名です。",
        ),
    ]  # fmt: skip
