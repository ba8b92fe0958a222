"""Which column is a day, an amount, a number that names something, or a person's own writing?"""

from kenshu.check.rules import partly, right, rule, wrong

PILES = {"received": "day", "birth": "day", "talk": "amount", "number": "code", "phone": "code",
         "account": "code", "name": "as-written", "address": "as-written"}  # fmt: skip
# (cards, pile they are in, message id, message); the first that fits is said.
SLIPS = (
    (("account", "phone", "number"), "amount", "code-as-amount",
     "その番号を、足したり平均したりするでしょうか。数にすると、先頭の0も消えます。"),
    (("name", "address"), "code", "own-writing-evened",
     "そろえると、本人が書いた字が変わります。通知を受け取る人のことを思いうかべてみましょう。"),
    (("name", "address"), "amount", "own-writing-as-amount",
     "氏名や住所は、足し算できるでしょうか。だれが書いた字かを考えてみましょう。"),
    (("received", "birth"), "amount", "day-as-amount",
     "和暦の日付を、そのまま足せるでしょうか。並べたり、日数を数えたりする列です。"),
    (("received", "birth"), "code", "day-as-code",
     "文字のままだと、日付の順に並べられるでしょうか。何に使う列かを考えてみましょう。"),
    (("received", "birth"), "as-written", "day-kept",
     "書いたままだと、和暦と西暦がまざったままです。日付の順に並べたいですね。"),
    (("talk",), "code", "amount-as-code",
     "文字のままだと、合計が出せるでしょうか。秒は、あとで足したい数です。"),
    (("talk",), "as-written", "amount-kept",
     "書いたままだと、全角の数字が合計からもれるかもしれません。足せる形を考えてみましょう。"),
    (("account", "phone", "number"), "as-written", "code-kept",
     "書いたままだと、全角と半角のちがいで見つからないことがあります。番号は、形をそろえて探します。"),
)  # fmt: skip


@rule("n02-piles")
def piles(answers, city):
    """One eighth of the points a card; the slip that does most harm is spoken of."""
    given = {row["item"]: row["choice"] for row in answers["n02-piles"]["value"]}
    share = sum(given[card] == pile for card, pile in PILES.items()) / len(PILES)
    if share == 1:
        return right("きちんと分けられました。数字に見えても、足さないものは文字のまま。これで0が守れます。")
    if len(set(given.values())) == 1:
        return wrong("one-pile", "ぜんぶ同じところに入りました。足し算をする列は、どれでしょう。")
    for cards, pile, name, message in SLIPS:
        if any(given[card] == pile for card in cards):
            return partly(share, name, message)
    if None in given.values():
        return partly(
            share, "cards-left", "まだ分けていないカードがあります。「足し算をするかな」と考えてみましょう。"
        )
    return partly(
        share, "day-pile", "日付のところに、日付でないものが入っているようです。見直してみましょう。"
    )
