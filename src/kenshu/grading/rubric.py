"""Rubrics: what a person reads an answer for, and what each level says. One YAML file a rubric, checked here.

Points of one criterion = weight × level / 4, levels 0 (未記入) to 4. A rubric whose criteria name a ``question`` gives
that question's mark in the gradebook (the capstone); one without is kept beside the notebooks' marks (the sessions).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kenshu import KenshuError
from kenshu.grading.place import GradingError, Place

TOP = 4
LEVELS = range(TOP + 1)
WORDS = {4: "優れている", 3: "合格", 2: "もう一歩", 1: "不十分", 0: "未記入"}
RULES = ("personal", "period", "differs")
TOTALS = {"capstone": 100}
SESSION_TOTAL = 20
_ID = re.compile(r"[a-z][a-z0-9-]*")
_MUST = {"id", "title", "weight", "levels", "read", "look"}
_MAY = {"question", "automatic", "unsure", "add"}
_WHOLE = {"id", "title", "session", "notebook", "total", "pass", "how", "returned", "criteria"}


@dataclass(frozen=True)
class Criterion:
    """One 観点. ``read``: ids of the questions to read; ``automatic``: those with a check; ``levels``: level → text;
    ``add``: level → what leads to the next one; ``question``: whose mark in the gradebook this is, or ""."""

    id: str
    title: str
    weight: float
    look: str
    read: tuple[str, ...]
    levels: Mapping[int, str]
    question: str = ""
    automatic: tuple[str, ...] = ()
    unsure: str = ""
    add: Mapping[int, str] = None

    def points(self, level: float) -> float:
        """Points of ``level`` (0–4), rounded to 1/100.

        >>> Criterion("present", "現状把握", 15, "", (), {}).points(3)
        11.25
        """
        return round(self.weight * level / TOP, 2)

    def level(self, points: float) -> float:
        """The level ``points`` stand for; between two levels when a trainer typed such a mark in formgrader."""
        return points * TOP / self.weight

    def text(self, level: float) -> str:
        """What the whole level reached says."""
        return self.levels[int(level)]

    def what_to_add(self, level: float) -> str:
        """What leads to the next level; "" at the top."""
        if level >= TOP:
            return ""
        return (self.add or {}).get(max(int(level), 1)) or self.levels[int(level) + 1]


@dataclass(frozen=True)
class Rubric:
    """A whole rubric. ``each`` and ``least``: the level of every 観点 and the total that 修了 asks for (None: neither).

    ``returned``: rule → (title, what the learner is told) of 差戻し.
    """

    id: str
    title: str
    session: str
    notebook: str
    total: float
    criteria: tuple[Criterion, ...]
    how: tuple[str, ...] = ()
    each: float | None = None
    least: float | None = None
    returned: Mapping[str, tuple[str, str]] = None

    def criterion(self, name: str) -> Criterion:
        return next(one for one in self.criteria if one.id == name)


def rubrics(place: Place) -> dict[str, Rubric]:
    """id → Rubric of all files in ``rubrics/`` (see ``kept_in``); {} when there is no such folder.

    Raises GradingError naming the file and what to mend.
    """
    read = [load(path) for path in sorted(kept_in(place, "rubrics").glob("*.yml"))]
    return {rubric.id: rubric for rubric in read}


def kept_in(place: Place, name: str) -> Path:
    """``rubrics/`` or ``anchors/``: the class folder's own, else those of the course's ``grading/``."""
    own = place.root / name
    return own if own.is_dir() else place.course / "grading" / name


def capstone(place: Place) -> Rubric:
    """The capstone's rubric. Raises GradingError when the class has none."""
    found = rubrics(place)
    if "capstone" not in found:
        raise GradingError(
            f"修了課題の観点表がありません。{kept_in(place, 'rubrics')} に capstone.yml を置いてください。"
        )
    return found["capstone"]


