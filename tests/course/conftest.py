"""One release of the real course for the robot that takes it."""

import pytest

from kenshu import authoring


@pytest.fixture(scope="session")
def release(root, tmp_path_factory):
    return authoring.build(root=root, out=tmp_path_factory.mktemp("course") / "release").folder
