"""What a sheet of a workbook carries beside its values, and what of the book is left behind."""

from dataclasses import dataclass, field

from kenshu.tables.report import Finding, places


@dataclass
class Marks:
    """Rows and columns from 1. ``cells``: id → [(row, column)] of single cells of the sheet;
    ``errors``: (row, column) → text of a cell that holds an error.
    """

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    filtered: str = ""
    cells: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)

    def add(self, id: str, row: int, column: int):
        """One more cell of this kind."""
        self.cells.setdefault(id, []).append((row, column))


LEVELS = {
    "comment": "lost",
    "formula-cell": "found",
    "formula-no-value": "lost",
    "rounded-number": "doubtful",
    "lost-zeros": "doubtful",
}
SAID = {
    "lost-zeros": (
        "は、画面では0を足して見えますが、セルの中はそれより短い数です。その数のまま読みました。"
        "コードなら、もとのシステムから文字として書き出し直してください。"
    ),
    "comment": (
        "のコメントは置いてきました(表には入りません)。"
        "人の名前や経緯が書かれていないか、もとのファイルで確かめてください。"
    ),
    "formula-cell": "は式です。保存されていた計算の結果を読みました。",
    "formula-no-value": (
        "は式ですが、計算の結果が保存されていないので空です。Excelで開いて保存し直してから読んでください。"
    ),
    "rounded-number": (
        "は16桁以上の数で、下の桁は失われています。もとのシステムから文字として書き出し直してください。"
    ),
}
BEHIND = {
    "other-comment": (
        "comment",
        "ほかのシートのコメント{0}件を置いてきました。人の名前が書かれていることがあります。",
    ),
    "author": (
        "author",
        "作成者・更新者の名前{0}件を置いてきました。もとのファイルを人に渡すときは「ドキュメント検査」で消してください。",
    ),
    "external-link": (
        "external-link",
        "ほかのブックへのリンク{0}件を置いてきました。リンク先の値が古いままのことがあります。もとのブックで確かめてください。",
    ),
    "pivot-cache": (
        "pivot-cache",
        "ピボットテーブルの元データの控え{0}件を置いてきました。もとのファイルを渡すと、その控えも渡ります。",
    ),
    "picture": ("picture", "画像や図形{0}件を置いてきました。"),
    "macro": ("macro", "マクロを置いてきました(動かしていません)。"),
}


def findings(marks: Marks, header_rows, numbers, names: dict[int, str]) -> list[Finding]:
    """What ``marks`` means for a table with these rows; ``names``: place of a column, from 0 → heading."""
    found = []
    last = numbers[-1] if numbers else header_rows[-1]
    hidden = [(row, "") for row in marks.hidden_rows if row <= last]
    found += places("hidden-row", "doubtful", None, hidden, _hidden_row)
    for column in marks.hidden_columns:
        if heading := names.get(column - 1):
            said = f"隠れた列「{heading}」も読みました。使ってよい列か確かめてください。"
            found.append(Finding("hidden-column", "doubtful", None, heading, "", said))
    if marks.filtered:
        said = "フィルターで絞り込まれていましたが、隠れている行も含めて全部の行を読みました。"
        found.append(Finding("filtered", "doubtful", None, None, marks.filtered, said))
    for id, cells in marks.cells.items():
        found += _of_cells(id, cells, names)
    return found


def left_behind(counts: dict[str, int]) -> list[Finding]:
    """One finding for each kind of thing that was left in the book."""
    return [
        Finding(BEHIND[kind][0], "lost", None, None, str(count), BEHIND[kind][1].format(count))
        for kind, count in counts.items()
        if count
    ]


def defined_names(names: list[str]) -> list[Finding]:
    """A finding for the names defined in the book, if any; built-in ones such as the print area are none."""
    if not names:
        return []
    shown = "、".join(names[:5]) + ("…" if len(names) > 5 else "")
    said = f"定義された名前{len(names)}件({shown})を置いてきました。値をもつ名前なら、もとのファイルで確かめてください。"
    return [Finding("defined-name", "lost", None, None, shown, said)]


def other_sheets(sheets, read: str) -> list[Finding]:
    """Findings for the sheets, (name, visible) each, that were not read."""
    shown = [(None, name) for name, visible in sheets if visible and name != read]
    hidden = [(None, name) for name, visible in sheets if not visible and name != read]
    return [
        *places("other-sheet", "found", None, shown, _other_sheet),
        *places("hidden-sheet", "lost", None, hidden, _hidden_sheet),
    ]


def _of_cells(id, cells, names):
    by_column = {}
    for row, column in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        by_column.setdefault(column, []).append((row, ""))
    found = []
    for column, here in by_column.items():
        heading = names.get(column - 1)
        where = f"「{heading}」" if heading else f"の{column}列目"
        found += places(
            id, LEVELS[id], heading, here, lambda row, _, where=where: f"{row}行目{where}{SAID[id]}"
        )
    return found


def _hidden_row(row, _):
    return f"隠れている{row}行目も読みました。使ってよい行か確かめてください。"


def _other_sheet(_, name):
    return f"ほかにシート「{name}」があります。読むときはシートを指定してください。"


def _hidden_sheet(_, name):
    return f"隠れたシート「{name}」は読みませんでした。中を確かめ、いるならシートを指定してください。"
