"""What the time is for, what residents have of it, who needs another door, when to stop, who keeps it going."""

import re

from kenshu.check.n08.words import MONEY, OWN_TIME, RESIDENTS
from kenshu.check.n11.texts import DOOR, loose, plain, too_long
from kenshu.check.rules import partly, right, rule

WHOM = re.compile(
    r"高齢|\d0歳|お年寄|障害|目の|耳の|見えにく|聞こえにく|日本語|外国|やさしい|苦手|スマートフォンのない|持たない"
)
NUMBER = re.compile(r"\d|半分|[一二三四五六七八九十]割|一つも|1件も")
WHEN = re.compile(r"\d+(?:か月|ヶ月|カ月|ケ月|週|日|月|年)|(?:翌|毎)月|年度|四半期|夏|秋|冬|春")
THEN = re.compile(r"もど|戻|取り出|台帳|データ|引き継|引継|届いた|申込|電話だけ|紙だけ|消え")
ROLE = re.compile(r"課|係|班|室|担当")
WRITTEN = re.compile(r"引継|引き継|マニュアル|手順|手引|書い|書き|残|記録|いっしょに")


@rule("n11-time-use")
def time_use(answers, city):
    text = plain(answers["n11-time-use"]["value"])
    hint = too_long(answers, "time_use")
    if not hint and MONEY.search(text):
        hint = "money-said", "時間が生まれても、予算はそのままでは減りません。仕事の名前で書いてみましょう。"
    if not hint and OWN_TIME.search(text):
        hint = (
            "which-work",
            "「ほかの業務」とは、どんな仕事でしょうか。名前をつけると、聞いた人に伝わります。",
        )
    return partly(0, *hint) if hint else right("受け取りました。資料では「時間は○○に使います」と出ます。")


@rule("n11-residents")
def residents(answers, city):
    text = plain(answers["n11-residents"]["value"])
    hint = too_long(answers, "residents")
    if not hint and not RESIDENTS.search(text):
        hint = (
            "residents-missing",
            "職員の側の話のようです。来庁・待ち・夜や休日の申請など、住民の時間で書いてみましょう。",
        )
    hint = hint or loose(answers, text)
    return (
        partly(0, *hint) if hint else right("住民の側から書けています。議会で最初に読まれるのは、ここです。")
    )


@rule("n11-care")
def care(answers, city):
    text = plain(answers["n11-care"]["value"])
    hint = too_long(answers, "care")
    if not hint and not DOOR.search(text):
        hint = "door-missing", "電子申請のほかに、どんな道がありますか。電話、窓口、郵送などを書きましょう。"
    if not hint and not WHOM.search(text):
        hint = "whom-missing", "だれのための道でしょうか。困りそうな人を、一人思いうかべて書きましょう。"
    return partly(0, *hint) if hint else right("だれのための、どの道かが書けています。")


@rule("n11-stop")
def stop(answers, city):
    text = plain(answers["n11-stop"]["value"])
    hint = too_long(answers, "stop") or _stop(text)
    return (
        partly(0.5, *hint)
        if hint
        else right("数と、時期と、やめたあとまで書けています。始めるときの安心になります。")
    )


@rule("n11-keeper")
def keeper(answers, city):
    text = plain(answers["n11-keeper"]["value"])
    hint = too_long(answers, "keeper")
    if not hint and not ROLE.search(text):
        hint = "role-missing", "どの係が直しますか。人の名前ではなく、係の名前で書きましょう。"
    if not hint and not WRITTEN.search(text):
        hint = "where-written", "直し方は、どこに書いておきますか。引継書など、置き場所を書きましょう。"
    return partly(0, *hint) if hint else right("人が替わっても、続けられますね。")


def _stop(text):
    if not NUMBER.search(text):
        return "number-missing", "どこまで悪ければ、を数で書きましょう。N10の「やめる値」が使えます。"
    if not WHEN.search(text):
        return "when-missing", "いつ決めますか。「公開から1か月で」のように、時期を入れましょう。"
    if not THEN.search(text):
        return "then-missing", "やめたら、届いた申込みはどうなりますか。元のやり方への戻し方も書きましょう。"
    return None
