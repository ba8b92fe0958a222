"""Grade what changed: workers run cells side by side, this process alone writes, one learner at a time.

What goes wrong with one hand-in never stops the others. A run that is cut off at any moment is taken up by the
next: what is in the gradebook but not yet in class.db is simply done again.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from kenshu.grading import batch_record, marks, register, worker
from kenshu.grading.changed import Job, due, hash_of
from kenshu.grading.lane_code import Limits
from kenshu.grading.place import GradingError, Place
from kenshu.grading.register import Status

__all__ = ["Job", "Outcome", "due", "grade", "prepare"]

AHEAD = 4  # notebooks waiting for each one that runs: enough to keep workers busy, few enough for the memory


@dataclass(frozen=True)
class Outcome:
    """What became of one job: the statuses of its notebooks."""

    job: Job
    statuses: tuple[Status, ...]


def prepare(place: Place) -> None:
    """Let the gradebook know the sessions as they are now, by nbgrader's own GenerateAssignment.

    Raises GradingError when the gradebook is locked or read-only, AuthoringError when questions with
    hand-ins changed in number.
    """
    from kenshu import authoring

    marks.check_writable(place.gradebook)
    for session in place.sessions():
        seal = hash_of(place.release / session, place.source / session)
        if marks.knows(place.gradebook, session) and _setting(place, f"registered:{session}") == seal:
            continue
        with register.only_writer(place.root):
            authoring.generate(session, root=place.course, db_url=place.db_url)
            if closes := place.settings()["sessions"].get(session, {}).get("closes"):
                marks.set_closing(place.gradebook, session, datetime.fromisoformat(closes))
            _set(place, f"registered:{session}", hash_of(place.release / session, place.source / session))


def grade(
    place: Place, jobs: Iterable[Job], *, size: int | None = None, executor: Executor | None = None,
    limits: Limits | None = None, isolation: str | None = None,
) -> Iterator[Outcome]:  # fmt: skip
    """Grade ``jobs`` with nbgrader; yields each outcome as soon as it is in the gradebook and in class.db.

    ``size``: notebooks run side by side (None = one a core). ``executor``: run them there instead, on whatever
    machine; it is not closed. ``isolation``: strict or same-user, see ``isolation``. A notebook that came back
    late or not at all is tried again, alone, at the end.
    """
    from kenshu.grading.autograde import Clerk
    from kenshu.grading.lanes import Crew

    size = size or os.cpu_count() or 1
    data, city = place.release / "datasets", place.release / "city.json"
    with register.only_writer(place.root), ExitStack() as stack:
        threads = ThreadPoolExecutor(size + 1)
        stack.callback(threads.shutdown, cancel_futures=True)
        crew = stack.enter_context(Crew(worker.environment(data, city), size))
        if executor is None:
            submit = partial(threads.submit, worker.run, crew=crew)
        else:
            submit = partial(executor.submit, worker.execute, shelf=worker.pack_shelf(data, city))
        clerk = stack.enter_context(Clerk(place))
        run = _Run(place, clerk, submit, partial(worker.run, crew=crew), limits or Limits(), isolation)
        yield from run.all(jobs, AHEAD * size)


@dataclass
class _Open:
    """A job whose notebooks are being run."""

    job: Job
    todo: set[str]
    failures: dict[str, str] = field(default_factory=dict)
    noted: bool = False


@dataclass
class _Run:
    """One run over all jobs. ``alone`` runs a task with nothing beside it, always on this machine."""

    place: Place
    clerk: Any  # autograde.Clerk, whose import is nbgrader's
    submit: Callable[[bytes], Future]
    alone: Callable[[bytes], bytes]
    limits: Limits
    isolation: str | None
    running: dict[Future, tuple[_Open, str]] = field(default_factory=dict)
    again: list[tuple[_Open, str]] = field(default_factory=list)

    def all(self, jobs: Iterable[Job], ahead: int) -> Iterator[Outcome]:
        for job in jobs:
            opened = _Open(job, set(self.place.notebooks(job.session)))
            for name in sorted(opened.todo):
                yield from self._hand_out(opened, name)
            while len(self.running) >= ahead:
                yield from self._take_back()
        while self.running:
            yield from self._take_back()
        for opened, name in self.again:
            try:
                result = self.alone(self._task(opened, name, final=True))
            except GradingError as error:
                result = error
            yield from self._settle(opened, name, result)

    def _hand_out(self, opened: _Open, name: str) -> Iterator[Outcome]:
        try:
            self.running[self.submit(self._task(opened, name))] = opened, name
        except GradingError as error:
            yield from self._settle(opened, name, error)
        except Exception:  # the executor is broken, closed or out of reach
            self.again.append((opened, name))

    def _task(self, opened: _Open, name: str, *, final: bool = False) -> bytes:
        job = opened.job
        notebook = self.clerk.sanitise(job.session, job.learner, name)
        beside = (self.place.submitted / job.learner / job.session, self.place.source / job.session)
        return worker.task(notebook, *beside, limits=self.limits, final=final, isolation=self.isolation)

    def _take_back(self) -> Iterator[Outcome]:
        ready, _ = wait(self.running, return_when=FIRST_COMPLETED)
        for future in ready:
            opened, name = self.running.pop(future)
            error = CancelledError() if future.cancelled() else future.exception()
            believed = isinstance(error, GradingError) and not isinstance(error, worker.TryAlone)
            if error and not believed:
                self.again.append((opened, name))
            else:
                yield from self._settle(opened, name, error or future.result())

    def _settle(self, opened: _Open, name: str, result: bytes | GradingError) -> Iterator[Outcome]:
        """Save what a worker made, or keep why there is nothing; the job's outcome with its last notebook."""
        job = opened.job
        marks.check_writable(self.place.gradebook)
        if not opened.noted:
            batch_record.note_marked(self.place, job)
            opened.noted = True
        if isinstance(result, bytes):
            try:
                self.clerk.save(job.session, job.learner, name, result)
            except GradingError as error:
                result = error
        if isinstance(result, GradingError):
            self.clerk.drop(job.session, job.learner, name)
            opened.failures[name] = str(result)
        opened.todo.discard(name)
        if not opened.todo:
            yield Outcome(job, batch_record.keep(self.place, job, opened.failures))


def _setting(place, key):
    with register.opened(place.register) as connection:
        row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def _set(place, key, value):
    with register.opened(place.register) as connection:
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?,?)", (key, value))
