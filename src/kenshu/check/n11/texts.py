"""What all texts of the request have in common: their length, and numbers that no figure knows."""

import re
import unicodedata

from kenshu.improve import ImproveError
from kenshu.improve.documents.loose_numbers import known_numbers, unknown_in
from kenshu.improve.documents.places import places
from kenshu.improve.documents.reading import figures_of
from kenshu.improve.documents.request import refuse_figures

TOOL = re.compile(
    r"電子申請|フォーム|システム|アプリ|クラウド|チャット|ロボット|ツール|ソフト|(?<![A-Za-z])(?:RPA|AI|OCR)(?![A-Za-z])"
)
DOOR = re.compile(r"電話|窓口|紙|郵送|はがき|代理|家族|訪問|支所|出張所")


def plain(text: str) -> str:
    """Half width, no blanks: only for looking words and numbers up."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def too_long(answers: dict, name: str) -> tuple[str, str] | None:
    """(message id, hint) when the text of the place ``name`` does not fit into the documents."""
    place = places()["texts"][name]
    length = len(answers[place["id"]]["value"].strip())
    if length <= place["longest"]:
        return None
    return (
        "too-long",
        f"{length}字あります。資料に入るのは{place['longest']}字までです。同じことを二度言っている所はありませんか。",
    )


def loose(answers: dict, text: str) -> tuple[str, str] | None:
    """(message id, hint) for the first number of hours, percent or cases that is not among the figures."""
    try:
        found = figures_of(answers)
        refuse_figures(found)
    except ImproveError:
        return None  # the figures are spoken of at their own question
    periods = (answers.get("n11-periods") or {}).get("value") or 1
    strange = unknown_in(text, known_numbers(found, periods))
    if not strange:
        return None
    return "loose-number", (
        f"文の中の「{strange[0]}」が、課題2の数字にありません。写し間違いなら差戻しになります。"
        "別の数字なら、何の数字かを書きましょう。"
    )
