"""The whole course on another city's data: known answers whose values are worked out there by plain code.

``python -m tests.course.seeds 11 12`` builds those cities in a temporary folder and says what came out otherwise.
"""

import importlib
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.course.moved import moved
from tests.course.plainly.d import NOT_HERE

from kenshu import synth
from kenshu.authoring import course, known, notebook
from kenshu.authoring.known import Outcome

ROOT = Path(__file__).parents[2]
SEEDS = (11, 23, 37, 59, 83)  # the five cities of `make test-full`
RULED = ("n01", "n02", "n03", "n04", "n05", "n06", "n07", "n08", "n09", "n10", "n11")


def city(seed: int, folder: Path) -> Path:
    """Build the city of a seed below ``folder``, its planted figures moved, too; the datasets."""
    out = folder / f"seed-{seed}"
    synth.build(out, moved(synth.read_planted(ROOT / "datasets" / "planted").target, seed), seed)
    return out


def plain_answers(datasets: Path, notebooks=RULED) -> dict[str, dict]:
    """{question: {name of a case: its value on these data}} of the notebooks (nNN), by plain code."""
    found = {}
    for name in notebooks:
        found |= importlib.import_module(f"tests.course.plainly.{name}").answers(datasets)
    return found


def run(datasets: Path, notebooks=None, worked: dict | None = None) -> Iterator[Outcome]:
    """Every known answer on ``datasets``; ``notebooks`` ("n08", …): only those; ``worked``: values instead of ours."""
    worked = plain_answers(datasets) if worked is None else worked
    for sources, asked in _written():
        for item in sources:
            if notebooks is None or item.notebook[:3] in notebooks:
                yield from _notebook(item, asked, datasets, worked)


@cache
def _written() -> list[tuple[list, bytes]]:
    """The texts of each session, and its questions.json."""
    read = {session: course.read(ROOT, session) for session in course.sessions(ROOT)}
    return [(sources, notebook.questions_json(session, sources)) for session, sources in read.items()]


def _notebook(item, asked: bytes, datasets: Path, worked: dict) -> Iterator[Outcome]:
    with course.environment(ROOT, KENSHU_DATA=str(datasets)):
        for form in item.forms:
            file, cases = known.cases_of(item, form["id"])
            for case in cases:
                if (here := on_these_data(case, worked.get(form["id"], {}))) is not None:
                    yield known.run(asked, form, file, here)


def on_these_data(case: dict, worked: dict) -> dict | None:
    """The case with its value on the data at hand; as written where nothing in it hangs on them; None where it
    says nothing there: no value of its own, or the very value that is right."""
    if case["name"] not in worked:
        return case
    made = worked[case["name"]]
    if made is NOT_HERE or (not known.is_right(case) and made == worked.get("right")):
        return None
    made = made(case["answer"]["value"]) if callable(made) else made
    made = made if isinstance(made, dict) else {"value": made}
    others = {**(case.get("others") or {}), **made.get("others", {})}
    return {**case, "answer": {**case["answer"], "value": made["value"]}, "others": others}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="kenshu-") as place:
        for seed in map(int, sys.argv[1:] or map(str, SEEDS)):
            for one in run(city(seed, Path(place))):
                if not one.ok:
                    print(seed, one.question, one.case, "|", one.expected, "|", one.got, flush=True)
