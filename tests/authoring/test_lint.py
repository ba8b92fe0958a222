"""Each file of bad_sources/ is one fault: the lines it must earn, and the text that earns them."""

from pathlib import Path

import pytest

from kenshu.authoring import lint

CASES = sorted((Path(__file__).parent / "bad_sources").glob("*.txt"))


def unpack(case: Path, folder: Path) -> list[tuple[str, str]]:
    """Write the case's files below ``folder``; the expected (file:line, part of the reason)."""
    head, *files = case.read_text(encoding="utf-8").split("=== ")
    for piece in files:
        name, text = piece.split("\n", 1)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [tuple(line.split(" ", 2)[1:]) for line in head.splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_fault_is_named_with_its_line_and_what_to_do(case, tmp_path):
    expected = unpack(case, tmp_path)
    found = [str(problem) for problem in lint(tmp_path)]
    assert len(found) == len(expected), found
    for place, reason in expected:
        assert any(f"/{place}: " in line and reason in line for line in found), (place, reason, found)
    assert all(line.split(" → ")[1].endswith(("。", ")。")) for line in found), "says what to do"


def test_a_text_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "n08-bad.md").write_bytes("---\n本文".encode("cp932"))
    assert [problem.what for problem in lint(tmp_path)] == ["UTF-8 ではありません。"]


def test_the_courses_own_exercises_are_clean(root):
    assert lint(root / "exercises") == []
