"""The written answers: hints on what a listener would ask back. A person gives the marks."""

import re
import unicodedata

from kenshu.check.n01.desk import COUNT, HOURS, STAFF, desk_of
from kenshu.check.rules import partly, right, rule

MASKED = re.compile(
    r"(?<![A-Za-z])[A-Z](?:さん|様|氏|主任|係長|課長)|[○〇◯×*]{1,3}(?:さん|様|氏|主任|係長|課長)|某"
)
SAME = 3  # letters in a row, not all kana, that a rewritten voice shares with the one it comes from

TOOL = re.compile(
    r"(?:AI|RPA|OCR|チャットボット|システム|電子申請|アプリ|ロボット|タブレット|ツール).{0,8}(?:導入|入れ|活用|使)"
)
EVERYONE = re.compile(
    r"総意|(?<!た)(?:全職員|職員全員|職員みんな|職員の皆|みんな)(?:が|の|は)|(?<!た)職員の\d[\d.]*(?:%|パーセント|割)"
)
ANSWERED = re.compile(r"答えた|回答した|回答の|回答者|回答が|回答で|回答数|回答\d|アンケート")
WHEN = re.compile(r"令和\d年|20\d\d|R\d(?!\d)|5月|五月|この春|今年")
WAY = re.compile(r"件数|回答の数|回答数|答えた人の数|職員数|時間|何人分|人数")
NAMED = {
    COUNT: re.compile("件数|回答の数|回答数"),
    STAFF: re.compile("職員数|何人分|人分"),
    HOURS: re.compile("1か月の時間|時間(?:で|数|の合計)"),
}
PLACE = ("位", "番")
LEFT = re.compile(
    r"これから|今後|確かめ|聞き|聞く|聞い|話を|ヒアリング|まだ|ただし|声が小さ|声の小さ|少ない課|低い課|次に|調べ|測"
)
NO_THEME = re.compile("課長会議|回答|用紙")  # words that are in themes, too
CHECKED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(%|パーセント|割|件|人|時間|位|番)")
PERCENT, TENTHS, HOUR, WHOLE = 0.6, 5, 1.0, 0.6  # how near a number in a sentence must be


@rule("n01-rewrite")
def rewrite(answers, city):
    text, voices = _plain(answers["n01-rewrite"]["value"]), desk_of(city).voices
    voice = next((one for one in voices if one.name), None)
    if voice and voice.name in text:
        return partly(0.5, "name-still-there", "人の名前が、まだ残っています。役割の言葉に置きかえましょう。")
    if MASKED.search(text):
        return partly(
            0.5,
            "initials",
            "頭文字や○でも、知っている人には分かることがあります。役割の言葉にしてみましょう。",
        )
    if voice and not _shares(text, _plain(voice.said)):
        if any(_shares(text, _plain(one.said)) for one in voices):
            return partly(
                0.5, "another-voice", "べつの声を書きかえたようです。人の名前が入った声をさがしてみましょう。"
            )
        return partly(
            0.5, "trouble-gone", "困っている中身が消えたようです。名前のほかは、もとの声のまま残しましょう。"
        )
    return right("受け取りました。曜日や回数などから、だれのことか分からないかも、さいごに見ておきましょう。")


@rule("n01-theme")
def theme(answers, city):
    """Names the first thing a listener would ask back."""
    text = _plain(answers["n01-theme"]["value"])
    hint = _missing(text, desk_of(city))
    if hint:
        return partly(0.5, *hint)
    return right("聞いた人が、自分で確かめられる文です。声に出して読んで、つかえる所がないか見てみましょう。")


