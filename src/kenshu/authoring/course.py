"""Where the exercises of a course lie: ``root/exercises/<session>/nNN-words.md`` and its session.yml."""

import re
from pathlib import Path

from kenshu import data
from kenshu.authoring import plain_yaml, source
from kenshu.authoring.errors import AuthoringError
from kenshu.authoring.source import Source

SESSION = re.compile(r"s[0-9]")
TEXT = re.compile(r"n[0-9]{2}-[a-z0-9-]+\.md")


def sessions(root: Path) -> list[str]:
    """The sessions that have at least one exercise text, in order; raises AuthoringError if there is none."""
    folder = root / "exercises"
    found = sorted(path.name for path in folder.glob("s[0-9]") if texts(path)) if folder.is_dir() else []
    if not found:
        raise AuthoringError(
            f"{folder}: 演習の原稿がありません。教材のフォルダー(exercises のある場所)で実行してください。"
        )
    return found


def texts(folder: Path) -> list[Path]:
    """The exercise texts of a session's folder, in order."""
    return sorted(path for path in folder.glob("*.md") if TEXT.fullmatch(path.name))


def read(root: Path, session: str) -> list[Source]:
    """Every source of a session; raises AuthoringError with each place that cannot be understood."""
    folder = root / "exercises" / session
    if not SESSION.fullmatch(session) or not folder.is_dir() or not texts(folder):
        known = "、".join(sessions(root))
        raise AuthoringError(f"{folder}: 回「{session}」の原稿がありません。あるのは {known} です。")
    parsed = [source.parse(path) for path in texts(folder)]
    problems = tuple(problem for _, found in parsed for problem in found)
    if problems:
        raise AuthoringError("演習の原稿を読み取れません。", problems)
    return [item for item, _ in parsed]


def session_json(root: Path, session: str, sources: list[Source]) -> dict:
    """The contents of session.json: title and ``carries`` from session.yml, notebooks from their front matter."""
    path = root / "exercises" / session / "session.yml"
    if not path.is_file():
        raise AuthoringError(
            f"{path}: ありません。title: に回の題名(例: S3 あるべき姿)を書いて置いてください。"
        )
    about = plain_yaml.read(path)
    if not isinstance(about, dict) or not isinstance(about.get("title"), str):
        raise AuthoringError(f"{path}: title がありません。回の題名(例: S3 あるべき姿)を書いてください。")
    notebooks = [{"id": item.notebook, "title": item.title, "minutes": item.minutes} for item in sources]
    carries = _carries(root, session, about.get("carries", []), path)
    return {
        "schema": 1,
        "session": session,
        "title": about["title"],
        "notebooks": notebooks,
        "carries": carries,
    }


def _carries(root, session, wanted, path):
    """The questions of earlier sessions whose answers come along; each must be one."""
    earlier = [name for name in sessions(root) if name < session] if wanted else []
    known = {form["id"] for name in earlier for item in read(root, name) for form in item.forms}
    unknown = [question for question in wanted if question not in known]
    if unknown:
        raise AuthoringError(f"{path}: carries の {'、'.join(unknown)} は、前の回の問いにありません。")
    return wanted


def environment(root: Path, **more: str):
    """The checks read data and city of the course at ``root``, wherever the session folder lies."""
    return data.elsewhere(root / "datasets", **{"KENSHU_CITY": str(root / "city.yml"), **more})
