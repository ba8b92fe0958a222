"""What may stand in a paper for the 課長会議: small numbers, subtraction, names."""

from kenshu.check.rules import partly, right, rule, wrong

PILES = {"themes": "show", "one-hidden": "keep", "two-hidden": "show", "crossed": "keep",
         "as-received": "keep", "voices": "show"}  # fmt: skip
SAID = {
    "as-received": ("as-received-shown", "一覧には、課や職位、書かれた名前まで入っています。見せる相手を考えてみましょう。"),
    "crossed": ("crossed-shown", "三つで分けると、一つの欄は何人になるでしょう。1人だけの欄がないか、思いうかべてみましょう。"),
    "one-hidden": ("subtraction", "ふせた課が一つだけだと、合計から残りの課を引いたら、どうなるでしょう。"),
    "themes": ("themes-kept", "どの欄も5人以上で、課も名前もありません。みんなで考えるための数字です。"),
    "two-hidden": ("two-hidden-kept", "引き算をしても、二つの課の合計までしか分かりません。会議で役に立つ表です。"),
    "voices": ("voices-kept", "役割に書きかえて、課も出さない声です。数字だけでは伝わらないことを伝えられます。"),
}  # fmt: skip


@rule("n01-show")
def show(answers, city):
    """One sixth of the points a card; the riskiest card shown is spoken of first."""
    given = {row["item"]: row["choice"] for row in answers["n01-show"]["value"]}
    share = sum(given[card] == pile for card, pile in PILES.items()) / len(PILES)
    if share == 1:
        return right("きちんと分けられました。見せる前に立ち止まれるのは、とても大切な力です。")
    if set(given.values()) == {"show"}:
        return wrong(
            "all-shown",
            "ぜんぶのせると、だれの答えか分かるものがまざります。1人だけの欄がないか見てみましょう。",
        )
    if set(given.values()) == {"keep"}:
        return wrong(
            "all-kept", "ぜんぶしまうと、会議で話し合えません。だれの答えか分からない数字なら、のせられます。"
        )
    for card, (name, message) in SAID.items():
        if given[card] not in (None, PILES[card]):
            return partly(share, name, message)
    return partly(
        share,
        "cards-left",
        "まだ分けていないカードがあります。迷ったら、1人だけの欄ができるかどうかで考えましょう。",
    )
