"""The examples in the docstrings of the room are true."""

import doctest
import importlib
import pkgutil

import pytest

import kenshu.check

MODULES = [m.name for m in pkgutil.walk_packages(kenshu.check.__path__, "kenshu.check.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_run(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
