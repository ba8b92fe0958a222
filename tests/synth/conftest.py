import pytest

from kenshu import synth


@pytest.fixture(scope="session")
def planted(root):
    return synth.read_planted(root / "datasets" / "planted")
