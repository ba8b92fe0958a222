"""Digging three steps deep: the prepared conversation, one's own paper, and how its reason was checked."""

import re
import unicodedata

from kenshu.check.mark import Verdict
from kenshu.check.n05.desk import pairs
from kenshu.check.rules import partly, right, rule

STEPS = {"frame": "first", "given": "second", "list": "third", "handed-on": "custom"}
NAME, FIRST, SECOND, THIRD, ROLE = range(5)  # rows of n05-dig
HABIT = re.compile(r"前から|昔から|以前から|前任|慣例|慣行|今まで|これまで|ずっと")
MEANS = re.compile(
    r"(?:印|ハンコ|はんこ)を(?:押|もら)|保管する|欄をうめ|欄を埋め|紙を出(?:す|して)|ファイルする"
)
TOOL = re.compile(r"電子化|電子申請|システムに|オンライン|アプリ|フォーム")
BLAME = re.compile(r"さぼ|怠|無能|やる気がな|頭が[かが固]|時代遅れ|好きだから|嫌いだから")
SOURCE = re.compile(
    r"例規|条例|規則|要綱|要領|法令|法律|条文|政令|省令|手引|マニュアル|法務|文書担当|情報の?担当|担当課|聞[いきく]|尋ね|たずね|調べ|電話"
)
RESULT = re.compile(
    r"第?\d+条|条番号|見つから|なかった|なし|書かれて|書いて|不明|慣行|内規|載って|あった|あり"
)
MEMORY = re.compile(r"と思う|思います|たぶん|おそらく|はずです|はず。|記憶")


@rule("n05-ladder")
def ladder(answers, city):
    """A quarter of the points an answer."""
    given = pairs(answers, "n05-ladder")
    share = sum(given[item] == step for item, step in STEPS.items()) / len(STEPS)
    if share == 1:
        return right("三段まで届きました。印の役目は、名簿が果たしていたようです。")
    return Verdict(share, *_step_slip(given))


def _step_slip(given) -> tuple[str, str]:
    if None in given.values():
        return "left-open", "まだ選んでいない答えがあります。短いものから選んでみましょう。"
    if given["handed-on"] == "law":
        return "custom-as-law", "「そう引き継ぎました」に、条番号は出てきたでしょうか。"
    if given["frame"] == "law":
        return "frame-as-law", "「様式に欄があるから」は、まだ掘りはじめです。条文の話は出ていません。"
    if (given["frame"], given["given"]) == ("second", "first"):
        return "first-two-swapped", "様式の話と、何を確かめるかの話が、入れかわっているようです。"
    if (given["given"], given["list"]) == ("third", "second"):
        return "last-two-swapped", "何を確かめるかが先で、ほかの確かめ方はそのあとに出てきます。"
    if given["handed-on"] in ("first", "second", "third"):
        return "handed-on-as-step", "「そう引き継ぎました」は、紙の役目ではなく、根拠を話している言葉です。"
    return "some", "合っているものもあります。その言葉が、何について話しているかを見てみましょう。"


@rule("n05-dig")
def dig(answers, city):
    """Hints only: what a colleague would ask back. A person gives the points."""
    words = [_plain(row["words"] or "") for row in answers["n05-dig"]["value"]]
    hint = _dig_hint(words)
    return partly(0.5, *hint) if hint else right(
        "三段めまで掘れています。となりの人に声に出して読んで、紙の役目が伝わるか聞いてみましょう。"
    )  # fmt: skip


def _dig_hint(words) -> tuple[str, str] | None:
    if not words[NAME]:
        return "paper-missing", "はじめに、どの紙や印の話かを書きましょう。様式の名前だけで大丈夫です。"
    steps = words[FIRST : THIRD + 1]
    if any(BLAME.search(step) for step in steps):
        return "blame", "人の話になっているようです。主語を「この紙は」「この印は」にしてみましょう。"
    if not all(steps):
        return (
            "stopped-early",
            "とちゅうで止まっています。「それは、何のためですか」と、もう一段だけ聞いてみましょう。",
        )
    if len(set(steps)) < len(steps):
        return "same-step", "同じ言葉が続いています。次の段では、少しちがう聞き方をしてみましょう。"
    if not words[ROLE]:
        return "role-missing", "さいごに、この紙の役目を一言で書きましょう。「なし」も、りっぱな答えです。"
    if TOOL.search(words[ROLE]):
        return "tool-first", "道具の話は、まだ先です。この紙で何を確かめているかを書きましょう。"
    if MEANS.search(words[ROLE]):
        return "means-as-role", "「押す」「しまう」は手段です。それで何が確かめられるかを書きましょう。"
    if HABIT.search(words[ROLE]):
        return "habit-as-role", "続いてきたことは根拠の話です。役目が見つからなければ「なし」と書きましょう。"
    return None


@rule("n05-how-checked")
def how_checked(answers, city):
    """Hints only: where one looked or whom one asked, and what was found."""
    text = _plain(answers["n05-how-checked"]["value"])
    if MEMORY.search(text):
        return partly(0.5, "from-memory",
                      "覚えていることも手がかりです。例規集を10分だけ開いて、見たものを書きましょう。")  # fmt: skip
    if not SOURCE.search(text):
        return partly(0.5, "source-missing", "何を見たか、どの担当に聞いたかを、一つ書きましょう。")
    if not RESULT.search(text):
        return partly(0.5, "result-missing",
                      "見た結果か、いつ聞くかも書きましょう。見つからなかったことも、大切な結果です。")  # fmt: skip
    return right("どこで確かめるかが書けています。あとの人も、同じ道をたどれます。")


def _plain(text):
    """Half width, no blanks: only for looking words up."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
