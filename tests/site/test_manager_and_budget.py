"""Chapters 6 and 8 say one thing once: their sums, their questions told twice, the year that ends in April."""

import re

import pytest
import yaml

from kenshu.site.pages import Page


@pytest.fixture
def manager(root):
    return (root / "course" / "6-managers-work.md").read_text("utf-8")


@pytest.fixture
def budget(root):
    return (root / "course" / "8-budget.md").read_text("utf-8")


def numbers(text, pattern):
    return [int(each.replace(",", "")) for each in re.search(pattern, text).groups()]


def test_the_five_questions_are_the_same_in_digest_section_and_handout(root, manager):
    digest, section = (manager.split(f"\n## {name}")[1].split("\n## ")[0]
                       for name in ("5分でわかる要点", "提案に返す五つの質問"))  # fmt: skip
    handout = (root / "course" / "6-handout.md").read_text("utf-8")
    five = re.findall(r"^\d\. (.+)$", digest, re.M)
    assert len(five) == 5
    assert five == re.findall(r"^\d\. \*\*(.+)\*\*$", section, re.M)
    assert five == re.findall(r"^\d\. \*\*.+?\*\* (.+)$", handout, re.M)


def test_the_rewordings_on_the_handout_are_the_chapters(root, manager):
    rows = re.search(r"\| つい言う .*?(?=\n\n)", manager, re.S)[0]
    assert rows in (root / "course" / "6-handout.md").read_text("utf-8")


def test_the_talk_and_the_text_of_chapter_6_count_the_same_copies(manager):
    cases, minutes, hours = numbers(manager, r"月に(\d+)件あり、1件に(\d+)分.*?月に(\d+)時間")
    assert cases * minutes == hours * 60
    sheets = numbers(manager, r"来月も(\d+)枚")[0]
    assert f"月に{cases}件です。" in manager and sheets == 3 * cases
    assert f"1件に{minutes}分、月に{hours}時間ほど" in manager


def test_the_hours_of_chapter_8_follow_from_cases_and_minutes(budget):
    sums = re.findall(r"(\d+)件 × (?:1件|確認)(\d+)分 = \**(\d+)時間", budget)
    assert [int(cases) * int(minutes) / 60 for cases, minutes, _ in sums] == [int(h) for *_, h in sums]
    before, *after = (int(hours) for *_, hours in sums)
    month, year = numbers(budget, r"ひと月に(\d+)時間、1年で(\d+)時間空きます")
    assert len(after) == 2 and before - sum(after) == month and month * 12 == year
    assert f"年に{year}時間減ります。1時間2,500円で、{year * 2500 // 10000}万円" in budget


def test_the_first_year_and_the_five_years_add_up(budget):
    months, gross = numbers(budget, r"空くのは(\d+)か月分の(\d+)時間")
    make, people, each, teach, double = numbers(
        budget, r"作るのに(\d+)時間。(\d+)人に(\d+)時間ずつ教えて(\d+)時間。.*?3か月、(\d+)時間。"
    )
    trouble, left = numbers(budget, r"合わせて(\d+)時間です。\n\n1年めに残るのは、180 − 120 で(\d+)時間")
    assert gross == 20 * months and teach == people * each and double == 20 * 3
    assert trouble == make + teach + double and left == gross - trouble
    hours, money = left + 4 * 240, 30 + 24 * 5 + 10
    assert f"合わせて{hours:,}時間です" in budget and f"= **{money}万円**" in budget
    assert round(money * 10_000 / hours, -1) == numbers(budget, r"およそ([\d,]+)円です")[0]


def test_the_bars_are_as_high_as_their_numbers(root):
    drawing = (root / "course" / "figures" / "five-years.svg").read_text("utf-8")
    bars = re.findall(r'height="([\d.]+)"/>\n<text class="mid ?(?:inside)?" [^>]*>(\d+)<', drawing)
    scales = [float(height) / int(number) for height, number in bars]
    assert [int(number) for _, number in bars] == [24, 30, 24, 24, 24, 24, 10, 60, 120, 240, 240, 240, 240]
    assert all(
        abs(scale - wanted) < 0.01 for scale, wanted in zip(scales, [1.75] * 7 + [0.42] * 6, strict=True)
    )


def test_the_citys_days_are_those_of_its_settings(root, budget):
    city = yaml.safe_load((root / "city.yml").read_text("utf-8"))
    for key, said in (("policy", "{}月{}日に予算の方針"), ("request", "{}月{}日に要求を締め切り")):
        assert said.format(*map(int, city["budget"][key].split("-"))) in budget
    assert f"翌年{int(city['budget']['review'].split('-')[0])}月に市長の" in budget


def test_the_ring_shows_each_month_once_from_april_to_march(root):
    drawing = (root / "course" / "figures" / "year-ring.svg").read_text("utf-8")
    assert re.findall(r">(\d+)月</text></g>", drawing) == [str(m) for m in (*range(4, 13), 1, 2, 3)]


@pytest.mark.parametrize("name", ["6-managers-work", "8-budget"])
def test_twenty_minutes_are_enough_and_not_padded(built, name):
    """500 characters a minute, everything opened; sources are looked up one at a time. The rest is for talk and checks."""
    text = (built / f"{name}.html").read_text("utf-8").split('class="facts"')[0]
    characters = sum(len("".join(words.split())) for _, words in Page(text).words)
    assert 0.6 * 20 < characters / 500 < 0.9 * 20


@pytest.mark.parametrize("name, step, last", [
    ("6-managers-work", "一言進める", "次にすることが決まりました"),
    ("8-budget", "1か月進める", "次の4月につなぎます"),
])  # fmt: skip
def test_the_drawing_goes_on_step_by_step_and_says_where_it_is(chromium, built, name, step, last):
    url = built.joinpath(f"{name}.html").as_uri()
    with chromium.visit(url, reduced_motion="reduce") as visit:
        drawing = visit.page.locator("figure.player")
        parts, button = drawing.locator("[data-at]"), drawing.get_by_role("button", name=step)
        whole = "list => list.filter(each => getComputedStyle(each).opacity === '1').length"
        still = parts.evaluate_all(whole)
        button.press("Enter")
        assert 0 < parts.evaluate_all(whole) < still and not drawing.locator(".play").is_visible()
        end = int(drawing.locator("svg").get_attribute("data-end"))
        for _ in range(end - 1):
            button.press("Enter")
        assert parts.evaluate_all(whole) == still and last in drawing.get_by_role("status").inner_text()
        assert visit.errors == []
