"""D9: seals with and without a written reason, and decisions that wait on every desk."""

import csv
from collections import Counter
from copy import deepcopy
from datetime import datetime
from statistics import mean

import pytest

from kenshu import synth
from kenshu.synth.d9 import seals
from kenshu.synth.d9.forms import usage


def rows(path, encoding, header):
    with path.open(encoding=encoding, newline="") as file:
        lines = file.readlines()[header:]
    return list(csv.DictReader(lines))


def test_seals_of_the_committed_files_by_hand(root):
    """Counted here without the checker: a fault of the checker cannot hide one of the data."""
    place = root / "datasets/d9-decisions-and-forms"
    clean = rows(place / "clean/forms.csv", "utf-8-sig", 0)
    raw = rows(place / "raw/forms.csv", "cp932", 1)
    assert Counter(row["根拠区分"] for row in clean) == {
        "法令": 11,
        "条例規則": 46,
        "内規": 34,
        "慣行": 77,
        "システム制約": 6,
        "不明": 6,
    }
    said = [a for a, b in zip(clean, raw, strict=True) if b["根拠区分"] == "法令" and not b["条文"]]
    assert [row["根拠区分"] for row in said] == ["慣行"] * 9


def test_each_consultation_of_the_committed_file_takes_about_as_much_longer(root):
    days = {}
    for row in rows(root / "datasets/d9-decisions-and-forms/clean/decisions.csv", "utf-8-sig", 0):
        taken = datetime.fromisoformat(row["部長承認"]) - datetime.fromisoformat(row["起案"])
        days.setdefault(int(row["合議数"]), []).append(taken.total_seconds() / 86400)
    assert (mean(days[2]) - mean(days[0])) / 2 == pytest.approx(1.6, abs=0.25)


def test_every_written_reason_is_marked_as_fictional_and_no_act_is_real():
    for _, name, _, basis, article in seals.listed():
        assert bool(article) == (basis in ("法令", "条例規則", "内規")), name
        assert not article or "(架空)第" in article, name
        assert basis == "法令" or not article or article.startswith("みどり野市"), name


def test_usual_counts_are_of_forms_that_exist():
    assert set(usage.usual()) <= {name for _, name, *_ in seals.listed()}


def test_more_forms_than_are_listed_are_refused_by_name(root):
    target = deepcopy(synth.read_planted(root / "datasets" / "planted").target["d9"])
    target["basis"]["不明"] = 7
    with pytest.raises(synth.SynthError, match="根拠が不明の様式は 6 種類しかありません"):
        seals.inventory(target, 1)
