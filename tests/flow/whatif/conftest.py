"""D2 and the desk it was made with."""

import tomllib

import pytest

from kenshu import data
from kenshu.flow import whatif


@pytest.fixture(scope="session")
def tickets(root):
    return whatif.read_tickets(data.open("d2-counter-tickets", root / "datasets"))


@pytest.fixture(scope="session")
def planted(root):
    """{fact: (value, tolerance)} of D2."""
    text = (root / "datasets" / "planted" / "d2.toml").read_text(encoding="utf-8")
    facts = tomllib.loads(text)["expect"]["facts"]
    return {name: (fact["value"], fact["tolerance"]) for name, fact in facts.items()}


@pytest.fixture(scope="session")
def now():
    return whatif.Case("今のまま", whatif.desk(4, breaks=[(4, "12:00", "14:00")]))
