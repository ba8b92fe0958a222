"""The costs of five years: every kind is spoken of, and what comes every year is there every year."""

from kenshu.check.n11.figures import saved_a_year
from kenshu.check.refusals import refused
from kenshu.check.rules import partly, right, rule
from kenshu.improve import ImproveError
from kenshu.improve.documents import places
from kenshu.improve.documents.reading import asked_year, costs_of

REFUSED = {
    "けたを確かめて": "digit-too-many",
    "金額として読めません": "yen-unread",
    "0以上の円": "yen-below-zero",
    "「支払い」は": "paid-missing",
    "に節がありません": "account-missing",
    "名前か根拠": "basis-missing",
    "費用の種類": "kind-missing",
}
LEFT_OUT = {
    "使用料・保守": ("running-left-out", "毎年かかる使用料や保守の行がありません。2年目からの予算で、いちばん聞かれます。"),
    "初期費用": ("initial-left-out", "初期費用の行がありません。かからないときは、0円とそのわけを書きましょう。"),
    "研修": ("training-left-out", "研修の行がありません。新しいやり方をおぼえる、職員の時間も費用です。"),
    "二重運用": ("double-left-out", "二重運用の行がありません。電話や紙と両方で受けるあいだの手間を書きましょう。"),
    "更新": ("renewal-left-out", "更新の行がありません。制度や様式が変わったときの作り直しを考えましょう。"),
    "やめるとき": ("ending-left-out", "「やめるとき」の行がありません。データの取り出しや、元に戻す費用を書きましょう。"),
}  # fmt: skip
EVERY_YEAR = "使用料・保守"


@rule("n11-costs")
def costs(answers, city):
    rows = places.rows(answers, "costs")
    spoken = {row["種類"] for row in rows}
    if missing := next((said for kind, said in LEFT_OUT.items() if kind not in spoken), None):
        return partly(0.5, *missing)
    try:
        found, _ = costs_of(answers, asked_year(answers), "この手続")
    except ImproveError as error:
        return refused(error, REFUSED, share=0.25)
    if hint := _hint(found):
        return partly(0.75, *hint)
    paid, whole = (found.total(paid_only=only).value for only in (True, False))
    told = f"1年目に支払うのは{found.of_year(1, paid_only=True):,}円、5年では{paid:,.0f}円です。"
    return right(
        f"六つの種類がそろいました。{told}職員の時間も入れると{whole:,.0f}円です。{_back(answers, city, found)}"
    )


def _hint(found):
    if not found.total().value:
        return (
            "all-nothing",
            "ぜんぶ0円です。職員の時間も、かかりませんか。研修と二重運用から考えてみましょう。",
        )
    running = [sum(cost.yen[year] for cost in found.costs if cost.kind == EVERY_YEAR) for year in range(5)]
    if running[0] and not any(running[1:]):
        return "running-one-year", "使用料・保守が1年目だけです。2年目からも使うなら、5年分を書きましょう。"
    if any(running) and not running[-1]:
        return "running-stops", "使用料・保守が、途中の年から0円です。使い続けるなら、5年目まで書きましょう。"
    return None


def _back(answers, city, found):
    """Whether the worth of the saved time carries the costs, where the figures are there already."""
    saved = saved_a_year(answers)
    short = found.total().value - 5 * (saved or 0) * city.settings.rate_per_hour
    if saved is None or short <= 0:
        return ""
    return f"時間の値打ち(5年分)は、この額に{short:,.0f}円とどきません。住民の側の効果や、ほかの手続への広がりも書きましょう。"
