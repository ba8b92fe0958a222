"""何をすると、何が変わるか: the learner's own logic model."""

from kenshu.check.refusals import refused
from kenshu.check.rules import partly, right, rule
from kenshu.improve import ImproveError, logic
from kenshu.improve.logic_views import boxes_of, outcomes

REFUSED = {
    "前の段か同じ段": "arrow-backwards",
    "番がありません": "arrow-nowhere",
    "「段」": "stage-empty",
    "「内容」": "text-empty",
    "文字あります": "text-long",
}
SHARES = {"stage-missing": 0.25, "leap": 0.5, "leads-nowhere": 0.5, "from-nothing": 0.5, "no-reason": 0.75}
LATER = "not-measured"  # the indicators are the next question


@rule("n10-logic")
def road(answers, city):
    try:
        boxes = boxes_of(answers["n10-logic"]["value"])
    except ImproveError as error:
        return refused(error, REFUSED)
    remarks = logic.review(boxes, outcomes(answers))
    for remark in sorted(remarks, key=lambda one: SHARES.get(one.id, 1)):
        if remark.id != LATER:
            return partly(SHARES[remark.id], remark.id, str(remark))
    more = "次の課題で、「変わること」を測る数字を決めましょう。" if remarks else "測る数字も決まっています。"
    return right(f"左から右へ、とぎれずにつながりました。{more}")
