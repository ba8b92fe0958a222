"""The texts of N10 and N11 give nothing away, and promise the minutes they take."""

import csv
import re
from datetime import date
from importlib.resources import files

import pandas as pd
import pytest
from tests.check.as_read import words
from tests.improve.documents import example

from kenshu import city
from kenshu.authoring import notebook as cells
from kenshu.authoring import source
from kenshu.check.n10 import calendar as counted
from kenshu.check.n10 import plan as plan_rules
from kenshu.improve import ImproveError, kpi, logic
from kenshu.improve.documents import questions
from kenshu.improve.plan import read_tasks
from kenshu.improve.plan_calendar import Calendar
from kenshu.improve.plan_review import review
from kenshu.improve.plan_schedule import schedule

NAMES = {"n10": "n10-indicators-and-plan", "n11": "n11-budget-request"}
A_MINUTE = 500  # letters read
LOOKING = {"n10": 4, "n11": 4}  # minutes over what arrived, tables and figures
# Minutes of each question: what one reads, thinks, asks and types. 【あれば】 is not counted.
MINUTES = {
    "n10": {"which": 1, "hours": 2, "sort": 3, "leap": 2, "logic": 8, "kpis": 9, "open-days": 2, "latest": 4,
            "draft": 3, "start": 1, "tasks": 17, "risk": 9},
    "n11": {"title": 1, "section": 1, "procedure": 0, "state": 1, "account": 2, "fiscal-year": 1, "purpose": 3,
            "figures": 4, "periods": 1, "effect-from": 1, "present": 8, "grounds": 7, "project": 7, "alternatives": 3,
            "costs": 11, "last-year": 1, "funding": 2, "cuts": 0, "rollout": 0, "time-use": 1, "residents": 3, "care": 2,
            "checks": 4, "stop": 4, "keeper": 1, "keyword": 5, "pitch": 14, "asked": 8, "files": 0},
}  # fmt: skip
MAKING = {"n10": 0, "n11": 5}  # reading aloud what was made


@pytest.fixture(scope="module", params=NAMES)
def text(request, root):
    return source.read(root / "exercises" / "s4" / f"{NAMES[request.param]}.md")


def short(item):
    return item.notebook[:3]


def test_the_release_holds_no_answer(text):
    """Neither D1's numbers nor what is counted in April; no mark scheme."""
    shown = words(text) + str(cells.questions(text))
    numbers = set(re.findall(r"\d[\d,]*(?:\.\d+)?", words(text)))
    assert not numbers & {
        "180",
        "180.0",
        "43",
        "43.0",
        "137",
        "137.0",
        "169.0",
        "1640",
        "1,640",
        "1932",
        "1,932",
    }
    assert "21日" not in shown and "4月6日" not in shown and "観点" not in shown


def test_the_minutes_of_reading_and_of_the_questions_come_to_what_is_promised(text):
    name = short(text)
    assert {f"{name}-{one}" for one in MINUTES[name]} == {form["id"] for form in text.forms}
    prose = sum(len(block.text) for block in text.blocks if block.role == "prose")
    taken = LOOKING[name] + MAKING[name] + prose / A_MINUTE + sum(MINUTES[name].values())
    assert text.minutes - 4 <= taken <= text.minutes


def test_both_fill_about_two_hours_at_home_and_fifty_minutes_in_class(root):
    home, hall = 0, 0
    for name in NAMES.values():
        item = source.read(root / "exercises" / "s4" / f"{name}.md")
        told = next(block.text for block in item.blocks if "所要時間" in block.text)
        here = [int(re.search(f"{where}[^。]*?(\\d+)分", told)[1]) for where in ("S4の前に", "S4の教室で")]
        assert sum(here) == item.minutes
        home, hall = home + here[0], hall + here[1]
    assert (home, hall) == (130, 50)


def test_the_draft_plan_has_the_faults_that_are_asked_about(root):
    """Mended one after the other, each is found by the room itself until it is gone."""
    calendar = city.load(root / "city.yml")
    rows = _csv("plan_draft.csv")
    with pytest.raises(ImproveError, match="契約には、見積り"):
        _plan(rows, calendar)
    rows[2]["日数"] = "8"
    with pytest.raises(ImproveError, match="閉庁日です。前の開庁日の令和8年7月31日"):
        _plan(rows, calendar)
    rows[4]["期限"] = "令和8年7月31日"
    assert {"contract-too-early", "one-owner"} <= {remark.id for remark in review(_plan(rows, calendar))}
    rows[2] |= {"先に終える作業": "2", "始められる日": "令和8年4月1日", "担当": "情報政策課"}
    left = {remark.id for remark in review(_plan(rows, calendar))}
    assert not left & {"contract-too-early", "one-owner", "late"}
    assert set(plan_rules.MENDED) == {"zero", "before", "alone", "closed"}


def test_the_example_leaps_where_the_question_says_and_nowhere_else():
    boxes = logic.read_logic(pd.DataFrame(_csv("logic_draft.csv"), dtype=object))
    assert [remark.rows for remark in logic.review(boxes) if remark.id == "leap"] == [("4",)]


def test_the_cards_are_sorted_as_the_room_sorts_indicators(root):
    item = source.read(root / "exercises" / "s4" / f"{NAMES['n10']}.md")
    cards = {
        card["id"]: card["label"] for form in item.forms if form["id"] == "n10-sort" for card in form["items"]
    }
    row = {
        "単位": "回",
        "今の値": "1",
        "目標": "2",
        "期日": "令和8年8月31日",
        "測り方": "数える",
        "測る人": "係",
        "やめる値": "9",
    }
    calendar = Calendar(city.load(root / "city.yml"))
    for name, label in cards.items():
        table = pd.DataFrame([{**row, "番号": "1", "指標": label, "種類": "成果"}], dtype=object)
        found = {remark.id for remark in kpi.review(kpi.read_kpis(table, calendar))}
        assert ("activity-as-outcome" in found) == (name in ("briefing", "form", "views", "manual")), label


def test_the_days_in_the_text_are_those_the_rule_counts(root):
    item = source.read(root / "exercises" / "s4" / f"{NAMES['n10']}.md")
    assert tuple(map(int, re.findall(r"開庁日で(\d+)日", words(item)))) == counted.NEEDED


def test_the_paper_of_questions_has_as_many_as_the_text_says(root):
    item = source.read(root / "exercises" / "s4" / f"{NAMES['n11']}.md")
    request = example.request(n11_asked=[])
    assert "十二の想定問答" in words(item) and len(questions(request)) == 12


def test_a_table_with_many_columns_says_how_wide_each_is(root):
    """Else each takes the width of twelve letters, and a clerk pushes the table sideways for a number of two."""
    wide = [
        (form["id"], column["id"])
        for path in (root / "exercises").glob("s[34]/n*.md")
        for form in source.read(path).forms
        if form["kind"] == "table" and len(form["columns"]) > 5 and path.name[:3] in ("n08", "n09", *NAMES)
        for column in form["columns"]
        if not column.get("letters")
    ]
    assert wide == []


def _csv(name):
    text = files("kenshu.improve").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _plan(rows, where):
    return schedule(
        read_tasks(pd.DataFrame(rows, dtype=object)), city=where, fiscal_year=2026, start=date(2025, 10, 1)
    )
