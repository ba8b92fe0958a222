"""Answers from disk: one answers.json, what it carries, and the answers of the other sessions beside it."""

from pathlib import Path

from kenshu import why
from kenshu.answers import AnswersError
from kenshu.answers.document import parse, structure_problems
from kenshu.improve.figure import ImproveError

NAME = "answers.json"


def gather(path: str | Path) -> dict[str, dict]:
    """{question id: entry} for ``read_request``, from an answers.json or the session folder that holds it.

    What was carried is there, too. Where the folder of the session it came from stands beside, the answer there is
    taken: it is the source. Raises ImproveError when the file cannot be read.
    """
    path = Path(path)
    file = path / NAME if path.is_dir() else path
    document = _read(file)
    found = {**document.get("carried", {})}
    for other in sorted(file.absolute().parent.parent.glob(f"s[0-9]/{NAME}")):
        if other != file.absolute():
            found |= _read(other)["answers"]
    return found | document["answers"]


def _read(file):
    try:
        document = parse(file.read_bytes())
    except OSError as error:
        raise ImproveError(
            f"{file} が読めません({why(error)})。answers.json か、それが入ったフォルダーを書いてください。"
        ) from error
    except AnswersError as error:
        raise ImproveError(f"{file}: {error}") from error
    if problems := structure_problems(document):
        raise ImproveError(f"{file}: {problems[0]}")
    return document
