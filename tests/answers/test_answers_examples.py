"""The examples in the docstrings of the room are true."""

import doctest
import importlib
import pkgutil

import pytest

import kenshu.answers

MODULES = [m.name for m in pkgutil.walk_packages(kenshu.answers.__path__, "kenshu.answers.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_run(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
