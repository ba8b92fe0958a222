"""From answers to a request: what is taken over, what is refused and in which words."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.improve.documents import example

from kenshu.answers.document import parse
from kenshu.improve import ImproveError
from kenshu.improve.documents import gather, read_request
from kenshu.improve.documents.budget_paper import data_of, made_up
from kenshu.improve.documents.loose_numbers import loose_numbers
from kenshu.improve.documents.places import places
from kenshu.improve.documents.telling import (
    Balance,
    balance,
    balance_told,
    cut,
    effect_beside,
    effect_sentence,
)

REFUSED = yaml.safe_load((Path(__file__).parent / "documents" / "refused.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", REFUSED, ids=[case["name"] for case in REFUSED])
def test_no_document_is_made_of(case):
    answers = example.answers()
    for question, row, column, value in case["change"]:
        if row is None:
            answers[question] = {**answers[question], "value": value}
        else:
            answers[question]["value"][row][column] = value
    with pytest.raises(ImproveError) as refused:
        read_request(answers, city=example.fictional_city(), made=example.MADE)
    missing = [said for said in case["says"] if said not in str(refused.value)]
    assert not missing, f"{missing} not in: {refused.value}"


def test_the_sentence_and_its_range_are_those_of_d1():
    request = example.request()
    assert "180.0時間から令和7年の43.0時間(137.0時間減)" in effect_sentence(request)
    assert "124.4時間から169.0時間の間" in effect_beside(request)
    assert [f"{effect.saved:.1f}" for effect in request.ways] == ["137.0", "169.0", "124.4", "128.6"]


def test_without_a_control_the_paper_says_what_cannot_be_told_apart():
    rows = [row for row in example.answers()["n11-figures"]["value"] if not row["role"].startswith("control")]
    request = example.request(n11_figures=rows)
    assert "ほかの理由で増減した分は分けられません" in effect_beside(request)
    assert request.ways.proportional is None


def test_hours_answered_in_minutes_are_the_same_figure():
    answers = example.answers()
    hours = answers["n08-before-hours"]["value"]
    answers["n08-before-hours"] = {"value": hours * 60, "unit": "分"}
    request = read_request(answers, city=example.fictional_city(), made=example.MADE)
    assert request.figure("before").value == hours


def test_time_is_not_money():
    request = example.request()
    assert cut(request).yen == 96_000  # the overtime that falls, not 137 hours times the rate
    assert "予算は減りません" in cut(example.request(n11_cuts=[])).text


def test_payback_by_hand():
    """1,800 thousand in the first year and so on against (137 + n × 50) hours × 3,000."""
    found = balance(example.request())
    hours = [137 + number * 50 for number in (2, 6, 10, 12, 12)]
    assert found.gains == tuple(one * 3000 for one in hours)
    assert found.costs == (1_800_000, 1_236_000, 1_236_000, 1_436_000, 1_336_000)
    total, sums = 0, []
    for one, cost in zip(hours, found.costs, strict=True):
        total += one * 3000 - cost
        sums.append(total)
    assert found.sums == tuple(sums)
    assert found.back_in == 1 + max(place for place, one in enumerate(sums, 1) if one < 0) == 4


def test_a_cost_that_never_comes_back_is_said():
    request = example.request(n11_rollout=[])
    assert balance(request).back_in is None
    assert "5年たっても費用に4,989,000円とどきません" in balance_told(request)


@pytest.mark.parametrize(
    ("gains", "costs", "year"),
    [((5, 5, 5, 5, 5), (5, 5, 5, 5, 5), 1), ((0, 9, 0, 9, 3), (3, 3, 8, 3, 3), 4),
     ((0, 9, 0, 9, 0), (3, 3, 8, 3, 3), None), ((1,) * 5, (2,) * 5, None),
     ((9, 0, 0, 0, 9), (2, 2, 2, 2, 2), 1), ((0, 0, 0, 0, 9), (1, 1, 1, 1, 1), 5)],
)  # fmt: skip
def test_the_year_from_which_on_all_is_earned_back(gains, costs, year):
    assert Balance(gains, costs).back_in == year


def test_an_effect_that_begins_in_the_second_year_is_not_counted_in_the_first():
    assert balance(example.request(n11_effect_from=2), alone=True).gains == (0, *(411_000,) * 4)


def test_a_number_in_a_sentence_that_no_figure_knows_is_asked_about():
    request = example.request(n11_purpose="職員の時間を約140時間(137.0時間)減らし、件数は１，９３２件です。")
    assert [remark.text[:13] for remark in loose_numbers(request)] == ["目的の「140時間」は、効"]
    assert loose_numbers(example.request(n11_purpose="夜も予約できます。")) == ()


def test_a_real_city_is_not_called_fictional():
    ours = replace(example.fictional_city(), fictional=False, fictional_note="", rate_is_example=False)
    request = read_request(example.answers(), city=ours, made=example.MADE)
    assert made_up(request) == "" and data_of(request) == "自市の記録"
    assert "架空" in made_up(example.request()) and "例。自市の値に" in made_up(example.request())


def test_every_place_has_its_own_question():
    ids = [place["id"] for group in ("texts", "values", "tables") for place in places()[group].values()]
    assert len(ids) == len(set(ids)) > 25


def test_answers_are_gathered_from_the_session_and_what_it_carries(tmp_path):
    write_session(tmp_path / "s4")
    gathered = gather(tmp_path / "s4")
    assert gathered["n08-before-hours"]["value"] == example.answers()["n08-before-hours"]["value"]
    assert read_request(
        gather(tmp_path / "s4" / "answers.json"), city=example.fictional_city(), made=date(2025, 10, 20)
    )


def test_the_source_itself_wins_over_what_was_carried(tmp_path):
    """A learner mends N08 after N11 was opened: the document is refused until N11 follows."""
    write_session(tmp_path / "s4")
    (tmp_path / "s3").mkdir()
    mended = {
        "schema": 1,
        "session": "s3",
        "city": "x",
        "answers": {"n08-before-hours": {"value": 181.0}},
        "carried": {},
    }
    (tmp_path / "s3" / "answers.json").write_text(json.dumps(mended), encoding="utf-8")
    with pytest.raises(ImproveError, match=r"181\.0時間"):
        read_request(gather(tmp_path / "s4"), city=example.fictional_city(), made=example.MADE)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema": 2}', b"\xff\xfe\x00"])
def test_a_broken_file_is_a_japanese_line(tmp_path, content):
    (tmp_path / "answers.json").write_bytes(content)
    with pytest.raises(ImproveError, match=r"answers\.json"):
        gather(tmp_path)


def test_no_file_is_a_japanese_line(tmp_path):
    with pytest.raises(ImproveError, match="その名前のものがありません"):
        gather(tmp_path / "s4")


def write_session(folder):
    """answers.json as the desk keeps it: N08's answers are carried."""
    folder.mkdir()
    answers = example.answers()
    carried = {name: {**entry, "from": "s3"} for name, entry in answers.items() if name.startswith("n08")}
    own = {name: entry for name, entry in answers.items() if name not in carried}
    text = json.dumps({"schema": 1, "session": "s4", "city": "x", "answers": own, "carried": carried})
    assert parse(text)
    (folder / "answers.json").write_text(text, encoding="utf-8")
