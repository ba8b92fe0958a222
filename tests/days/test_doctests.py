"""The examples in the docstrings of `days` and `city` are true."""

import doctest
import importlib
import pkgutil

import pytest

from kenshu import city, days

MODULES = [room.__name__ for room in (days, city)] + [
    f"{room.__name__}.{module.name}"
    for room in (days, city)
    for module in pkgutil.iter_modules(room.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_run(name):
    module = importlib.import_module(name)
    assert doctest.testmod(module, optionflags=doctest.IGNORE_EXCEPTION_DETAIL).failed == 0


def test_there_are_examples():
    found = (doctest.DocTestFinder().find(importlib.import_module(name)) for name in MODULES)
    assert sum(len(test.examples) for tests in found for test in tests) >= 20
