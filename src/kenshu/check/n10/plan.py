"""A draft to mend, and the learner's own plan: what a careful head of section would ask. People give the marks."""

import re

from kenshu.check.mark import Verdict
from kenshu.check.refusals import refused
from kenshu.check.rules import partly, right, rule, wrong
from kenshu.improve import ImproveError
from kenshu.improve.plan import ASSEMBLY, read_day
from kenshu.improve.plan_review import review
from kenshu.improve.plan_views import plan_of

MENDED = {"zero": "days", "before": "after", "alone": "share", "closed": "open"}
REFUSED = {
    "始めの日がまだ": "no-start",
    "輪になっています": "cycle",
    "自分の終わりを待って": "waits-for-itself",
    "その番号の作業は": "unknown-number",
    "担当がありません": "no-owner",
    "契約には": "contract-in-no-days",
    "の日数「": "no-days",
    "の割合「": "share",
    "は閉庁日です": "closed-day",
    "より前です": "before-start",
    "元号": "no-era",
    "2回以上": "number-twice",
    "文字あります": "long-name",
    "空欄です": "name-missing",
}
QUIET = "not-announced"  # nobody can help it
FEW = 5
MORE = re.compile("やめ|減ら|へらし|延ば|のばし|あと回し|後回し|見送|翌年|しない|外す|分け|しぼ|絞")


@rule("n10-draft")
def draft(answers, city):
    given = {row["item"]: row["choice"] for row in answers["n10-draft"]["value"]}
    share = sum(given[item] == choice for item, choice in MENDED.items()) / len(MENDED)
    if None in given.values():
        return Verdict(share, "not-all-paired", "まだ選んでいないところがあります。")
    if share == 1:
        return right("四つとも、そろいました。契約には、見積りや決裁の日数が要ります。")
    if "drop" in given.values():
        return partly(
            share, "dropped", "行を消すと、その仕事はだれもしないことになります。直して残しましょう。"
        )
    if "late" in given.values():
        return partly(
            share,
            "year-end",
            "期限をおそくすると、公開の日に間に合わなくなります。うしろから数えてみましょう。",
        )
    if given["zero"] == "after" and given["before"] == "days":
        return partly(
            share, "swapped", "二つが入れかわっているようです。日数の話と、順番の話を分けてみましょう。"
        )
    if share == 0:
        return wrong(
            "none", "困ったところの言葉を、もう一度読んでみましょう。日数、順番、担当、暦のどれの話でしょう。"
        )
    return partly(share, "some", "合っているものがあります。残りは、表の同じ番号の行を見てみましょう。")


@rule("n10-start")
def start(answers, city):
    try:
        read_day(answers["n10-start"]["value"], "始めの日")
    except ImproveError as error:
        return refused(error, {"元号": "no-era"})
    return right("受け取りました。プランは、この日から数えます。")


@rule("n10-tasks")
def tasks(answers, city):
    """The first thing to mend; half the points stand there until a person has looked."""
    try:
        plan = plan_of(answers)
    except ImproveError as error:
        return refused(error, REFUSED, share=0.5)
    found = [remark for remark in review(plan) if remark.id != QUIET]
    hint = (found[0].id, str(found[0])) if found else _missing(plan)
    if hint:
        return partly(0.5, *hint)
    return right("図にできました。うしろから数えても、間に合っています。となりの班の人に見てもらいましょう。")


@rule("n10-risk")
def risk(answers, city):
    text = answers["n10-risk"]["value"]
    if not MORE.search(text):
        return partly(
            0.5,
            "what-goes",
            "遅れそうな作業は書けています。遅れたときに、何をやめるか(減らすか)も書きましょう。",
        )
    return right("受け取りました。先に決めておくと、遅れたときに、あわてずにすみます。")


def _missing(plan):
    placed = [one.task for one in plan.placed]
    kinds = {task.kind for task in placed}
    if len(placed) < FEW:
        return "few-tasks", f"まだ{len(placed)}行です。準備から、結果をまとめるところまで書いてみましょう。"
    if not any(task.due for task in placed):
        return "no-due", "期限が一つもありません。予算要求の締切と、公開する日を入れてみましょう。"
    if ASSEMBLY not in kinds:
        return "no-assembly", "予算の議決を待つ行がありません。種類が「議会」の行を一つ入れましょう。"
    if "検証" not in kinds:
        return (
            "no-looking-back",
            "続けるか、やめるかを決める行がありません。種類が「検証」の行を一つ入れましょう。",
        )
    return None
