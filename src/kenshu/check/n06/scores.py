"""Scores of the four issues: the hours by the measure, the three others as far as their cards can be defended."""

from kenshu.check.mark import Verdict
from kenshu.check.n06.desk import desk_of
from kenshu.check.rules import right, rule, wrong
from kenshu.improve.priority.issues import CRITERIA, ISSUES, points_for

HOURS, RESIDENTS, OWN_HANDS, LIGHT = CRITERIA
# What the cards say, in the order of ISSUES; one point to either side can be defended.
CARDS = {RESIDENTS: (1, 5, 3, 1), OWN_HANDS: (5, 5, 1, 3), LIGHT: (1, 3, 3, 5)}
MOST = 5
REVERSED = 0.9  # of the cells fit when each score is turned round
MEASURES = {
    HOURS: ("hours-measure", "「{}」のへる時間の点を、物差しの数と見くらべましょう。"),
    RESIDENTS: (
        "residents-measure",
        "「{}」で、住民の毎日は何か変わるでしょうか。課題の説明を読み直しましょう。",
    ),
    OWN_HANDS: (
        "hands-measure",
        "「{}」は、だれの同意があれば始められるでしょうか。課題の説明を読み直しましょう。",
    ),
    LIGHT: ("light-measure", "「{}」は、始めるまでに何が要るでしょうか。課題の説明を読み直しましょう。"),
}


@rule("n06-scores")
def scores(answers, city):
    """A sixteenth of the points a cell."""
    given = {one: [row[one] for row in answers["n06-scores"]["value"]] for one in CRITERIA}
    saved = [hours * one.percent / 100 for hours, one in zip(desk_of(city).issue_hours, ISSUES, strict=True)]
    expected = {HOURS: tuple(map(points_for, saved)), **CARDS}
    fits = {one: _fits(one, given[one], expected[one]) for one in CRITERIA}
    share = sum(map(sum, fits.values())) / (len(CRITERIA) * len(ISSUES))
    if any(None in column for column in given.values()):
        return Verdict(
            share, "cell-empty", "まだ空いている点があります。迷ったら、物差しの3点から考えましょう。"
        )
    if len({cell for column in given.values() for cell in column}) == 1:
        return wrong("all-alike", "どれも同じ点です。物差しを見て、差がつくところをさがしましょう。")
    if share == 1:
        return right("物差しに合った点が付きました。「図を描き直す」を押して、並び方を見てみましょう。")
    return Verdict(share, *_slip(given, expected, fits, saved, desk_of(city).issue_hours))


def _fits(criterion, given, expected):
    near = 0 if criterion == HOURS else 1
    return [cell is not None and abs(cell - one) <= near for cell, one in zip(given, expected, strict=True)]


def _slip(given, expected, fits, saved, whole) -> tuple[str, str]:
    """(message id, message) of the likeliest slip: a pattern over the table before a single cell."""
    turned = {one: [MOST + 1 - cell for cell in given[one]] for one in CRITERIA}
    refits = [fit for one in CRITERIA for fit in _fits(one, turned[one], expected[one])]
    if sum(refits) >= REVERSED * len(refits):
        return "upside-down", "点の向きが逆のようです。よいほうを5点、そうでないほうを1点にします。"
    if given[HOURS] == [sorted(saved, reverse=True).index(one) + 1 for one in saved]:
        return "ranks", "順番を書いたようです。ここでは、物差しで5点から1点までの点を付けます。"
    if given[HOURS] == list(map(points_for, whole)):
        return "whole-hours", "業務ぜんたいの時間で点を付けたようです。物差しに当てるのは「へる時間」です。"
    if not all(fits[LIGHT]) and all(_fits(LIGHT, turned[LIGHT], expected[LIGHT])):
        return "light-heavy", "「準備の軽さ」は、軽いほど大きな点です。手間の大きさを書いていませんか。"
    criterion = next(one for one in CRITERIA if not all(fits[one]))
    name, text = MEASURES[criterion]
    return name, text.format(ISSUES[fits[criterion].index(False)].name)
