"""The rubrics in the trainer's workbook: a line a learner, levels beside points, and where 修了 stands."""

from kenshu.grading import export_sheets, rubric_standing
from kenshu.grading.export_write import Sheet
from kenshu.grading.place import Place
from kenshu.grading.rubric import Rubric, rubrics
from kenshu.grading.rubric_standing import Standing
from kenshu.grading.standing import Row


def rubric_sheets(place: Place, rows: list[Row]) -> list[Sheet]:
    """One sheet a rubric of a released session, learners in roster order; [] without rubrics."""
    return [_sheet(place, one, rows) for one in rubrics(place).values() if one.session in place.sessions()]


def _sheet(place: Place, rubric: Rubric, rows: list[Row]) -> Sheet:
    given = (rubric_standing.capstones(place, rubric, rows) if rubric.notebook
             else rubric_standing.sessions(place, rubric))  # fmt: skip
    people = {row.learner.number: row.learner for row in rows}
    heading = ["受講者番号", "氏名", "所属", "グループ",
               *(cell for one in rubric.criteria for cell in (f"{one.title} 段階", f"{one.title} 点({one.weight:g})")),
               f"合計({rubric.total:g})", *(["修了の判定", "差戻し"] if rubric.notebook else []), "講師の言葉"]  # fmt: skip
    lines = [
        [*export_sheets.person(learner), *_cells(rubric, given.get(number))]
        for number, learner in people.items()
    ]
    return Sheet(f"観点 {rubric.title.split('の観点')[0]}", [heading, *lines], "C2")


def _cells(rubric: Rubric, standing: Standing | None) -> list:
    """Words wherever there is no level: an unread paper is no 0."""
    extra = 2 if rubric.notebook else 0
    if standing is None:
        none = "未提出" if rubric.notebook else "まだ"
        return [*[none, ""] * len(rubric.criteria), none, *[""] * extra, ""]
    cells: list = []
    for one in rubric.criteria:
        level = standing.levels.get(one.id)
        waiting = "差戻し" if standing.returned is not None else "採点待ち"
        cells += [waiting, ""] if level is None else [export_sheets.plain(round(level, 2)), one.points(level)]
    cells.append(export_sheets.plain(standing.total) if standing.whole else "まだ")
    if rubric.notebook:
        open_rules = "、".join(rubric.returned[rule][0] for rule in standing.rules)
        cells += [
            standing.verdict,
            standing.returned or (f"まだ決めていない: {open_rules}" if open_rules else ""),
        ]
    notes = " / ".join(f"{one.title}: {standing.said.notes[one.id]}" for one in rubric.criteria
                       if standing.said.notes.get(one.id))  # fmt: skip
    return [*cells, notes]
