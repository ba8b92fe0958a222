"""What is written as BPMN comes back: all of it, and without our own attributes all but the numbers."""

import doctest
import importlib
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kenshu import flow
from kenshu.flow.bpmn import names
from kenshu.flow.steps_cells import number, one_line

CORPUS = Path(__file__).parents[1] / "corpus"
BPMN = f"{{{names.MODEL}}}"
NOT_A_LETTER = ("Cs", "Cc", "Cn", "Co")


def back(text, tmp_path):
    path = tmp_path / "flow.bpmn"
    path.write_text(text, encoding="utf-8", newline="\n")
    return flow.from_bpmn(path)


def test_a_flow_comes_back_equal_and_nothing_is_lost(steps, tmp_path):
    assert back(flow.to_bpmn(steps), tmp_path) == flow.Imported(steps, ())


def test_without_our_attributes_only_the_numbers_are_gone(steps, tmp_path):
    """媒体 is held by data objects, 根拠 by documentation, the 待ち of a 待ち by its timer."""
    text = flow.to_bpmn(steps)
    bare = re.sub(r"\s*<extensionElements>.*?</extensionElements>", "", text, flags=re.DOTALL)
    assert "kenshu:step" in text and "kenshu:step" not in bare
    kept = tuple(
        replace(step, minutes=None, count=None, waiting=step.waiting if step.kind == flow.Kind.WAIT else None)
        for step in steps
    )
    assert back(bare, tmp_path) == flow.Imported(flow.Steps(steps.title, kept), ())


def test_only_five_facts_stand_in_the_one_extension(steps):
    root = ElementTree.fromstring(flow.to_bpmn(steps))
    spaces = {element.tag.partition("}")[0] for element in root.iter()}
    assert spaces <= {"{" + one for one in (names.MODEL, names.BPMNDI, names.DC, names.DI, names.COURSE)}
    for element in root.iter(f"{{{names.COURSE}}}step"):
        assert set(element.attrib) <= {"minutes", "waiting", "count", "medium", "basis"}


def test_meaning_stands_in_elements_of_the_standard(corpus):
    steps = corpus["nursery"]
    root = ElementTree.fromstring(flow.to_bpmn(steps, "入所の申込み"))
    assert root.find(f".//{BPMN}participant").get("name") == "入所の申込み"
    assert [lane.get("name") for lane in root.iter(f"{BPMN}lane")] == list(steps.lanes)
    gateway = root.find(f".//{BPMN}exclusiveGateway[@id='step_12']")
    flows = [
        root.find(f".//{BPMN}sequenceFlow[@id='{one.text}']") for one in gateway.findall(f"{BPMN}outgoing")
    ]
    said = [(one.get("name"), one.find(f"{BPMN}conditionExpression").text) for one in flows]
    assert said == [(way.condition, way.condition) for way in steps["12"].exits]
    wait = root.find(f".//{BPMN}intermediateCatchEvent[@id='step_10']")
    assert wait.find(f"{BPMN}timerEventDefinition/{BPMN}timeDuration").text == "P14D"
    assert wait.find(f"{BPMN}documentation").text == "根拠: みどり野市保育規則(架空)第8条"
    joined = {one.get("sourceRef"): one.get("targetRef") for one in root.iter(f"{BPMN}association")}
    papers = {one.get("id"): one.get("name") for one in root.iter(f"{BPMN}dataObjectReference")}
    assert {step.number: papers[joined[names.step_id(step.number)]] for step in steps if step.medium} == {
        step.number: step.medium for step in steps if step.medium
    }


def test_fork_and_join_are_told_apart_by_their_direction(corpus):
    root = ElementTree.fromstring(flow.to_bpmn(corpus["dog"]))
    found = [one.get("gatewayDirection") for one in root.iter(f"{BPMN}parallelGateway")]
    assert sorted(found) == ["Converging", "Diverging"]


def test_a_table_with_errors_is_not_written(corpus):
    broken = replace(corpus["dog"], steps=corpus["dog"].steps[1:])
    with pytest.raises(flow.FlowError, match=r"まだBPMNにできません(.|\n)*開始がありません"):
        flow.to_bpmn(broken)


def test_a_letter_that_xml_cannot_hold_is_named_with_its_row(corpus):
    steps = corpus["dog"]
    odd = replace(
        steps, steps=(*steps.steps[:2], replace(steps.steps[2], name="台帳\x07に書く"), *steps.steps[3:])
    )
    with pytest.raises(flow.FlowError, match=r"5行目: 「台帳□に書く」に、目に見えない文字\(U\+0007\)"):
        flow.to_bpmn(odd)


def test_the_same_table_gives_the_same_bytes_in_another_process(tmp_path):
    code = "import sys; from kenshu import flow; sys.stdout.buffer.write(flow.to_bpmn(flow.read_steps(sys.argv[1])).encode())"
    table = CORPUS / "contract.csv"
    made = {
        subprocess.run([sys.executable, "-W", "error", "-c", code, str(table)], check=True, capture_output=True,
                       env=dict(os.environ, PYTHONHASHSEED=seed)).stdout
        for seed in ("0", "7")
    }  # fmt: skip
    assert made == {flow.to_bpmn(flow.read_steps(table)).encode()}


words = st.text(st.characters(exclude_categories=NOT_A_LETTER), min_size=1, max_size=30)
lines = words.map(lambda text: one_line(text.strip())).filter(bool)
numbers = words.map(number).filter(lambda text: text and number(text) == text)
amounts = st.none() | st.floats(min_value=0, max_value=1e6)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_words_and_numbers_come_back(tmp_path_factory, data):
    few = data.draw(st.lists(numbers, min_size=4, max_size=4, unique=True))
    maybe = st.just("") | lines
    made = []
    for place, kind in enumerate((flow.Kind.START, flow.Kind.TASK, flow.Kind.WAIT, flow.Kind.END)):
        ways = (flow.Exit(few[place + 1], data.draw(maybe)),) if place < 3 else ()
        made.append(
            flow.Step(
                few[place], data.draw(lines), data.draw(lines), kind, ways, data.draw(maybe), data.draw(amounts),
                data.draw(amounts), data.draw(amounts), data.draw(maybe), data.draw(maybe),
            )
        )  # fmt: skip
    steps = flow.Steps(data.draw(lines), tuple(made))
    assert back(flow.to_bpmn(steps), tmp_path_factory.mktemp("any")) == flow.Imported(steps, ())


@given(words)
def test_every_number_has_an_id_of_plain_letters_and_comes_back(text):
    made = names.step_id(text)
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.\-]*", made) and names.number_of(made) == text
    assert all(unicodedata.category(letter) != "Cs" for letter in text)


@given(st.floats(min_value=0, max_value=1e7))
def test_every_length_of_time_comes_back(minutes):
    assert names.minutes_of(names.iso_span(minutes)) == minutes


def test_the_examples_run():
    outcome = doctest.testmod(importlib.import_module("kenshu.flow.bpmn.names"))
    assert outcome.attempted >= 4 and outcome.failed == 0
