"""The report says in plain Japanese what was done; the picture can be read by ear; no trade words anywhere."""

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from kenshu import data, figures, privacy, tables

ON = date(2025, 8, 29)
CAPTION = figures.Caption("令和7年6月〜8月", "くらし応援給付金の申請", "同じ条件の人を数えた")


@pytest.fixture(scope="module")
def city():
    """All applications of the city, who is behind them, and the three steps as a trainer would take them."""
    paper, online = data.open("d7-paper"), data.open("d7-online")
    both = pd.concat([paper, online], ignore_index=True)
    who = privacy.persons(both, tables.match(paper, online))
    kept = privacy.leave_out_marked(both, ["備考"])
    coarse = privacy.generalise(kept.frame, {"生年月日": "age-10", "住所": "town"}, on=ON)
    rare = privacy.leave_out_rare(coarse.frame, ["年代", "町"], 5, person=who[coarse.frame.index])
    return both, who, (kept, coarse, rare)


def alike(frame, traits, who):
    return privacy.alike(frame, traits, person=who[frame.index])


def test_the_report_tells_every_step_and_how_many_are_alike_before_and_after(city):
    both, who, outcomes = city
    fine = privacy.generalise(both, {"生年月日": "keep", "住所": "town"}, on=ON).frame
    before = alike(fine, ["生年月日", "町"], who)
    after = alike(outcomes[-1].frame, ["年代", "町"], who)
    steps = [step for outcome in outcomes for step in outcome.steps]
    lines = privacy.report(privacy.classify(both), steps, before, after)
    whole = "\n".join(lines)
    assert all(f"・{step}" in lines for step in steps)
    assert "約3,140人は、同じ条件の人がほかにいません" in whole and "いちばん少ない人でも" in whole
    assert "匿名加工情報」ではありません" in lines[-1]
    assert not re.search(r"[ぁ-んー]k|匿名性|[1-9]匿名|準識別子|抑制|秘匿", whole)


def test_the_number_of_protected_rows_does_not_follow_from_the_report(city):
    both, who, outcomes = city
    text = "\n".join(
        privacy.report(
            (), [outcomes[0].steps[0]], alike(both, ["住所"], who), alike(outcomes[0].frame, ["住所"], who)
        )
    )
    assert re.findall(r"約3,1\d0", text) and not re.search(r"(?<!約)3,1\d\d|3,1\d[1-9]", text)


def test_the_report_says_who_is_still_nearly_alone_and_what_nobody_understood():
    frame = pd.DataFrame({"用件": ["予約", "取消", "予約"]})
    found = privacy.alike(frame, ["用件"])
    text = "\n".join(privacy.report(privacy.classify(frame), (), found, found))
    assert "「用件」は、中身が分かりませんでした" in text and "まだ3人います" in text


def test_the_picture_has_its_words_and_every_bar_is_whole(city):
    both, who, outcomes = city
    ages = privacy.generalise(both, {"生年月日": "age", "住所": "town"}, on=ON).frame
    named = {
        "年齢と町": alike(ages, ["年齢", "町"], who),
        "年代と町": alike(outcomes[1].frame, ["年代", "町"], who),
    }
    picture = privacy.alike_picture(named, title="粗くすると、同じ条件の人がふえます", caption=CAPTION)
    assert "年齢と町では7%" in picture.alt and "233人" in picture.reading
    bars = picture.fig.axes[0].patches
    for row in range(2):
        assert sum(bar.get_width() for bar in bars[row::2]) == pytest.approx(100)
    assert "<figcaption>期間: 令和7年6月〜8月" in picture._repr_html_()


def test_no_trade_word_stands_in_what_people_read(root):
    folder = Path(root) / "src" / "kenshu" / "privacy"
    told = [
        re.sub(r'""".*?"""', "", path.read_text("utf-8"), flags=re.DOTALL) for path in folder.glob("*.py")
    ]
    said = "\n".join(piece for text in told for piece in re.findall(r'"[^"\n]*[ぁ-ん][^"\n]*"', text))
    assert len(said) > 2000 and not re.search(r"匿名性|\bk\b|準識別|識別子|サンプル|抑制|閾値", said)
