"""A session of all kinds of question on paper."""

import pytest
from tests.forms.excel.conftest import issue, questions  # noqa: F401  the same session as in the workbook

from kenshu.forms import paper


@pytest.fixture(scope="session")
def page(issue):  # noqa: F811
    return paper.page(issue).decode()
