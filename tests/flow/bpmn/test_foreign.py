"""Files of other tools and hostile files: read, or refused in Japanese; what is not held is listed."""

import csv
import time
from pathlib import Path

import pytest

from kenshu import flow
from kenshu.flow.bpmn import parse

HOSTILE = Path(__file__).parent / "hostile"
with (HOSTILE / "expected.tsv").open(encoding="utf-8") as file:
    EXPECTED = list(csv.DictReader(file, delimiter="\t"))
HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">'


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['file']}-{row['outcome']}")
def test_a_hostile_file_gets_its_line(row):
    path = HOSTILE / f"{row['file']}.bpmn"
    if row["outcome"] == "refused":
        with pytest.raises(flow.FlowError) as refused:
            flow.from_bpmn(path)
        assert row["line"] in str(refused.value)
        return
    read = flow.from_bpmn(path)
    found = read.lost if row["outcome"] == "lost" else flow.validate(read.steps).errors
    assert any(row["line"] in str(finding) for finding in found), [str(one) for one in found]


def test_every_hostile_file_is_in_the_list():
    assert {path.stem for path in HOSTILE.glob("*.bpmn")} == {row["file"] for row in EXPECTED}


@pytest.mark.parametrize("name", ["no-diagram", "cp932", "utf16"])
def test_a_plain_file_is_read_whatever_its_encoding(name):
    steps = flow.from_bpmn(HOSTILE / f"{name}.bpmn").steps
    told = [(step.number, step.name, step.kind.value, *(way.to for way in step.exits)) for step in steps]
    assert steps.title == "証明書"
    assert told == [
        ("1", "申請を受ける", "開始", "2"),
        ("2", "証明書を作る", "作業", "3"),
        ("3", "渡す", "終了"),
    ]


def test_gateways_keep_their_ways_and_words():
    steps = flow.from_bpmn(HOSTILE / "gateways.bpmn").steps
    ways = {step.name: [(steps[way.to].name, way.condition) for way in step.exits] for step in steps}
    assert ways["どちらか"] == [("要るもの", "高い"), ("終わる", "そのほか")]
    assert ways["要るもの"] == [("終わる", "写し"), ("分けて進む", "原本")]
    assert ways["そろう"] == [("終わる", "")]
    kinds = {step.name: step.kind for step in steps}
    assert (kinds["分けて進む"], kinds["そろう"]) == (flow.Kind.FORK, flow.Kind.JOIN)


def test_pools_lanes_media_and_timers_are_held():
    pools = flow.from_bpmn(HOSTILE / "three-pools.bpmn").steps
    assert pools.lanes == ("住民", "市・窓口", "市・課長")
    assert flow.from_bpmn(HOSTILE / "lanes-in-lanes.bpmn").steps.lanes == ("福祉課・窓口", "福祉課", "会計課")
    assert flow.from_bpmn(HOSTILE / "data-lines.bpmn").steps["2"].medium == "申請書、台帳"
    assert flow.from_bpmn(HOSTILE / "odd-waits.bpmn").steps["4"].waiting == 2880


def test_a_file_of_ten_megabytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "大きい.bpmn"
    with path.open("wb") as file:
        file.truncate(10_000_000)
    with pytest.raises(flow.FlowError, match=r"大きい.bpmn は大きすぎます\(10 MB\)。5 MBまでです"):
        flow.from_bpmn(path)


def test_the_largest_file_that_is_opened_ends_soon(tmp_path):
    """25,000 gateways in a row, each gathering ways, and 25,000 ways into the first."""
    path, many = tmp_path / "長い.bpmn", 25_000
    gates = "".join(f'<exclusiveGateway id="g{n}"/>' for n in range(many))
    ways = "".join(
        f'<sequenceFlow id="f{n}" sourceRef="g{n}" targetRef="g{n + 1}"/>' for n in range(many - 1)
    )
    into = "".join(f'<sequenceFlow id="i{n}" sourceRef="a" targetRef="g{n}"/>' for n in range(0, many, 2))
    path.write_text(
        f'{HEAD}<startEvent id="a"/>{gates}{ways}{into}</process></definitions>', encoding="utf-8"
    )
    assert 3_000_000 < path.stat().st_size < parse.LARGEST
    begin = time.process_time()
    read = flow.from_bpmn(path)
    assert time.process_time() - begin < 20
    assert len(read.steps) == 2 and len(read.lost) > 24_000


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(flow.FlowError, match=r"無い.bpmn を開けません\(その名前のものがありません\)"):
        flow.from_bpmn(tmp_path / "無い.bpmn")


@pytest.fixture
def edited(corpus, tmp_path):
    """Our own file after somebody changed it in a modeler."""

    def edit(*changes):
        text = flow.to_bpmn(corpus["nursery"])
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "nursery.bpmn"
        path.write_text(text, encoding="utf-8")
        return flow.from_bpmn(path)

    return edit


def test_what_was_changed_in_the_drawing_wins_over_our_attributes(edited):
    read = edited(
        ('name="紙" dataObjectRef="medium_1"', 'name="電子申請" dataObjectRef="medium_1"'),
        ("<documentation>根拠: 慣行", "<documentation>根拠: 内規"),
        ("P14D", "P7D"),
    )
    assert (read.steps["1"].medium, read.steps["2"].basis) == ("電子申請", "内規")
    assert read.steps["10"].waiting == 7 * 1440
    said = "\n".join(map(str, read.lost))
    assert "図に見える「電子申請」を取りました(もとは「紙」)" in said
    assert "図に見える「内規」を取りました(もとは「慣行」)" in said
    assert "時計の印の長さ(P7D)を取りました" in said and len(read.lost) == 3


def test_what_was_taken_out_of_the_drawing_only_is_kept_and_said(edited):
    read = edited(("<documentation>根拠: 慣行</documentation>", ""))
    assert read.steps["2"].basis == "慣行"
    assert [str(one) for one in read.lost] == [
        "作業「受付簿に記入し、受付印を押す」の根拠「慣行」は、図では消えていますが、表に残しました。"
    ]


def test_a_step_added_in_a_modeler_gets_the_next_free_number(edited):
    read = edited(("<sequenceFlow", '<task id="Activity_0k2x" name="記録する"/>\n<sequenceFlow'))
    assert [step.number for step in read.steps] == [*map(str, range(1, 18)), "18"]
    assert read.steps["18"].name == "記録する" and read.steps["18"].lane == "保育所の入所申込み"


def test_a_number_that_is_none_becomes_empty_and_is_said(edited):
    read = edited(('minutes="4"', 'minutes="-4"'), ('count="620"', 'count="nan"'))
    said = "\n".join(map(str, read.lost))
    assert read.steps["2"].minutes is None and "の分「-4」は、0以上の数ではないので空欄にしました。" in said
    assert "の件数「nan」は、0以上の数ではない" in said
