"""class.db: who is in the class, what arrived, and what became of it. Events are only ever added."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kenshu.grading.backup import keep
from kenshu.grading.database_words import refusal
from kenshu.grading.place import GradingError

ABSENT, RECEIVED, HELD, FAILED = "未提出", "受付", "保留", "採点失敗"
WAITING, GRADED, RETURNED, RECHECK = "採点待ち", "採点済", "差戻し", "要再確認"
STATUSES = (ABSENT, RECEIVED, HELD, FAILED, WAITING, GRADED, RETURNED, RECHECK)

_TABLES = """
CREATE TABLE IF NOT EXISTS learner (
    number TEXT PRIMARY KEY, name TEXT NOT NULL, kana TEXT NOT NULL, section TEXT NOT NULL,
    post TEXT NOT NULL, team TEXT NOT NULL, added TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS handin (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL,
    received TEXT NOT NULL, session TEXT NOT NULL,
    learner TEXT NOT NULL, members TEXT NOT NULL, receipt TEXT NOT NULL,
    state TEXT NOT NULL, reason TEXT NOT NULL, late INTEGER NOT NULL, UNIQUE (file, sha256));
CREATE TABLE IF NOT EXISTS event (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, learner TEXT NOT NULL, session TEXT NOT NULL,
    notebook TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL, late INTEGER NOT NULL,
    handin INTEGER);
CREATE TABLE IF NOT EXISTS graded (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, learner TEXT NOT NULL, session TEXT NOT NULL,
    fingerprint TEXT NOT NULL, answers TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS marked (
    learner TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (learner, question));
CREATE TABLE IF NOT EXISTS setting (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS settled (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, handin INTEGER NOT NULL, state TEXT NOT NULL,
    learner TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS settled_stands BEFORE UPDATE ON settled
    BEGIN SELECT RAISE(ABORT, 'what was settled is only added to'); END;
CREATE TRIGGER IF NOT EXISTS event_stands BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
CREATE INDEX IF NOT EXISTS event_of ON event (learner, notebook, id);
PRAGMA user_version = 2;
"""
VERSION = 2


@dataclass(frozen=True)
class Learner:
    number: str
    name: str
    kana: str
    section: str
    post: str
    team: str


@dataclass(frozen=True)
class Arrival:
    """One zip from the box and the state it ended in. Times are UTC, ISO 8601."""

    file: str
    sha256: str
    received: str
    session: str
    learner: str
    members: tuple[str, ...]
    receipt: str
    state: str
    reason: str
    late: bool
    id: int = 0


@dataclass(frozen=True)
class Status:
    """Where one learner's notebook stands. It is never a score."""

    learner: str
    session: str
    notebook: str
    status: str = ABSENT
    reason: str = ""
    late: bool = False
    handin: int | None = None

    @property
    def text(self) -> str:
        """What people read: ``採点済(遅れ)``, ``保留: …``."""
        late = "(遅れ)" if self.late else ""
        return f"{self.status}{late}" + (f": {self.reason}" if self.reason else "")


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection whose changes are kept together: all of the ``with`` block, or none of it.

    A class.db of an earlier version gets what it lacks. Raises GradingError when it cannot be read or written.
    """
    if not create and not path.is_file():
        raise GradingError(f"クラスの記録 {path} がありません。kenshu class init で作ってください。")
    connection = sqlite3.connect(path, timeout=20)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        if create or connection.execute("PRAGMA user_version").fetchone()[0] < VERSION:
            connection.executescript(_TABLES)
        with connection:
            yield connection
    except sqlite3.IntegrityError:
        raise
    except sqlite3.Error as error:
        raise GradingError(refusal("クラスの記録", path, error)) from error
    finally:
        connection.close()


@contextmanager
def only_writer(root: Path, *, closed_too: bool = False) -> Iterator[None]:
    """Hold the class's one writer lock, with a fresh copy of both databases taken (``backup.keep``).

    The lock is freed by the system even when the process dies. Raises GradingError when another run holds it,
    no copy can be made, or the class is closed (unless ``closed_too``).
    """
    path = root / "writer-lock.db"
    lock = sqlite3.connect(path, timeout=1, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" not in str(error):
            raise GradingError(
                f"クラスの記録 {path} に書けません。空き容量と書き込みの権限を確かめて、もう一度実行してください。"
            ) from error
        raise GradingError(
            f"このクラスは、いま別の画面か別のPCで処理中です({path})。終わるのを待って、もう一度実行してください。"
        ) from error
    try:
        if not closed_too:
            _check_open(root)
        keep(root)
        yield
    finally:
        lock.close()


def setting(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def add_learners(connection: sqlite3.Connection, learners: Iterable[Learner]) -> None:
    rows = [(x.number, x.name, x.kana, x.section, x.post, x.team, now()) for x in learners]
    connection.executemany("INSERT INTO learner VALUES (?,?,?,?,?,?,?)", rows)


def learners(connection: sqlite3.Connection) -> dict[str, Learner]:
    """Everybody in the class by 受講者番号, in roster order."""
    rows = connection.execute("SELECT number, name, kana, section, post, team FROM learner ORDER BY rowid")
    return {row[0]: Learner(*row) for row in rows}


def add_arrival(connection: sqlite3.Connection, arrival: Arrival) -> int:
    """Record one zip; its id."""
    row = (now(), arrival.file, arrival.sha256, arrival.received, arrival.session, arrival.learner,
           json.dumps(arrival.members), arrival.receipt, arrival.state, arrival.reason,
           arrival.late)  # fmt: skip
    return connection.execute(
        "INSERT INTO handin (at, file, sha256, received, session, learner, members, receipt, state, reason,"
        " late) VALUES (?,?,?,?,?,?,?,?,?,?,?)", row).lastrowid  # fmt: skip


def arrivals(connection: sqlite3.Connection) -> list[Arrival]:
    """All zips seen so far, oldest received first."""
    rows = connection.execute(
        "SELECT file, sha256, received, session, learner, members, receipt, state, reason, late, id"
        " FROM handin ORDER BY received, id"
    )
    return [Arrival(*row[:5], tuple(json.loads(row[5])), *row[6:9], bool(row[9]), row[10]) for row in rows]


def add_event(connection: sqlite3.Connection, status: Status) -> None:
    row = (now(), status.learner, status.session, status.notebook, status.status, status.reason, status.late,
           status.handin)  # fmt: skip
    connection.execute(
        "INSERT INTO event (at, learner, session, notebook, status, reason, late, handin)"
        " VALUES (?,?,?,?,?,?,?,?)", row)  # fmt: skip


def statuses(connection: sqlite3.Connection) -> dict[tuple[str, str], Status]:
    """(受講者番号, notebook) → its newest status; who has none is 未提出."""
    rows = connection.execute(
        "SELECT learner, session, notebook, status, reason, late, handin FROM event"
        " WHERE id IN (SELECT max(id) FROM event GROUP BY learner, notebook)"
    )
    return {(row[0], row[2]): Status(*row[:5], bool(row[5]), row[6]) for row in rows}


def last_status(connection: sqlite3.Connection, learner: str, notebook: str, *, but: str = "") -> tuple:
    """(newest Status, when it was) of one learner's notebook, passing over statuses ``but``; 未提出 if none."""
    row = connection.execute(
        "SELECT learner, session, notebook, status, reason, late, handin, at FROM event"
        " WHERE learner = ? AND notebook = ? AND status != ? ORDER BY id DESC LIMIT 1",
        (learner, notebook, but)).fetchone()  # fmt: skip
    return (Status(*row[:5], bool(row[5]), row[6]), row[7]) if row else (Status(learner, "", notebook), "")


def settle(connection: sqlite3.Connection, arrival: Arrival) -> None:
    """Record what a trainer decided about a hand-in: its state, whose it is, and why."""
    connection.execute(
        "UPDATE handin SET state = ?, session = ?, learner = ?, members = ?, reason = ?, late = ? WHERE id = ?",
        (
            arrival.state,
            arrival.session,
            arrival.learner,
            json.dumps(arrival.members),
            arrival.reason,
            arrival.late,
            arrival.id,
        ),
    )
    connection.execute(
        "INSERT INTO settled (at, handin, state, learner, reason) VALUES (?,?,?,?,?)",
        (now(), arrival.id, arrival.state, arrival.learner, arrival.reason),
    )


def settled(connection: sqlite3.Connection) -> set[int]:
    """The ids of hand-ins a trainer decided about."""
    return {row[0] for row in connection.execute("SELECT DISTINCT handin FROM settled")}


def _check_open(root: Path) -> None:
    if not (root / "class.db").is_file():
        return
    with opened(root / "class.db") as connection:
        day = setting(connection, "closed")
    if day:
        raise GradingError(
            f"このクラスは {day} に閉じました。直すときは、先に kenshu class close --reopen で開き直してください。"
        )
