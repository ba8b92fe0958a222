"""What every room's tests share: the --full option and the address of the repository."""

import sys
from pathlib import Path

import pytest

import kenshu  # noqa: F401  before any test imports openpyxl: see its first lines

ROOT = Path(__file__).parents[1]
# Files that keep a worker busy for a minute: they go first, so that both workers end together.
LONG = (
    "tests/house/",
    "tests/desk/",
    "tests/course/",
    "tests/grading/test_demo.py",
    "tests/grading/test_worker.py",
    "tests/synth/test_sets.py",
    "tests/tables/test_table_command.py",
)
sys.path.insert(0, str(ROOT))  # `from tests import browser` works from every room's folder


def pytest_addoption(parser):
    parser.addoption("--full", action="store_true", help="also run the large counts (`make test-full`)")


def pytest_collection_modifyitems(config, items):
    items.sort(key=lambda item: not any(path in item.nodeid for path in LONG))
    if not config.getoption("--full"):
        large = [item for item in items if item.get_closest_marker("full")]
        config.hook.pytest_deselected(items=large)
        items[:] = [item for item in items if item not in large]


@pytest.fixture(scope="session")
def root():
    """The repository's root folder."""
    return ROOT
