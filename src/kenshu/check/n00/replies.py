"""What is said back to each answer of N00. The first group of words found in an answer decides."""

import re
import unicodedata

from kenshu.check import numbers
from kenshu.check.rules import right, rule

TROUBLES = (
    ("no-trouble", "^(特に)?(なし|ない|ありません|ないです)",
     "いま困っていないのも、大切な記録です。うまくいっている理由を、研修の日に聞かせてください。"),
    ("same-again", "同じ|何度|二度|二重|転記|写し|書き直",
     "同じことを何度も書くのは、つらいですね。"
     "あなたのせいではありません。仕事の形のほうを直せるところです。"),
    ("phone", "電話|鳴",
     "電話が鳴ると、手が止まりますね。"
     "どんな電話が多いかを数えると、へらし方が見えてきます。研修でいっしょに数えます。"),
    ("seal", "はんこ|ハンコ|印鑑|押印|決裁|回覧",
     "書類が机から机へ動くあいだ、だれも悪くないのに時間がすぎます。"
     "どこで待っているかを、研修で図にします。"),
    ("waiting", "待ち|待つ|待た|返事|遅|おそ",
     "待っている時間は、仕事をしている時間より長いことがよくあります。"
     "何を待っているかが、よい手がかりです。"),
    ("counter", "窓口|行列|並|混",
     "窓口が混むと、来た人も受ける人もつかれますね。いつ混むかを見ると、打つ手が見つかります。"),
    ("paper", "紙|様式|印刷|コピー|ファイル|書類|保管",
     "紙にも、理由のある紙と、なんとなく続いた紙があります。研修では、その見分け方をやります。"),
    ("machine", "パソコン|エクセル|excel|システム|ソフト|入力",
     "機械に合わせて人ががんばっているのですね。"
     "どこでつまずくかを書きとめておくと、直すときの宝物になります。"),
    ("handover", "引継|引き継|異動|前任|一人しか|自分しか|聞く人",
     "あなたしか知らないことが多いのですね。来年の担当の人が助かる形を、いっしょに考えましょう。"),
    ("no-time", "人が足|人手|残業|忙|いそが|時間がな|時間が足|終わらな",
     "いつもおつかれさまです。何に時間がかかっているかを数字で言えると、助けを求めやすくなります。"),
    ("mistakes", "まちが|間違|ミス|もれ|漏れ|確認|不備",
     "まちがえないように気を張っているのですね。人ががんばらなくてもまちがえにくい形を、研修で考えます。"),
)  # fmt: skip
TROUBLE_SHORT = "一言でも、じゅうぶん伝わりました。だれかに話すつもりで、また書きたしてもかまいません。"
TROUBLE_LONG = (
    "くわしく書いてくださって、ありがとうございます。その場面が目に浮かびます。研修の日の材料にします。"
)

SLOWEST = (
    ("unknown", "分からな|わからな|思いつか|ない$|なし$",
     "すぐに思いつかなくても大丈夫です。あした、いちばん長く机に広げていた書類が、その答えかもしれません。"),
    ("bookings", "予約|検診|健診", "{}ですね。予約の仕事は、S3の教材とよく似ています。きっと役に立ちます。"),
    ("papers", "証明|住民票|戸籍|印鑑|転入|転居|転出",
     "{}ですね。窓口が混む時間をいちばんよく知っているのは、あなたです。"),
    ("money", "給付|補助|助成|支払|請求|会計|契約|予算",
     "{}ですね。お金の手続は、確かめることが多くて気を使います。確かめている回数も数えてみましょう。"),
    ("children", "保育|入所|学童|児童|子ども",
     "{}ですね。たくさんの家庭のことを思いながらの仕事だと思います。S2で、よく似た流れを見ます。"),
    ("inside", "会議|庶務|照会|回答|調査|報告|起案|決裁|文書",
     "{}ですね。庁内の仕事は、なかなか数えてもらえません。数えると、思ったより大きいことがよくあります。"),
)  # fmt: skip
SLOWEST_ANY = "{}ですね。名前がつくと、半分進んだようなものです。S1では、この手続を図にしてみましょう。"

