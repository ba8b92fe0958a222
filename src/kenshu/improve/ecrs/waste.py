"""Seven kinds of waste that a table of steps shows by itself, each named by its rows."""

import re

from kenshu.flow import Kind, returns
from kenshu.improve.remark import Remark
from kenshu.improve.tally import Tally

WASTES = {
    "待ち": "待つだけの時間があります。だれを、何を待っているのかを聞いてください。",
    "手戻り": "前へ戻る道があります。はじめから不備が起きない聞き方にできないか考えてください。",
    "運び": "紙が人から人へ渡っています。渡さずに済む順番や、同時に見る方法を考えてください。",
    "書き写し": "同じ内容を書き写しています。はじめに1回だけ入れて、あとは使い回せないか考えてください。",
    "確認の重なり": "確認や押印が2回以上あります。だれが何を見るのかを分け、1回にできないか考えてください。",
    "探しもの": "探す時間があります。置き場所と名前の付け方を決められないか考えてください。",
    "作りすぎ": "印刷や控えを作っています。だれが使っているのかを確かめてください。",
}
_WORDS = {
    "書き写し": re.compile(r"転記|書き写|写す|入力する|打ち直|打ち込|記入する|台帳に"),
    "確認の重なり": re.compile(r"確認|確かめ|点検|チェック|押印|決裁|承認|審査"),
    "探しもの": re.compile(r"探す|探し|さがす|さがし|検索する"),
    "作りすぎ": re.compile(r"印刷|コピー|控え|複写|念のため"),
}
METHOD = "手順の表の、種類・待ち・次・担当と媒体・作業の言葉から拾う。時間は分×1か月の件数÷60"


def wastes(steps, *, about):
    """Tally with a row a kind of WASTES: 手順の数, 今の1か月の時間(時間) of those steps; remarks name their rows.

    A step may be of several kinds, so the hours must not be added up. One 確認 alone is no waste.
    """
    import pandas as pd

    found = _found(steps)
    if len(found["確認の重なり"]) < 2:
        found["確認の重なり"] = []
    known = {step.number: step for step in steps}
    rows = [
        (kind, len(numbers), sum((known[n].minutes or 0) * (known[n].count or 0) for n in numbers) / 60)
        for kind, numbers in found.items()
    ]
    frame = pd.DataFrame(rows, columns=["ムダの種類", "手順の数", "今の1か月の時間(時間)"])
    remarks = tuple(
        Remark(_IDS[kind], f"{kind}: {WASTES[kind]}", tuple(found[kind])) for kind in WASTES if found[kind]
    )
    return Tally("7つのムダの疑い", frame, about, METHOD, len(steps), remarks)


_IDS = dict(
    zip(
        WASTES, ("waiting", "rework", "carrying", "copying", "checking", "searching", "too-much"), strict=True
    )
)


def _found(steps):
    work = [step for step in steps if step.kind in (Kind.TASK, Kind.DECISION, Kind.WAIT)]
    found = {kind: [] for kind in WASTES}
    found["待ち"] = [step.number for step in work if step.kind is Kind.WAIT or step.waiting]
    behind = {number for number, _ in returns(steps)}
    found["手戻り"] = [step.number for step in work if step.number in behind]
    found["運び"] = [number for number in _carried(steps) if number in {step.number for step in work}]
    for kind, words in _WORDS.items():
        found[kind] = [step.number for step in work if words.search(step.name)]
    return found


def _carried(steps):
    """Numbers of the steps that get paper from another 担当, in the order of the table."""
    by_number = {step.number: step for step in steps}
    onto = {
        to
        for number, to in steps.edges
        if to in by_number
        and "紙" in by_number[number].medium
        and by_number[number].lane != by_number[to].lane
    }
    return [step.number for step in steps if step.number in onto]
