"""The end of a class: marks settled and written out, nothing changes any more; then the day all of it is deleted."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kenshu.grading import register
from kenshu.grading.export import export
from kenshu.grading.export_personnel import personnel
from kenshu.grading.place import GradingError, Place
from kenshu.grading.register import ABSENT, GRADED
from kenshu.grading.resolve import unsettled
from kenshu.grading.standing import table


@dataclass(frozen=True)
class Closed:
    """``written``: the last exports; ``deletes``: until when the records are kept."""

    written: list[Path]
    deletes: date


def close(place: Place, *, today: date, anyway: bool = False) -> Closed:
    """Close the class: from now on nothing is taken in, graded or settled, and who is not 修了 is 未修了.

    Raises GradingError while something still waits for a person, unless ``anyway``.
    """
    still = open_ends(place)
    if still and not anyway:
        listed = "".join(f"\n・{line}" for line in still)
        raise GradingError(
            f"まだ終わっていないものがあります。片づけてから閉じるか、そのまま閉じるなら --anyway を付けてください。{listed}"
        )
    with register.only_writer(place.root, closed_too=True), register.opened(place.register) as connection:
        connection.execute("INSERT OR REPLACE INTO setting VALUES ('closed', ?)", (today.isoformat(),))
    return Closed([*export(place), *personnel(place)], date.fromisoformat(place.settings()["deletes"]))


def reopen(place: Place) -> None:
    """Let the class be worked on again."""
    with register.only_writer(place.root, closed_too=True), register.opened(place.register) as connection:
        connection.execute("DELETE FROM setting WHERE key = 'closed'")


def open_ends(place: Place) -> list[str]:
    """What still waits for a person, one Japanese line a kind; absences are no open end."""
    counts: dict[str, int] = {}
    for row in table(place):
        if row.status.status not in (ABSENT, GRADED):
            counts[row.status.status] = counts.get(row.status.status, 0) + 1
    lines = [f"{status}: {count}件" for status, count in counts.items()]
    waiting = len(unsettled(place))
    return lines + ([f"確かめる提出: {waiting}件(kenshu class resolve)"] if waiting else [])
