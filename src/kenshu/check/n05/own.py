"""The learner's own inventory: what the same rules say of it. Nothing is marked."""

import pandas as pd

from kenshu.check.rules import right, rule
from kenshu.improve import inventory

SEALS = {"registered": "実印", "plain": "認印", "city": "公印", "staff": "職員印", "none": "認印"}
BASES = {"law": "法令", "bylaw": "条例規則", "guide": "内規", "custom": "慣行", "system": "システム制約",
         "unknown": "不明"}  # fmt: skip
WORDS = {
    "law-without-article": "「{}」は、法令の条番号がまだありません。見つかるまでは「不明」にしておくと安心です。",
    "article-missing": "「{}」の決まりの名前と条番号を、例規集で見て書きましょう。",
    "other-basis": "「{}」は、選んだ根拠と、書いた決まりの種類がちがうようです。直せる人が変わるので、見直しましょう。",
    "article-number": "「{}」の決まりに、第何条かを書き足しましょう。",
    "custom-with-article": "「{}」は、決まりの名前が書いてあります。根拠の選び方を見直しましょう。",
    "registered-seal": "「{}」は実印ですか。実印は、役所に登録した印のことです。認印でないか見てみましょう。",
    "unknown": "「{}」は「不明」です。よい答えです。だれに、いつ聞くかを決めておきましょう。",
}


@rule("n05-own")
def own(answers, city):
    rows = [row for row in answers["n05-own"]["value"] if row["name"] and row["basis"]]
    if not rows:
        return right("書き始められましたね。様式の名前と、根拠を一つ選んでみましょう。", "name-and-basis")
    remarks = inventory.faults(_table(rows))
    if remarks:
        name = rows[int(remarks[0].rows[0]) - 1]["name"]
        return right(WORDS[remarks[0].id].format(name[:30]), remarks[0].id)
    counted = [row for row in rows if None not in (row["count"], row["copies"])]
    if not counted:
        return right("根拠が書けています。1年の件数と、書き写す回数も数えてみましょう。", "count-next")
    most = max(counted, key=lambda row: row["count"] * row["copies"])
    copies = most["count"] * most["copies"]
    if not copies:
        return right("書き写しのない、よい紙です。ほかの紙も並べてみましょう。", "no-copies")
    told = f"「{most['name'][:30]}」は、1年に{copies:,.0f}回、書き写しています。"
    return right(f"{told}1回1分なら、約{copies / 60:,.0f}時間です。", "copies-told")


def _table(rows):
    """The rows as the inventory reads them; a form without a seal is no fault here."""
    return pd.DataFrame([
        {"課": "自分の課", "様式名": row["name"], "押印種別": SEALS[row["seal"] or "none"],
         "根拠区分": BASES[row["basis"]], "条文": row["article"] or ""}
        for row in rows
    ])  # fmt: skip
