"""N10 and N11 on other data and in a city with other closed days: right answers by csv and by counting on fingers."""

import copy
import csv
import json
from datetime import date, timedelta

import pytest

from kenshu import answers, check, synth
from kenshu.authoring import source
from kenshu.improve.documents.taken import taken

HOLIDAY = date(2026, 4, 29)  # 昭和の日, the only one of that April
PRACTICE = {"n10-which": {"value": "midorino"}}


@pytest.fixture(scope="module")
def questions(root):
    read = [source.read(path) for path in (root / "exercises" / "s4").glob("n1*.md")]
    return {form["id"]: answers.Question.from_dict(form) for item in read for form in item.forms}


@pytest.fixture(scope="module", params=[31, 4711])
def carried(request, root, tmp_path_factory):
    """What a learner of another city brings from N08, worked out with csv alone; and the folder of the data."""
    folder = tmp_path_factory.mktemp("datasets")
    target = copy.deepcopy(synth.read_planted(root / "datasets" / "planted").target)
    if request.param == 4711:
        files = target["d1"]["files"]
        files["phone-before"] |= {"talk_hours": 151.5, "after_call_hours": 13.0}
        files["phone-before"]["purposes"] = {"予約": 1500, "変更": 60, "取消": 40, "問合せ": 50}
        files["online-after"] |= {"check_hours": 11.0}
    synth.build(folder, target, request.param)
    clean = folder / "d1-screening-booking" / "clean"
    old, new, online = (
        _rows(clean / f"{name}.csv") for name in ("phone-before", "phone-after", "online-after")
    )
    before = _total(old, "通話秒", "後処理秒") / 3600
    after = (_total(new, "通話秒", "後処理秒") + _total(online, "職員確認秒")) / 3600
    booked = [_bookings(old), _bookings(new) + len(online)]
    minutes = [round(hours * 60 / cases, 1) for hours, cases in zip((before, after), booked, strict=True)]
    years = zip(("令和6年", "令和7年"), booked, minutes, strict=True)
    found = {
        "n08-before-hours": {"value": round(before, 1), "unit": "時間"},
        "n08-after-hours": {"value": round(after * 60), "unit": "分"},
        "n08-per-booking": {
            "value": [{"row": year, "bookings": n, "minutes": each} for year, n, each in years]
        },
        "n08-adjusted-hours": {"value": round(before * booked[1] / booked[0] - after, 1)},
    }
    return {**PRACTICE, **found}, folder, (len(old), len(new) + len(online))


def judged(questions, question, known, folder=None):
    given = {name: entry for name, entry in known.items() if name not in questions}
    read = {
        name: answers.read_value(questions[name], entry) for name, entry in known.items() if name in questions
    }
    return check.judge(questions[question], {**given, **read}, folder)


def test_the_numbers_arrive_and_are_right_without_being_typed(questions, carried, monkeypatch):
    known, folder, records = carried
    monkeypatch.setenv("KENSHU_DATA", str(folder))
    known = known | {"n10-hours": {"value": taken("n10-hours", known)}}
    assert judged(questions, "n10-hours", known, folder).message_id == "right"
    known = known | {"n11-figures": {"value": taken("n11-figures", known)}}
    assert judged(questions, "n11-figures", known, folder).message_id == "right"
    rows = known["n11-figures"]["value"]
    assert [row["n"] for row in rows[:2]] == list(records)
    assert rows[0]["value"] == known["n08-before-hours"]["value"]


def test_a_figure_that_was_changed_after_it_arrived_is_named(questions, carried, monkeypatch):
    known, folder, _ = carried
    monkeypatch.setenv("KENSHU_DATA", str(folder))
    known = known | {"n11-figures": {"value": taken("n11-figures", known)}}
    later = known | {"n08-before-hours": {"value": known["n08-before-hours"]["value"] + 1, "unit": "時間"}}
    mark = judged(questions, "n11-figures", later, folder)
    assert mark.message_id == "differs-from-notebook" and "差戻し" in mark.message
    mended = later | {"n11-figures": {"value": taken("n11-figures", later)}}
    assert judged(questions, "n11-figures", mended, folder).message_id != "differs-from-notebook"


@pytest.fixture(params=["土日", "月", "日月"])
def closed(request, root, tmp_path, monkeypatch):
    """A city that is closed on other days of the week."""
    text = (root / "city.yml").read_text(encoding="utf-8")
    other = f"closed_weekdays: {json.dumps(list(request.param), ensure_ascii=False)}"
    (tmp_path / "city.yml").write_text(text.replace("closed_weekdays: [土, 日]", other), encoding="utf-8")
    monkeypatch.setenv("KENSHU_CITY", str(tmp_path / "city.yml"))
    return ["月火水木金土日".index(day) for day in request.param]


def test_open_days_are_counted_on_the_calendar_of_the_city(questions, closed):
    every = [date(2026, 4, 1) + timedelta(days=place) for place in range(30)]
    opened = [day for day in every if day.weekday() not in closed and day != HOLIDAY]
    for question, right in (("n10-open-days", len(opened)), ("n10-latest", opened[-18].day)):
        assert judged(questions, question, {question: {"value": right}}).message_id == "right"
        assert judged(questions, question, {question: {"value": right + 1}}).points == 0


def _rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _total(table, *columns):
    return sum(int(row[column]) for row in table for column in columns)


def _bookings(table):
    return sum(row["用件"] == "予約" for row in table)
