"""Web answers beside all answers: what the residents' survey says, and how sure it may be."""

import pandas as pd
import pytest

from kenshu.improve import web_answers
from kenshu.improve.web_answers import by_population, compared, width


@pytest.mark.parametrize(("hits", "n"), [(0, 10), (10, 20), (15, 20), (20, 20), (426, 620)])
def test_the_width_holds_every_share_that_goes_with_the_answers(hits, n):
    """Wilson's ends: all shares p from which ``hits`` of ``n`` are not too far, tried one by one."""
    tried = [step / 10_000 for step in range(10_001)]
    inside = [p for p in tried if abs(p - hits / n) <= web_answers.NINE_IN_TEN * (p * (1 - p) / n) ** 0.5]
    assert width(hits, n) == pytest.approx((inside[0], inside[-1]), abs=2e-4)


def test_weights_give_each_age_its_part_of_the_city():
    answers = pd.DataFrame(
        {"年代": ["若", "若", "若", "老"], "オンライン手続": ["使いたい"] * 3 + ["使いたくない"]}
    )
    population = pd.DataFrame({"年代": ["若", "老"], "人口": [100, 300]})
    assert by_population(answers, population) == pytest.approx(0.25)


def test_the_web_speaks_for_itself_even_when_weighted(root, monkeypatch):
    """The planted shares of D8: 89 % on the web, 69 % of all, and weights leave the web far above."""
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))
    sheet = compared()
    *bands, whole, weighted = sheet.rows
    assert [row[0] for row in bands] == list(web_answers.BANDS)
    assert sum(row[1] for row in bands) == whole[1] == 372
    assert sum(row[4] for row in bands) == whole[4] == 620
    assert (whole[2], whole[5]) == (89, 69)
    assert (weighted[2], weighted[5]) == (85, 64)
    old = bands[-1]
    assert (old[1], old[2], old[5]) == (20, 75, 29)
    low, high = map(int, old[3].split("〜"))
    assert high - low > 25 and "架空のデータ" in sheet.caption
