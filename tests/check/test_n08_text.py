"""The texts of N00 and N08 give nothing away, and agree with the rules."""

import pytest
from tests.check.as_read import words

from kenshu.authoring import notebook as cells
from kenshu.authoring import source
from kenshu.check.n08 import money

TEXTS = {"n00-first-step": "s0", "n08-effect-and-cost": "s3"}
ANSWERS = ("137.0", "76.1", "169.0", "124.4", "128.6", "6.59", "1.34", "147.0", "133.0")


@pytest.fixture(params=TEXTS)
def text(request, root):
    return source.read(root / "exercises" / TEXTS[request.param] / f"{request.param}.md")


def test_the_release_holds_no_answer(text):
    """Whatever reaches learners: the text and the questions without key and mark scheme."""
    shown = (
        words(text) + str(cells.questions(text)) + "".join(b.text for b in text.blocks if b.role == "given")
    )
    assert [answer for answer in ANSWERS if answer in shown] == []


def test_the_sums_in_the_text_are_those_the_rules_count_with(root):
    item = source.read(root / "exercises" / "s3" / "n08-effect-and-cost.md")
    shown = words(item)
    assert f"1か月に{money.MONTHLY_FEE // 10_000}万円" in shown
    assert f"初めの費用{money.INITIAL // 10_000}万円" in shown
    assert f"手続{money.PROCEDURES}つで使うとき" in shown
    given = "".join(block.text for block in item.blocks if block.role == "given")
    assert f"monthly_fee={money.MONTHLY_FEE:_}" in given


def test_the_rows_of_the_cost_table_are_those_the_rule_knows(root):
    item = source.read(root / "exercises" / "s3" / "n08-effect-and-cost.md")
    rows = next(form["rows"] for form in item.forms if form["id"] == "n08-cost-items")
    assert list(money.COSTS) == rows
