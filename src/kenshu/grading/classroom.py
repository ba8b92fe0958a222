"""Set up a class: dates, box, class.json, class.db; add people; build the release."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kenshu import days, why
from kenshu.city import City
from kenshu.grading import register
from kenshu.grading.dates import Calendar, plan
from kenshu.grading.place import GradingError, Place, write_whole
from kenshu.grading.register import Learner
from kenshu.grading.roster import Roster

CLASS_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class Class:
    """A class that was set up: its place, its calendar and its box."""

    place: Place
    calendar: Calendar
    box: Path


def init(
    root: Path,
    s1: date,
    *,
    city: City,
    class_id: str | None = None,
    title: str | None = None,
    box: Path | None = None,
    moved: dict[str, date] | None = None,
) -> Class:
    """Make the class folder ``root`` for a course whose S1 is on ``s1``.

    ``box`` defaults to ``hand-in-box`` inside the class folder; on a network
    it is the shared folder. Raises GradingError when a class is there already or nothing can be written.
    """
    place = Place(Path(root).resolve())
    class_id = class_id or f"c{s1:%Y%m}"
    if not CLASS_ID.fullmatch(class_id):
        raise GradingError(
            f"クラスの番号「{class_id}」は、英小文字・数字・ハイフンで書いてください(例: c202606)。"
        )
    if place.register.exists():
        raise GradingError(
            f"{place.root} には、もうクラスがあります。続けるなら kenshu class add を、"
            "新しく始めるなら別のフォルダー(--folder)を使ってください。"
        )
    calendar = plan(s1, city, moved=moved)
    box = Path(box).resolve() if box else place.root / "hand-in-box"
    try:
        place.root.mkdir(parents=True, exist_ok=True)
        box.mkdir(parents=True, exist_ok=True)
        with register.opened(place.register, create=True):
            write_whole(place.class_json, _settings(class_id, title, s1, box, calendar))
    except OSError as error:
        raise GradingError(
            f"{error.filename} に書き込めません({why(error)})。"
            "書き込めるフォルダーを --folder か --box で指定してください。"
        ) from error
    return Class(place, calendar, box)


def add(place: Place, roster: Roster) -> tuple[Learner, ...]:
    """Put the people of a checked roster into the class: all of them, or none. Returns who was added.

    Somebody already in the class with the same number and name is left as they are.
    Raises GradingError when a number belongs to another person in the class, or a person has another number.
    """
    with register.only_writer(place.root), register.opened(place.register) as connection:
        present = register.learners(connection)
        people = {(learner.name, learner.section): learner.number for learner in present.values()}
        fresh = []
        for learner in roster.learners:
            holder = present.get(learner.number)
            if holder and holder.name != learner.name:
                raise GradingError(
                    f"{roster.path.name}: 受講者番号 {learner.number} は、もう別の方に渡しています。"
                    "番号を直してください。誰も追加していません。"
                )
            number = people.get((learner.name, learner.section))
            if number and number != learner.number:
                raise GradingError(
                    f"{roster.path.name}: {learner.section} の {learner.name} さんは、もう番号 {number} で"
                    "入っています。誰も追加していません。"
                )
            if not holder:
                fresh.append(learner)
        register.add_learners(connection, fresh)
    return tuple(fresh)


def release(place: Place, *, watch: Callable[[int, int, str], None] | None = None):
    """Build the release of every session for this class, with its class.json (no names) beside it, and from
    it the workbooks and papers for who answers without a screen."""
    from kenshu import authoring

    built = authoring.build(root=place.course, out=place.release, watch=watch)
    write_whole(place.release / "class.json", place.class_json.read_text(encoding="utf-8"))
    authoring.sheets(place.release, root=place.course, watch=watch)
    return built


def _settings(class_id, title, s1, box, calendar: Calendar) -> str:
    """The text of class.json; it goes to learners with the release, so there is no name in it."""
    dates = {line.session: line.day.isoformat() for line in calendar.lines if line.session}
    settings = {
        "schema": 1,
        "class": class_id,
        "box": str(box),
        "title": title or f"自治体DX実践研修 {days.fiscal_year_name(days.fiscal_year(s1))}",
        "deletes": calendar.deletes.isoformat(),
        "sessions": {
            session: {"date": day, "closes": calendar.closes[session].isoformat()}
            for session, day in dates.items()
        },
    }
    return json.dumps(settings, ensure_ascii=False, indent=1) + "\n"
