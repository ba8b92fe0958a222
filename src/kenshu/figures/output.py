"""A drawn figure as files and as HTML; the same figure gives the same bytes."""

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

from kenshu.figures.caption import Caption, FiguresError, checked_alt, says_nothing
from kenshu.figures.palette import SOFT
from kenshu.figures.style import DPI, fold, style

CAPTION_SIZE = 9  # points


def save(fig, path: str | Path, caption: Caption, alt: str) -> tuple[Path, Path]:
    """Write ``path`` as .png and .svg (its own suffix is replaced) and return the two paths.

    The caption is drawn below the figure, because a figure is pasted into slides without its page; the alt
    text is the title inside both files. Raises FiguresError without a caption or a useful alt text.
    """
    _refuse_without(caption)
    base = Path(path)
    pictures = {".png": _png(fig, caption, checked_alt(alt)), ".svg": _svg(fig, caption, alt)}
    written = tuple(base.with_suffix(suffix) for suffix in pictures)
    for target, content in zip(written, pictures.values(), strict=True):
        target.write_bytes(content)
    return written


def as_html(fig, caption: Caption, alt: str, reading: str) -> str:
    """A ``<figure lang="ja">`` for a notebook or page: picture with alt text, caption, and 「文字で読む」.

    The picture is inside the text (no file, no request). ``reading`` says in words what it shows; each
    line becomes a paragraph. Raises FiguresError when one of them is missing.
    """
    _refuse_without(caption)
    if says_nothing(reading):
        raise FiguresError("「文字で読む」の文がありません。図の数字を文で書いてください。")
    picture = base64.b64encode(_png(fig, None, checked_alt(alt))).decode("ascii")
    width = round(fig.get_figwidth() * 96)
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in reading.splitlines() if line.strip())
    return (
        '<figure lang="ja" class="kenshu-figure" style="margin:0;max-width:100%">'
        f'<img alt="{escape(alt)}" width="{width}" style="max-width:100%;height:auto" '
        f'src="data:image/png;base64,{picture}">'
        f"<figcaption>{escape(caption.text)}</figcaption>"
        f"<details><summary>文字で読む</summary>{paragraphs}</details></figure>"
    )


@dataclass(frozen=True)
class Picture:
    """A finished figure with everything that belongs to it; a notebook shows it as HTML."""

    fig: object
    caption: Caption
    alt: str
    reading: str

    def save(self, path: str | Path) -> tuple[Path, Path]:
        """Write .png and .svg; see ``save``."""
        return save(self.fig, path, self.caption, self.alt)

    def _repr_html_(self) -> str:
        return as_html(self.fig, self.caption, self.alt, self.reading)


def _refuse_without(caption) -> None:
    if not isinstance(caption, Caption):
        raise FiguresError("図に説明(Caption)がありません。期間・範囲・算出方法を書いてください。")


def _png(fig, caption: Caption | None, alt: str) -> bytes:
    return _rendered(fig, caption, "png", {"Software": None, "Title": alt})


def _svg(fig, caption: Caption | None, alt: str) -> bytes:
    """SVG with the alt text as its title; no date, tool version or document type with an address."""
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    text = _rendered(fig, caption, "svg", {**nothing, "Title": alt}).decode("utf-8")
    text = re.sub(r"<!DOCTYPE[^>]*>\s*", "", text, count=1)
    return text.replace("<svg ", '<svg role="img" lang="ja" ', 1).encode("utf-8")


def _rendered(fig, caption: Caption | None, kind: str, metadata: dict) -> bytes:
    """The figure drawn once; with a caption it is made taller for that. Afterwards it is as it was."""
    buffer = BytesIO()
    with style(), _room_for(fig, caption):
        fig.savefig(buffer, format=kind, dpi=DPI, metadata=metadata)
    return buffer.getvalue()


@contextmanager
def _room_for(fig, caption: Caption | None) -> Iterator[None]:
    """A strip below the figure with the caption in it, while inside the block."""
    layout, height = fig.get_layout_engine(), fig.get_figheight()
    if layout is None:
        raise FiguresError("図に説明を置く場所がありません。図は kenshu.figures.figure() で作ってください。")
    if caption is None:
        yield
        return
    folded = fold(caption.text, int(fig.get_figwidth() * 72 / CAPTION_SIZE) - 2)
    strip = (folded.count("\n") + 1.8) * CAPTION_SIZE * 1.4 / 72
    whole = height + strip
    fig.set_figheight(whole)
    layout.set(rect=(0, strip / whole, 1, height / whole))
    note = fig.text(0.012, 0.06 / whole, folded, fontsize=CAPTION_SIZE, color=SOFT, va="bottom")
    try:
        yield
    finally:
        note.remove()
        layout.set(rect=(0, 0, 1, 1))
        fig.set_figheight(height)
