"""Files put beside the notebook, in ``attachments/`` of the session folder.

Value: one flat row a file, in the order they were attached: ``[{"file": "様式.xlsx", "bytes": 20480}]``.
``bytes`` is None where only the name is known (Excel, paper: a line naming the file put beside the sheet);
``read`` takes bare names too. ``types`` of the spec narrows the types, ``max`` is how many files (else 5).
That the file is there is not this module's affair but that of ``kenshu.answers.attachments``.
"""

import re

from kenshu.answers.errors import AnswersError
from kenshu.answers.kinds.choices import listed, most_problem
from kenshu.answers.kinds.said import Said

FIELDS = {"types", "max"}
TYPES = ("xlsx", "docx", "pptx", "csv", "png", "jpg", "pdf")
LARGEST = 20 * 1024 * 1024  # bytes, all files of a session together
MOST_FILES = 20
LONGEST_NAME = 150  # characters
_MOST_BYTES = 240  # of the name in UTF-8; Linux takes 255
_BAD = re.compile(r'[\x00-\x1f\x7f-\x9f\\/:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


def spec_problem(question) -> str | None:
    if question.graded == "auto":
        return "ファイルの中身は人が見ます。graded は human か no にしてください"
    if set(question.types) - set(TYPES):
        return f"types に書けるのは {'、'.join(TYPES)} だけです"
    return most_problem(question, MOST_FILES)


def read(question, value, unit=None):
    given = listed(value)
    if len(given) > most_files(question):
        raise AnswersError(f"ファイルは{most_files(question)}つまでです。要らないものを外してください。")
    rows = [_row(question, one) for one in given]
    names = [row["file"].casefold() for row in rows]
    twice = next((row["file"] for row in rows if names.count(row["file"].casefold()) > 1), None)
    if twice:
        raise AnswersError(f"「{twice}」が2つあります。片方の名前を変えてください。")
    total = sum(row["bytes"] or 0 for row in rows)
    if total > LARGEST:
        raise AnswersError(f"ファイルは全部で20MBまでです(いまは{size_in_words(total)})。")
    return rows or None, None


def said(question, value, unit=None) -> Said:
    sizes = [f"({size_in_words(row['bytes'])})" if row["bytes"] is not None else "" for row in value]
    return Said("\n".join(row["file"] + size for row, size in zip(value, sizes, strict=True)))


def check_name(question, name: str):
    """Raise AnswersError unless a file of this name may be attached to ``question``."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    allowed = question.types or TYPES
    if suffix not in allowed:
        raise AnswersError(
            f"「{name[:60]}」は付けられません。付けられるのは {'・'.join(allowed)} のファイルです。"
            "別の形式で保存し直してください。"
        )
    long = len(name) > LONGEST_NAME or len(name.encode("utf-8", "replace")) > _MOST_BYTES
    if long or _BAD.search(name) or _DEVICE.match(name) or name != name.strip(" ."):
        raise AnswersError(
            f"ファイル名「{name[:60]}」が使えません。記号を使わない短い名前に変えて、付け直してください。"
        )


def most_files(question) -> int:
    return question.max or 5


def size_in_words(count: int) -> str:
    """
    >>> size_in_words(900), size_in_words(20480), size_in_words(3_500_000)
    ('1KB', '20KB', '3.3MB')
    """
    return f"{max(1, round(count / 1024)):,}KB" if count < 1024**2 else f"{count / 1024**2:.1f}MB"


def _row(question, given) -> dict:
    row = {"file": given} if isinstance(given, str) else given
    if not isinstance(row, dict) or set(row) - {"file", "bytes"} or not isinstance(row.get("file"), str):
        raise AnswersError("付けたファイルの一覧が読めません。付け直してください。")
    size = row.get("bytes")
    if size is not None and (type(size) is not int or not 0 < size <= LARGEST):
        raise AnswersError(f"「{row['file'][:60]}」の大きさが読めません。付け直してください。")
    check_name(question, row["file"])
    return {"file": row["file"], "bytes": size}
