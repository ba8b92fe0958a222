"""The thirty question cards: the lecture's first, each whole, and on four sheets of A4 when printed."""

import base64
import re
from itertools import pairwise

from tests import browser

from kenshu.improve import inventory
from kenshu.improve.inventory import why_print

LECTURE = re.compile(
    r"\*\*(\d+)　(.+?)\*\* <br><br>使う場面: (.+?) <br>次の一手: (.+?) <br><br>書く: (.+?) <br>"
)


def test_there_are_thirty_and_every_place_on_each_is_filled():
    cards = inventory.why_cards()
    assert [card.number for card in cards] == list(range(1, 31))
    assert len({card.question for card in cards}) == 30
    assert all("" not in (card.group, card.question, card.when, card.then, card.write) for card in cards)


def test_the_first_sixteen_are_the_lecture_s_word_for_word(root):
    pages = [(root / "course" / f"4-cards-{page}-handout.md").read_text(encoding="utf-8") for page in (1, 2)]
    told = [(int(number), *words) for page in pages for number, *words in LECTURE.findall(page)]
    ours = [(card.number, card.question, card.when, card.then, card.write) for card in inventory.why_cards()]
    assert len(told) == 16
    assert told == ours[:16]


def test_no_question_asks_who_is_to_blame():
    asked = "".join(card.question for card in inventory.why_cards())
    assert not re.search("なぜあなた|どうして|誰のせい|悪い", asked)


def test_all_are_listed_group_by_group_and_some_with_what_to_do_next():
    groups = [row[1] for row in inventory.why().rows]
    assert len(groups) == 30
    assert sum(one != other for one, other in pairwise(groups)) == len(set(groups)) - 1
    assert [row[0] for row in inventory.why(3, 1).rows] == ["1", "3"]


def test_the_link_holds_the_whole_page_and_fetches_nothing():
    html = inventory.why_to_print()._repr_html_()
    page = base64.b64decode(re.search(r"base64,([^\"]+)", html)[1]).decode("utf-8")
    assert page == why_print.page()
    assert 'download="why-cards.html"' in html
    assert "http" not in page and "src=" not in page
    assert all(card.question in page for card in inventory.why_cards())


def test_it_prints_on_four_sheets_and_no_word_is_cut_off():
    with browser.chromium() as chromium:
        page = chromium.new_page(viewport={"width": 720, "height": 1040})
        page.emulate_media(media="print")
        page.set_content(why_print.page())
        cut = page.evaluate(
            "[...document.querySelectorAll('article')].filter(a => a.scrollHeight > a.clientHeight + 1"
            " || a.scrollWidth > a.clientWidth + 1).length"
        )
        sheets = page.pdf(prefer_css_page_size=True)
    assert cut == 0
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 4
