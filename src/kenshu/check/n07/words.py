"""What the learner tells the manager: hints on what is missing. A person gives the marks."""

import re
import unicodedata

from kenshu import flow
from kenshu.check.rules import partly, right, rule
from kenshu.flow import whatif
from kenshu.improve import ImproveError, ecrs
from kenshu.improve.ecrs.answered import tags as tags_of
from kenshu.improve.ecrs.hall import USERS
from kenshu.improve.ecrs.shown import planned

STOPPED = re.compile("やめ|なくす|なくし|廃止|まとめ|減ら|へら|省|不要|要らな|いらな")
HOURS = re.compile(r"(\d+(?:\.\d+)?)時間")
MONEY = re.compile(
    r"(予算|人件費|経費|残業代|円)[^。]{0,12}(減|へ|浮|削)(?![^。]{0,12}(ない|なく|ません|わけ))"
)
RESIDENTS = re.compile("利用者|住民|市民|団体|使う人|来る人|来庁|申し込む人|申込む人")
NEAR = 0.5  # hours


@rule("n07-words")
def words(answers, city):
    """Half the points stand there until a person has read it."""
    text = re.sub(r"[\s,]+", "", unicodedata.normalize("NFKC", answers["n07-words"]["value"]))
    if hint := _hint(text, _saved(answers)):
        return partly(0.5, *hint)
    return right("やめること、時間、利用者の側がそろいました。課長から返ってくる問いも、考えてみましょう。")


def _hint(text, saved):
    if MONEY.search(text):
        return "money-said", "減るのは時間で、予算ではありません。空いた時間を何に使うかを書いてみましょう。"
    if not STOPPED.search(text):
        return "what-stops", "何をやめるか、まとめるかを、一つ書きましょう。"
    told = [float(one) for one in HOURS.findall(text)]
    if not told:
        return "hours-missing", "1か月に何時間の話かを、図から書き写しましょう。"
    if saved is not None and not any(abs(one - hours) <= NEAR for one in told for hours in saved):
        return (
            "hours-differ",
            "書いた時間が、図の時間とちがうようです。図を描き直して、見くらべてみましょう。",
        )
    if not RESIDENTS.search(text):
        return "residents", "利用者の側では、何がよくなりますか。来る回数や、待つ日も見てみましょう。"
    return None


def _saved(answers):
    """Hours that may be told of the learner's plan: saved a month and a year, left a month; None without a plan."""
    cards, ideas = ((answers.get(one) or {}).get("value") or () for one in ("n07-tags", "n07-ideas"))
    try:
        after = planned(ecrs.hall(), tags_of(cards, ideas)).steps
        found = whatif.monthly(ecrs.hall(), after, outside=(USERS,))
    except (ImproveError, flow.FlowError):
        return None
    saved = abs(found.saved.middle)
    return (saved, 12 * saved, found.after.middle) if cards else None
