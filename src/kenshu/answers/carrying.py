"""Answers of earlier sessions that a session uses: copied into its ``carried``, said where they came from.

Which ones: ``carries`` in session.json, a list of question ids. A hand-in then needs no other session's folder.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from kenshu.answers.errors import AnswersError
from kenshu.answers.question import session_folder
from kenshu.answers.store import Store


def bring(folder: Path) -> list[str]:
    """Copy what the session in ``folder`` carries from the folders beside it (s0, s1, …); the ids now there.

    A later change of an earlier answer comes along the next time. What the earlier session no longer answers, or
    whose folder is not here, stays as it was brought last. Raises AnswersError.
    """
    wanted = _carries(folder)
    if not wanted:
        return []
    store, found = Store(folder), {}
    for session in sorted(path.parent for path in folder.parent.glob("s[0-9]/answers.json")):
        if session.name >= folder.name:
            continue
        for name, entry in Store(session).document(mend=False)["answers"].items():
            if name in wanted and entry.get("value") is not None:
                kept = {key: entry[key] for key in ("value", "unit", "basis") if entry.get(key)}
                found[name] = {**kept, "value": entry["value"], "from": session.name}
    if found:
        store.carry(found)
    return [name for name in wanted if name in store.document(mend=False)["carried"]]


def carried(question_id: str, folder: Path | None = None) -> dict | None:
    """The earlier answer: {"value": …, "from": "s1"} and its unit and basis; None when none has come.

    ``folder``: the session's, by default the one at or above the working folder. Raises AnswersError.
    """
    folder = folder or session_folder()
    if not os.environ.get("NBGRADER_EXECUTION"):
        with suppress(AnswersError):  # what cannot be brought now may have come before
            bring(folder)
    return Store(folder).document(mend=False)["carried"].get(question_id)


def _carries(folder) -> list[str]:
    try:
        return json.loads((folder / "session.json").read_text(encoding="utf-8")).get("carries", [])
    except (OSError, ValueError) as error:
        raise AnswersError(
            f"{folder / 'session.json'} が読めません。配られた研修のフォルダーをもう一度受け取ってください。"
        ) from error
