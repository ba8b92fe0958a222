"""Every set of the city: made again byte for byte, true to what was planted for any seed, and its checker sees faults."""

import ast
import tomllib
from copy import deepcopy
from pathlib import Path

import pytest

from kenshu import synth

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PLANTED = synth.read_planted(ROOT / "datasets" / "planted")
SETS = tuple(PLANTED.target)
FEW = (1, 26, 992011)
MUTANTS = {
    f"{path.stem}-{name}": (path.stem, change)
    for path in sorted((HERE / "mutants").glob("*.toml"))
    for name, change in tomllib.loads(path.read_text(encoding="utf-8")).items()
}


def build(name, out, target=None, seed=None):
    return synth.build(out, {name: target or PLANTED.target[name]}, PLANTED.seed if seed is None else seed)


def verify(name, folder):
    return synth.verify(folder, {name: PLANTED.expect[name]})


def test_the_committed_files_are_made_again_byte_for_byte(tmp_path):
    written = synth.build(tmp_path, PLANTED.target, PLANTED.seed)
    committed = ROOT / "datasets"
    data = {
        path.relative_to(committed)
        for kind in ("clean", "raw", "log")
        for path in committed.glob(f"*/{kind}/*")
    }
    assert {path.relative_to(tmp_path) for path in written} == {*data, Path("datapackage.json")}
    for path in written:
        assert path.read_bytes() == (committed / path.relative_to(tmp_path)).read_bytes(), path.name


def test_every_set_has_mutants():
    assert {name for name, _ in MUTANTS.values()} == set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_the_committed_files_hold_every_planted_fact(name):
    assert verify(name, ROOT / "datasets") == []


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("seed", FEW)
def test_another_seed_holds_every_planted_fact(name, seed, tmp_path):
    build(name, tmp_path, seed=seed)
    assert verify(name, tmp_path) == []


@pytest.mark.full
@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("seed", range(100, 120))
def test_twenty_more_seeds_hold_every_planted_fact(name, seed, tmp_path):
    build(name, tmp_path, seed=seed)
    assert verify(name, tmp_path) == []


@pytest.mark.parametrize("name", SETS)
def test_another_seed_is_another_city(name, tmp_path):
    for seed in (1, 2):
        build(name, tmp_path / str(seed), seed=seed)
    one, other = (
        {path.name: path.read_bytes() for path in sorted((tmp_path / str(seed)).rglob("clean/*.csv"))}
        for seed in (1, 2)
    )
    assert one.keys() == other.keys()
    assert one != other


@pytest.mark.parametrize("mutant", MUTANTS)
def test_one_altered_number_is_found(mutant, tmp_path):
    name, change = MUTANTS[mutant]
    target = deepcopy(PLANTED.target[name])
    *way, last = change["at"]
    place = target
    for step in way:
        place = place[step]
    before = place[last] if isinstance(place, list) else place.get(last)
    assert before != change["to"]
    place[last] = change["to"]
    build(name, tmp_path, target)
    found = {problem.split(":")[0] for problem in verify(name, tmp_path)}
    assert change["found"] in found


def test_a_fact_without_expectation_and_an_expectation_without_fact_are_found(root):
    facts = dict(PLANTED.expect["d1"]["facts"])
    facts["saved-weeks"] = facts.pop("saved-hours")
    problems = synth.verify(root / "datasets", {"d1": {**PLANTED.expect["d1"], "facts": facts}})
    assert sorted(problem.split(":")[0] for problem in problems) == ["saved-hours", "saved-weeks"]


@pytest.mark.parametrize("name", SETS)
def test_a_checker_shares_no_code_with_a_generator(name):
    """It reads through ``synth.reading`` and itself: none of the generator's modules, no other room."""
    for path in (ROOT / "src/kenshu/synth" / name).glob("verify*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module.startswith("kenshu"):
                allowed = [alias.name for alias in node.names if alias.name.startswith(("reading", "verify"))]
                assert len(allowed) == len(node.names) or ".verify" in node.module, (path, node.module)
            if isinstance(node, ast.Import):
                assert not [alias.name for alias in node.names if alias.name.startswith("kenshu")], path
