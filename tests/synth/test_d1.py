"""D1 holds what was planted: exactly the hours and counts, about the shares, for every seed."""

import csv
import tomllib
from copy import deepcopy
from pathlib import Path

import pytest

from kenshu import synth
from kenshu.synth import d1

MUTANTS = tomllib.loads((Path(__file__).parent / "mutants.toml").read_text(encoding="utf-8"))
FEW = (1, 26, 992011)


@pytest.fixture(scope="session")
def planted(root):
    return synth.read_planted(root / "datasets" / "planted.toml")


def test_the_committed_files_are_made_again_byte_for_byte(planted, root, tmp_path):
    written = synth.build(tmp_path, planted.target, planted.target["seed"])
    committed = root / "datasets"
    data = {path.relative_to(committed) for path in committed.rglob("*.csv")}
    assert {path.relative_to(tmp_path) for path in written} == {*data, Path("datapackage.json")}
    for path in written:
        assert path.read_bytes() == (committed / path.relative_to(tmp_path)).read_bytes(), path.name


def test_hours_and_counts_of_the_committed_files_by_hand(root):
    """Counted here without the checker: a fault of the checker cannot hide one of the data."""
    rows, seconds, booked = {}, {}, {}
    for path in (root / "datasets/d1-screening-booking/clean").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = list(csv.DictReader(file))
        rows[path.stem] = len(table)
        seconds[path.stem] = sum(int(v) for row in table for k, v in row.items() if k.endswith("秒"))
        booked[path.stem] = sum(row.get("用件", "予約") == "予約" for row in table)
    assert rows == {
        "phone-before": 1800,
        "phone-after": 300,
        "online-after": 1680,
        "control-before": 1200,
        "control-after": 1116,
    }
    assert {name: total / 3600 for name, total in seconds.items()} == {
        "phone-before": 180.0,
        "phone-after": 33.0,
        "online-after": 10.0,
        "control-before": 120.0,
        "control-after": 111.6,
    }
    assert booked["phone-before"] == 1640
    assert booked["phone-after"] + booked["online-after"] == 1932


def test_the_committed_files_hold_every_planted_fact(planted, root):
    assert synth.verify(root / "datasets", planted.expect) == []


@pytest.mark.parametrize("seed", FEW)
def test_another_seed_holds_every_planted_fact(planted, seed, tmp_path):
    synth.build(tmp_path, planted.target, seed)
    assert synth.verify(tmp_path, planted.expect) == []


@pytest.mark.full
@pytest.mark.parametrize("seed", range(100, 120))
def test_twenty_more_seeds_hold_every_planted_fact(planted, seed, tmp_path):
    synth.build(tmp_path, planted.target, seed)
    assert synth.verify(tmp_path, planted.expect) == []


def test_another_seed_is_another_city(planted, root, tmp_path):
    synth.build(tmp_path, planted.target, planted.target["seed"] + 1)
    path = "d1-screening-booking/clean/phone-before.csv"
    assert (tmp_path / path).read_bytes() != (root / "datasets" / path).read_bytes()


@pytest.mark.parametrize("mutant", MUTANTS)
def test_one_altered_number_is_found(planted, mutant, tmp_path):
    change = MUTANTS[mutant]
    target = deepcopy(planted.target)
    *way, last = change["at"]
    place = target
    for step in way:
        place = place[step]
    assert place.get(last) != change["to"]
    place[last] = change["to"]
    synth.build(tmp_path, target, target["seed"])
    found = {problem.split(":")[0] for problem in synth.verify(tmp_path, planted.expect)}
    assert change["found"] in found


def test_a_fact_without_expectation_and_an_expectation_without_fact_are_found(planted, root):
    facts = dict(planted.expect["facts"])
    facts["saved-weeks"] = facts.pop("saved-hours")
    problems = synth.verify(root / "datasets", {**planted.expect, "facts": facts})
    assert [problem.split(":")[0] for problem in problems] == ["saved-hours", "saved-weeks"]


@pytest.mark.parametrize("seed", FEW)
def test_no_clerk_is_on_two_calls_at_once(planted, seed):
    for calls in d1.events(planted.target["d1"], seed).values():
        ends = {}
        for call in calls:
            if isinstance(call, d1.Call):
                assert ends.get(call.clerk, call.at) <= call.at
                ends[call.clerk] = call.at + d1.timedelta(seconds=call.talk + call.after_call)


def test_a_missing_target_is_named_in_japanese(planted, tmp_path):
    target = deepcopy(planted.target)
    del target["d1"]["files"]["phone-after"]["talk_hours"]
    with pytest.raises(synth.SynthError, match=r"\[target\] に 'talk_hours' がありません"):
        synth.build(tmp_path, target, 1)


def test_too_few_clerks_for_the_calls_is_said_instead_of_trying_for_ever(planted, tmp_path):
    target = deepcopy(planted.target)
    target["d1"]["files"]["phone-before"]["staff"] = ["職員A"]
    with pytest.raises(synth.SynthError, match="1 人では受けきれません"):
        synth.build(tmp_path, target, 1)


def test_a_folder_that_cannot_be_written_is_named(planted, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(synth.SynthError, match="file に書き込めません"):
        synth.build(tmp_path / "file", planted.target, 1)


@pytest.mark.parametrize("text", [None, "[target]\n", "x ="])
def test_a_planted_file_that_cannot_be_used_is_refused(text, tmp_path):
    path = tmp_path / "planted.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(synth.SynthError, match=r"planted\.toml"):
        synth.read_planted(path)


def test_the_checker_shares_no_code_with_the_generator(root):
    for path in (root / "src/kenshu/synth").glob("verify*.py"):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "import" in line]
        assert [line for line in lines if "kenshu" in line] in ([], ["from kenshu.synth import verify_d1"])
