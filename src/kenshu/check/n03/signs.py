"""Reading a picture, and mending a draft: two questions that pair things up."""

from kenshu.check.rules import partly, right, rule, wrong

SIGNS = {
    "band": ("who", "帯の左のはしに書いてある言葉を見てみましょう。人や係の名前ですね。"),
    "box": ("work", "四角の中の言葉を読んでみましょう。最後が「する」「作る」のような言葉です。"),
    "diamond": ("branch", "ひし形から出る矢印を、指でたどってみましょう。何本ありますか。"),
    "back": ("again", "矢印の先を見てみましょう。前に進んでいますか、それとも前の仕事に行きますか。"),
}
# line of the draft: (how to mend it, message id, what to look at)
MENDING = {
    "condition": ("labels", "どの知らせも「なおすと消えるか」で考えます。3行目の知らせは、分かれ道の言葉のことです。"),
    "lane": ("resident", "担当の知らせです。申請書を出すのは、ほんとうに窓口の人でしょうか。"),
    "exception": ("return", "ふだんと違うときの知らせです。書類が足りない人は、この表ではどうなりますか。"),
}  # fmt: skip


@rule("n03-signs")
def signs(answers, city):
    """An equal share of the points for each of the four signs."""
    given = _given(answers["n03-signs"])
    if None in given.values():
        return partly(
            _share(given, SIGNS),
            "not-all-paired",
            "まだ選んでいないものがあります。図の下の見本も見てみましょう。",
        )
    if (given["box"], given["diamond"]) == ("branch", "work"):
        return partly(
            _share(given, SIGNS),
            "box-and-diamond",
            "四角とひし形が入れかわっているようです。図の下の見本と見くらべましょう。",
        )
    if given["back"] == "wait":
        return partly(
            _share(given, SIGNS),
            "back-as-waiting",
            "戻る矢印は、待つことではありません。どの仕事へ行く矢印かを見ましょう。",
        )
    return _first_slip(given, SIGNS, "図の言葉が読めるようになりました。これで、どの課の図でも読めます。")


@rule("n03-draft")
def draft(answers, city):
    """A third of the points for each line."""
    given = _given(answers["n03-draft"])
    if None in given.values():
        return partly(_share(given, MENDING), "not-all-paired", "まだ選んでいない知らせがあります。")
    if given["condition"] == "square":
        message = "四角にすると、足りない人の道が消えてしまいます。ひし形のまま、なおせないでしょうか。"
        return partly(_share(given, MENDING), "branch-taken-away", message)
    if "boss" in given.values():
        message = "課長は、この手続に手を動かしているでしょうか。ほんとうにする人を書きましょう。"
        return partly(_share(given, MENDING), "boss-everywhere", message)
    return _first_slip(given, MENDING, "三つとも、下書きを前に進めるなおし方です。")


def _given(entry):
    return {row["item"]: row["choice"] for row in entry["value"]}


def _share(given, expected):
    return sum(given[item] == choice for item, (choice, _) in expected.items()) / len(expected)


def _first_slip(given, expected, praise):
    missed = [item for item, (choice, _) in expected.items() if given[item] != choice]
    if not missed:
        return right(praise)
    message_id, message = f"{missed[0]}-otherwise", expected[missed[0]][1]
    if len(missed) == len(expected):
        return wrong(message_id, message)
    return partly(_share(given, expected), message_id, message)
