"""A table of steps looked at: what is to be mended first, the picture, and files to take along."""

from dataclasses import dataclass

from kenshu import figures
from kenshu.flow.errors import FlowError
from kenshu.flow.shown.files import files_of
from kenshu.flow.shown.picture import on_screen
from kenshu.flow.shown.table import Lines
from kenshu.flow.steps import COLUMNS, Steps
from kenshu.flow.validate import validate

ERRORS, WARNINGS = 3, 5  # lines shown at once


@dataclass(frozen=True)
class Seen:
    """``asked``: the headings the learner was asked for. ``files``: of ``files.KINDS``, offered once there is a picture."""

    steps: Steps
    asked: frozenset[str]
    data: str
    files: tuple[str, ...] = ()

    def __repr__(self):
        return "\n".join(map(repr, self._lines()))

    def _repr_html_(self):
        return "".join(part._repr_html_() for part in self._parts())

    def _lines(self) -> list[Lines]:
        report = validate(self.steps)
        missing = [one for one in report.warnings if one.column in self.asked or one.column not in COLUMNS]
        if not report.ok:
            return [_first(report.errors)]
        if missing:
            more = (f"ほかに{len(missing) - WARNINGS}件あります。",) if len(missing) > WARNINGS else ()
            told = (*(f"△ {finding}" for finding in missing[:WARNINGS]), *more)
            return [Lines("図にできました。次のところも見ておきましょう。", told)]
        return [Lines("図にできました。")]

    def _parts(self):
        lines = self._lines()
        if not validate(self.steps).ok:
            return lines
        caption = figures.Caption(
            "表を書いた時点", "開始から終了まで", "手順の表に書かれた分と待ち(1件当たり)", data=self.data
        )
        try:
            picture = on_screen(self.steps, caption)
        except FlowError as error:
            return [*lines, Lines(str(error))]
        return [*lines, picture, files_of(self.steps, caption, self.files)]


def _first(errors) -> Lines:
    """How many are left is not told: a table just begun has a dozen, and nobody has made a mistake."""
    told = tuple(f"× {finding}" for finding in errors[:ERRORS])
    more = ("直すと、つぎの知らせが出ます。",) if len(errors) > ERRORS else ()
    return Lines(
        "図にするために、まず一つ直しましょう。書きかけのうちは、知らせが出て大丈夫です。", (*told, *more)
    )
