"""名寄せ of the city's own applications: all that can be found is found, and no trap is joined, for every seed."""

import io

import pandas as pd
import pytest

from kenshu import tables
from kenshu.synth import d7, read_planted

STEPS = {"exact": "書いたまま", "normalised": "書き方をそろえて", "ruled": "日付と住所の規則で"}
FORMS = {"clean": {"encoding": "utf-8-sig"}, "raw": {"encoding": "cp932", "header": 1}}


@pytest.fixture(scope="module")
def planted(root):
    return read_planted(root / "datasets" / "planted")


def frames_of(target, seed, kind):
    made = d7.resources(target, seed)
    return [
        pd.read_csv(io.BytesIO(one.data), dtype=str, keep_default_na=False, **FORMS[kind])
        for one in made
        if f"/{kind}/" in one.path
    ]


def judge(target, seed, kind):
    """{(one, other): (判定, 段階)} of every pair listed, and the truth."""
    pairs = tables.match(*frames_of(target, seed, kind))
    judged = {(a, b): (decision, step) for a, b, decision, _, step, _ in pairs.itertuples(index=False)}
    return judged, d7.truth(target, seed)


def check(judged, truth):
    for *pair, level in truth.pairs:
        assert judged[tuple(pair)] == (("保留", "") if level == "person" else ("同一", STEPS[level])), pair
    for *pair, kind in truth.traps:
        assert judged[tuple(pair)] == (("別人", "") if kind == "twins" else ("保留", "")), pair
    joined = {pair for pair, (decision, _) in judged.items() if decision == "同一"}
    assert joined == {(a, b) for a, b, level in truth.pairs if level != "person"}


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("seed", [1, 2, 26, 992011])
def test_112_pairs_are_joined_by_the_step_planted_eight_are_held_and_no_trap_is_joined(planted, seed, kind):
    check(*judge(planted.target["d7"], seed, kind))


@pytest.mark.full
@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("seed", range(100, 140))
def test_forty_more_seeds(planted, seed, kind):
    check(*judge(planted.target["d7"], seed, kind))


def test_the_stored_names_and_addresses_stay_as_they_were(planted):
    frames = frames_of(planted.target["d7"], planted.seed, "raw")
    before = [frame.copy(deep=True) for frame in frames]
    tables.match(*frames)
    for frame, copy in zip(frames, before, strict=True):
        pd.testing.assert_frame_equal(frame, copy)
