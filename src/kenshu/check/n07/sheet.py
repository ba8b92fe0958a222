"""The form sheet: hints on the items written out (a person marks their words), and what holds for the whole form."""

import re

from kenshu.check.mark import Verdict
from kenshu.check.n07.items import DROPPED, HELD, PLACES, SAID
from kenshu.check.rules import partly, right, rule
from kenshu.improve.form_sheet.hall import WHOLE, answered
from kenshu.improve.form_sheet.review import JUST_IN_CASE, review

FEWEST = 2
TOLD = {
    "item-no-purpose": "「{}」の「何に使うか」を書きましょう。だれが、いつ使うかが分かる言葉で。",
    "just-in-case": "「{}」の「何に使うか」が、続けてきたという説明になっています。使う人と場面を書きましょう。",
    "must-or-may": "「{}」は、必須と任意のどちらでしょう。なくても受け付けられるなら、任意です。",
    "no-example": "「{}」の書き方の例を、一つ書きましょう。はじめての人が、まねできるように。",
    "no-error-text": "「{}」を書きまちがえた人に、何と伝えますか。どう直すかまで書きましょう。",
    "error-without-help": "「{}」の伝え方では、どう直すかが分かりません。「てください」で終わる文にしてみましょう。",
}
ROWS = {  # row of the question on the whole: (what must be in it, what to say of too few words, what to say otherwise)
    "purpose": (re.compile("使|貸|許可|連絡|受け|ため|部屋"),
                "何のために集めるかが、まだ書けていません。「部屋を」で始めてみましょう。",
                "集めるわけが、利用者に伝わるでしょうか。何に使うのかを、利用者に言う言葉で書きましょう。"),
    "identity": (re.compile("登録|番号|名簿|窓口|身分|証|カード|確|要らな|いらな|不要|しない|なし|折り返|電話"),
                 "本人の確かめ方が、まだ書けていません。公民館の係は、いま何を見ているでしょう。",
                 "本人かどうかを、何で確かめますか。見るものか、要らないわけを書きましょう。"),
    "other_way": (re.compile("電話|窓口|紙|来"),
                  "画面を使えない人の道が、まだ書けていません。いまは、どうやって受けていますか。",
                  "画面を使えない人が、この書き方で申し込めるでしょうか。電話や窓口の道を書きましょう。"),
    "keeper": (re.compile("係|課|班|担当|二人|2人|２人|引継|引き継|公民館|手引"),
               "異動のあとに直す係が、まだ書けていません。役割で書きましょう。",
               "その人が異動したあとも、同じ書き方で大丈夫でしょうか。どの係が、何を見て直すかを書きましょう。"),
}  # fmt: skip
WANTED, TOO_SHORT, UNCLEAR = range(3)  # places in a row
SHORTEST = 4


@rule("n07-sheet")
def sheet(answers, city):
    """The first thing to add; half the points stand there until a person has read the words."""
    rows = [row for row in answers["n07-sheet"]["value"] if row["item"]]
    if hint := _hint(rows):
        return partly(0.5, *hint)
    return right("書く人が迷わない項目になりました。声に出して読んで、むずかしい言葉がないか見てみましょう。")


def _hint(rows):
    chosen = [row["item"] for row in rows]
    if not rows:
        return "no-item", "まず、項目の欄で、聞くものを一つ選びましょう。"
    if twice := [one for one in chosen if chosen.count(one) > 1]:
        return "item-twice", f"「{SAID[twice[0]]}」が2行あります。一つにまとめましょう。"
    if spare := [one for one in chosen if PLACES[one] == DROPPED]:
        return (
            "not-used",
            f"「{SAID[spare[0]]}」は、使う人が話に出てきません。使う人がいる項目を選びましょう。",
        )
    if held := [one for one in chosen if PLACES[one] == HELD]:
        return "held", f"「{SAID[held[0]]}」は、名簿にあるようです。名簿にない項目を選びましょう。"
    for remark in review(answered(rows=rows)):
        if remark.id in TOLD:
            name = remark.rows[0]
            return remark.id, TOLD[remark.id].format(name)
    if len(rows) < FEWEST:
        return "one-item", "一つめは書けました。もう一つ書くと、書き方のこつがつかめます。"
    return None


@rule("n07-whole")
def whole(answers, city):
    """A quarter of the points a row that answers its question."""
    rows = dict(zip(WHOLE, (row["words"] or "" for row in answers["n07-whole"]["value"]), strict=True))
    if empty := [one for one in WHOLE if len(rows[one]) < SHORTEST]:
        share = 1 - len(_missed(rows)) / len(WHOLE)
        return Verdict(share, f"{empty[0].replace('_', '-')}-missing", ROWS[empty[0]][TOO_SHORT])
    if missed := _missed(rows):
        told = ROWS[missed[0]][UNCLEAR]
        return Verdict(1 - len(missed) / len(WHOLE), f"{missed[0].replace('_', '-')}-unclear", told)
    return right("四つの決めごとがそろいました。公開の前に、課長と個人情報の担当にも見てもらいましょう。")


def _missed(rows):
    return [
        one
        for one in WHOLE
        if len(rows[one]) < SHORTEST
        or not ROWS[one][WANTED].search(rows[one])
        or JUST_IN_CASE.search(rows[one])
    ]
