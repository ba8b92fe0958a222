"""A form looked at item by item: what is asked just in case, without a purpose, twice, or without a word of help."""

import re
import unicodedata
from itertools import combinations

from kenshu.figures.sheet import Sheet
from kenshu.improve.form_sheet.items import COLUMNS, DROPPED, HELD, MUST, NEEDED
from kenshu.improve.remark import Remark
from kenshu.improve.tally import Tally

JUST_IN_CASE = re.compile(
    r"念のため|一応|いちおう|あると便利|あれば便利|今まで|これまで|前から|以前から|昔から|参考まで|とりあえず|いつか"
)
HELD_BY_CITY = re.compile(
    r"世帯主|世帯(?:員|構成|の人数)|住民税|課税|所得|納税|固定資産|続柄|前の住所|前住所|住民となった"
)
CARE = re.compile(
    r"病歴|病名|既往|健診の?結果|検診の?結果|障害|障がい|手帳の等級|国籍|信条|宗教|犯罪|前科|人種"
)
SAME = (
    (
        "年齢",
        "生年月日",
        "年齢は生年月日から計算できます。生年月日が要る理由がなければ、年代だけにしましょう。",
    ),
    ("学年", "生年月日", "学年は生年月日から計算できます。どちらか1つにしましょう。"),
    ("曜日", "希望日", "曜日は日付から分かります。日付だけにしましょう。"),
    ("市外局番", "電話番号", "市外局番は電話番号に入っています。1つにしましょう。"),
)
HELPFUL = re.compile(r"てください|しましょう|ましょう|お書き|お選び|お入れ|例[::]")
BLAMING = re.compile(r"不正|エラー|無効|入力ミス|誤りです|間違っています")


def review(sheet):
    """Remarks on a FormSheet: the sheet as a whole first, then its items in their order.

    no-purpose, no-identity, no-other-way, nothing-dropped, nothing-needed, no-keeper; for items that are needed:
    just-in-case, item-no-purpose, already-held, must-or-may, no-example, no-error-text, error-without-help,
    take-care (要配慮個人情報 may be in it), my-number, both (年齢 and 生年月日); for the others: no-reason.
    """
    return (*_whole(sheet), *_both(sheet), *(remark for item in sheet.items for remark in _item(item)))


def counts(sheet, *, about):
    """Tally of the items: on the paper, needed (必須 and 任意), dropped, already held by the city."""
    import pandas as pd

    needed = sheet.of(NEEDED)
    must = sum(item.must == MUST for item in needed)
    rows = [
        ("今の様式の項目", len(sheet.items)), ("要る", len(needed)), ("うち必須", must), ("うち任意など", len(needed) - must),
        ("要らない", len(sheet.of(DROPPED))), ("市が持つ", len(sheet.of(HELD))),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["数えたもの", "項目の数"])
    return Tally(
        f"{sheet.procedure}の項目",
        frame,
        about,
        "フォーム設計票の判断を数える",
        len(sheet.items),
        review(sheet),
    )


def as_sheet(sheet):
    """The sheet as a notebook shows it; what is empty says 「未記入」."""
    rows = tuple(
        tuple(
            text or "未記入" for text in (i.name, i.decision, i.must, i.example, i.error, i.purpose, i.reason)
        )
        for i in sheet.items
    )
    head = f"フォーム設計票: {sheet.procedure}(利用目的: {sheet.purpose or '未記入'}。本人確認: {sheet.identity or '未記入'}。"
    return Sheet(
        f"{head}電話・窓口の道: {sheet.other_way or '未記入'}。直す人: {sheet.keeper or '未記入'})",
        COLUMNS,
        rows,
    )


def _whole(sheet):
    empty = (
        (
            "no-purpose",
            sheet.purpose,
            "利用目的がありません。何に使うために集めるのかを、住民に言う言葉で書いてください。",
        ),
        (
            "no-identity",
            sheet.identity,
            "本人確認をどうするかがありません。要らないときも、要らない理由を書いてください。",
        ),
        (
            "no-other-way",
            sheet.other_way,
            "電話・窓口の道がありません。フォームを使えない人がどうするかを書いてください。",
        ),
        (
            "no-keeper",
            sheet.keeper,
            "直す人がありません。担当が替わったあと、どの係がフォームを直すかを書いてください。",
        ),
    )
    for kind, text, said in empty:
        if not text:
            yield Remark(kind, said)
    if not sheet.of(NEEDED):
        yield Remark(
            "nothing-needed",
            "「要る」項目が1つもありません。フォームそのものが要らないなら、廃止を考えましょう。",
        )
    elif not sheet.of(DROPPED) and not sheet.of(HELD):
        yield Remark(
            "nothing-dropped",
            "項目が1つも減っていません。紙の様式をそのまま写していないか、1つずつ見直してください。",
        )


def _both(sheet):
    needed = sheet.of(NEEDED)
    for one, other in combinations(needed, 2):
        for first, second, text in SAME:
            if (first in one.name and second in other.name) or (second in one.name and first in other.name):
                yield Remark("both", f"両方を聞いています。{text}", (one.name, other.name), "")


def _item(item):
    name = (item.name,)
    if item.decision != NEEDED:
        if not item.reason:
            what = "どこが持っているか" if item.decision == HELD else "要らない理由"
            yield Remark(
                "no-reason", f"「{item.decision}」の理由がありません。{what}を書いてください。", name, ""
            )
        return
    said = f"{item.reason} {item.purpose}"
    if found := JUST_IN_CASE.search(said):
        yield Remark(
            "just-in-case",
            f"「{found[0]}」は聞く理由になりません。いつ、だれが使うかを書けなければ、外しましょう。",
            name,
            "",
        )
    if not item.purpose:
        yield Remark(
            "item-no-purpose", "利用目的がありません。何に使うかを書けない項目は、集められません。", name, ""
        )
    yield from _sensitive(item, name)
    yield from _words(item, name)


def _sensitive(item, name):
    plain = unicodedata.normalize("NFKC", item.name)
    if re.search(r"マイナンバー(?!カード)|個人番号", plain):
        yield Remark(
            "my-number",
            "マイナンバーは、法令や条例で決められた手続でしか集められません。個人情報の担当に確かめてください。",
            name,
            "",
        )
    elif CARE.search(plain):
        yield Remark(
            "take-care",
            "要配慮個人情報にあたることがあります。要るかどうかと扱い方を、個人情報の担当に確かめてください。",
            name,
            "",
        )
    elif HELD_BY_CITY.search(plain):
        yield Remark(
            "already-held",
            "市が持っている情報かもしれません。聞かずに庁内で確かめられるかを、持っている課と個人情報の担当に聞いてください。",
            name,
            "",
        )


def _words(item, name):
    if not item.must:
        yield Remark(
            "must-or-may",
            "必須か任意かが決まっていません。なくても受け付けられるなら任意にします。",
            name,
            "",
        )
    if not item.example:
        yield Remark("no-example", "書き方の例がありません。住民が迷わない例を1つ書いてください。", name, "")
    if item.must == MUST and not item.error:
        yield Remark(
            "no-error-text",
            "エラー文がありません。書き間違えたとき、何をどう直すかを書いてください。",
            name,
            "",
        )
    elif item.error and (BLAMING.search(item.error) or not HELPFUL.search(item.error)):
        yield Remark("error-without-help", f"エラー文「{item.error[:20]}」では直し方が分かりません。"
                     "「数字7けたで入れてください」のように、することを書きましょう。", name, "")  # fmt: skip
