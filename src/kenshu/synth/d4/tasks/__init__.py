"""The work of seven 課 in their own words: what a task is called, how it is counted, how long a piece takes."""

from dataclasses import dataclass

from kenshu.synth.d4.tasks import children, general, health, residents, tax, welfare, works

MODULES = (residents, tax, welfare, children, health, works, general)
CODES = {
    "定": "定型", "非": "非定型", "コ": "コア", "ノ": "ノンコア",
    "紙": "紙", "電": "電子", "両": "紙と電子",
}  # fmt: skip


@dataclass(frozen=True)
class Task:
    """``size``: a class of yearly hours; ``per``: 日 週 月 年; ``minutes``: of one piece; ``same_as``: the task
    of another 係 that is the same work, or ''."""

    section: str
    unit: str
    name: str
    size: str
    per: str
    minutes: int
    routine: str
    core: str
    medium: str
    same_as: str = ""


def tasks() -> list[Task]:
    """Every task, 課 by 課 in the order of the survey."""
    read = [
        _task(module.SECTION, unit, line)
        for module in MODULES
        for unit, lines in module.UNITS.items()
        for line in lines.split()
    ]
    named = {task.name: task for task in read}
    return [_copy(task, named[task.same_as]) if task.same_as else task for task in read]


def _task(section, unit, line):
    if "=" in line:
        name, same_as = line.split("=")
        return Task(section, unit, name, "", "", 0, "", "", "", same_as)
    name, size, per, minutes, kind, medium = line.split("|")
    routine, core = (CODES[letter] for letter in kind)
    return Task(section, unit, name, size, per, int(minutes), routine, core, CODES[medium])


def _copy(task, of):
    return Task(
        task.section,
        task.unit,
        task.name,
        of.size,
        of.per,
        of.minutes,
        of.routine,
        of.core,
        of.medium,
        of.name,
    )
