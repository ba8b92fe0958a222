"""What was done and what changed; the indicators of the learner's own procedure."""

from kenshu.check.mark import Verdict
from kenshu.check.refusals import refused
from kenshu.check.rules import partly, right, rule, wrong
from kenshu.improve import ImproveError, kpi
from kenshu.improve.documents import places
from kenshu.improve.plan_calendar import Calendar

ACTIVITY = ("briefing", "form", "views", "manual")
OUTCOME = ("per-booking", "busy", "closed", "twice")
REFUSED = {
    "「今の値」": "now-missing",
    "「目標」": "target-missing",
    "目標が、今の値と同じ": "target-same",
    "期日がありません": "due-missing",
    "は閉庁日です": "due-closed",
    "「期日」": "due-unread",
    "測り方がありません": "how-missing",
    "、「種類」": "kind-missing",
    "、「単位」": "unit-missing",
    "、「指標」": "name-missing",
    "文字あります": "name-long",
}
SHARES = {"no-outcome": 0.25, "activity-as-outcome": 0.5, "asked-not-measured": 0.75, "no-stop": 0.75,
          "nobody-measures": 0.75}  # fmt: skip


@rule("n10-sort")
def sort(answers, city):
    given = {row["item"]: row["choice"] for row in answers["n10-sort"]["value"]}
    expected = {**dict.fromkeys(ACTIVITY, "activity"), **dict.fromkeys(OUTCOME, "outcome")}
    wrongly = [card for card, pile in expected.items() if given[card] != pile]
    share = 1 - len(wrongly) / len(expected)
    if None in given.values():
        return Verdict(share, "cards-left", "まだ分けていないカードがあります。")
    if not wrongly:
        return right("そろいました。活動の数がふえても、成果が動かないことがあります。だから、両方を見ます。")
    if len(wrongly) == len(expected):
        return wrong("upside-down", "二つの山が、入れかわっているようです。")
    if len(set(given.values())) == 1:
        return partly(
            share,
            "one-pile",
            "みな同じ山に入っています。「だれが楽になったか」を言えるカードはどれでしょう。",
        )
    if all(card in ACTIVITY for card in wrongly):
        return partly(
            share, "activity-as-outcome",
            "成果の山に、自分たちがした数がまざっています。その数がふえたら、だれが楽になるかを考えてみましょう。",
        )  # fmt: skip
    if all(card in OUTCOME for card in wrongly):
        return partly(
            share, "outcome-as-activity",
            "活動の山に、やってもふえない(減らない)ことがある数がまざっています。もう一度見てみましょう。",
        )  # fmt: skip
    return partly(
        share,
        "some",
        "どちらの山にも、見直すカードがあります。「した数」か「変わった数」かで読み直しましょう。",
    )


@rule("n10-kpis")
def kpis(answers, city):
    """What the budget request will make of it; each remark leaves a part of the points."""
    try:
        found = kpi.read_kpis(places.frame(answers, "kpis"), Calendar(city.settings))
    except ImproveError as error:
        return refused(error, REFUSED, share=0.25)
    if remarks := kpi.review(found):
        first = remarks[0]
        return partly(SHARES[first.id], first.id, str(first))
    return right("いつ、だれが、何を数え、どこまで悪ければ止めるかまで、そろいました。")
