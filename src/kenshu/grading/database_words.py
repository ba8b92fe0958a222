"""Why a database of the class refused, in Japanese, and what to do. SQLite's own words are English."""

import sqlite3
from pathlib import Path

LOCKED = "いま別のプログラムが使っています"
AGAIN = "もう一度実行してください。提出は何も失われていません。"
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def refusal(what: str, path: Path, error: sqlite3.Error) -> str:
    """What to tell the trainer when ``path`` (``what``: 成績の記録, クラスの記録) could not be used.

    >>> refusal("成績の記録", Path("gradebook.db"), sqlite3.OperationalError("database is locked")).split("。")[0]
    '成績の記録 gradebook.db を、いま別のプログラムが使っています'
    """
    text = str(error)
    if "locked" in text or "busy" in text:
        return f"{what} {path} を、{LOCKED}。採点の画面(kenshu review)や、ファイルを開いているほかのPCを閉じて、{AGAIN}"
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in BROKEN or "no such table" in text:
        return (
            f"{what} {path} が壊れていて読めません。kenshu class restore で控えの一覧を見て、"
            "新しい控えに戻してください。提出の原本は残っています。"
        )
    if "full" in text:
        return f"{what} {path} に書き込めません(空き容量がありません)。空きを作って、{AGAIN}"
    if "readonly" in text:
        return (
            f"{what} {path} に書き込めません(読み取り専用です)。"
            f"ファイルとフォルダーに書き込めるようにして、{AGAIN}"
        )
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_IOERR:
        return (
            f"{what} {path} に書き込めません(空き容量がないか、フォルダーとのつながりが切れています)。"
            f"空きとつながりを確かめて、{AGAIN}"
        )
    return (
        f"{what} {path} を使えません。フォルダーにつながっているか、権限と空き容量があるかを確かめて、"
        "もう一度実行してください。続くときは担当者に見せてください。"
    )
