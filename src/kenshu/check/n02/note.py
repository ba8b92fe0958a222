"""The note on how the list was tidied: hints on what the next person would ask. A person gives the marks."""

import re
import unicodedata

from kenshu.check.n02.desk import counts_of, phone_rows, seconds_rows, short_rows, wareki_rows
from kenshu.check.rules import partly, right, rule

GAP = re.compile("[○〇◯]")
DAYS = re.compile(r"西暦|\d{4}[-/年]\d|日付|受付日")
NO_ERA = re.compile(
    r"[元年]号(?:が|の|も)?(?:な|無|わから|分から|読め|入って)|\d{1,2}\.\d{1,2}\.\d{1,2}|読めな"
)
BASIS = re.compile(r"題名|表題|タイトル|1行目|一行目|根拠|申請書|原本|もとの紙|元の紙|聞|確か|確認|問い合わ")
COUNTED = re.compile(r"(\d[\d,]*)(?:行|件|か所|箇所)")
ZEROS = re.compile(r"口座|0落ち|先頭の0|0を足|ゼロ")
OWN_WRITING = re.compile(r"氏名|名前|住所")
REWRITTEN = re.compile(
    r"(?:氏名|名前|住所)[^。]{0,24}(?:上書きした|上書きする|書きかえた|書き換えた"
    r"|(?:新字|今の字|半角|全角|常用漢字)に(?:直し|そろえ|変え|統一|した))"
)
COPIED = re.compile("写し|別の列|別列|コピー|比べるため")
KEPT = re.compile(
    r"(?:届いたまま|元|もと|原本|オリジナル)の?(?:ファイル|データ|表|受付簿|CSV|もの)"
    r"|届いたまま(?:の形)?(?:で|を)?(?:残|取|保存)|別(?:に|の?(?:フォルダ|場所|名)).{0,6}(?:取|保存|残)|バックアップ"
)
FORM = "000-0000-0000"  # no number of anybody
NAMED = re.compile(r"000-?\d{4}-?\d{4}|0\d{1,4}-\d{1,4}-\d{3,4}")


@rule("n02-note")
def note(answers, city):
    """Names the first thing the next person would ask back."""
    hint = _missing(_plain(answers["n02-note"]["value"]), counts_of(city))
    if hint:
        return partly(0.5, *hint)
    return right("次の人が、同じように直せる記録です。声に出して読んで、つかえる所がないか見てみましょう。")


def _missing(text, counts) -> tuple[str, str] | None:
    """(message id, hint) for the first thing missing; None if there is nothing."""
    if NAMED.search(text.replace(FORM, "")):
        return "phone-written", "電話番号が書いてあるようです。記録には、列の名前と行の数だけを書きましょう。"
    if GAP.search(text):
        return "gaps-left", "まだ○のままのところがあります。分かるところから、うめていきましょう。"
    if not DAYS.search(text):
        return "days-missing", "受付日をどの形にそろえたかを入れましょう。"
    return _counts_missing(text, counts) or _rules_missing(text)


def _counts_missing(text, counts):
    told = {int(found.replace(",", "")) for found in COUNTED.findall(text)} - {1}  # 1行目 is no count
    told -= {sum(counts["受付日"].values())}  # all rows of the list
    if not told:
        return "count-missing", "何行を直したかを入れましょう。課題3で数えた数が使えます。"
    ours = {
        wareki_rows(counts),
        counts["受付日"]["no-era"],
        phone_rows(counts),
        short_rows(counts),
        seconds_rows(counts),
    }
    if not told & ours:
        return "numbers-differ", "行の数が、課題3から6の答えとちがうようです。もどって見くらべてみましょう。"
    return None


def _rules_missing(text):
    if not NO_ERA.search(text):
        return (
            "no-era-missing",
            "元号のない行をどうしたかを入れましょう。次の人が、きっと同じところで迷います。",
        )
    if not BASIS.search(text):
        return (
            "basis-missing",
            "元号のない行は、何を見て、またはだれに聞いて決めますか。根拠を一言入れましょう。",
        )
    if not ZEROS.search(text):
        return "zeros-missing", "口座の0落ちをどうしたかを入れましょう。振り込みに使う番号です。"
    if not OWN_WRITING.search(text):
        return "names-missing", "氏名と住所をどうしたかも入れましょう。直さなかったことも、大切な記録です。"
    if REWRITTEN.search(text) and not COPIED.search(text):
        return (
            "names-rewritten",
            "氏名や住所を直して上書きしたように読めます。本人の字は、どこに残っているでしょう。",
        )
    if not KEPT.search(text):
        return "original-missing", "あと一言です。届いたままのファイルをどうしたかを入れましょう。"
    return None


def _plain(text):
    """Half width, no blanks: only for looking words and numbers up."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
