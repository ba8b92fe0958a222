"""Who is at the desk. The number is asked once and said back; another person gets a clean desk.

On a shared PC the earlier person's work is put aside below ``.kenshu/people/<number>/`` and comes back when
that number is given again. Nothing is deleted.
"""

import json
import shutil
from pathlib import Path

from kenshu import handin, why
from kenshu.desk.errors import DeskError
from kenshu.desk.workplace import Workplace, update, write_whole


def who(work: Workplace) -> str:
    """The learner's number, or "" when nobody has said one yet."""
    if work.trial:
        return "tameshi"
    try:
        return handin.check_number(json.loads(_paper(work).read_text(encoding="utf-8"))["number"])
    except (OSError, ValueError, KeyError, TypeError, handin.HandinError):
        return ""


def sit_down(work: Workplace, text: str) -> str:
    """The person with the number ``text`` is at the desk now; returns the number as it is filed.

    No kernel may be running. Raises HandinError for a wrong number, DeskError when files cannot be moved.
    """
    number, before = handin.check_number(text), who(work)
    if number == "tameshi" and not work.trial:
        raise DeskError("この研修では受講者番号が要ります。お渡しした番号の紙を見て入れてください。")
    try:
        if before and before != number:
            _move(work, work.folder, _shelf(work, before))
            _move(work, _shelf(work, number), work.folder)
            update(work)
        write_whole(_paper(work), json.dumps({"number": number}).encode())
    except OSError as error:
        raise DeskError(
            f"前の方の答えを片づけられませんでした({why(error)}: {error.filename})。"
            "ほかで開いているファイルを閉じて、もう一度番号を入れてください。何も消えていません。"
        ) from error
    return number


def _move(work: Workplace, here: Path, there: Path):
    """Move all that lies in a session's folder but the course's own papers: answers, notebooks, what was added."""
    for session in (path.name for path in work.sessions):
        released = (work.release / session).iterdir()
        papers = {path.name for path in released if path.suffix != ".ipynb"}
        own = [path for path in (here / session).glob("*") if path.name not in papers]
        for path in own:
            (there / session).mkdir(parents=True, exist_ok=True)
            shutil.move(path, there / session / path.name)


def _shelf(work: Workplace, number: str) -> Path:
    return work.papers / "people" / number


def _paper(work: Workplace) -> Path:
    return work.papers / "learner.json"
