"""Does the generated city hold what was planted? Read with the csv module alone, no code of the generator."""

import csv
from pathlib import Path

from kenshu.synth import verify_d1


def verify(folder: Path, expect: dict) -> list[str]:
    """What is wrong with the files below ``folder``, one Japanese line each; empty when all is as planted.

    ``expect``: the table [expect] of planted.toml: ``facts`` with value and tolerance, ``closed`` (the closed
    weekdays of the seasons), ``opens`` and ``closes``.
    """
    measured, wanted = measure(folder, expect), expect["facts"]
    problems = [
        f"{fact}: 数えた値が planted.toml の [expect.facts] にありません。"
        for fact in measured
        if fact not in wanted
    ]
    for fact, rule in wanted.items():
        if fact not in measured:
            problems.append(
                f"{fact}: この名前の確かめ方がありません。planted.toml の名前を確かめてください。"
            )
        elif not abs(measured[fact] - rule["value"]) <= rule["tolerance"] + 1e-9:
            near = f"(±{rule['tolerance']})" if rule["tolerance"] else ""
            problems.append(f"{fact}: {rule['value']}{near} のはずが {measured[fact]:.4f} です。")
    return problems


def measure(folder: Path, expect: dict) -> dict[str, float]:
    """{fact: number} counted on the files below ``folder``."""
    clean, raw = {}, {}
    for name in verify_d1.FILES:
        clean[name] = _rows(folder, f"clean/{name}.csv", "utf-8-sig", 0)
        raw[name] = _rows(folder, f"raw/{name}.csv", "cp932", 1)
    return {**verify_d1.facts(clean, expect), **verify_d1.raw_facts(clean, raw)}


def _rows(folder, path, encoding, skip):
    text = (Path(folder) / "d1-screening-booking" / path).read_bytes().decode(encoding)
    lines = text.split("\r\n")[skip:]
    return list(csv.DictReader(lines))
