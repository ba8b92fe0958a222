"""D6 says the same by calendar and by office days, however it is counted."""

import csv
from copy import deepcopy
from datetime import date

import pytest

from kenshu import days, synth
from kenshu.synth.d6 import events


def test_days_of_the_committed_file_by_hand(root):
    """Counted here without the checker, on the course's own calendar."""
    path = root / "datasets/d6-form-publishing/clean/forms.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {}
    for row in rows:
        asked, opened = date.fromisoformat(row["依頼日"]), date.fromisoformat(row["公開日"])
        office = len(days.open_days(asked, opened)) - 1
        found.setdefault(row["作成者"], []).append(((opened - asked).days, office))
    means = {by: [round(sum(d) / len(d), 1) for d in zip(*spans, strict=True)] for by, spans in found.items()}
    assert {by: len(spans) for by, spans in found.items()} == {"委託業者": 24, "担当課": 58}
    assert means == {"委託業者": [30.0, 21.5], "担当課": [1.8, 1.1]}


def test_days_that_no_calendar_gives_are_said_instead_of_trying_for_ever(root):
    planted = synth.read_planted(root / "datasets" / "planted")
    target = deepcopy(planted.target["d6"])
    target["makers"]["before"]["calendar_days"] = 300
    with pytest.raises(synth.SynthError, match="合計を 300 日にできません"):
        events.published(target, 1)
