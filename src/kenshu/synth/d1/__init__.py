"""D1 がん検診予約: two seasons of telephone records, the online entries of the second, and a desk to compare."""

from kenshu.synth.d1 import columns, events, rows
from kenshu.synth.draws import Draws
from kenshu.synth.resource import Resource, clean_csv, raw_csv

FOLDER = "d1-screening-booking"
TITLES = {
    "phone-before": "がん検診の電話受付(令和6年5〜7月)",
    "phone-after": "がん検診の電話受付(令和7年5〜7月)",
    "online-after": "がん検診の電子申請(令和7年5〜7月)",
    "control-before": "特定健診の電話受付(令和6年5〜7月、比較のための別の窓口)",
    "control-after": "特定健診の電話受付(令和7年5〜7月、比較のための別の窓口)",
}


def resources(target: dict, seed: int) -> list[Resource]:
    """Every file of D1, clean and as received. Raises KeyError when ``target`` lacks a number."""
    made = []
    happened = events.events(target, seed)
    draws = Draws(seed + 1)  # its own stream: how clerks type does not move what happened
    for name, wanted in target["files"].items():
        clean = rows.clean_rows(happened[name], wanted.get("number", ""))
        raw = rows.raw_rows(happened[name], wanted, target["shape"], draws)
        headings, title = clean[0], TITLES[name]
        made += [
            clean_csv(
                f"d1-{name}", f"{FOLDER}/clean/{name}.csv", clean, columns.of(headings, raw=False),
                title=title, description=_what(name) + "日付・時刻・数字の書き方をそろえてあります。",
            ),
            raw_csv(
                f"d1-{name}", f"{FOLDER}/raw/{name}.csv", raw, columns.of(headings, raw=True),
                title=title, description=_what(name) + "窓口から受け取ったままの形で、1行目は題名です。",
            ),
        ]  # fmt: skip
    return made


def _what(name):
    what = "1行が電話1本です。" if name != "online-after" else "1行が電子申請1件です。用件はすべて予約です。"
    return f"架空のデータです。{what}"
