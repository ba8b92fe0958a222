"""「なぜ紙でないといけないのか」: the answers to twelve cards. Staying on paper is a good answer if it has a reason."""

import re

from kenshu.improve.received import received
from kenshu.improve.remark import Remark

ANSWERS = ("やめる", "変える", "紙のまま")
REASONS = {
    "法定の原本": "法令が紙の原本や署名を求めている",
    "災害時": "電気や通信が止まっても使う",
    "本人が望む": "本人が紙を望み、ほかの道も用意してある",
    "相手の都合": "相手が電子で受け取れない",
    "その他": "ほかの理由",
}
SHORTEST = 8  # characters that can hold a reason
_HABIT = re.compile(
    r"今まで|これまで|従来|前から|以前から|昔から|慣例|慣行|念のため|一応|決まりだから|当たり前|なんとなく"
)


def cards(table):
    """Remarks on a table of cards (様式名, 判断, 理由区分, 理由, 根拠区分), in the order of its rows.

    判断: one of ANSWERS. 紙のまま is accepted with a 理由区分 of REASONS and a 理由 in words.
    no-reason, habit (a reason that is only a custom), law-not-law (法定の原本 where the 根拠区分 is not 法令), and
    never-paper: not one card stays on paper, which no hall can say. Raises ImproveError: see ``received``.
    """
    given = received(
        table, "問いカードの答え", number="様式名", texts=("判断",), blank=("理由区分", "理由", "根拠区分"),
        choices={"判断": ANSWERS, "理由区分": ("", *REASONS)},
    )  # fmt: skip
    found = [remark for row in given.to_dict("records") for remark in _of(row)]
    if not (given["判断"] == "紙のまま").any():
        found.append(Remark("never-paper", "紙のままでよいものが1つもありません。法定の原本、災害のときに使うもの、"
                            "本人が紙を望むものはありませんか。"))  # fmt: skip
    return tuple(found)


def _of(row):
    name, reason = (row["様式名"],), row["理由"]
    if row["判断"] != "紙のまま":
        return
    if not row["理由区分"] or len(reason) < SHORTEST:
        yield Remark("no-reason", "紙のままにするなら、理由の区分と、誰がなぜ困るのかを書いてください。"
                     "理由があれば、紙のままも正しい答えです。", name, "")  # fmt: skip
    elif _HABIT.search(reason):
        yield Remark("habit", f"「{_HABIT.search(reason)[0]}」は続けてきたという説明で、紙でないといけない理由ではありません。"
                     "なくしたら誰が困るかを書いてください。", name, "")  # fmt: skip
    if row["理由区分"] == "法定の原本" and row["根拠区分"] != "法令":
        basis = row["根拠区分"] or "空欄"
        yield Remark(
            "law-not-law",
            f"理由は法定の原本ですが、根拠区分は{basis}です。条文を確かめてください。",
            name,
            "",
        )
