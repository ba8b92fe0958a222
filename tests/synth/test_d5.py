"""D5: three ways of counting the same answers give three different pictures; names stand where planted."""

import csv
from collections import Counter
from copy import deepcopy

import pytest

from kenshu import synth
from kenshu.synth.d5 import said
from kenshu.synth.d5.said import asides, habits, short


def read(root, name):
    with (root / f"datasets/d5-staff-survey/clean/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def ranked(weights):
    return sorted(weights, key=lambda theme: -weights[theme])


def test_three_ways_to_rank_the_committed_answers_by_hand(root):
    """Counted here without the checker: a fault of the checker cannot hide one of the data."""
    rows = read(root, "survey")
    staff = {row["課"]: int(row["職員数"]) for row in read(root, "staff")}
    given = Counter(row["課"] for row in rows)
    count, people, hours = Counter(), Counter(), Counter()
    for row in rows:
        count[row["第1テーマ"]] += 1
        people[row["第1テーマ"]] += staff[row["課"]] / given[row["課"]]
        hours[row["第1テーマ"]] += int(row["月時間"])
    assert (len(rows), sum(staff.values())) == (240, 550)
    assert round(people.total(), 6) == 550
    assert ranked(count)[1:3] == ["会議・庶務", "電話・窓口"]
    assert ranked(people)[1:3] == ["電話・窓口", "会議・庶務"]
    assert ranked(hours)[0] == "電話・窓口"
    assert ranked(hours)[3] == "会議・庶務"
    assert round(100 * hours["電話・窓口"] / hours.total()) == 48


def test_no_unfilled_slot_is_left_in_what_people_said(root):
    assert not [row for row in read(root, "survey") if "{" in row["自由記述"] or "@" in row["自由記述"]]


def test_every_line_names_sections_and_posts_that_exist(planted):
    known = {*planted.target["d5"]["sections"], *planted.target["d5"]["posts"], "課長"}
    for text in said.THEMES.values():
        for who, told in said.lines(text):
            assert set(who) <= known, told


def test_no_name_stands_in_the_words_that_names_are_planted_among(planted):
    words = [
        *said.THEMES.values(),
        asides.POLITE,
        asides.TERSE,
        str(asides.NAMED),
        str(habits.WAYS),
        str(short.SHORT),
    ]
    assert not [name for name in planted.target["d5"]["names"] for text in words if name in text]


def test_more_answers_than_people_are_refused(planted, tmp_path):
    target = deepcopy(planted.target["d5"])
    target["sections"]["会計課"]["staff"] = 3
    with pytest.raises(synth.SynthError, match="会計課 は 3 人なのに"):
        synth.build(tmp_path, {"d5": target}, 1)


def test_more_names_than_themes_are_refused(planted, tmp_path):
    target = deepcopy(planted.target["d5"])
    target["names"] = [*target["names"], "斉藤"]
    with pytest.raises(synth.SynthError, match="名前を入れる回答が足りません"):
        synth.build(tmp_path, {"d5": target}, 1)
