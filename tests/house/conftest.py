"""One release of the real course for every test that sits down at it."""

import pytest

from kenshu import authoring


@pytest.fixture(scope="session")
def release(root, tmp_path_factory):
    """Built here and now, for the trial class: a trainer's real class in this clone is left alone."""
    return authoring.build(root=root, out=tmp_path_factory.mktemp("course") / "release").folder