WISHES = (
    ("home", "家|帰|子ども|孫|夕飯|夕食|料理",
     "早く帰れる日が、一日ふえるといいですね。それも、りっぱな目標です。"),
    ("residents", "住民|市民|町民|村民|相談|窓口|お客|訪問|話を聞",
     "人と向き合う時間ですね。機械にはできない、あなたの仕事です。N08でも、もう一度聞きます。"),
    ("learning", "勉強|学|読書|本を読|研修|調べ",
     "学ぶ時間がほしいのですね。この30分も、その一つになりますように。"),
    ("rest", "休|寝|お茶|コーヒー|散歩|ぼーっ|運動|趣味",
     "休むことも大切です。ほっとする時間があると、仕事のまちがいもへります。"),
    ("tidy", "片付|片づけ|整理|掃除|引継|引き継|マニュアル|手順書",
     "ずっと気になっていたことですね。来年の担当の人が、きっと助かります。"),
    ("work", "仕事|残業|企画|計画|見直|改善|ほかの業務|他の業務",
     "やりたい仕事があるのですね。その仕事の名前を、研修のさいごの発表に入れましょう。"),
)  # fmt: skip
WISH_ANY = "すてきですね。その30分を見つけに行きましょう。毎日30分は、一年で約120時間にもなります。"

MINUTES = (
    (1, "at-once", "1分もかからない、手早い仕事ですね。件数が多ければ、それでも大きな時間になります。"),
    (5, "minutes-few", "数分の仕事ですね。1日に何件あるかと掛け合わせると、時間の大きさが見えてきます。"),
    (20, "minutes-some",
     "だいたいの感じで十分です。S1までに10件だけ測ると、自信を持って言える数字になります。"),
    (60, "hour-near",
     "けっこうかかりますね。手を動かす時間と待つ時間を分けてみると、おもしろいことが分かります。"),
    (480, "hours",
     "じっくり取り組む手続ですね。とちゅうで止まっている時間も入っているか、思い出してみてください。"),
    (float("inf"), "days",
     "何日にもわたる手続ですね。受けた日と終わった日をメモしておくと、S2で役に立ちます。"),
)  # fmt: skip
LONG_HOURS = (
    "{:,}時間と読みました。「分」のつもりでしたら、単位を選び直せます。"
    "何日にもわたる手続なら、受けた日と終わった日のメモが、S2で役に立ちます。"
)


@rule("n00-trouble")
def trouble(answers, city):
    text = _plain(answers["n00-trouble"]["value"])
    name, reply = _found(TROUBLES, text) or (
        ("a-word", TROUBLE_SHORT) if len(text) < 20 else ("a-story", TROUBLE_LONG)
    )
    return right(reply, name)


@rule("n00-slowest")
def slowest(answers, city):
    written = " ".join(answers["n00-slowest"]["value"].split())
    name, reply = _found(SLOWEST, _plain(written)) or ("any", SLOWEST_ANY)
    return right(reply.format(f"「{written}」" if len(written) <= 25 else "その手続"), name)


@rule("n00-minutes")
def minutes(answers, city):
    entry = answers["n00-minutes"]
    spent = numbers.in_unit(entry, "分")
    if entry.get("unit") == "時間" and spent > 480:
        return right(LONG_HOURS.format(entry["value"]), "days")
    return next(right(reply, name) for limit, name, reply in MINUTES if spent <= limit)


@rule("n00-list")
def own_list(answers, city):
    """Replies to the table: what is there is thanked for; what is not there may come later."""
    rows = [
        row
        for row in answers["n00-list"]["value"]
        if any(row.get(cell) for cell in ("name", "count", "door"))
    ]
    counted = [row["count"] for row in rows if row.get("count") is not None]
    if not counted:
        return right("表に書けましたね。件数は、月のおわりにざっと数えてからで大丈夫です。", "names-only")
    if len(counted) < len(rows):
        return right(
            "分かるところから書けていますね。空いた件数は、分かったときに書きたしてください。", "some-counts"
        )
    if len(rows) == 1:
        return right(
            f"1か月に約{counted[0]:,}件ですね。一つにしぼるのは、とてもよい始め方です。", "one-procedure"
        )
    message = f"合わせて1か月に約{sum(counted):,}件ですね。これだけの仕事を、毎月こなしているのですね。"
    return right(message, "all-counts")


@rule("n00-wish")
def wish(answers, city):
    name, reply = _found(WISHES, _plain(answers["n00-wish"]["value"])) or ("any", WISH_ANY)
    return right(reply, name)


def _plain(text):
    """Half width, small letters, one line: only for looking words up."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _found(groups, text):
    """(id, reply) of the first group one of whose words is in ``text``, or None."""
    return next(((name, reply) for name, words, reply in groups if re.search(words, text)), None)
