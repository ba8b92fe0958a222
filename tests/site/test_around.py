"""Chapter 7 and the pages around the chapters: routes and timetables add up, words have readings, lists are whole."""

import re
import shutil
from dataclasses import replace

import pytest
import yaml
from tests.site.stage import PAGES, SLIDES, quietly_built

from kenshu import city as cities
from kenshu.site import SiteError
from kenshu.site.listings import ask_where
from kenshu.site.pages import Page

DIGEST, WHOLE = "要点だけ", "全部"
READING = re.compile(r"[ぁ-んァ-ヶー、]+")
PLAIN = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゃゅょっぁぃぅぇぉ",
    "かきくけこさしすせそたちつてとはひふへほはひふへほやゆよつあいうえお",
)
VOWELS = (
    "あかさたなはまやらわ",
    "いきしちにひみり",
    "うくすつぬふむゆる",
    "えけせてねへめれ",
    "おこそとのほもよろ",
)


@pytest.fixture(scope="module")
def course(root):
    return root / "course"


@pytest.fixture(scope="module")
def page(course):
    return lambda name: (course / f"{name}.md").read_text("utf-8")


@pytest.fixture(scope="module")
def chapters(course):
    """Number → (file's name, its stated minutes)."""
    paths = [path for path in course.glob("[1-8]-*.md") if "handout" not in path.name]
    goals = {path: re.search(r"```\{goal\}\n(.*?)```", path.read_text("utf-8"), re.S)[1] for path in paths}
    return {int(path.name[0]): (path.stem, yaml.safe_load(goal)["minutes"]) for path, goal in goals.items()}


def section(text, mark):
    return re.split(r"\n\(|\n::::|\n## ", text.split(mark, 1)[1].lstrip())[0]


def steps(route):
    """[(where a line of a route leads, its minutes)]."""
    return [
        (where, int(minutes)) for where, minutes in re.findall(r"^\d+\. .*\((.+?)\).* (\d+)分$", route, re.M)
    ]


def stated(where, chapters):
    """The minutes a chapter gives for what a route's line leads to; None where it gives none."""
    if found := re.fullmatch(r"#ch(\d)-digest", where):
        return chapters[int(found[1])][1][DIGEST]
    return next((minutes[WHOLE] for name, minutes in chapters.values() if where == f"{name}.md"), None)


def test_there_are_eight_chapters(chapters):
    assert sorted(chapters) == list(range(1, 9))


@pytest.mark.parametrize("mark, minutes", [("管理職の方\n:class: door", 20), ("(route-150)=", 150)])
def test_a_route_adds_up_by_the_chapters_own_minutes(page, chapters, mark, minutes):
    route = steps(section(page("index"), mark))
    assert sum(each for _, each in route) == minutes
    said = [(each, stated(where, chapters)) for where, each in route]
    assert all(own in (None, each) for each, own in said) and any(own for _, own in said)


def test_the_150_minutes_touch_every_chapter(page, chapters):
    route = [where for where, _ in steps(section(page("index"), "(route-150)="))]
    for number, (name, _) in chapters.items():
        assert (f"{name}.md" in route) + (f"#ch{number}-digest" in route) == 1


def test_the_sixty_minutes_are_eight_digests_and_sixteen_questions(page, chapters):
    rows = re.findall(
        r"^\| 第(\d)章 \| \[.+?\]\(#ch(\d)-digest\) (\d+)分 \| \[.+?問1・問2\]\(#ch(\d)-quiz\) (\d+)分半 \|$",
        section(page("index"), "(route-60)="),
        re.M,
    )
    assert (
        [row[0] for row in rows] == [row[1] for row in rows] == [row[3] for row in rows] == list("12345678")
    )
    assert all(int(row[2]) == chapters[int(row[0])][1][DIGEST] for row in rows)
    assert sum(int(row[2]) + int(row[4]) + 0.5 for row in rows) == 60
    assert "全部で16問" in page("index") and len(rows) * 2 == 16


def test_the_table_of_chapters_gives_their_own_minutes_and_every_handout(page, course, chapters):
    table = section(page("index"), "(chapters)=")
    rows = re.findall(r"^\| \[第(\d)章.*?\]\((.+?)\.md\) \| (\d+)分 \| (\d+)分 \|", table, re.M)
    assert {int(n): (name, {DIGEST: int(a), WHOLE: int(b)}) for n, name, a, b in rows} == chapters
    assert all(f"({path.name})" in table for path in course.glob("*-handout.md"))


