"""D7 by hand: whose applications are whose, for any seed, and nothing in the files that an office would not write."""

import csv
import doctest
from copy import deepcopy

import pytest

from kenshu import synth
from kenshu.synth import d7
from kenshu.synth.d7 import written

FEW = (1, 26, 992011)
LEVELS = {"exact": 31, "normalised": 53, "ruled": 28, "person": 8}


def rows_of(root, kind):
    made = {}
    for name in ("paper", "online"):
        path = root / "datasets/d7-benefit-applications" / kind / f"{name}.csv"
        encoding, skipped = ("utf-8-sig", 0) if kind == "clean" else ("cp932", 1)
        with path.open(encoding=encoding, newline="") as file:
            lines = file.readlines()[skipped:]
        made |= {row["受付番号"]: row for row in csv.DictReader(lines)}
    return made


@pytest.fixture(scope="module")
def clean(root):
    return rows_of(root, "clean")


@pytest.fixture(scope="module")
def raw(root):
    return rows_of(root, "raw")


@pytest.fixture(scope="module")
def truth(planted):
    return d7.truth(planted.target["d7"], planted.seed)


@pytest.mark.parametrize("seed", FEW)
def test_every_seed_has_120_pairs_six_traps_and_four_protected_rows(planted, seed):
    truth = d7.truth(planted.target["d7"], seed)
    levels = [level for *_, level in truth.pairs]
    assert {level: levels.count(level) for level in LEVELS} == LEVELS
    assert sorted(kind for *_, kind in truth.traps) == ["same-name"] * 3 + ["twins"] * 3
    assert len(truth.protected) == 4
    numbers = [number for *pair, _ in (*truth.pairs, *truth.traps) for number in pair]
    assert len(set(numbers)) == 252  # nobody stands in two pairs


def test_the_protected_rows_say_so_and_no_other_row_does(clean, truth):
    flagged = {number for number, row in clean.items() if "支援措置" in row["備考"]}
    assert flagged == set(truth.protected)


def test_exact_pairs_are_as_written_the_same_and_no_other_pair_is(raw, truth):
    for one, other, level in truth.pairs:
        same = all(raw[one][column] == raw[other][column] for column in ("氏名", "生年月日", "住所"))
        assert same is (level == "exact"), (one, other, level)


def test_every_true_pair_has_one_birth_date_and_every_trap_too(clean, truth):
    for one, other, _ in (*truth.pairs, *truth.traps):
        assert clean[one]["生年月日"] == clean[other]["生年月日"]


def test_namesakes_share_no_telephone_account_or_address_and_twins_share_the_home(clean, truth):
    for one, other, kind in truth.traps:
        a, b = clean[one], clean[other]
        assert a["口座下3桁"] != b["口座下3桁"]
        assert (a["カナ"] == b["カナ"]) is (kind == "same-name")
        assert (a["電話"] == b["電話"]) is (kind == "twins")


def test_those_who_moved_kept_their_telephone_or_their_account_but_not_both(clean, truth):
    moved = [pair for pair in truth.pairs if pair[2] == "person"]
    for one, other, _ in moved:
        a, b = clean[one], clean[other]
        assert (a["電話"] == b["電話"]) + (a["口座下3桁"] == b["口座下3桁"]) == 1
    letters = [(clean[a]["氏名"].split()[0], clean[b]["氏名"].split()[0]) for a, b, _ in moved]
    assert sum(one[0:2] != other[0:2] for one, other in letters) == 5


def test_names_and_addresses_stay_as_they_were_written(clean, raw):
    for column in ("氏名", "住所", "備考"):
        assert [row[column] for row in clean.values()] == [row[column] for row in raw.values()]


def test_a_target_without_its_pairs_is_named_in_japanese(planted, tmp_path):
    target = deepcopy(planted.target["d7"])
    del target["pairs"]
    with pytest.raises(synth.SynthError, match=r"d7\.toml の \[target\] に 'pairs' がありません"):
        synth.build(tmp_path, {"d7": target}, 1)


def test_too_few_homes_are_said_instead_of_trying_for_ever(planted, tmp_path):
    target = deepcopy(planted.target["d7"])
    target["shape"]["buildings"] = 3
    with pytest.raises(synth.SynthError, match="部屋が足りません"):
        synth.build(tmp_path, {"d7": target}, 1)


def test_the_examples_of_how_people_write_hold():
    done = doctest.testmod(written)
    assert done.attempted and not done.failed


def test_remarks_read_as_written_by_many_hands(clean):
    """Whether they are enough is counted by the checker; here: no slot is left open and none names a resident."""
    remarks = [row["備考"] for row in clean.values() if row["備考"]]
    names = {part for row in clean.values() for part in row["氏名"].split() if len(part) > 1}
    assert not [text for text in remarks if "{" in text or "}" in text]
    assert not [
        text for text in remarks if any(name + "様" in text or name + "さん" in text for name in names)
    ]
