"""A learner's choice against the table: what speaks against it, in words."""

from kenshu.improve.figure import ImproveError
from kenshu.improve.means.decide import checked, decide
from kenshu.improve.means.table import table
from kenshu.improve.remark import Remark

PAPER = ("rpa", "ocr")  # means that leave the paper as it is
SHORTEST = 10  # characters that can hold a reason


def review(case, chosen, *, reason, handover=""):
    """Remarks on ``chosen`` (the id of a means) for ``case`` (as in ``decide``), the weightiest first.

    ``reason``: why, in the learner's words; ``handover``: who mends it after the next 人事異動.
    earlier-fits: a means higher up fits. not-fitting: its own conditions do not hold. keeps-paper: RPA or AI-OCR
    where the paper need not come at all. no-keeper: it needs somebody to mend it and there is none. no-reason.
    not-known: the table cannot decide yet. No remark: the choice is the table's and says why.
    """
    names = {means.id: means for means in table()}
    if chosen not in names:
        words = "、".join(means.name for means in table())
        raise ImproveError(f"「{chosen}」という手段はありません。{words} のどれかを選んでください。")
    means, found = names[chosen], decide(checked(case))
    return tuple([*_against(case, means, found), *_kept(case, means, handover), *_worded(reason)])


def _against(case, means, found):
    order = [one.id for one in table()]
    if means.id in PAPER and case.get("from_outside") and case.get("online_allowed"):
        yield Remark("keeps-paper", f"{means.name}を入れると、紙で受けることがそのまま残ります。"
                     "外からの申込みで電子で受けてよいなら、紙そのものをなくす電子申請が先です。")  # fmt: skip
    wrong = [name for name, wanted in means.when if case.get(name) not in (None, wanted)]
    if wrong:
        yield Remark("not-fitting", f"{means.name}は当てはまりません。{means.because_not}")
    if found.means is None:
        yield Remark("not-known", found.sentence)
    elif order.index(found.means.id) < order.index(means.id):
        yield Remark(
            "earlier-fits", f"{means.name}の前に、{found.means.name}が当てはまります。{found.means.because}"
        )


def _kept(case, means, handover):
    if means.keeper and (case.get("keepers") is False or not handover.strip()):
        yield Remark("no-keeper", f"{means.name}は、担当が替わったあとに直す人が要ります({means.stays_why})"
                     "だれが直すか、引継書をどこに置くかを決めてください。")  # fmt: skip


def _worded(reason):
    if len(reason.strip()) < SHORTEST:
        yield Remark(
            "no-reason", "選んだ理由が書かれていません。表のどの問いに、なぜそう答えたかを書いてください。"
        )
