"""The ways of giving out D7 that we and pycanon both count, and what is kept of an answer."""

import hashlib
import json
from datetime import date

import pandas as pd

from kenshu import data, privacy, tables

ON, LEAST = date(2025, 8, 29), 5
PLANS = {
    "birth and town": {"生年月日": "keep", "住所": "town"},
    "age and town": {"生年月日": "age", "住所": "town"},
    "five years and town": {"生年月日": "age-5", "住所": "town"},
    "ten years and town": {"生年月日": "age-10", "住所": "town"},
    "ten years, town and month": {"生年月日": "age-10", "住所": "town", "受付日": "month"},
    "town": {"住所": "town"},
    "telephone": {"電話": "keep"},
}


def of_city():
    """(name, frame, traits, who) of each plan, once by rows and once by people."""
    paper, online = data.open("d7-paper"), data.open("d7-online")
    both = pd.concat([paper, online], ignore_index=True)
    people = privacy.persons(both, tables.match(paper, online))
    for name, plan in PLANS.items():
        frame = privacy.generalise(both, plan, on=ON).frame
        for counted, who in (("rows", privacy.persons(both)), ("people", people)):
            yield f"{name}, {counted}", frame, list(frame), who


def told(fewest, classes):
    """k, the number of combinations, the small ones, and a hash of all: [[trait, …, people], …]."""
    small = sorted(one for one in classes if one[-1] < LEAST)
    lines = json.dumps(sorted(classes), ensure_ascii=False).encode()
    kept = {
        "k": fewest,
        "combinations": len(classes),
        "small": len(small),
        "sha256": hashlib.sha256(lines).hexdigest(),
    }
    return kept | ({"small ones": small} if len(small) <= 12 else {})


def ours(frame, traits, who):
    """The same of our own count."""
    found = privacy.alike(frame, traits, person=who)
    return told(found.fewest, [[*map(str, row[:-1]), int(row[-1])] for row in found.groups.to_numpy()])
