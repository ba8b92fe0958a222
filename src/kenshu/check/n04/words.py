"""The written answers: hints on what the reader would ask back. A person gives the marks."""

import re
import unicodedata

from kenshu.check.n04.desk import DAY, desk_of
from kenshu.check.rules import partly, right, rule
from kenshu.improve.waits.log_views import STAMPS

BLAME = re.compile(
    r"おそい|遅い|怠|なまけ|さぼ|サボ|ためこ|溜め込|せいで|急がせ|急いでください|早くしてください"
)
PERIOD = re.compile(r"令和6年|令和六年|R6|r6|2024")
CASES = re.compile(r"\d[\d,]*件|終わった申請|通知(?:まで|を|し)")
ASKS = re.compile(
    r"相談|お願い|教え|聞か|伺|うかが|いっしょに|一緒に|打合せ|打ち合わせ|お時間|試し|試さ|検討"
)
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(日|%|パーセント|分|割)")
DAYS_NEAR, PERCENT_NEAR = 0.6, 0.6
CERTAIN = re.compile(r"必ず|絶対|確実に|まちがいなく|間違いなく")
PLAN = re.compile(r"昼|証明書|窓口")
WIDTH = re.compile(r"見込み|幅|くらい|ぐらい|ほど|約|およそ|計算では|記録では|かもしれ|〜|~|から\d")
MOVED = re.compile(
    r"コンビニ|郵送|電子|オンライン|休憩|昼休み|交代|交替|応援|(?:ほか|他)の[課係]|会計年度|当番|時差|だれが|誰が"
)


@rule("n04-request")
def request(answers, city):
    """Names the first thing missing: no blame, period, whose cases, a number of the records, what is asked for."""
    text = _plain(answers["n04-request"]["value"])
    hint = _missing(text, desk_of(city))
    if hint:
        return partly(0.5, *hint)
    return right("事実とお願いの両方が入っています。受け取る人になったつもりで、声に出して読んでみましょう。")


@rule("n04-proposal")
def proposal(answers, city):
    text = _plain(answers["n04-proposal"]["value"])
    if CERTAIN.search(text):
        return partly(
            0.5, "certain", "計算は見込みです。言いきる言葉を、「見込み」や「くらい」にかえてみましょう。"
        )
    if not PLAN.search(text):
        return partly(0.5, "plan-missing", "どの案をすすめるかを、はじめに書きましょう。")
    if not re.search(r"\d+(?:\.\d+)?分", text):
        return partly(0.5, "minutes-missing", "待ちが何分から何分になる見込みかを、数字で入れましょう。")
    if not WIDTH.search(text):
        return partly(
            0.5, "width-missing", "数字は計算の見込みです。「くらい」や、日によるちがいの幅をそえましょう。"
        )
    if not MOVED.search(text):
        return partly(
            0.5,
            "work-moved",
            "昼に窓口に出る人の休憩や、来なくなった証明書の受け先はどうしますか。一つ足しましょう。",
        )
    return right("案と見込みと、気をつけることがそろいました。昼の当番の人にも見てもらいましょう。")


@rule("n04-own")
def own(answers, city):
    """A reply to the learner's own list; nothing is marked."""
    rows = [row for row in answers["n04-own"]["value"] if any(value is not None for value in row.values())]
    row = next((row for row in rows if row["work"]), rows[0])
    name = (row["work"] or "この仕事")[:30]
    if not row["what"]:
        return right(
            f"「{name}」の前で、何を待っていますか。書類、返事、押印など、一言で書きましょう。",
            "what-missing",
        )
    if not row["who"]:
        return right(f"「{name}」のことを、だれに聞けば分かりそうですか。役割で書きましょう。", "who-missing")
    if row["days"] is None:
        return right(
            "よく書けています。日数は、最近の5件の日付を見くらべると見当がつきます。", "days-missing"
        )
    return right("待ちと、相談する相手がそろいました。日数の見当のつけ方も、覚え書きしておきましょう。")


def _missing(text, desk) -> tuple[str, str] | None:
    """(message id, hint) for the first thing the reader would stumble over; None if there is nothing."""
    if BLAME.search(text):
        return (
            "blame",
            "相手が責められたと感じる言葉があるようです。人ではなく、仕組みの話に言いかえてみましょう。",
        )
    if not PERIOD.search(text):
        return "period-missing", "いつの記録の話かを入れましょう。何年度でしたか。"
    if not CASES.search(text):
        return "scope-missing", "どの申請を数えたかを入れましょう。何件の、どこまで終わった申請でしたか。"
    found = [(float(number.replace(",", "")), unit) for number, unit in NUMBER.findall(text)]
    # 「30分ほど聞かせて」 is no number of the records
    found = [(value, unit) for value, unit in found if unit != "分" or _known(value, unit, desk)]
    if not found:
        return "number-missing", "待ちの長さが伝わる数字を、一つ入れましょう。日数や割合です。"
    if not any(_known(value, unit, desk) for value, unit in found):
        return (
            "number-differs",
            "文の中の数字が、記録から出した数字とちがうようです。上の表や図と見くらべましょう。",
        )
    if not ASKS.search(text):
        return (
            "ask-missing",
            "読んだ人に何をしてほしいかを入れましょう。たとえば、話を聞かせてもらうことです。",
        )
    return None


def _known(value, unit, desk) -> bool:
    """Whether a number is one of those that the tables and figures of this notebook show."""
    summary, waiting = desk.summary, desk.waiting
    totals, share = waiting["日"], 100 * waiting["割合"]
    stamps = share[list(STAMPS)].sum()
    offices = 100 * desk.office["待ち(分)"] / desk.office["待ち(分)"].sum()
    fixed = 100 * summary.fixed_share
    if unit == "日":
        once = totals / waiting["回数"]
        facts = [summary.lead_days, summary.lead_middle, summary.lead_nine_of_ten, summary.fixed_share * summary.lead_days,
                 *totals, *once, *(totals / summary.finished), *(desk.office["待ち(分)"] / DAY),
                 totals[list(STAMPS)].sum(), totals[list(STAMPS)].sum() / summary.finished]  # fmt: skip
        return any(abs(value - fact) <= DAYS_NEAR for fact in facts if fact)
    if unit == "分":
        return abs(value - summary.touch) <= 1 or value == 3
    if unit == "割":
        return any(abs(10 * value - fact) <= 5 for fact in (stamps, fixed, *offices))
    return any(abs(value - fact) <= PERCENT_NEAR for fact in (stamps, fixed, *share, *offices))


def _plain(text):
    """Half width, no blanks: only for looking words and numbers up."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
