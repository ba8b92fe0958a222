"""The walls between rooms hold, and the test that says so would notice if they did not."""

import importlib.util
from pathlib import Path

import pytest
from tests import walls

PACKAGE = Path(__file__).parents[2] / "src" / "kenshu"


def test_no_room_imports_a_room_above_it():
    assert walls.broken_walls(PACKAGE) == []


def test_every_room_stands_in_the_order():
    rooms = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if not path.name.startswith("_")}
    assert rooms <= set(walls.ROOMS)


@pytest.mark.parametrize(
    ("room", "line", "reason"),
    [
        ("days", "from kenshu import grading", "days imports grading, a room above it in the order"),
        ("days", "from ..grading import intake", "days imports grading, a room above it in the order"),
        (
            "answers",
            "def f():\n    import kenshu.forms.widget",
            "answers imports forms, a room above it in the order",
        ),
        ("handin", "import nbgrader.api", "handin imports nbgrader"),
        (
            "forms",
            "from jupyter_server.base import handlers",
            "forms imports jupyter_server, a Jupyter server",
        ),
        (
            "answers",
            "import pandas as pd",
            "answers imports pandas, but is to stay with the standard library",
        ),
    ],
)
def test_a_planted_import_is_found(tmp_path, room, line, reason):
    (tmp_path / room).mkdir()
    (tmp_path / room / "planted.py").write_text(line + "\n", encoding="utf-8")
    [found] = walls.broken_walls(tmp_path)
    assert found.endswith(reason)


@pytest.mark.parametrize("room", [room for room in walls.ROOMS if importlib.util.find_spec(f"kenshu.{room}")])
def test_every_room_says_what_it_is(room):
    assert importlib.import_module(f"kenshu.{room}").__doc__
