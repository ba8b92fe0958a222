"""Open a database of the class for reading only."""

import sqlite3
from contextlib import closing
from pathlib import Path


def reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot change ``path``. Raises sqlite3.Error.

    What a program that was killed left half written is taken back first, which only a writer may do.
    """
    if path.with_name(f"{path.name}-journal").exists():
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=20)) as writer:
            writer.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=20)
