"""What the personnel section may have (PRIVACY.md): name, section, 修了, hours. No number, no mark, no answer."""

from pathlib import Path

from kenshu.grading import register, rubric_standing
from kenshu.grading.export import export_folder
from kenshu.grading.export_write import Sheet, write_csv, write_workbook
from kenshu.grading.place import Place
from kenshu.grading.register import ABSENT, GRADED, HELD
from kenshu.grading.rubric import rubrics
from kenshu.grading.rubric_standing import Standing
from kenshu.grading.standing import Row, table

CAPSTONE = "n11-"
DONE, GOING, NOT_DONE = "修了", "受講中", "未修了"
METHOD = (
    ("項目", "説明"),
    ("修了", "修了課題(N11)の合計が満点の7割以上で、人が読むどの観点も半分以上、差戻しがないこと。"
             "修了課題を配らないクラスでは、配ったノートブックがすべて採点済であること"),
    ("受講中と未修了", "修了していない方は、クラスを閉じる前は「受講中」、閉じたあとは「未修了」です"),
    ("時間数", "提出を受け付けたノートブックの、目安の時間の合計です。会場での時間は入っていません"),
    ("使い道", "この表に点と答えはありません。人事評価には使いません"),
)  # fmt: skip


def personnel(place: Place) -> list[Path]:
    """Write personnel.xlsx and personnel.csv into ``export/``; their paths. Raises TablesError like ``export``."""
    with register.opened(place.register) as connection:
        closed = register.setting(connection, "closed") is not None
    of: dict[str, list[Row]] = {}
    everything = table(place)
    for row in everything:
        of.setdefault(row.learner.number, []).append(row)
    minutes = {session: place.minutes(session) for session in place.sessions()}
    rubric = rubrics(place).get("capstone")
    read = rubric_standing.capstones(place, rubric, everything) if rubric else {}
    lines = [
        [
            rows[0].learner.name,
            rows[0].learner.section,
            completion(rows, closed=closed, standing=read.get(number)),
            hours(rows, minutes),
        ]
        for number, rows in of.items()
    ]
    sheet = Sheet("受講の状況", [("氏名", "所属", "修了の状況", "時間数"), *lines], "A2")
    folder = export_folder(place)
    book = write_workbook(folder / "personnel.xlsx", [sheet, Sheet("数え方", METHOD, "A2")])
    return [book, write_csv(folder / "personnel.csv", sheet)]


def completion(rows: list[Row], *, closed: bool, standing: Standing | None = None) -> str:
    """修了, 受講中 or 未修了 of one learner (CURRICULUM §5: every 観点 ≥ 2 of 4, total ≥ 70 %, no 差戻し).

    ``standing``: by the capstone's rubric, which then decides; a class without it goes by the points alone.
    """
    if standing is not None and standing.verdict != rubric_standing.DONE:
        return NOT_DONE if closed else GOING
    capstone = [row for row in rows if row.notebook.startswith(CAPSTONE)]
    if (
        all(row.status.status == GRADED and _passed(row) for row in capstone)
        if capstone
        else _all_graded(rows)
    ):
        return DONE
    return NOT_DONE if closed else GOING


def hours(rows: list[Row], minutes: dict[str, dict[str, int]]) -> float:
    """Hours with one decimal: the minutes of the notebooks that were handed in. ``minutes``: session → notebook."""
    given = [row for row in rows if row.status.status not in (ABSENT, HELD)]
    return round(sum(minutes[row.session][row.notebook] for row in given) / 60, 1)


def _passed(row: Row) -> bool:
    aspects = [grade for grade in row.marks.values() if grade.human]
    return row.total >= 0.7 * row.of and all(grade.points >= grade.of / 2 for grade in aspects)


def _all_graded(rows) -> bool:
    return all(row.status.status == GRADED for row in rows)
