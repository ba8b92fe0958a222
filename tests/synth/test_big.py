"""Big is D3 over and over, in one file of exactly the length asked for."""

import csv
from collections import Counter

import pytest

from kenshu import synth
from kenshu.synth.big import big


def rows_of(path):
    with path.open(encoding="cp932", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def written(planted, tmp_path_factory):
    path = tmp_path_factory.mktemp("big") / "big.csv"
    told = []
    return big(path, planted.target["d3"], planted.seed, 12_500, told.append), told


def test_the_file_holds_exactly_the_events_asked_for(written):
    made, told = written
    found = rows_of(made.path)
    assert len(found) == made.events == told[-1] == 12_500
    assert len({row["case_id"] for row in found}) == made.cases
    assert made.path.stat().st_size == made.bytes
    assert made.path.read_bytes().count(b"\r\n") == 12_501


def test_its_first_city_is_the_city_of_the_course(written, root):
    """Same seed, same steps: only the case_id has the city's number besides."""
    with (root / "datasets/d3-nursery-admission/clean/nursery-log.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        course = list(csv.DictReader(file))
    for row, big_row in zip(course, rows_of(written[0].path), strict=False):
        prefix, number = row["case_id"].split("-")
        assert big_row == {**row, "case_id": f"{prefix}-0001-{number}"}


def test_every_city_is_another_one_with_its_own_cases(written):
    found = rows_of(written[0].path)
    cities = Counter(row["case_id"].rsplit("-", 1)[0] for row in found)
    assert len(cities) == 3
    first, second = (
        [row["start"] for row in found if row["case_id"].startswith(city)] for city in list(cities)[:2]
    )
    assert first != second


def test_the_same_seed_gives_the_same_bytes(planted, tmp_path):
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        big(tmp_path / name, planted.target["d3"], seed, 300)
    a, b, c = ((tmp_path / name).read_bytes() for name in "abc")
    assert a == b != c


@pytest.mark.parametrize("events", [0, -1])
def test_no_events_are_refused(planted, tmp_path, events):
    with pytest.raises(synth.SynthError, match="1 以上にしてください"):
        big(tmp_path / "big.csv", planted.target["d3"], 1, events)
    assert not (tmp_path / "big.csv").exists()


def test_a_place_that_cannot_be_written_is_named(planted, tmp_path):
    with pytest.raises(synth.SynthError, match="書き込めません"):
        big(tmp_path / "nowhere" / "big.csv", planted.target["d3"], 1, 10)
