"""Does the generated city hold what was planted? Counted by plain code that shares nothing with the generator."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path


@dataclass(frozen=True)
class Fact:
    """One planted fact. ``value`` None: nothing expects it; ``found`` None: nothing counts it."""

    set: str
    name: str
    value: float | None
    tolerance: float | None
    found: float | None

    @property
    def holds(self) -> bool:
        return None not in (self.value, self.found) and abs(self.found - self.value) <= self.tolerance + 1e-9

    @property
    def problem(self) -> str:
        """What is wrong, in one Japanese line that begins with the fact's name."""
        if self.value is None:
            return f"{self.name}: 数えた値が planted/{self.set}.toml の [expect.facts] にありません。"
        if self.found is None:
            return f"{self.name}: この名前の確かめ方がありません。planted/{self.set}.toml の名前を確かめてください。"
        near = f"(±{self.tolerance})" if self.tolerance else ""
        return f"{self.name}: {self.value}{near} のはずが {self.found:.4f} です。"


def verify(folder: Path, expect: dict) -> list[str]:
    """What is wrong with the files below ``folder``, one Japanese line each; empty when all is as planted."""
    return [fact.problem for fact in check(folder, expect) if not fact.holds]


def check(folder: Path, expect: dict) -> list[Fact]:
    """Every fact expected or found on the files below ``folder``, in the order of ``expect``.

    ``expect``: {set: its table [expect]}: ``facts`` {name: {value, tolerance}} and what the set's counting needs.
    """
    facts = []
    for name, wanted in expect.items():
        found = import_module(f"kenshu.synth.{name}.verify").facts(Path(folder), wanted)
        rules = wanted["facts"]
        for fact in [*rules, *(other for other in found if other not in rules)]:
            rule = rules.get(fact, {"value": None, "tolerance": None})
            facts.append(Fact(name, fact, rule["value"], rule["tolerance"], found.get(fact)))
    return facts
