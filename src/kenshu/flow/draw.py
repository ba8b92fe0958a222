"""Draw a flow: SVG and PNG for print (A4, A3), with caption, alt text and a reading."""

from dataclasses import dataclass
from pathlib import Path

from kenshu import figures, why
from kenshu.flow import draw_shapes, reading
from kenshu.flow.draw_frame import draw_frame
from kenshu.flow.draw_joins import joined
from kenshu.flow.errors import FlowError
from kenshu.flow.layout import lay_out
from kenshu.flow.layout_shapes import Layout
from kenshu.flow.steps import Steps

CAPTION = 12.8  # mm that `figures` adds below for a caption of two lines


@dataclass(frozen=True)
class Drawing:
    """A drawn flow, a picture a sheet; a notebook shows all of them."""

    layout: Layout
    pages: tuple[figures.Picture, ...]

    def save(self, path: str | Path) -> tuple[Path, ...]:
        """Write .png and .svg of each sheet: ``path``, or with several ``path``-1, -2, …; the paths written."""
        base, many = Path(path), len(self.pages) > 1
        written = []
        for place, page in enumerate(self.pages, 1):
            target = base.with_name(f"{base.stem}-{place}{base.suffix}") if many else base
            try:
                written += page.save(target)
            except OSError as error:
                raise FlowError(
                    f"{target} に書けません({why(error)})。場所と権限を確かめてください。"
                ) from error
        return tuple(written)

    def _repr_html_(self) -> str:
        return "".join(page._repr_html_() for page in self.pages)


def draw(steps: Steps, *, caption: figures.Caption | None = None, paper: str = "") -> Drawing:
    """The flow drawn on ``paper`` (see ``lay_out``); without a caption it says which table it comes from.

    The same table gives the same bytes. Raises FlowError as ``lay_out`` does.
    """
    layout = lay_out(steps, paper)
    said = caption or _caption(steps)
    told = "\n".join(reading.read_aloud(steps))
    many = len(layout.pages)
    return Drawing(
        layout,
        tuple(
            figures.Picture(
                fig=_drawn(steps, layout, place),
                caption=said,
                alt=reading.alt(steps, place + 1, many),
                reading=told if not place else f"{place + 1}枚目です。全体の文は1枚目にあります。",
            )
            for place in range(many)
        ),
    )


def _caption(steps: Steps) -> figures.Caption:
    return figures.Caption(
        "表を書いた時点",
        "開始から終了まで",
        "手順の表に書かれた分と待ち(1件あたり)",
        data=f"もとの表: {steps.source}" if steps.source else "もとの表: 手順の表",
    )


def _drawn(steps: Steps, layout: Layout, place: int):
    page = layout.pages[place]
    fig, axes = figures.figure(page.width / 25.4, (page.height - CAPTION) / 25.4)
    fig.get_layout_engine().set(w_pad=0, h_pad=0, wspace=0, hspace=0)
    with figures.style():
        axes.set_axis_off()
        axes.set_xlim(0, page.width)
        axes.set_ylim(page.height - CAPTION, 0)
        axes.margins(0)
        for lane in page.lanes:
            draw_shapes.lane(axes, lane, page.scale)
        for line, head in joined(page.lines):
            draw_shapes.line(axes, line, page.scale, head)
        for sign in page.signs:
            draw_shapes.sign(axes, sign, page.scale)
        for box in page.boxes:
            draw_shapes.box(axes, box, page.scale)
        for label in page.labels:
            draw_shapes.label(axes, label)
        draw_frame(axes, steps, layout, place)
    return fig
