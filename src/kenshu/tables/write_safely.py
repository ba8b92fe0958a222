"""A file that is there whole or not at all."""

import os
import secrets
from contextlib import contextmanager, suppress
from pathlib import Path

from kenshu import why
from kenshu.tables.errors import TablesError


@contextmanager
def new_file(path: Path):
    """An open binary file that takes the name ``path`` when the block ends well; otherwise nothing has changed.

    Raises TablesError with the reason in Japanese: no such folder, no permission, disk full, open in Excel.
    """
    part = path.with_name(f".kenshu-{secrets.token_hex(4)}.tmp")
    try:
        with part.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, path)
    except OSError as problem:
        raise TablesError(_said(path, problem), id="not-written") from problem
    finally:
        with suppress(OSError):  # never made, or in a folder that has gone: nothing to take away
            part.unlink()


def free_name(path: Path) -> Path:
    """``path``, or the first of 「○○(2).xlsx」, 「○○(3).xlsx」 … that is not taken."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem}({number}){path.suffix}")
        number += 1
    return free


def _said(path, problem):
    if not path.parent.is_dir():
        return f"{path} に書けません。フォルダー {path.parent} がありません。置く場所を確かめてください。"
    if path.is_dir():
        return f"{path} はフォルダーです。ファイルの名前を書いてください。"
    advice = (
        "同じ名前のファイルをExcelで開いていれば閉じ、書き込める場所か確かめて"
        if isinstance(problem, PermissionError)
        else "場所と空き容量を確かめて"
    )
    return f"{path} に書けません({why(problem)})。{advice}、もう一度実行してください。"
