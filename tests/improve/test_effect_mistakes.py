"""Every mistake of the table effect_mistakes.yml is refused, in the words that stand there."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from kenshu.improve import Figure, ImproveError, Period, compare, saving
from kenshu.improve.sentence import sentence

TABLE = yaml.safe_load(Path(__file__).with_name("effect_mistakes.yml").read_text(encoding="utf-8"))
FOUR = ("before", "after", "control_before", "control_after")


def figure(raw):
    assert isinstance(raw["first"], date)
    period = Period(raw["first"], raw["last"])
    return Figure(raw["value"], raw["unit"], period, raw["scope"], raw["method"], 10)


def called(case):
    """Call the way of one row of the table with its figures."""
    before, after, *control = (figure(TABLE["defaults"][name] | case.get(name, {})) for name in FOUR)
    cases = case.get("cases", [600, 660])
    calls = {
        "naive_saving": lambda: saving.naive_saving(before, after),
        "points": lambda: saving.points(before, after),
        "volume_adjusted": lambda: saving.volume_adjusted(before, cases[0], after, cases[1]),
        "proportional": lambda: compare.proportional(before, after, *control),
        "additive": lambda: compare.additive(before, after, *control),
        "sentence": lambda: sentence(before, after, cases, work=case.get("work", "電話の職員の時間")),
    }
    return calls[case["way"]]()


@pytest.mark.parametrize("case", TABLE["mistakes"], ids=lambda case: case["mistake"])
def test_the_mistake_is_refused_in_words_that_name_it(case):
    if case.get("ok"):
        assert called(case).saved > 0
        return
    with pytest.raises(ImproveError) as refused:
        called(case)
    assert case["says"] in str(refused.value)


@pytest.mark.parametrize("way", ["naive_saving", "volume_adjusted", "proportional", "additive", "sentence"])
def test_without_a_mistake_nothing_is_refused(way):
    assert called({"way": way})
