"""The figures say what they show in one sentence, in numbers without colour, and with the same bytes each time."""

import doctest
import hashlib
import importlib
import re

import pytest
from matplotlib.colors import to_hex
from tests.flow.whatif.test_d2 import JARGON

from kenshu.figures.palette import contrast
from kenshu.flow import whatif
from kenshu.flow.whatif.pictures import BLUES


@pytest.fixture(scope="module")
def both(tickets, now):
    return whatif.replay(
        tickets, now, whatif.Case("昼も4人、証明書3割減", whatif.desk(4), online={"証明書": 0.3})
    )


@pytest.fixture(scope="module")
def hours(corpus):
    steps = corpus["nursery"]
    return whatif.monthly(steps, whatif.to_be(steps, remove=["2"]), outside=["保護者"])


@pytest.fixture
def pictures(both, hours):
    return {
        "heat": whatif.heat_map(both, data="架空のデータから計算"),
        "heat after": whatif.heat_map(both, after=True),
        "bars": whatif.paired_waits(both),
        "hours": whatif.paired_hours(hours),
    }


def test_each_has_a_title_an_alt_text_and_a_reading_without_terms(pictures):
    for name, picture in pictures.items():
        html = picture._repr_html_()
        assert "<figcaption>期間: " in html and "文字で読む" in html, name
        assert not re.search(JARGON, picture.alt + picture.reading + picture.caption.text)
    assert "13時台に来た人は、100人のうち75人が30分以上待つ" in pictures["heat"].alt
    assert "待ちは平均23分短くなる" in pictures["bars"].alt
    assert "月に41.3時間減る見込み" in pictures["hours"].alt
    assert pictures["heat"].caption.data == "架空のデータから計算"


def test_every_field_of_the_map_says_its_number_and_the_fields_of_an_hour_make_100(pictures, both):
    axes = pictures["heat"].fig.axes[0]
    numbers = [int(text.get_text()) for text in axes.texts]
    assert len(numbers) == 6 * len(both.before.starts)
    for hour in range(len(both.before.starts)):
        assert abs(sum(numbers[6 * hour : 6 * hour + 6]) - 100) <= 3  # each is rounded


def test_numbers_on_the_map_can_be_read_on_every_colour(pictures):
    axes = pictures["heat"].fig.axes[0]
    for field, text in zip(axes.patches, axes.texts, strict=True):
        assert contrast(to_hex(text.get_color()), to_hex(field.get_facecolor())) >= 4.5
    assert len(set(BLUES)) == 6 and sorted(BLUES, key=contrast) == list(BLUES)


def test_the_bars_carry_their_widths(pictures, both):
    axes = pictures["bars"].fig.axes[0]
    heights = [bar.get_height() for bar in axes.patches]
    assert heights[0] == pytest.approx(both.before.wait.middle)
    lines = [tuple(line.get_ydata()) for line in axes.lines]
    assert (pytest.approx(both.before.day.low), pytest.approx(both.before.day.high)) in lines
    top = axes.get_ylim()[1]
    assert all(max(line) <= top for line in lines if line != (0, 1))


def test_the_same_question_gives_the_same_bytes_and_another_draw_others(tickets, now, tmp_path):
    people = whatif.crowd_of(tickets.on(tickets.days[20:22]))
    digests = []
    for seed in (1, 1, 2):
        found = whatif.simulate(people, now, whatif.Case("昼も4人", whatif.desk(4)), seed=seed)
        for place, draw in enumerate((whatif.heat_map, whatif.paired_waits)):
            for path in draw(found).save(tmp_path / f"{place}.png"):
                digests.append(hashlib.sha256(path.read_bytes()).hexdigest())
    assert digests[:4] == digests[4:8]
    assert not set(digests[:4]) & set(digests[8:])


def test_an_hour_without_people_is_a_dash_and_not_a_wait_of_nothing():
    people = whatif.crowd({"8:30": 12, "12:00": 0, "13:00": 12}, {"用件": whatif.about(4, 2)})
    found = whatif.simulate(people, whatif.Case("今", whatif.desk(1)), whatif.Case("2人", whatif.desk(2)))
    texts = [text.get_text() for text in whatif.heat_map(found).fig.axes[0].texts]
    assert texts[6 * 4 : 6 * 5] == ["–"] * 6
    assert "12時台は、来る人がいません。" in whatif.heat_map(found).reading
    labels = [label.get_text() for label in whatif.paired_waits(found).fig.axes[0].get_xticklabels()]
    assert "12時台" not in labels and "13時台" in labels
    frame = found.by_hour().set_index("時")
    assert frame.loc["12:00", "待ち(分)"].isna().all()


def test_next_to_no_wait_looks_like_next_to_none():
    people = whatif.crowd({"8:30": 3}, {"用件": whatif.about(6, 4)})
    found = whatif.simulate(people, whatif.Case("3人", whatif.desk(3)), whatif.Case("4人", whatif.desk(4)))
    picture = whatif.paired_waits(found)
    assert picture.fig.axes[0].get_ylim()[1] >= 5
    assert "待ちは変わらない" in picture.alt and "待ちは変わりません" in found.sentence()


def test_docstrings_run():
    for name in ("", ".clock", ".desk", ".ranges"):
        outcome = doctest.testmod(importlib.import_module(f"kenshu.flow.whatif{name}"))
        assert outcome.attempted and not outcome.failed
