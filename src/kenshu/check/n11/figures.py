"""The figures of the request: each is what its notebook says, and before and after can be compared."""

from kenshu.check.refusals import refused
from kenshu.check.rules import partly, right, rule
from kenshu.improve import ImproveError
from kenshu.improve.documents.reading import figures_of
from kenshu.improve.documents.request import refuse_figures, ways_of
from kenshu.improve.sentence import shown

REFUSED = {
    "もとの答えとちがいます": "differs-from-notebook",
    "数の答えがありません": "source-unanswered",
    "は分かりません": "role-missing",
    "期間の始め」に日付": "period-missing",
    "期間の終わり」に日付": "period-missing",
    "元号": "no-era",
    "期間の終わり(": "period-turned",
    "算出方法": "method-missing",
    "範囲がちがう": "scope-differs",
    "期間がちがう": "period-differs",
    "「範囲": "scope-missing",
    "件数(n)": "n-missing",
    "「n」": "n-missing",
    "の「値」": "value-missing",
    "2回あります": "role-twice",
    "書き写して": "row-missing",
    "減っていません": "not-less",
    "計算した": "estimate-differs",
    "件数が0": "no-cases",
}
BACK = {"differs-from-notebook", "estimate-differs", "period-missing"}
RETURNED = "このままだと差戻しになります。"


def saved_a_year(answers) -> float | None:
    """Hours a year that the quoted figures tell of; None while no request could be made of them."""
    try:
        found = figures_of(answers)
        refuse_figures(found)
    except ImproveError:
        return None
    return ways_of(found).as_counted.saved * ((answers.get("n11-periods") or {}).get("value") or 1)


@rule("n11-figures")
def figures(answers, city):
    """What makes the document refused is said here in the same words."""
    try:
        found = figures_of(answers)
        refuse_figures(found)
        ways = ways_of(found)
    except ImproveError as error:
        verdict = refused(error, REFUSED, share=0.25)
        more = RETURNED if verdict.message_id in BACK else ""
        return partly(verdict.share, verdict.message_id, f"{verdict.message}{more}")
    low, high = ways.spread()
    if ways.as_counted.after.period.last > max(
        one.figure.period.last for one in found if one.role == "before"
    ):
        told = f"減った時間は{shown(ways.as_counted.saved)}時間、見方を変えると{shown(low)}から{shown(high)}時間です。"
        return right(f"どの数字も、もとのノートとそろいました。{told}幅も、そのまま資料にのります。")
    return partly(
        0.5, "after-not-later", "「後」の期間が、「前」より後になっていません。期間の欄を見直しましょう。"
    )
