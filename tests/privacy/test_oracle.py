"""Our counts on D7 are those of pycanon, asked in an environment of its own (oracle/peer.py)."""

import importlib.util
import json
from pathlib import Path

ORACLE = Path(__file__).parent / "oracle"


def plans():
    spec = importlib.util.spec_from_file_location("plans", ORACLE / "plans.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_fewest_people_alike_and_every_small_group_are_what_pycanon_said():
    asked = plans()
    said = json.loads((ORACLE / "pycanon.json").read_text(encoding="utf-8"))
    found = {name: asked.ours(frame, traits, who) for name, frame, traits, who in asked.of_city()}
    assert found == said and len(found) == 14
    assert said["birth and town, people"]["small"] > said["ten years and town, people"]["small"] > 0
