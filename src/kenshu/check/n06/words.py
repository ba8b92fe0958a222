"""The written answers: hints on what a listener would ask back. A person gives the marks. And the learner's own issues."""

import re
import unicodedata

from kenshu.check.rules import partly, right, rule
from kenshu.improve.priority.issues import CRITERIA
from kenshu.improve.priority.own import ranked
from kenshu.improve.remark import of_kind

ISSUE = re.compile(r"出勤簿|児童手当|検診|庁内便|郵便")
NUMBER = re.compile(r"\d[\d,.]*(?:時間|点|位|割|%|人分)|[一二三四]位")
WEIGHT = re.compile(r"重み|重く|重視|大切|大事|優先|軽く")
OTHER_SIDE = re.compile(
    r"ただし|ただ、|しかし|一方|反対|困る|困り|心配|気をつけ|注意|確かめ|聞[いきく]|話を|相談|同意|待って|後に|あとに|その次|次に"
)
PEOPLE_CUT = re.compile(r"人を減ら|人員を減ら|人員削減|職員を減ら|定員を減ら")
UNIT = re.compile(r"単位|分か時間|時間か分|「?分」?と「?時間」?|分で書|分だけ|印刷|例を|記入例|選ぶ|選択")
TWICE = re.compile(
    r"二重|重複|ダブ|同じ仕事|同じ業務|一覧|名前をそろ|名称|係どうし|係同士|係で|見せ合|突き合わ|読み合わ|番号"
)
SCOLD = re.compile(r"注意して|注意する|気をつけて|徹底|しっかり|責任|反省")


@rule("n06-survey")
def survey(answers, city):
    """Hints only: a form that keeps both slips from happening, not people who take more care."""
    text = _plain(answers["n06-survey"]["value"])
    if SCOLD.search(text):
        return partly(
            0.5, "more-care", "人の注意だけでは、また起こります。調査票の欄や配り方で防げないでしょうか。"
        )
    if not UNIT.search(text):
        return partly(0.5, "unit-missing", "分と時間の取りちがえを防ぐ工夫も、一つ足してみましょう。")
    if not TWICE.search(text):
        return partly(0.5, "twice-missing", "二つの係が同じ仕事を書くのを防ぐ工夫も、一つ足してみましょう。")
    return right("票の作りで防ぐ工夫が書けています。次に答える人が、きっと楽になります。")


@rule("n06-reason")
def reason(answers, city):
    """Hints only: which issue, a number, what weighed most, and the other side."""
    hint = _missing(_plain(answers["n06-reason"]["value"]))
    return partly(0.5, *hint) if hint else right(
        "わけの言える順番になりました。声に出して読んで、つかえる所がないか見てみましょう。"
    )  # fmt: skip


def _missing(text) -> tuple[str, str] | None:
    if PEOPLE_CUT.search(text):
        return "people-cut", "時間がへることと、人をへらすことは別の話です。何に取り組むかを書きましょう。"
    if not ISSUE.search(text):
        return "issue-missing", "どの課題から始めるのか、名前を入れましょう。"
    if not NUMBER.search(text):
        return "number-missing", "聞いた人が確かめられるように、時間か、点か、順位の数字を一つ入れましょう。"
    if not WEIGHT.search(text):
        return "weight-missing", "何を大切にして決めたのか(重み)も、一言そえましょう。"
    if not OTHER_SIDE.search(text):
        return "other-side-missing", "気をつけることか、次に話を聞く相手を、一つ足しましょう。"
    return None


@rule("n06-own")
def own(answers, city):
    """Which of the learner's own issues comes first, and whether that is sure; nothing is marked."""
    rows = answers["n06-own"]["value"]
    if sum(bool(row["issue"]) for row in rows) < 2:
        return right("書き始められましたね。比べられるように、もう一つ課題を書いてみましょう。", "one-more")
    if any(row["issue"] and None in [row[one] for one in CRITERIA] for row in rows):
        return right("まだ空いている点があります。迷ったら、物差しの3点から考えましょう。", "cell-empty")
    names = [row["issue"] for row in rows if row["issue"]]
    if len(set(names)) < len(names):
        return right("同じ名前の課題が二つあります。ちがいが分かる名前にしましょう。", "same-name")
    tally = ranked((answers.get("n06-weights") or {}).get("value"), rows)
    if tally is None:
        return right("課題6の重みを四つとも書くと、順位をお知らせできます。", "weights-first")
    first = "」「".join(tally.frame.loc[tally.frame["順位"] == 1, "課題"].str[:30])
    if of_kind(tally.remarks, "first-changes"):
        return right(
            f"いまの点では「{first}」が1位です。重みを2割動かすと入れかわるので、わけを言葉にしましょう。",
            "first-changes",
        )
    return right(f"「{first}」が1位です。重みを2割動かしても、1位のままです。", "first-holds")


def _plain(text):
    """Half width, no blanks: only for looking words and numbers up."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
