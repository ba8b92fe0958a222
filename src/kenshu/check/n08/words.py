"""The written answers: hints on what a listener would miss. A person gives the marks."""

import re
import unicodedata

from kenshu.check.n08.desk import desk_of
from kenshu.check.rules import partly, right, rule

NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
HOURS_TOLERANCE = 0.1
PERIOD = re.compile(
    r"(?:5|五)月?(?:1日)?(?:~|から|-|ー|–|—|〜|、|・|と)+(?:令和\d年)?(?:7|七)月|3か月|3ヶ月|3カ月|三か月"
)
YEARS = re.compile(r"令和[67六七]年|[rR][67]|2024|2025|前年|昨年")
MONEY = re.compile(r"予算.{0,12}(?:減|削)|人件費.{0,12}(?:減|削)|円.{0,6}(?:減|削|浮)")
OWN_TIME = re.compile(r"その他の業務|他の業務|ほかの業務|ほかの仕事|他の仕事")
RESIDENTS = re.compile(
    r"住民|市民|町民|村民|申請する人|申し込む人|夜|休日|土日|時間外|閉庁|24時間|待ち|待た|つなが|来庁|足を運|家から|自宅"
)


@rule("n08-sentence")
def sentence(answers, city):
    """Names the first thing missing: period, scope, the two hours, the bookings, and no talk of budgets."""
    text = _plain(answers["n08-sentence"]["value"])
    hint = _missing(text, desk_of(city))
    if hint:
        return partly(0.5, *hint)
    return right(
        "聞いた人が確かめられる文になっています。声に出して読んで、つかえる所がないか見てみましょう。"
    )


@rule("n08-time-use")
def time_use(answers, city):
    text = _plain(answers["n08-time-use"]["value"])
    if MONEY.search(text):
        return partly(
            0.5,
            "money-said",
            "時間が生まれても、予算はそのままでは減りません。仕事の名前で書いてみましょう。",
        )
    if OWN_TIME.search(text):
        return partly(
            0.5,
            "which-work",
            "「ほかの業務」とは、どんな仕事でしょうか。名前をつけると、聞いた人に伝わります。",
        )
    if not RESIDENTS.search(text):
        return partly(
            0.5,
            "residents-missing",
            "職員の側は書けています。住民にとってよくなったことも、一つ足してみましょう。",
        )
    if len(text) < 20:
        return partly(0.5, "a-little-more", "もう一言、だれのために何をするかを書きたしてみましょう。")
    return right("受け取りました。あなたが書いた使い道が、この改善の本当の値打ちです。")


@rule("n08-own")
def own(answers, city):
    """What the learner's own procedure comes to in a year; nothing is marked."""
    rows = [row for row in answers["n08-own"]["value"] if any(value is not None for value in row.values())]
    row = next((row for row in rows if None not in (row["count"], row["minutes"])), None)
    if row is None:
        return right("書き始められましたね。10件だけ測ると、1件の分が自信を持って言えます。", "measure-ten")
    name, hours = row["name"] or "この手続", row["count"] * row["minutes"] / 60
    told = f"「{name[:30]}」は、1年に約{hours:,.0f}時間です。"
    if row["target"] is None:
        return right(f"{told}めざす1件当たりの分も考えてみましょう。", "hours-told")
    if row["target"] >= row["minutes"]:
        return right(
            f"{told}めざす分が、いまと同じか長くなっています。それでよいか、見直してみましょう。",
            "target-longer",
        )
    saved = row["count"] * (row["minutes"] - row["target"]) / 60
    if not row["how"]:
        return right(
            f"{told}めざす形になれば、約{saved:,.0f}時間が生まれます。どう測ったかも書いておきましょう。",
            "how-missing",
        )
    return right(
        f"{told}めざす形になれば、約{saved:,.0f}時間が生まれます。測り方まで書けています。", "hours-saved"
    )


def _missing(text, desk) -> tuple[str, str] | None:
    """(message id, hint) for the first thing a listener would ask back; None if there is nothing."""
    if MONEY.search(text):
        return "money-said", "予算が減ったようにも聞こえます。ここでは、職員の時間だけを言いましょう。"
    if not PERIOD.search(text) or not YEARS.search(text):
        return (
            "period-missing",
            "聞いた人は「いつの話ですか」と聞き返しそうです。何年の何月から何月かを入れましょう。",
        )
    if not ("電話" in text and re.search("電子申請|オンライン", text)):
        return "scope-missing", "どこまで数えた時間かを入れましょう。何と何の、だれの時間でしたか。"
    if "職員" not in text:
        return "whose-missing", "あと一言です。住民と職員の、どちらの時間かを入れましょう。"
    return _numbers_missing(text, desk)


def _numbers_missing(text, desk) -> tuple[str, str] | None:
    hours = _values(rf"{NUMBER}時間", text)
    if len(hours) < 2:
        return (
            "hours-missing",
            "前の時間と後の時間の、両方の数字を入れましょう。割合だけだと、もとの大きさが分かりません。",
        )
    if not all(
        any(abs(hour - at.value) <= HOURS_TOLERANCE for hour in hours) for at in (desk.before, desk.after)
    ):
        return (
            "hours-differ",
            "文の中の時間が、記録から出した時間とちがうようです。課題2と3に戻って見くらべましょう。",
        )
    if not re.search("件数|予約数|予約は|予約が", text):
        return (
            "bookings-missing",
            "予約の件数がどう変わったかを入れましょう。「予約が減っただけでは」と聞かれずにすみます。",
        )
    if len(_values(rf"{NUMBER}分", text)) < 2:
        return "per-booking-missing", "予約1件当たりの分も、前と後の両方を入れましょう。"
    return None


def _values(pattern, text):
    return [float(found.replace(",", "")) for found in re.findall(pattern, text)]


def _plain(text):
    """Half width, no blanks: only for looking words and numbers up."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
