"""Which columns tell who somebody is, which notes take the whole row out, and the learner's own columns."""

from kenshu.check.rules import partly, right, rule
from kenshu.privacy.columns_headings import by_heading

ALONE, TOGETHER, READ, SAFE = "alone", "together", "read", "safe"
PILES = {
    "name": {ALONE}, "phone": {ALONE}, "address": {ALONE}, "birth": {TOGETHER}, "account": {TOGETHER, ALONE},
    "number": {TOGETHER, ALONE}, "day": {TOGETHER}, "note": {READ},
}  # fmt: skip
SAFE_SAID = {
    "note": ("note-safe", "備考には、だれかが何でも書けます。届いた一覧の備考を、もう一度読んでみましょう。"),
    "number": ("number-safe", "受付番号を元の一覧で引くと、何が出てくるでしょう。番号は、元の行につながっています。"),
    "birth": ("birth-safe", "同じ町に、同じ日に生まれた人は何人いるでしょう。次の課題で数えてみます。"),
    "account": ("account-safe", "下3桁だけでも、ほかの列と合わせるとしぼれます。渡す目的に要る列かも考えてみましょう。"),
    "day": ("day-safe", "「あの日に窓口にいた人」と分かる人がいるかもしれません。ほかの列と合わせて考えましょう。"),
}  # fmt: skip
WHOLE = ("name", "phone", "address")
WHOLE_SAFE = (
    "whole-safe",
    "名前、電話、番地まである住所のどれかを、そのまま渡すことになります。受け取った人に、だれのことか分かってしまいませんか。",
)
ROWS = {"protected": "row", "violence": "row", "section": "column", "card": "column", "call": "column"}


@rule("n09-columns")
def columns(answers, city):
    """One eighth of the points a card; what would be given out as it is is spoken of first."""
    given = _given(answers["n09-columns"])
    share = sum(given[card] in piles for card, piles in PILES.items()) / len(PILES)
    if share == 1:
        return right("分けられました。「そのまま渡してよい」列は、一つもありませんでしたね。")
    if len(set(given.values())) == 1 and None not in given.values():
        return partly(
            share, "one-pile", "全部が同じ山です。列を一つずつ、だれか一人に行き着くかで考えましょう。"
        )
    if safe := next((card for card in (*SAFE_SAID, *WHOLE) if given[card] == SAFE), None):
        return partly(share, *SAFE_SAID.get(safe, WHOLE_SAFE))
    if None in given.values():
        return partly(share, "cards-left", "まだ分けていないカードがあります。分かるところからで大丈夫です。")
    return _misplaced(given, share)


@rule("n09-notes")
def notes(answers, city):
    """One fifth of the points a card; a row that must go and stays is spoken of first."""
    given = _given(answers["n09-notes"])
    share = sum(given[card] == pile for card, pile in ROWS.items()) / len(ROWS)
    if share == 1:
        return right("分けられました。印を見落とすと命にかかわる人がいます。だから、人の目で読みます。")
    if set(given.values()) == {"row"}:
        return partly(
            share, "all-taken", "全部外すと、数がゆがみます。居場所を知られて困る印は、どれでしょう。"
        )
    if "column" in (given["protected"], given["violence"]):
        return partly(
            share, "protected-kept",
            "「支援措置」は、居場所を知られると危ない人の印です。備考を消しても、町や年代は残ります。",
        )  # fmt: skip
    if given["section"] == "row":
        return partly(
            share, "section-taken", "「生活支援課」は課の名前です。「支援措置」とは、ちがう言葉ですね。"
        )
    if "row" in (given["card"], given["call"]):
        return partly(
            share, "too-many-taken",
            "知られたくないことでも、備考の列が消えれば残りません。居場所の印とは分けて考えましょう。",
        )  # fmt: skip
    return partly(
        share,
        "cards-left",
        "まだ分けていないカードがあります。居場所を知られて困る人かどうかで考えましょう。",
    )


@rule("n09-own")
def own(answers, city):
    """Not marked: a word on the first row that should be thought over."""
    rows = [row for row in answers["n09-own"]["value"] if any(value is not None for value in row.values())]
    if not any(row["column"] for row in rows):
        return right("列の名前も書いておくと、あとで相談するときに、そのまま使えます。", "column-next")
    for row in rows:
        name = f"「{(row['column'] or 'この列')[:20]}」"
        said = by_heading(row["column"] or "")
        if row["needed"] == "spare" and row["treat"] in ("keep", "coarse"):
            return right(f"{name}は要らない列ですね。要らないなら、消すのがいちばん安全です。", "spare-kept")
        if said and said[0] in ("direct", "my-number") and row["treat"] == "keep":
            return right(
                f"{name}は、それだけで人が分かりそうです。なくても目的に足りないか、考えてみましょう。",
                "direct-kept",
            )
    if any(row["needed"] is None or row["treat"] is None for row in rows):
        return right("列の名前が書けました。目的に要るかどうかを、一つ選んでみましょう。", "choose-next")
    if any(row["treat"] == "ask" or row["needed"] == "unknown" for row in rows):
        return right(
            "迷う列が見つかったのは大事な一歩です。個人情報保護の担当に、この表を見せてみましょう。",
            "ask-next",
        )
    return right("要る列と要らない列に分けられました。渡す前に、もう一人に見てもらいましょう。", "sorted-out")


def _misplaced(given, share):
    if any(given[card] != ALONE for card in WHOLE):
        return partly(
            share,
            "whole-missed",
            "名前、電話、番地まである住所のどれかが、ほかの山にあります。ほかの列と合わせなくても、一人に行き着きませんか。",
        )
    if given["note"] != READ:
        return partly(
            share,
            "note-guessed",
            "備考は、行によって書いてあることがちがいます。見出しだけで決められるでしょうか。",
        )
    if READ in (given["birth"], given["day"], given["account"], given["number"]):
        return partly(
            share, "form-fixed", "日付や番号は、どの行も同じ形です。読まなくても、何の列か分かりますね。"
        )
    return partly(
        share, "one-alone", "同じ日に生まれた人や、同じ日に申請した人は、ほかにもいます。その列だけで一人に決まるでしょうか。"
    )  # fmt: skip


def _given(entry):
    return {row["item"]: row["choice"] for row in entry["value"]}