def load(path: Path) -> Rubric:
    """One checked rubric. Raises GradingError with every fault of the file, one a line."""
    from kenshu.authoring import plain_yaml

    try:
        written = plain_yaml.read(path)
    except KenshuError as error:
        raise GradingError(str(error)) from error
    faults = _faults(written, path.stem)
    if faults:
        raise GradingError("\n".join(f"{path}: {fault}" for fault in faults))
    passing = written.get("pass") or {}
    back = {one["rule"]: (one["title"], one["told"]) for one in written.get("returned", ())}
    return Rubric(
        written["id"], written["title"], written["session"], written.get("notebook", ""), written["total"],
        tuple(_criterion(one) for one in written["criteria"]), tuple(written.get("how", ())),
        passing.get("each"), passing.get("points"), back,
    )  # fmt: skip


def _criterion(written: dict) -> Criterion:
    kept = {key: tuple(value) if isinstance(value, list) else value for key, value in written.items()}
    return Criterion(**kept)


def _faults(written, name: str) -> list[str]:
    """Everything wrong with a file's content, in words its author can act on."""
    if not isinstance(written, dict) or not isinstance(written.get("criteria"), list):
        return ["観点表の形になっていません。id、title、session、total、criteria を書いてください。"]
    found = [
        f"「{key}」は知らない項目です。つづりを見直してください。" for key in sorted(set(written) - _WHOLE)
    ]
    found += [
        f"「{key}」がありません。" for key in ("id", "title", "session", "total") if not written.get(key)
    ]
    if written.get("id") not in (None, name):
        found.append(f"id の「{written['id']}」がファイルの名前({name}.yml)と違います。そろえてください。")
    names = [one.get("id") for one in written["criteria"] if isinstance(one, dict)]
    found += [f"観点「{name}」が2回あります。" for name in dict.fromkeys(names) if names.count(name) > 1]
    for number, one in enumerate(written["criteria"], start=1):
        found += [f"観点{number}: {fault}" for fault in _criterion_faults(one)]
    found += _rule_faults(written.get("returned", ()))
    return found or _sum_faults(written, name)


def _criterion_faults(one) -> list[str]:
    if not isinstance(one, dict):
        return ["id や weight のある項目として書いてください。"]
    found = [f"「{key}」がありません。" for key in sorted(_MUST - set(one))]
    found += [f"「{key}」は知らない項目です。" for key in sorted(set(one) - _MUST - _MAY)]
    if "id" in one and not _ID.fullmatch(str(one["id"])):
        found.append(f"id の「{one['id']}」は、英小文字と数字とハイフンで書いてください。")
    weight = one.get("weight")
    if "weight" in one and (not isinstance(weight, int | float) or isinstance(weight, bool) or weight <= 0):
        found.append(f"weight の「{weight}」は、0より大きい数で書いてください。")
    for key in ("read", "automatic"):
        if key in one and not (isinstance(one[key], list) and all(isinstance(q, str) for q in one[key])):
            found.append(f"{key} は、問いの番号の並びで書いてください(例 [n11-present])。")
    return found + _level_faults(one.get("levels"), "levels", set(LEVELS)) + (
        _level_faults(one["add"], "add", {1, 2, 3}) if "add" in one else [])  # fmt: skip


def _level_faults(texts, key: str, wanted: set[int]) -> list[str]:
    """Each level has its text, and there is no other."""
    if texts is None:
        return []
    if not isinstance(texts, dict):
        return [f"{key} は、段階の数字と文で書いてください(例 4: …)。"]
    found = [f"{key} に段階{level}の文がありません。" for level in sorted(wanted - set(texts), reverse=True)]
    found += [f"{key} の「{level}」という段階はありません。" for level in texts if level not in wanted]
    return found + [f"{key} の段階{level}の文が空です。" for level, text in texts.items()
                    if level in wanted and not str(text or "").strip()]  # fmt: skip


def _rule_faults(rules) -> list[str]:
    known = "、".join(RULES)
    return [f"差戻しの決まり「{one.get('rule')}」はありません。あるもの: {known}" for one in rules
            if one.get("rule") not in RULES]  # fmt: skip


def _sum_faults(written, name: str) -> list[str]:
    total, weights = written["total"], sum(one["weight"] for one in written["criteria"])
    wanted = TOTALS.get(name, SESSION_TOTAL)
    found = [] if total == wanted else [f"total は {wanted} にします(いまは {total:g})。"]
    if weights != total:
        found.append(f"観点の weight の合計が {weights:g} です。{total:g} になるように直してください。")
    return found
