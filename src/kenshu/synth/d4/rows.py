"""D4 on paper: the clean rows, and the rows as seven sections sent them back."""

from kenshu.synth.d4.survey import Entry
from kenshu.synth.draws import Draws
from kenshu.synth.hand import wide

HEADINGS = [
    "番号", "課", "係", "業務", "定型・非定型", "コア・ノンコア", "件数", "頻度", "1件分", "人数", "媒体",
    "押印数", "転記数", "担当区分",
]  # fmt: skip
RAW_HEADINGS = [heading.replace("1件分", "１件当たりの時間（分）") for heading in HEADINGS]
STAFF_HEADINGS = ["課", "職員数"]


def clean_rows(entries: list[Entry]) -> list[list[str]]:
    """Headings, then one row a task; minutes as they were reported, wrong unit and all."""
    return [HEADINGS, *(_clean(rank, entry) for rank, entry in enumerate(entries, 1))]


def staff_rows(sections: dict) -> list[list[str]]:
    """Headings, then one row a section."""
    return [STAFF_HEADINGS, *([name, str(section["staff"])] for name, section in sections.items())]


def raw_rows(entries: list[Entry], target: dict, draws: Draws) -> list[list[str]]:
    """A title row, the headings, and each row in its section's manner of filling in."""
    rows = [[target["title"], *[""] * (len(HEADINGS) - 1)], RAW_HEADINGS]
    for entry, clean in zip(entries, clean_rows(entries)[1:], strict=True):
        rows.append(_as_sent(entry, clean, target["habits"][entry.task.section], draws))
    return rows


def raw_staff_rows(sections: dict, title: str) -> list[list[str]]:
    """A title row, the headings, and 人 behind each number."""
    headings, *rows = staff_rows(sections)
    return [[title, ""], headings, *([name, f"{count}人"] for name, count in rows)]


def _clean(rank, entry):
    task = entry.task
    return [
        f"{rank:03d}", task.section, task.unit, task.name, task.routine, task.core, str(entry.pieces),
        task.per, str(entry.reported), str(entry.people), task.medium, str(entry.seals), str(entry.copies),
        entry.by,
    ]  # fmt: skip


def _as_sent(entry, clean, habit, draws):
    number, section, unit, name, routine, core, pieces, per, _, people, medium, seals, copies, by = clean

    def typed(text):
        return wide(text) if draws.unit() < habit["full_width"] else text

    comma = f"{int(pieces):,}" if habit["comma"] else pieces
    return [
        number, section, unit, _brackets(name, habit), habit["words"].get(routine, routine),
        habit["words"].get(core, core), typed(comma + habit["pieces_unit"]), habit["per"][per],
        typed(_length(entry, habit)), typed(people + habit["people_unit"]),
        habit["words"].get(medium, medium), typed(_none(seals, habit)), typed(_none(copies, habit)), by,
    ]  # fmt: skip


def _brackets(name, habit):
    return name.replace("(", "（").replace(")", "）") if habit["wide_brackets"] else name


def _length(entry, habit):
    """15分, 15, 1.5時間; a length mistaken for hours always says so."""
    if entry.in_hours:
        return f"{entry.minutes}時間"
    if entry.minutes >= habit["hours_from"] and entry.minutes % 30 == 0:
        return f"{entry.minutes / 60:g}時間"
    return f"{entry.minutes}{habit['minutes_unit']}"


def _none(count, habit):
    return habit["none"] if count == "0" else count
