"""Effect × feasibility with weights fixed first, and what ±20 % on the weights does to the order."""

from datetime import date, datetime
from itertools import product

import pandas as pd
import pytest
from tests.improve.table_cases import hostile, kinds, table

from kenshu.improve import About, ImproveError, Period, priority
from kenshu.improve.priority import EFFECT, FEASIBILITY, Criterion, Weights

ABOUT = About(Period(date(2026, 7, 1), date(2026, 7, 31)), "研修で出た課題")
NINE, TEN = datetime(2026, 7, 1, 9), datetime(2026, 7, 1, 10)
CRITERIA = (
    Criterion("減る時間", EFFECT, 3),
    Criterion("住民の手間", EFFECT, 2),
    Criterion("費用", FEASIBILITY, 1),
)
WEIGHTS = Weights(CRITERIA, NINE)
NAMES = [one.name for one in CRITERIA]


def issues(*rows):
    return pd.DataFrame(rows, columns=["課題", *NAMES])


def ranked(*rows, weights=WEIGHTS):
    return priority.rank(issues(*rows), weights, scored_at=TEN, about=ABOUT)


def by_hand(row, factors=(1, 1, 1)):
    """The points of one issue, written out."""
    _, time, trouble, cost = row
    a, b, _ = (one.weight * factor for one, factor in zip(CRITERIA, factors, strict=True))
    return (a * time + b * trouble) / (a + b) * cost


def test_points_are_the_weighted_mean_of_the_effect_times_the_feasibility():
    frame = ranked(("予約", 5, 4, 3), ("回覧", 2, 1, 5)).frame.set_index("課題")
    assert frame.loc["予約", ["効果", "実現性", "点"]].tolist() == pytest.approx([4.6, 3.0, 13.8])
    assert frame["順位"].to_dict() == {"予約": 1, "回覧": 2}


def test_the_span_of_ranks_is_that_of_every_combination_counted_by_hand():
    rows = [("ア", 5, 2, 3), ("イ", 3, 5, 3), ("ウ", 4, 4, 3), ("エ", 1, 2, 5), ("オ", 2, 5, 4)]
    spans = {row[0]: set() for row in rows}
    for factors in product((0.8, 1, 1.2), (0.8, 1, 1.2), (1,)):
        points = {row[0]: round(by_hand(row, factors), 9) for row in rows}
        for name, mine in points.items():
            spans[name].add(1 + sum(other > mine for other in points.values()))
    frame = ranked(*rows).frame.set_index("課題")
    assert {name: (min(s), max(s)) for name, s in spans.items()} == {
        name: (frame.loc[name, "いちばん上の順位"], frame.loc[name, "いちばん下の順位"]) for name in spans
    }


def test_an_order_that_holds_is_said_to_hold():
    assert kinds(ranked(("予約", 5, 5, 5), ("回覧", 2, 2, 2)).remarks) == ["order-holds"]


def test_an_order_that_turns_names_the_weight_the_issues_and_the_first_place():
    remarks = ranked(("ア", 5, 2, 3), ("イ", 3, 5, 3), ("ウ", 1, 1, 1)).remarks
    assert kinds(remarks) == ["order-changes", "first-changes", "tie"]
    assert remarks[1].rows == ("ア", "イ")
    assert str(remarks[0]).startswith("イ: 「住民の手間」を2割軽くすると順位が変わります。")


def test_a_change_below_the_first_place_leaves_the_first_in_peace():
    remarks = ranked(("ア", 5, 5, 5), ("イ", 5, 2, 2), ("ウ", 3, 5, 2)).remarks
    assert "first-holds" in kinds(remarks) and "first-changes" not in kinds(remarks)
    assert remarks[1].rows == ("ア",)


def test_weights_fixed_after_the_scores_are_refused():
    late = Weights(CRITERIA, datetime(2026, 7, 1, 11))
    with pytest.raises(ImproveError, match="重みが、点数より後に決められています"):
        ranked(("予約", 5, 4, 3), ("回覧", 2, 1, 5), weights=late)


def test_weights_that_cannot_do_anything_say_so():
    alone = Weights((Criterion("減る時間", EFFECT, 3), Criterion("費用", FEASIBILITY, 1)), NINE)
    assert kinds(ranked(("予約", 5, 4, 3), ("回覧", 2, 1, 5), weights=alone).remarks) == ["weights-idle"]


def test_issues_of_the_same_points_share_a_rank():
    tally = ranked(("ア", 3, 3, 3), ("イ", 3, 3, 3), ("ウ", 1, 1, 1))
    assert tally.frame["順位"].tolist() == [1, 1, 3]
    assert "tie" in kinds(tally.remarks)
    assert "all-alike" in kinds(ranked(("ア", 3, 3, 3), ("イ", 3, 3, 3)).remarks)


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ((Criterion("時間", EFFECT, 0), Criterion("費用", FEASIBILITY, 1)), "0より大きい数"),
        ((Criterion("時間", EFFECT, -1), Criterion("費用", FEASIBILITY, 1)), "0より大きい数"),
        ((Criterion("時間", EFFECT, float("inf")), Criterion("費用", FEASIBILITY, 1)), "0より大きい数"),
        ((Criterion("時間", "効き目", 1), Criterion("費用", FEASIBILITY, 1)), "軸「効き目」は使えません"),
        ((Criterion("時間", EFFECT, 1),), "「実現性」の観点がありません"),
        ((Criterion("時間", EFFECT, 1), Criterion("時間", FEASIBILITY, 1)), "観点「時間」が2回"),
        (tuple(Criterion(str(n), EFFECT, 1) for n in range(9)), "8つまで"),
    ],
)
def test_weights_that_rank_nothing_are_refused(criteria, said):
    with pytest.raises(ImproveError, match=said):
        Weights(criteria, NINE)


@pytest.mark.parametrize(("path", "said"), hostile("priority/hostile"))
def test_issues_that_cannot_be_ranked_are_refused_in_one_line(path, said):
    with pytest.raises(ImproveError) as refused:
        priority.rank(table(path), WEIGHTS, scored_at=TEN, about=ABOUT)
    assert str(refused.value) == said


def test_the_picture_names_every_issue_even_with_long_names_at_one_place(tmp_path):
    rows = [(f"{'長' * 56}{n}", 3, 3, 3) for n in range(1, 13)]
    picture = priority.scatter_picture(ranked(*rows))
    assert len(picture.alt) <= 250
    assert all(row[0] in picture.reading for row in rows)
    assert all(path.stat().st_size > 10_000 for path in picture.save(tmp_path / "p"))


def test_a_picture_of_more_issues_than_letters_is_refused():
    with pytest.raises(ImproveError, match="26までにしてください"):
        priority.scatter_picture(ranked(*((f"課題{n}", 3, 3, 3) for n in range(27))))