def _missing(text, desk) -> tuple[str, str] | None:
    """(message id, hint) for the first thing missing; None if there is nothing."""
    if "○" in text or "〇" in text:
        return "gaps-left", "まだ○のままのところがあります。分かるところから、うめていきましょう。"
    if TOOL.search(text):
        return "tool-first", "道具の名前が先に出ています。まず、どんな困りごとに取り組むかを書きましょう。"
    chosen = _theme(text, desk)
    if chosen is None:
        return "theme-missing", "どのテーマに取り組むかを入れましょう。表にあるテーマの名前を使います。"
    if EVERYONE.search(text):
        return "everyone-said", "職員みんなの声のように聞こえます。「答えた人の」と分かる言い方にしましょう。"
    if not ANSWERED.search(text):
        return "who-missing", "だれの声かを入れましょう。「アンケートに答えた○人」のように書きます。"
    if not WHEN.search(text):
        return "when-missing", "いつのアンケートかを入れましょう。年と月があると、あとで見返せます。"
    if not WAY.search(text):
        return "way-missing", "どう数えて決めたかを入れましょう。回答の数、職員数、時間のどれでしょう。"
    return _numbers_missing(text, desk.themes.loc[chosen], desk) or _rest_missing(text)


def _rest_missing(text):
    if not LEFT.search(text):
        return (
            "next-missing",
            "あと一言です。これから確かめることを入れましょう。声が小さかったのは、どんな課でしたか。",
        )
    return None


def _numbers_missing(text, row, desk) -> tuple[str, str] | None:
    """Whether a number of the text is one of the theme's own: its sums, shares or places."""
    everyone = (len(desk.people.answers), float(desk.people.staff.sum()))
    told = [(float(found.replace(",", "")), unit) for found, unit in CHECKED.findall(text)]
    told = [(value, unit) for value, unit in told if unit not in ("人", "件") or value not in everyone]
    if not told:
        return "number-missing", "理由の数字を一つ入れましょう。割合でも、件数でも、時間でもかまいません。"
    if not any(_is_own(value, unit, row) for value, unit in told):
        return (
            "numbers-differ",
            "文の中の数字が、そのテーマの数字とちがうようです。課題2と5の表を見くらべましょう。",
        )
    return _numbers_mixed(text, told, row)


def _numbers_mixed(text, told, row) -> tuple[str, str] | None:
    """Numbers of the theme, but read in another column than the one named, or at another place."""
    ways = [way for way, said in NAMED.items() if said.search(text)]
    if len(ways) == 1 and not any(_is_own(value, unit, row, ways) for value, unit in told):
        return (
            "another-column",
            "数字が、べつの列のもののようです。どう数えたかと数字を、同じ列からとりましょう。",
        )
    places = [(value, unit) for value, unit in told if unit in PLACE]
    if places and not any(_is_own(value, unit, row) for value, unit in places):
        return "place-differs", "何番目かが、表とちがうようです。数えた列で、大きいほうから数えましょう。"
    return None


def _is_own(value, unit, row, ways=(COUNT, STAFF, HOURS)):
    """Whether a number is the theme's own in one of ``ways``."""
    if unit in PLACE:
        return any(value == row[f"{way}の順位"] for way in ways)
    if unit == "時間":
        return HOURS in ways and abs(value - row[HOURS]) <= max(HOUR, 0.03 * row[HOURS])
    if unit in ("件", "人"):
        return any(abs(value - row[way]) <= WHOLE for way in ways if way != HOURS)
    percent, near = (10 * value, TENTHS) if unit == "割" else (value, PERCENT)
    return any(abs(percent - row[f"{way}(%)"]) <= near for way in ways)


def _theme(text, desk):
    """The theme named first in the text, by its whole name or else by one of its two words; None for none."""
    names = list(desk.themes.index)
    whole = {name: text.find(name) for name in names if name in text}
    if not whole:
        text = NO_THEME.sub("", text)
        whole = {name: text.find(word) for name in names for word in name.split("・") if word in text}
    return min(whole, key=whole.get) if whole else None


def _shares(text, said):
    pieces = (said[place : place + SAME] for place in range(len(said) - SAME + 1))
    return any(piece in text for piece in pieces if re.search("[一-龥0-9ァ-ヶ]", piece))


def _plain(text):
    """Half width, no blanks: only for looking words and numbers up."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
