"""Where the money comes from, which budget really falls, and what other procedures may bring. Nothing is marked."""

from kenshu.check.n11.figures import saved_a_year
from kenshu.check.refusals import refused
from kenshu.check.rules import partly, right, rule
from kenshu.improve import ImproveError
from kenshu.improve.documents.reading import asked_year, costs_of, cuts_of, funding_of, rollout_of
from kenshu.improve.money_written import read_yen

YEN = {"けたを確かめて": "digit-too-many", "金額として読めません": "yen-unread", "入っていません": "yen-missing",
       "0以上の円": "yen-below-zero"}  # fmt: skip
SAME = 0.01  # a cut this near to hours × rate is hours × rate


@rule("n11-funding")
def funding(answers, city):
    try:
        found = funding_of(answers)
    except ImproveError as error:
        return refused(error, YEN)
    if bare := [one.name or "1行目" for one in found if not one.basis]:
        return partly(
            0,
            "basis-missing",
            f"「{bare[0]}」の根拠を書きましょう。使える交付金がないことも、根拠になります。",
        )
    try:
        asked = costs_of(answers, asked_year(answers), "この手続")[0].of_year(1, paid_only=True)
    except ImproveError:
        return right("受け取りました。経費の表が書けたら、合計が合うかを見ます。", "costs-first")
    apart = sum(one.yen for one in found) - asked
    if apart:
        more = "多い" if apart > 0 else "少ない"
        return partly(
            0,
            "sum-differs",
            f"財源の合計が、1年目に支払う{asked:,}円より{abs(apart):,}円{more}です。そろえましょう。",
        )
    return right(f"1年目に支払う{asked:,}円と、そろいました。")


@rule("n11-last-year")
def last_year(answers, city):
    try:
        yen = read_yen(answers["n11-last-year"]["value"], "前年度の当初予算額")
    except ImproveError as error:
        return refused(error, YEN)
    state = (answers.get("n11-state") or {}).get("value")
    if state == "new" and yen:
        return partly(
            0,
            "new-has-none",
            "課題1で「新規」を選んでいます。前の年度に予算があれば、「拡充」か「継続」です。",
        )
    if state in ("more", "same") and not yen:
        return partly(
            0,
            "none-before",
            "課題1で「拡充」か「継続」を選んでいます。前の年度の額を、予算書で見てみましょう。",
        )
    return right(f"{yen:,}円として、増減を計算します。")


@rule("n11-cuts")
def cuts(answers, city):
    refusals = {**YEN, "使える言葉": "line-missing", "選ばれていません": "line-missing",
                "減りません。減った時間": "line-missing", "減る根拠": "basis-missing",
                "減っていません": "not-less"}  # fmt: skip
    try:
        falls = sum(line.falls for line in cuts_of(answers))
    except ImproveError as error:
        return refused(error, refusals)
    if _is_time(falls, answers, city):
        return partly(
            0, "time-as-money",
            "減った時間×単価と、ほぼ同じ額です。減った時間は、減った予算ではありません。予算書で減る行の額を書きましょう。",
        )  # fmt: skip
    return right(
        f"予算は、1年に{falls:,}円減ります。予算書のどの行かまで言えるので、聞かれても答えられます。"
    )


@rule("n11-rollout")
def rollout(answers, city):
    kinds = {
        "整数で、根拠": "procedures-or-basis",
        "「1手続の時間」は0以上": "hours-below-zero",
        "数として読めません": "number-unread",
    }
    try:
        found = rollout_of(answers)
    except ImproveError as error:
        return refused(error, kinds)
    if any(found.procedures) and not found.hours:
        return partly(
            0, "hours-missing", "1手続で1年に何時間減る見込みかを書きましょう。小さめに置くと安心です。"
        )
    saved = saved_a_year(answers)
    if saved and found.hours > saved:
        return partly(
            0,
            "more-than-measured",
            "1手続の時間が、数えた手続より大きくなっています。小さめに置いてみましょう。",
        )
    return right("受け取りました。資料では「見込み」と、はっきり書きます。")


def _is_time(falls, answers, city):
    saved = saved_a_year(answers)
    worth = (saved or 0) * city.settings.rate_per_hour
    return bool(worth) and abs(falls - worth) <= SAME * worth