@pytest.mark.parametrize("minutes", [90, 120])
def test_a_halls_timetable_adds_up_and_runs_on_without_a_gap(page, chapters, minutes):
    rows = re.findall(
        r"^\| (\d+):(\d\d) \| (\d+) \| (.+?) \|(.*?)\|$",
        section(page("timetable"), f"## {minutes}分"),
        re.M,
    )
    clock = 13 * 60 + 30
    for hour, minute, length, *_ in rows:
        assert int(hour) * 60 + int(minute) == clock
        clock += int(length)
    assert clock == 13 * 60 + 30 + minutes
    talks = {
        int(n): int(length) for *_, length, what, _ in rows for n in re.findall(r"^第(\d)章の要点", what)
    }
    assert talks == {n: said[DIGEST] for n, (_, said) in chapters.items()}


@pytest.mark.parametrize("minutes", [90, 120])
def test_every_talk_in_the_hall_leads_to_its_digest_and_its_slides(page, minutes):
    rows = re.findall(
        r"\| 第(\d)章の要点を話す \| (.+) \|$", section(page("timetable"), f"## {minutes}分"), re.M
    )
    assert [chapter for chapter, _ in rows] == list("12345678")
    assert all(f"(#ch{n}-digest)" in links and f'href="{n}-slides.html"' in links for n, links in rows)


def test_a_judgement_in_the_hall_takes_its_ten_minutes(page):
    text = page("timetable")
    assert sum(map(int, re.findall(r"^- \*\*(\d+)分\*\*", text, re.M))) == 10
    assert {int(n) for n in re.findall(r"\| (\d+) \| 判断演習", text)} == {10}


def test_the_hours_the_course_costs_add_up(page):
    rows = re.findall(r"\| (\d+)人 × ([\d.]+)時間 \| (\d+)時間 \|", page("for-trainers"))
    assert [int(people) * float(each) for people, each, _ in rows] == [int(total) for *_, total in rows]
    total = sum(int(each) for *_, each in rows) + 120
    assert f"**{total}時間**" in page("for-trainers") and f"およそ{total}時間" in page("index")


def terms(text):
    body = re.search(r"```\{glossary\}\n(.*?)\n```", text, re.S)[1]
    return [tuple(each.strip().split("\n  ")) for each in body.split("\n\n")]


def sound(reading):
    """The reading as the order of a Japanese dictionary takes it: hiragana, no marks, long vowels as vowels."""
    said = ""
    for letter in reading.replace("、", ""):
        letter = chr(ord(letter) - 0x60) if "ァ" <= letter <= "ヶ" else letter
        row = next((n for n, row in enumerate(VOWELS) if letter == "ー" and said[-1] in row), None)
        said += "あいうえお"[row] if row is not None else letter.translate(PLAIN)
    return said


def test_every_word_has_its_reading_first_and_stands_in_its_order(page):
    words = terms(page("glossary"))
    assert 45 <= len(words) <= 65 and len({name for name, _ in words}) == len(words)
    readings = [definition.split("。")[0] for _, definition in words]
    assert [each for each in readings if not READING.fullmatch(each)] == []
    assert list(map(sound, readings)) == sorted(map(sound, readings))


def test_every_word_is_used_somewhere(page, course, root):
    texts = [path.read_text("utf-8") for path in course.glob("*.md") if path.stem != "glossary"]
    everything = "".join(texts + [path.read_text("utf-8") for path in root.glob("exercises/*/*.md")])
    assert [name for name, _ in terms(page("glossary")) if name.split("、")[-1] not in everything] == []


def test_whom_to_ask_comes_from_the_citys_settings(second, built):
    ours, theirs = (Page((folder / "7-lines-to-keep.html").read_text("utf-8")) for folder in (built, second))
    for page in (ours, theirs):
        said = "".join(words for _, words in page.words)
        extensions = ("2101", "2102", "2103", "2201", "2203", "2411")
        assert all(f"(内線{each})" in said for each in extensions) and "総務課 文書担当" in said


ODD = [
    ({"contact": "legal", "words": "?"}, "line がありません"),
    ({"line": "個人情報", "contact": "privacy"}, "words がありません"),
    ({"line": "個人情報", "words": "?"}, "contact か who を書いてください"),
    ({"line": "個人情報", "words": "?", "contact": "mayor"}, "city.yml の contacts にありません"),
    (
        {"line": "公文書", "words": "?", "contact": ["it", "mayor"]},
        "mayor は、city.yml の contacts にありません",
    ),
]


