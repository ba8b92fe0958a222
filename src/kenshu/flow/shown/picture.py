"""A flow as a notebook shows it: as wide as the page, and once more in letters for tired eyes."""

import re
from dataclasses import dataclass

from kenshu import figures
from kenshu.flow.draw import Drawing, draw
from kenshu.flow.layout import READABLE_A4
from kenshu.flow.steps import Steps

NARROW = "A4縦"  # on a screen a narrow sheet has the larger letters
LARGE = 175  # percent of the page's width


@dataclass(frozen=True)
class OnScreen:
    """A drawing, and below each sheet the same picture enlarged, to be scrolled."""

    drawing: Drawing

    def __repr__(self):
        return "\n".join(page.alt for page in self.drawing.pages)

    def _repr_html_(self):
        return "".join(_with_large(page._repr_html_()) for page in self.drawing.pages)


def on_screen(steps: Steps, caption: figures.Caption) -> OnScreen:
    """The flow on a narrow sheet, on a wide one where the letters would get too small. Raises FlowError."""
    narrow = draw(steps, caption=caption, paper=NARROW)
    small = len(narrow.pages) > 1 or narrow.layout.pages[0].scale < READABLE_A4
    return OnScreen(draw(steps, caption=caption) if small else narrow)


def _with_large(html: str) -> str:
    source = re.search(r'src="(data:image/png[^"]+)"', html)[1]
    return (
        f'{html}<details lang="ja"><summary>図を大きくして見る</summary>'
        '<div role="group" tabindex="0" aria-label="大きくした図(矢印キーで動かせます)" style="overflow-x:auto">'
        f'<img alt="" style="width:{LARGE}%;max-width:none;height:auto" src="{source}"></div></details>'
    )
