"""Sentences and numbers planted where only trainers may read, in a copy of a course."""

from pathlib import Path

NUMBERS = {"key": "2.71828", "hidden": "31415.9265", "solution": "1414.21356", "case": "1732.0508"}
SENTENCES = {
    "solution": "カナリア解答例はここです",
    "hidden": "カナリア隠しテストはここです",
    "scheme": "カナリア採点基準はここです",
    "case": "カナリア既知の答えはここです",
    "planted": "カナリア仕込みはここです",
}
ALL = (*NUMBERS.values(), *SENTENCES.values())


def plant(course: Path) -> None:
    """Plant every canary in the small course at ``course``."""
    session = course / "exercises" / "s3"
    text, case = session / "n08-small.md", session / "n08-small.answers" / "n08-which-time.yml"
    _replace(
        text, "return side * side", f"return side * side  # {SENTENCES['solution']} {NUMBERS['solution']}"
    )
    _replace(text, "2 if area(3) == 9", f"# {SENTENCES['hidden']} {NUMBERS['hidden']}\n2 if area(3) == 9")
    _replace(text, "talk: 1.5", f"talk: {NUMBERS['key']}")
    _replace(text, "期間と範囲の両方に触れている。", SENTENCES["scheme"])
    _replace(case, "points: 1.5", f"points: {NUMBERS['key']}")
    _replace(case, "name: none", f"name: {SENTENCES['case']}{NUMBERS['case']}")
    _replace(course / "datasets" / "planted.toml", "# ", f"# {SENTENCES['planted']} ")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
