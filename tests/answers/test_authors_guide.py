"""The author's guide is true: every spec, value and rule in it is run."""

import json
import re
import textwrap
from pathlib import Path

import pytest

from kenshu import authoring, check
from kenshu.answers import Question, read_value
from kenshu.answers.kinds import KINDS
from kenshu.authoring import plain_yaml

GUIDE = (Path(authoring.__file__).parent / "KINDS.md").read_text(encoding="utf-8")
HEAD, *PARTS = re.split(r"^## ", GUIDE, flags=re.MULTILINE)
BY_KIND = {part.split(":")[0]: part for part in PARTS}


def fence(text, language):
    found = re.search(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return found[1] if found else None


def test_the_guide_has_a_part_for_each_kind():
    assert set(BY_KIND) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_spec_and_the_value_are_as_the_guide_says(kind):
    spec = plain_yaml.load(fence(BY_KIND[kind], "yaml"))
    question = Question.from_dict(spec)
    value = json.loads(fence(BY_KIND[kind], "json"))
    assert question.kind == kind
    unit = question.units[0] if question.units else None
    assert read_value(question, {"value": value, "unit": unit})["value"] == value


@pytest.mark.parametrize("kind", [kind for kind in KINDS if fence(BY_KIND[kind], "python")])
def test_the_rule_gives_full_points_for_the_value_of_the_guide(kind):
    names = {}
    exec(textwrap.dedent(fence(HEAD, "python")) + fence(BY_KIND[kind], "python"), names)
    entry = {"value": json.loads(fence(BY_KIND[kind], "json"))}
    function = names[kind]
    assert function.judges == (f"n99-{kind}",)
    assert function({f"n99-{kind}": entry}, check.CityData()).share == 1
