"""A code: a number that names something. It stays text, with its zeros."""

import re

from kenshu.tables.errors import TablesError
from kenshu.tables.values_cells import halfwidth

_ROUNDED = re.compile(r"[-+]?[0-9](?:\.[0-9]+)?[eE]\+[0-9]+")


def parse_code(text: str) -> str:
    """The code in half width, edges trimmed. Raises TablesError for an empty cell, a number that Excel has
    rounded (1.23457E+11), a broken letter, and Excel's own errors (#N/A).
    """
    code = halfwidth(text)
    if _ROUNDED.fullmatch(code):
        raise TablesError(
            f"「{text}」は、Excelが番号を丸めたものです。もとの番号は戻りません。もとのシステムから書き出し直してください。"
        )
    if re.fullmatch(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)", code):
        raise TablesError(f"「{text}」はExcelの計算の失敗です。もとの表で直してください。")
    if not code or "\ufffd" in code:
        raise TablesError(f"「{text}」は番号として読めません。もとの表で確かめて直してください。")
    return code
