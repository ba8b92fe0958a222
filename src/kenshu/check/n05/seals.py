"""Four kinds of seal and what each is for."""

from kenshu.check.mark import Verdict
from kenshu.check.n05.desk import pairs
from kenshu.check.rules import right, rule

MEANING = {"registered": "proved", "plain": "any-shop", "city": "of-city", "staff": "in-house"}
SIGNED = "screen"  # a spare choice: no seal on paper does that


@rule("n05-seals")
def seals(answers, city):
    """A quarter of the points a seal."""
    given = pairs(answers, "n05-seals")
    share = sum(given[seal] == meaning for seal, meaning in MEANING.items()) / len(MEANING)
    if share == 1:
        return right("四つともそろいました。印の種類が分かると、「何を確かめていますか」と聞けます。")
    return Verdict(share, *_slip(given))


def _slip(given) -> tuple[str, str]:
    if None in given.values():
        return "left-open", "まだ選んでいない印があります。分かるものから選びましょう。"
    if (given["registered"], given["plain"]) == ("any-shop", "proved"):
        return (
            "registered-and-plain",
            "実印と認印が入れかわっているようです。役所に登録するのは、どちらでしょう。",
        )
    if (given["city"], given["staff"]) == ("in-house", "of-city"):
        return (
            "city-and-staff",
            "公印と職員印が入れかわっているようです。市の外へ出す文書に押すのは、どちらでしょう。",
        )
    if SIGNED in given.values():
        return "screen", "画面の上で本人を確かめる方法は、紙に押す印とは別のものです。"
    if len(set(given.values())) < len(given):
        return "twice", "同じ説明を2回使っています。一つの印に、説明は一つです。"
    return "some", "合っているものもあります。それぞれの印を、だれが、どこで押すかを思いうかべてみましょう。"
