"""A tagged table looked at: is everything tagged, was なくす asked first, is there more than a tool in it?"""

import re

from kenshu.flow import Kind
from kenshu.improve.ecrs.tags import TAGGED, Action
from kenshu.improve.ecrs.to_be import to_be
from kenshu.improve.figure import ImproveError
from kenshu.improve.remark import Remark
from kenshu.improve.tally import Tally

SHORTEST = 8  # characters that can hold a reason
CHANGED = (Action.COMBINE, Action.REARRANGE, Action.SIMPLIFY)
_TOOL = re.compile(
    r"システム|電子|オンライン|デジタル|アプリ|フォーム|RPA|ＲＰＡ|OCR|ＯＣＲ|AI|ＡＩ|ロボット|チャット|タブレット|"
    r"スキャン|PDF|ＰＤＦ|エクセル|Excel|ノーコード|ローコード|自動化",
    re.IGNORECASE,
)
_LAW = re.compile(r"法令|条例|規則|(?<![方手作用])法(?!人)|政令|省令")


def review(steps, tags, *, no_removal=""):
    """Remarks on ``tags`` for ``steps``, in the order of the table. ``no_removal``: why nothing at all can go.

    unknown-step, tagged-twice, untagged; nothing-removed (no E, and no reason for that); straight-to-digital (a tool
    before anybody asked whether the step is needed); why-not-removed; custom-kept; law-removed; no-partner;
    cannot-go (開始 and the like); gone-anyway (work on a step that なくす elsewhere already takes away).
    """
    known = {step.number: step for step in steps}
    found = [*_complete(steps, tags, known)]
    sound = [tag for tag in tags if tag.number in known]
    found += [remark for tag in sound for remark in _of(tag, known[tag.number])]
    found += [
        remark for tag in sound if tag.action is Action.COMBINE for remark in _partner(tag, tags, known)
    ]
    found += _whole(tags, no_removal)
    if not {"no-partner", "cannot-go", "tagged-twice", "unknown-step"} & {remark.id for remark in found}:
        left = {step.number for step in to_be(steps, tags).steps}
        going = {tag.number for tag in tags if tag.action in (Action.REMOVE, Action.COMBINE)}
        waste = [t.number for t in sound if t.action in CHANGED and t.number not in left | going]
        if waste:
            found.append(Remark("gone-anyway", "ほかの手順をなくすと、この手順もなくなります。手を入れる前に確かめてください。",
                                tuple(waste)))  # fmt: skip
    return tuple(found)


def counts(steps, tags, *, about):
    """Tally with a row a 区分, in the order E, C, R, S, K: 手順の数, 今の1か月の時間(時間) of those steps (分 × 件数 ÷ 60)."""
    import pandas as pd

    known = {step.number: step for step in steps}
    if unknown := [tag.number for tag in tags if tag.number not in known]:
        raise ImproveError(f"ECRSの表の番号{unknown[0]}は、手順の表にありません。番号をそろえてください。")
    rows = []
    for action in Action:
        mine = [known[tag.number] for tag in tags if tag.action is action]
        hours = sum((step.minutes or 0) * (step.count or 0) for step in mine) / 60
        rows.append((f"{action.value} {action.said}", len(mine), hours))
    frame = pd.DataFrame(rows, columns=["区分", "手順の数", "今の1か月の時間(時間)"])
    return Tally("ECRSの内訳", frame, about, "手順の数と、分×1か月の件数÷60の合計", len(tags))


def _complete(steps, tags, known):
    numbers = [tag.number for tag in tags]
    if unknown := [number for number in numbers if number not in known]:
        yield Remark("unknown-step", "手順の表にない番号です。番号をそろえてください。", tuple(unknown))
    if twice := [number for number in dict.fromkeys(numbers) if numbers.count(number) > 1]:
        yield Remark(
            "tagged-twice", "区分が2つ以上付いています。いちばん先に試すもの1つにしてください。", tuple(twice)
        )
    if bare := [s.number for s in steps if s.kind in TAGGED and s.number not in numbers]:
        yield Remark(
            "untagged",
            "区分がまだ付いていません。そのままにする手順にも、K(そのまま)と理由を書いてください。",
            tuple(bare),
        )


def _of(tag, step):
    row, reasoned = (step.number,), len(tag.reason) >= SHORTEST
    if tag.action is Action.REMOVE:
        if step.kind not in TAGGED:
            yield Remark(
                "cannot-go",
                f"「{step.name}」は{step.kind}なので、なくせません。前後の作業を見てください。",
                row,
            )
        elif _LAW.search(step.basis):
            yield Remark(
                "law-removed",
                f"「{step.name}」の根拠は「{step.basis}」です。なくす前に、法務担当に確かめてください。",
                row,
            )
    elif tag.action in CHANGED and not reasoned:
        if _TOOL.search(tag.idea):
            yield Remark("straight-to-digital", f"「{step.name}」に、いきなり道具({_TOOL.search(tag.idea)[0]})を入れています。"
                         "先に、なくせないか、まとめられないかを考え、できない理由を書いてください。", row)  # fmt: skip
        else:
            yield Remark(
                "why-not-removed",
                f"「{step.name}」を{tag.action.said}前に、なくせない理由を書いてください。",
                row,
            )
    if tag.action in (Action.KEEP, Action.SIMPLIFY) and "慣行" in step.basis:
        yield Remark(
            "custom-kept",
            f"「{step.name}」の根拠は慣行です。なくすことができないか、もう一度考えてください。",
            row,
        )


def _partner(tag, tags, known):
    """For まとめる: the step it becomes part of must be there and stay."""
    gone = {other.number for other in tags if other.action in (Action.REMOVE, Action.COMBINE)}
    if tag.into not in known or tag.into in gone or known[tag.into].kind not in (Kind.TASK, Kind.DECISION):
        text = "まとめる先には、残る作業か判断の番号を書いてください。"
        yield Remark("no-partner", f"{text}(いまは「{tag.into or '空欄'}」です)", (tag.number,))
    elif known[tag.number].kind not in TAGGED:
        yield Remark(
            "cannot-go",
            f"「{known[tag.number].name}」は{known[tag.number].kind}なので、まとめられません。",
            (tag.number,),
        )


def _whole(tags, no_removal):
    ideas = [tag for tag in tags if tag.action is not Action.KEEP]
    if tags and not any(tag.action is Action.REMOVE for tag in tags) and len(no_removal.strip()) < SHORTEST:
        yield Remark(
            "nothing-removed",
            "なくす(E)が1つもありません。1つは選ぶか、なくせるものがない理由を書いてください。",
        )
    if (
        len(ideas) > 1
        and all(_TOOL.search(tag.idea) for tag in ideas if tag.action is not Action.REMOVE)
        and not any(tag.action in (Action.REMOVE, Action.COMBINE) for tag in ideas)
    ):
        yield Remark(
            "only-tools",
            "案がどれも道具の話です。今の流れをそのまま電子にするだけになっていないか見直してください。",
        )
