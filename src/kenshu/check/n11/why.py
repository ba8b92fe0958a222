"""現状, 根拠, 事業内容 and what else was looked at: hints on what a reader in 財政課 would ask back."""

import re

from kenshu.check.n11.texts import DOOR, TOOL, loose, plain, too_long
from kenshu.check.rules import partly, right, rule

GAP = re.compile("(?<![一二三四五六七八九十○〇])(?:[○〇](?=件|分|日|課|は|の)|[○〇]{2})")
COUNTED = re.compile(r"\d[\d,.]*(?:件|分|時間|人|枚|回|日)")
MEASURED = re.compile(r"測|はか|計っ|数え|記録|調べ|調査|実測|平均|台帳|日報")
UNUSUAL = re.compile(
    r"差戻|差し戻|不備|足りな|書き直|やり直|例外|ほかの課|他の課|他課|待ち|待つ|待っ|止ま|税務|総務|財政|情報"
)
BASIS = re.compile(r"法|条例|規則|要綱|要領|内規|慣行|システム|不明|決まり|引継|引き継")
ARTICLE = re.compile(
    r"\d+条|条の\d|(?:条文|定め|決まり|規定|根拠).{0,12}(?:ない|なし|なく|ありません|見つか|無い)|様式第?\d+号"
)
BECAUSE = re.compile(r"ため|から|ので|理由|なぜ|わけ")
VOICES = re.compile(r"反対|心配|不安|困る|懸念|一方|という声|との声|「")
LESS = re.compile(
    r"やめ|なくし|なくす|廃止|減ら|へらし|省|まとめ|一つに|一本|入れか|入れ替|順番|簡単|簡素|短く|要らない"
)
OTHERS = re.compile(
    r"何もしない|いまのまま|今のまま|このまま|現状のまま|やめる|人を増|人をふや|増員|任用|委託|共同|ほかの市|他市|やり方だけ|簡素|紙のまま|電話だけ"
)


@rule("n11-present")
def present(answers, city):
    text = plain(answers["n11-present"]["value"])
    hint = too_long(answers, "present") or _present(text) or loose(answers, text)
    return partly(0.5, *hint) if hint else right(
        "数字と測り方、いつもと違うときまで書けています。その仕事を知らない人に、声に出して読んでみましょう。"
    )  # fmt: skip


@rule("n11-grounds")
def grounds(answers, city):
    text = plain(answers["n11-grounds"]["value"])
    hint = too_long(answers, "grounds") or _grounds(text)
    return partly(0.5, *hint) if hint else right(
        "わけと、決まりと、反対の声がそろいました。「調べたうえで言っている」と伝わります。"
    )  # fmt: skip


@rule("n11-project")
def project(answers, city):
    text = plain(answers["n11-project"]["value"])
    hint = too_long(answers, "project") or _project(text) or loose(answers, text)
    return (
        partly(0.5, *hint)
        if hint
        else right("やめること、簡単にすることが先に来ています。道具は、そのあとで効きます。")
    )


@rule("n11-alternatives")
def alternatives(answers, city):
    text = plain(answers["n11-alternatives"]["value"])
    hint = too_long(answers, "alternatives")
    if not hint and not OTHERS.search(text):
        hint = (
            "only-one",
            "「何もしない」「やり方だけ変える」「人をふやす」とくらべると、どうでしょう。一つ書き足しましょう。",
        )
    return partly(0, *hint) if hint else right("くらべたうえで選んだことが、伝わります。")


def _present(text):
    if GAP.search(text):
        return (
            "gaps-left",
            "まだ○のままのところがあります。分からない数は「9月までに10件測る」のように書いておきましょう。",
        )
    if not COUNTED.search(text):
        return "numbers-missing", "件数や分の数字がありません。N03とN10の数字を、一つずつ入れましょう。"
    if not MEASURED.search(text):
        return (
            "measure-missing",
            "その数字は、どう測りましたか。「10件測った」「台帳を数えた」のように入れましょう。",
        )
    if not UNUSUAL.search(text):
        return (
            "exception-missing",
            "いつもと違うとき(差戻し、足りない書類、ほかの課での待ち)も、一つ入れましょう。",
        )
    return None


def _grounds(text):
    if not BASIS.search(text):
        return (
            "basis-missing",
            "法令・条例規則・内規・慣行のどれでしょう。分からなければ「不明」も、よい答えです。",
        )
    if not ARTICLE.search(text):
        return (
            "article-missing",
            "条番号か、「決まりは見つからなかった」を入れましょう。どこを見たかも書くと強くなります。",
        )
    if len(BECAUSE.findall(text)) < 2:
        return "dig-deeper", "わけが一段で止まっているようです。そのわけの、そのまたわけを書き足しましょう。"
    if not VOICES.search(text):
        return (
            "voices-missing",
            "反対や心配の声を一つ入れましょう。先に書いてあると、聞かれても落ち着いて答えられます。",
        )
    return None


def _project(text):
    tool, less = TOOL.search(text), LESS.search(text)
    if not less:
        return (
            "nothing-less",
            "やめること、まとめること、簡単にすることが見あたりません。N07の案を入れましょう。",
        )
    if tool and tool.start() < less.start():
        return (
            "tool-first",
            "道具の名前が先に来ています。やめること、簡単にすることから書くと、話が通りやすくなります。",
        )
    if not DOOR.search(text):
        return "door-missing", "電話や窓口が要る人の道がありません。続ける道を一つ書きましょう。"
    return None
