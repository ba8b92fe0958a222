"""``python -m tests.grading.attack_table`` writes ``attacks/TABLE.md``: each attack without isolation and under strict.

Without: in a throw-away class by 「same-user」, or by stock nbgrader as its manual says where our judge alone already
takes the harm away. Attacks that spoil the class for others get classes of their own. Takes some minutes.
"""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.grading.attack_class import HERE, Room, as_expected, attacks, unharmed

HEAD = """# Attacks, shown and contained

Made by `python -m tests.grading.attack_table`; do not edit. Each row is a file of this folder.
Harm: what happened without isolation (「same-user」 of ours, or stock nbgrader) and under `strict`.
「–」: broken rather than hostile, the harm would be a stopped batch or a wrong state.

| Attack | What it does | Without: by | Harm | Strict: harm | Mark | Status and message | Others |
|---|---|---|---|---|---|---|---|
"""
TOGETHER = (  # what spoils the class for others, by what each changes: once in a class
    ("write-gradebook", "chmod-roster", "overwrite-source", "delete-others-work"),
    ("chmod-by-shell", "truncate-source", "rename-hand-ins"), ("touch-hand-ins", "kill-the-lane"), ("kill-the-grader",),
)  # fmt: skip


def main() -> None:
    """Run all, write the table anew after each class, print what is not as the files say."""
    corpus, without = attacks(), {}
    with tempfile.TemporaryDirectory() as folder:
        kept, wrong = contained(corpus, Path(folder))
        for found in shown(corpus, Path(folder)):
            without |= found
            write(corpus, without, kept)
    wrong += [f"{name}: no harm shown without isolation" for name, harmed in without.items() if not harmed]
    print(f"{len(corpus)} attacks, {sum(without.values())} harms shown", *wrong, sep="\n")


def contained(corpus, folder: Path) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """What each attack came to under ``strict``, all in one class; what was not as expected."""
    room = Room(folder / "strict", corpus, 3).handed_in()
    room.graded("strict")
    others = unharmed(room) or "unchanged"
    kept = {attack.name: came_to(room, attack, others) for attack in corpus}
    expected = {attack.name: as_expected(room, attack) for attack in corpus}
    wrong = [f"{name}: {difference}" for name, difference in expected.items() if difference]
    wrong += [f"{a.name}: harm under strict" for a in corpus if a.harm and room.harm(a)]
    room.end()
    print("strict", others, *wrong, sep="\n", flush=True)
    return kept, wrong


def shown(corpus, folder: Path) -> Iterator[dict[str, bool]]:
    """Whether each attack with a harm does it without isolation, class by class."""
    number = 0
    for how in ("same-user", "stock"):
        these = [a for a in corpus if a.harm and a.off == how]
        groups = [[a for a in these if a.name in names] for names in TOGETHER]
        gentle = [a for a in these if not any(a in group for group in groups)]
        for group in filter(None, (*groups, gentle)):
            number += 1
            room = Room(folder / f"off{number}", group, 2).handed_in()
            room.graded(how)
            found = {attack.name: room.harm(attack) for attack in group}
            room.end()
            print(how, found, flush=True)
            yield found


def write(corpus, without: dict[str, bool], kept: dict[str, tuple[str, ...]]) -> None:
    """The table with what is known so far: 「?」 where the attack has not run without isolation yet."""
    words = {None: "?", True: "**yes**", False: "no"}
    lines = []
    for attack in corpus:
        harmed = words[without.get(attack.name)] if attack.harm else "–"
        facts = (attack.name, attack.what, attack.off or "–", harmed, *kept[attack.name])
        lines.append("| " + " | ".join(fact.replace("|", "/") for fact in facts) + " |\n")
    (HERE / "attacks" / "TABLE.md").write_text(HEAD + "".join(lines), encoding="utf-8")


def came_to(room, attack, others: str) -> tuple[str, ...]:
    """The columns on ``strict``: harm, mark, status and message, others."""
    learner = room.attackers[attack.name]
    status = re.sub(
        r"採点失敗: 採点のプログラムが止まりました\((.*?)。.*", r"採点失敗: \1", room.status_of(learner).text
    )
    points = room.mark(learner, "n90-double-test")
    harm = "–" if not attack.harm else "**yes**" if room.harm(attack) else "none"
    mark = "–" if points is None or status.startswith("採点失敗") else f"{points:g}"
    return harm, mark, status, others


if __name__ == "__main__":
    main()
