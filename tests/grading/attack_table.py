"""``python -m tests.grading.attack_table`` writes ``attacks/TABLE.md``: each attack without isolation and under strict.

Without: in a throw-away class by 「same-user」, or by stock nbgrader as its manual says where our judge alone already
takes the harm away. Attacks that spoil the class for others get classes of their own. Takes some minutes.
"""

import re
import tempfile
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
    """Run all, write the table, print what is not as the files say."""
    corpus = attacks()
    with tempfile.TemporaryDirectory() as folder:
        without = shown(corpus, Path(folder))
        room = Room(Path(folder) / "strict", corpus, 3).handed_in()
        room.graded("strict")
        lines, wrong = [], []
        others = unharmed(room) or "unchanged"
        for attack in corpus:
            lines.append(row(room, attack, without.get(attack.name), others))
            if attack.harm and not without[attack.name]:
                wrong.append(f"{attack.name}: no harm shown without isolation")
            if difference := as_expected(room, attack):
                wrong.append(f"{attack.name}: {difference}")
        room.end()
    (HERE / "attacks" / "TABLE.md").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(corpus)} attacks, {sum(without.values())} harms shown; others: {others}", *wrong, sep="\n")


def shown(corpus, folder: Path) -> dict[str, bool]:
    """Whether each attack with a harm does it without isolation."""
    found, number = {}, 0
    for how in ("same-user", "stock"):
        these = [a for a in corpus if a.harm and a.off == how]
        groups = [[a for a in these if a.name in names] for names in TOGETHER]
        gentle = [a for a in these if not any(a in group for group in groups)]
        for group in filter(None, (gentle, *groups)):
            number += 1
            room = Room(folder / f"off{number}", group, 2).handed_in()
            room.graded(how)
            found |= {attack.name: room.harm(attack) for attack in group}
            room.end()
            print(how, [attack.name for attack in group], flush=True)
    return found


def row(room, attack, harmed: bool | None, others: str) -> str:
    learner = room.attackers[attack.name]
    status = re.sub(
        r"採点失敗: 採点のプログラムが止まりました\((.*?)。.*", r"採点失敗: \1", room.status_of(learner).text
    )
    points = room.mark(learner, "n90-double-test")
    facts = (
        attack.name, attack.what, attack.off or "–", {None: "–", True: "**yes**", False: "no"}[harmed],
        "–" if not attack.harm else "**yes**" if room.harm(attack) else "none",
        "–" if points is None or status.startswith("採点失敗") else f"{points:g}", status, others,
    )  # fmt: skip
    return "| " + " | ".join(fact.replace("|", "/") for fact in facts) + " |"


if __name__ == "__main__":
    main()
