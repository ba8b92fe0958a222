"""The reply to the other section, and how a held pair is settled: hints only, a person marks."""

import re
import unicodedata

from kenshu.check.rules import partly, right, rule
from kenshu.privacy.course import applications

TABLE = re.compile(r"表|人数|件数|集計|数だけ|合計")
COARSE = re.compile(r"年代|10歳|粗|まとめた年")
TOWN = re.compile(r"町|地区")
SMALL = re.compile(r"5人|五人|少人数|少ない数|小さい数|ふせ|伏せ|非表示")
KEPT = re.compile(r"(渡し|渡せ|渡さ|出し|出せ|お出し|見せ)(ませ|な|られ)|消し|消す|外し|除い|除き")
REASON = re.compile(r"ため|ので|から|より、|おそれ|恐れ|分かってしま|分かりま|特定|理由")
PURPOSE = re.compile(r"出張|場所|会場|目的|どこで開")
NAME_ONLY = re.compile(r"(名前|氏名)(の列)?(だけ)?を?(消|削除|除|外|取)")
ASKED = re.compile(r"本人|申請した(人|方)|申請者|住民記録|住民票|市民課|住基|世帯|担当")
WHAT = re.compile(r"転居|引っ越|転入|住所|二度|2回|二回|2度|両方|重ね|同じ人か|同一")
UNTIL = re.compile(
    r"止め|とめ|待|見合わせ|保留|しない|しません|行わ|決まるまで|分かるまで|確かめるまで|できるまで|それまで|あとで"
)
DECIDED = re.compile(
    r"(同じ人|同一人物?)(な|とみなし|として|です|だ|だから)|別の?人(な|とみなし|として|です|だ|だから)|まとめます|削除し"
)
CHECKED = re.compile(r"確か|確認|聞|問い合わせ|照会|尋ね|たずね|連絡")


@rule("n09-reply")
def reply(answers, city):
    """Half the points and the first thing that a 課長 would ask back."""
    text = _plain(answers["n09-reply"]["value"])
    if hint := _reply_missing(text):
        return partly(0.5, *hint)
    return right("目的に足りて、人が分からない渡し方です。声に出して読んで、相手に伝わるか確かめましょう。")


@rule("n09-held")
def held(answers, city):
    """Half the points and the first thing missing of whom to ask, what, and what happens until then."""
    text = _plain(answers["n09-held"]["value"])
    if hint := _held_missing(text, applications(city.folder)):
        return partly(0.5, *hint)
    return right(
        "相手、聞くこと、それまでの扱いがそろいました。いつまでに決めるかもそえると、もっと安心です。"
    )


def _reply_missing(text) -> tuple[str, str] | None:
    if "○" in text or "〇" in text:
        return "gaps-left", "まだ○のままのところがあります。分かるところから、うめていきましょう。"
    if "匿名加工情報" in text:
        return (
            "legal-word",
            "「匿名加工情報」は、法律で決まった手続をしたものの名前です。今日のものは、研修のための加工です。",
        )
    if NAME_ONLY.search(text) and not (COARSE.search(text) or TABLE.search(text)):
        return (
            "name-only",
            "名前を消した一覧では、どれだけの人が「自分だけ」でしたか。課題2の数を思い出しましょう。",
        )
    if not (TABLE.search(text) or COARSE.search(text)):
        return (
            "nothing-given",
            "出張受付の場所を決められるように、渡せるものを一つ書きましょう。一覧のほかに何がありますか。",
        )
    if not (COARSE.search(text) and TOWN.search(text)):
        return "how-coarse", "どこまで粗くして渡しますか。年齢と場所について、それぞれ書きましょう。"
    if not SMALL.search(text):
        return "small-missing", "小さい数のマスは、どうしますか。課題4を見てみましょう。"
    if not KEPT.search(text):
        return "kept-missing", "渡さないものも書きましょう。相手が「一覧も」と思っているかもしれません。"
    if not PURPOSE.search(text):
        return "purpose-missing", "何のために渡すのかを入れましょう。目的があると、相手も納得できます。"
    if not REASON.search(text):
        return "reason-missing", "理由を一言そえましょう。「決まりだから」より、数で言えると伝わります。"
    return None


def _held_missing(text, desk) -> tuple[str, str] | None:
    if any(name in text for name in _names(desk)):
        return "name-written", "名前が入っているようです。「申請した本人」のように、役割で書きましょう。"
    if DECIDED.search(text) and not CHECKED.search(text):
        return (
            "decided-already",
            "もう決めているように読めます。まだ分からないことを、だれかに聞くところから書きましょう。",
        )
    if not ASKED.search(text):
        return "who-missing", "だれに聞きますか。申請した本人のほかに、住所の記録を持っている課もあります。"
    if not WHAT.search(text):
        return "what-missing", "何を聞きますか。二つの申請で、ちがっている列はどれでしたか。"
    if not UNTIL.search(text):
        return "until-missing", "答えが来るまで、振込みをどうするかも書きましょう。"
    return None


def _names(desk):
    """The family names of pair C."""
    numbers = desk.pairs["C"][:2]
    names = desk.rows.loc[desk.rows["受付番号"].isin(numbers), "氏名"]
    return {part for name in names if len(part := unicodedata.normalize("NFKC", name).split()[0]) >= 2}


def _plain(text):
    """Half width, no blanks: only for looking words up."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