@pytest.mark.parametrize("row, reason", ODD)
def test_a_row_of_whom_to_ask_that_is_not_whole_is_named(root, row, reason):
    with pytest.raises(SiteError, match=reason):
        ask_where([row], cities.load(root / "city.yml").contacts)


FEET = {"line": "使いにくい人", "words": "?", "contact": ["welfare", "publicity"], "besides": "ご本人たち"}


def test_a_city_that_names_nobody_for_a_line_has_words_instead(root):
    contacts = cities.load(root / "city.yml").contacts
    nobody = replace(contacts, welfare=None, publicity=None)
    row = FEET | {"who": "福祉や広報の担当"}
    assert "<td>福祉課 障害福祉担当<br>(内線2411)<br>企画政策課 広報担当" in ask_where([row], contacts)
    assert "<td>企画政策課 広報担当<br>(内線2203)<br>ご本人たち</td>" in ask_where(
        [row], replace(contacts, welfare=None)
    )
    assert "<td>福祉や広報の担当<br>ご本人たち</td>" in ask_where([row], nobody)
    with pytest.raises(SiteError, match="contacts にありません"):
        ask_where([FEET], nobody)


def test_words_of_whom_to_ask_stay_words(root):
    text = ask_where([{"line": "<b>", "who": "<i>", "words": "<u>"}], cities.load(root / "city.yml").contacts)
    assert "&lt;b&gt;" in text and "&lt;i&gt;" in text and "&lt;u&gt;" in text


def test_a_broken_list_stops_the_build_with_page_and_line(root, tmp_path):
    for folder in ("course", "book"):
        shutil.copytree(root / folder, tmp_path / folder)
    page = tmp_path / "course" / "7-lines-to-keep.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("  contact: it\n", "  contact: lt\n", 1), "utf-8")
    line = text[: text.index("```{ask-where}")].count("\n") + 1
    with pytest.raises(SiteError, match=rf"7-lines-to-keep\.md:{line}.*lt は、city.yml"):
        quietly_built(tmp_path / "site", root / "city.yml", tmp_path)


def test_the_five_lines_are_the_same_in_chapters_6_and_7_and_on_the_handout(page):
    five = re.findall(
        r"^- \*\*(.+?)\*\* ", page("6-managers-work").split("### 線を守る")[1].split("###")[0], re.M
    )[:5]
    asked = [
        row["line"]
        for row in yaml.safe_load(page("7-lines-to-keep").split("```{ask-where}")[1].split("```")[0])
    ]
    sheet = re.findall(r"^\| (\S+?)(?:\(.+?\))? \| .+ \| ＿月", page("7-handout"), re.M)
    assert five == asked == sheet


def test_twenty_minutes_are_enough_for_chapter_7_and_not_padded(built):
    """500 characters a minute, everything opened. Its 20 sources are looked up one at a time, so they are not counted."""
    text = (built / "7-lines-to-keep.html").read_text("utf-8").split('class="facts"')[0]
    characters = sum(len("".join(words.split())) for _, words in Page(text).words)
    assert 0.6 * 20 < characters / 500 < 0.9 * 20


def test_the_years_go_on_one_by_one_and_say_where_they_are(chromium, built):
    url = built.joinpath("7-lines-to-keep.html").as_uri()
    with chromium.visit(url, reduced_motion="reduce") as visit:
        drawing = visit.page.locator("figure.player")
        parts, button = drawing.locator("[data-at]"), drawing.get_by_role("button", name="一つ進める")
        shown = "list => list.filter(each => getComputedStyle(each).opacity === '1').length"
        assert parts.evaluate_all(shown) == 11 and not drawing.locator(".play").is_visible()
        for place in range(1, 12):
            button.press("Enter")
            assert parts.evaluate_all(shown) == place
        assert "義務になりました" in drawing.get_by_role("status").inner_text() and visit.errors == []


def test_every_page_can_be_reached_from_the_first_and_leads_on(built):
    seen, ahead = set(), ["index.html"]
    while ahead:
        name = ahead.pop()
        seen.add(name)
        links = [each.text.split("#")[0] for each in Page((built / name).read_text("utf-8")).addresses]
        ahead += {each for each in links if each.endswith(".html")} - seen
    assert seen == {*PAGES, *SLIDES, "search.html"}
    turns = [
        re.search(r'<nav class="turn".*?</nav>', (built / name).read_text("utf-8"), re.S) for name in PAGES
    ]
    assert [bool(turn) for turn in turns] == [name != "index.html" for name in PAGES]
