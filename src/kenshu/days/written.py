"""A text as a person wrote it, made plain before it is read."""

import re
import unicodedata

from kenshu.days.errors import DaysError
from kenshu.days.kanji import figures_for_kanji


def plain(text: str) -> str:
    """Half width, without spaces, 漢数字 as figures.

    A ① or ² is no part of a date or time but a mark beside it; read as a figure it would change the value
    (9月1日 with a footnote ② is not 9月12日), so it raises DaysError.

    >>> plain("令和五年　４月１日")
    '令和5年4月1日'
    """
    for sign in text:
        if unicodedata.category(sign) == "No":
            raise DaysError(
                f"「{text}」の「{sign}」は、注の印か数字か決められません。"
                "印なら消し、数字なら普通の数字で書いてください。"
            )
    return figures_for_kanji(re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)))
