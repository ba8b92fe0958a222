"""Hostile and broken hand-ins (``attacks/*.yml``): each is contained, and nobody else notices."""

import importlib.util
import sys
from pathlib import Path

import pytest

from kenshu import grading
from kenshu.grading.isolation import TOLD

_spec = importlib.util.spec_from_file_location("attack_class", Path(__file__).parent / "attack_class.py")
attack_class = importlib.util.module_from_spec(_spec)
sys.modules["attack_class"] = attack_class
_spec.loader.exec_module(attack_class)

ATTACKS = attack_class.attacks()
NAMES = [attack.name for attack in ATTACKS]
QUICK = [attack for attack in ATTACKS if not attack.slow]
linux = pytest.mark.skipif(sys.platform != "linux", reason="strict is Linux's")


def test_there_are_forty_attacks_and_more():
    assert len(ATTACKS) >= 40 and sum(bool(attack.harm) for attack in ATTACKS) >= 40


@pytest.fixture(scope="module")
def evening(tmp_path_factory):
    """All quick attacks in one class with three honest learners, graded once under 「strict」."""
    room = attack_class.Room(tmp_path_factory.mktemp("attacks") / "course", QUICK, 3).handed_in()
    assert room.graded("strict") == 0, (room.course / "said.txt").read_text()[-2000:]
    yield room
    room.end()


@linux
@pytest.mark.parametrize("attack", QUICK, ids=[attack.name for attack in QUICK])
def test_an_attack_gets_its_status_and_does_no_harm(evening, attack):
    assert attack_class.as_expected(evening, attack) == ""
    assert not attack.harm or not evening.harm(attack)


@linux
def test_the_others_have_their_marks_and_nothing_of_the_class_changed(evening):
    assert attack_class.unharmed(evening) == ""


@linux
def test_a_learner_reads_how_the_code_was_shut_in(evening):
    (page,) = [path for path in grading.feedback(evening.place) if path.parent.name == evening.good[0]]
    assert TOLD["strict"] in page.read_text(encoding="utf-8")


@linux
@pytest.mark.full
@pytest.mark.parametrize("attack", ATTACKS, ids=NAMES)
def test_forty_learners_around_an_attack_are_graded_as_ever(tmp_path, attack):
    room = attack_class.Room(tmp_path / "course", [attack], 40).handed_in()
    assert room.graded("strict") == 0
    assert attack_class.unharmed(room) == "" and attack_class.as_expected(room, attack) == ""
    assert not attack.harm or not room.harm(attack)
    room.end()
