"""Copies of the class's two databases, taken before each run that writes. A copy is whole or not there.

``backups/<UTC time>/`` holds class.db and gradebook.db as they were. A copy is made beside, by SQLite's own backup,
checked, and gets its name in one step: a run killed in the middle leaves the last good copy as it was.
"""

import os
import secrets
import shutil
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kenshu import why
from kenshu.grading.database_reading import reading
from kenshu.grading.database_words import refusal
from kenshu.grading.place import GradingError

NAMES = {"class.db": "クラスの記録", "gradebook.db": "成績の記録"}
NEWEST, DAYS = 10, 30  # kept: the newest ten, and of older ones the last of each day for thirty days
STAMP = "%Y%m%dT%H%M%S%fZ"
ABANDONED = 600  # seconds after which a copy that is not whole is nobody's any more
REPLACED = "before-restore"


def keep(root: Path) -> Path | None:
    """Copy both databases of the class folder ``root``; the copy's folder, None while there is no database.

    What is unchanged since the last copy is not copied again. Raises GradingError when a database is broken (then
    no older copy is taken away) or the copy cannot be written.
    """
    present = [name for name in NAMES if (root / name).is_file()]
    if not present:
        return None
    folder = root / "backups"
    part = folder / f".part-{secrets.token_hex(6)}"
    try:
        folder.mkdir(exist_ok=True)
        for left in folder.glob(".part-*"):
            if time.time() - left.stat().st_mtime > ABANDONED:  # of a run that was killed
                shutil.rmtree(left, ignore_errors=True)
        part.mkdir()
        for name in present:
            _copy(root / name, part / name)
        last = next(iter(copies(root)), None)
        if last and _same(last, part):
            shutil.rmtree(part)
            target = last
        else:
            target = folder / datetime.now(UTC).strftime(STAMP)
            part.rename(target)
    except OSError as error:
        raise GradingError(
            f"記録の控えを {folder} に作れません({why(error)})。空き容量と書き込みの権限を確かめて、"
            "もう一度実行してください。まだ何も変えていません。"
        ) from error
    _rotate(root)
    return target


def copies(root: Path) -> list[Path]:
    """The whole copies, newest first."""
    found = [path for path in (root / "backups").glob("2*Z") if path.is_dir()]
    return sorted(found, key=lambda path: path.name, reverse=True)


def taken_at(copy: Path) -> datetime:
    return datetime.strptime(copy.name, STAMP).replace(tzinfo=UTC)


def restore(root: Path, copy: Path) -> Path:
    """Put both databases of ``copy`` back; what they replace is moved to ``backups/before-restore/``.

    Hand-ins are files and stay; those taken in after the copy are still in the box and are taken in again.
    """
    aside = root / "backups" / REPLACED
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        for name in NAMES:
            for path in (
                root / name,
                root / f"{name}-journal",
            ):  # a journal of the old one would spoil the new
                if path.exists():
                    shutil.copy2(path, aside / path.name)
            if (copy / name).is_file():
                fresh = root / f".{name}.restored"
                shutil.copyfile(copy / name, fresh)
                (root / f"{name}-journal").unlink(missing_ok=True)
                os.replace(fresh, root / name)
    except OSError as error:
        raise GradingError(
            f"控えに戻せません({error.filename}: {why(error)})。採点の画面などを閉じて、もう一度実行してください。"
            f"戻す前の記録は {aside} にあります。"
        ) from error
    return aside


def _copy(source: Path, target: Path) -> None:
    try:
        with (
            closing(reading(source)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
            said = new.execute("PRAGMA quick_check(1)").fetchone()[0]
            if said != "ok":
                raise sqlite3.DatabaseError("no such table: the pages do not fit together")
        with open(target, "rb+") as file:
            os.fsync(file.fileno())
    except sqlite3.Error as error:
        shutil.rmtree(target.parent, ignore_errors=True)
        raise GradingError(refusal(NAMES[source.name], source, error)) from error


def _same(one: Path, other: Path) -> bool:
    return all(
        (one / name).exists() == (other / name).exists()
        and (not (one / name).exists() or (one / name).read_bytes() == (other / name).read_bytes())
        for name in NAMES
    )


def _rotate(root: Path) -> None:
    """Take away copies that are neither among the newest nor the last of one of the recent days."""
    found = copies(root)
    of_day: dict[str, Path] = {}
    for path in found[NEWEST:]:
        of_day.setdefault(path.name[:8], path)
    wanted = {*found[:NEWEST], *list(of_day.values())[:DAYS]}
    for path in found:
        if path not in wanted:
            shutil.rmtree(path, ignore_errors=True)
