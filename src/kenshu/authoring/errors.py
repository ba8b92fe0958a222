"""What is wrong with a text, as a person must hear it."""

from dataclasses import dataclass
from pathlib import Path

from kenshu import KenshuError


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: ``file`` and 1-based ``line`` (0 = the whole file), what it is and what to do (Japanese)."""

    file: Path
    line: int
    what: str
    todo: str

    def __str__(self):
        place = f"{self.file}:{self.line}" if self.line else f"{self.file}"
        return f"{place}: {self.what} → {self.todo}"


class AuthoringError(KenshuError):
    """A source, a build or a known answer that the author must mend. ``problems`` holds each place."""

    def __init__(self, text: str, problems: tuple[Problem, ...] = ()):
        super().__init__("\n".join([text, *map(str, problems)]) if problems else text)
        self.problems = tuple(problems)
