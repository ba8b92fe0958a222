"""The corpus of procedures, each read once."""

from pathlib import Path

import pytest

from kenshu import flow

CORPUS = Path(__file__).parent / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.csv"))


@pytest.fixture(scope="session")
def corpus():
    """Steps of every flow by name."""
    return {name: flow.read_steps(CORPUS / f"{name}.csv") for name in NAMES}


def pytest_generate_tests(metafunc):
    if "flow_name" in metafunc.fixturenames:
        metafunc.parametrize("flow_name", NAMES)


@pytest.fixture
def steps(corpus, flow_name):
    return corpus[flow_name]
