"""Files made on the spot, inside the page: a click saves them without a server."""

import base64
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

from kenshu import figures
from kenshu.flow.bpmn import to_bpmn
from kenshu.flow.draw import draw
from kenshu.flow.steps import Steps
from kenshu.flow.steps_write import write_steps

KINDS = {
    "picture": "図を保存する(スライド用)",
    "excel": "手順の表をExcelで保存する",
    "bpmn": "標準の形(BPMN)で保存する",
}
_MEDIA = {
    ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".bpmn": "application/xml",
}


@dataclass(frozen=True)
class Files:
    """``rows``: (words of the link, file name, content)."""

    rows: tuple[tuple[str, str, bytes], ...]

    def __repr__(self):
        return "\n".join(f"{words} {name}" for words, name, _ in self.rows)

    def _repr_html_(self):
        items = "".join(f"<li>{_link(*row)}</li>" for row in self.rows)
        return (
            f'<ul lang="ja" class="kenshu-files" style="font-size:1rem;line-height:2">{items}</ul>'
            if items
            else ""
        )


def files_of(steps: Steps, caption: figures.Caption, wanted: tuple[str, ...]) -> Files:
    """Those of ``KINDS`` that are ``wanted``; the picture as wide as a slide, with its caption in it."""
    with tempfile.TemporaryDirectory(prefix="kenshu-") as folder:
        return Files(tuple(row for kind in wanted for row in _made(kind, steps, caption, Path(folder))))


def blank_workbook() -> Files:
    """The empty table of steps for Excel, with its example and how to fill it in."""
    with tempfile.TemporaryDirectory(prefix="kenshu-") as folder:
        path = write_steps(Path(folder) / "手順の表.xlsx")
        return Files((("手順の表(Excel、記入例つき)", path.name, path.read_bytes()),))


def _made(kind: str, steps: Steps, caption: figures.Caption, folder: Path):
    if kind == "bpmn":
        return [(KINDS[kind], "業務フロー.bpmn", to_bpmn(steps).encode())]
    if kind == "excel":
        path = write_steps(folder / "手順の表.xlsx", steps)
        return [(KINDS[kind], path.name, path.read_bytes())]
    drawing = draw(steps, caption=caption)
    sheets = [path for path in drawing.save(folder / "業務フロー.png") if path.suffix == ".png"]
    many = len(sheets) > 1
    return [
        (KINDS[kind] + (f"{place}枚目" if many else ""), path.name, path.read_bytes())
        for place, path in enumerate(sheets, 1)
    ]


def _link(words: str, name: str, content: bytes) -> str:
    address = f"data:{_MEDIA[Path(name).suffix]};base64,{base64.b64encode(content).decode('ascii')}"
    saved = f'download="{escape(name)}" style="text-decoration:underline"'
    return f'<a href="{address}" {saved}>{escape(words)}</a>'
