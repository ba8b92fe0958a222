"""``kenshu exercises check``: lint, build, run the cells, write the sheets, look for leaks, run the known answers
through every door."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kenshu.authoring import cells, course, doors, known, leaks, release, three_doors
from kenshu.authoring.errors import Problem
from kenshu.authoring.known import Outcome
from kenshu.authoring.messages import problem
from kenshu.authoring.rules import lint
from kenshu.authoring.source import Source


@dataclass(frozen=True)
class Report:
    """``problems`` in the texts, cells and releases; ``outcomes`` of all known answers."""

    problems: tuple[Problem, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def ok(self) -> bool:
        return not self.problems and all(outcome.ok for outcome in self.outcomes)


def check(
    root: Path,
    *,
    also: Iterable[Path] = (),
    watch: Callable[[int, int, str], None] = lambda done, whole, what: None,
) -> Report:
    """Check every exercise of the course at ``root``; ``watch(done, all, what)`` hears about each step.

    Secrets are searched for in the release with its workbooks and papers, and in ``also`` (a site, wheels, a
    bundle). With problems in the texts nothing is built. Raises AuthoringError.
    """
    root = Path(root).resolve()
    found = lint(root / "exercises")
    if found:
        return Report(tuple(found), ())
    built = release.build(root=root, watch=watch).folder
    problems = known.missing_cases(root)
    for session in course.sessions(root):
        for done, item in enumerate(sources := course.read(root, session)):
            watch(done, len(sources), item.notebook)
            problems += cells.run(item, root=root, release=built)
    if not problems:  # a cell that fails has nothing to show on a sheet either
        doors.write(built, root=root, watch=watch)
        problems += three_doors.check(root, built)
    for session in course.sessions(root):
        for item in course.read(root, session):
            problems += _leaks(item, [built, *also])
    return Report(tuple(problems), tuple(known.known_answers(root=root, watch=watch)))


def _leaks(item: Source, places: Iterable[Path]) -> Iterator[Problem]:
    secrets = leaks.secrets(item)
    for place in places:
        for leak in leaks.find(place, secrets):
            yield problem(item.path, 0, "leak", what=secrets[leak.secret], where=f"{place} の {leak.where}")
