"""Sentences and numbers planted where only trainers may read, in a copy of a course."""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

NUMBERS = {"key": "2.71828", "hidden": "31415.9265", "solution": "1414.21356", "case": "1732.0508"}
SENTENCES = {
    "solution": "カナリア解答例はここです",
    "hidden": "カナリア隠しテストはここです",
    "scheme": "カナリア採点基準はここです",
    "case": "カナリア既知の答えはここです",
    "planted": "カナリア仕込みはここです",
}
# D1's answers as a person would write them: the data hold them, words must not.
D1_ANSWERS = ("137.0", "76.1", "169.0", "124.4", "128.6", "6.59", "1.34", "147.0", "133.0")
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
    _replace(course / "datasets" / "planted" / "d1.toml", "# ", f"# {SENTENCES['planted']} ")


def wheel(copy: Path) -> Path:
    """The wheel, built offline from a copy of the repository."""
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q"]
    done = subprocess.run(
        [*command, "-w", str(copy / "wheels"), str(copy)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (built,) = (copy / "wheels").glob("*.whl")
    return built


def d1_answers_in(text: str) -> list[str]:
    """Those of D1's answers that stand in ``text``, full-width digits too."""
    numbers = "|".join(map(re.escape, D1_ANSWERS))
    return re.findall(rf"(?<![\d.])(?:{numbers})(?!\d)", unicodedata.normalize("NFKC", text))


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
