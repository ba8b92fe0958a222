"""A procedure as a flow, for use after the course: check the table of steps, draw it."""

from pathlib import Path
from typing import Annotated

import typer

File = Annotated[Path, typer.Argument(metavar="表", help="手順の表(.xlsx か .csv)", show_default=False)]
Out = Annotated[
    Path | None, typer.Option("--out", help="図を置く場所と名前", show_default="表と同じ場所、同じ名前")
]
Paper = Annotated[
    str, typer.Option("--paper", help="用紙: A4、A3、A4横 など", show_default="読める大きさの小さい方")
]
New = Annotated[Path, typer.Argument(metavar="名前.xlsx", help="作る表の名前", show_default=False)]


def add_to(app: typer.Typer):
    family = typer.Typer(no_args_is_help=True, help="業務の流れ(手順の表)を確かめ、図にします")
    family.command("new", help="書き込むための空の表(記入例つきのExcel)を作ります")(_new)
    family.command("check", help="手順の表を確かめます。直すところを行ごとに出します")(_check)
    family.command("draw", help="手順の表を、担当ごとの帯に分けた図にします(.png と .svg)")(_draw)
    app.add_typer(family, name="flow")


def _new(file: New):
    from kenshu import flow

    path = file.with_suffix(".xlsx")
    if path.exists():
        raise flow.FlowError(f"{path} はもうあります。上書きしないように、別の名前を書いてください。")
    print(f"空の表を作りました: {flow.write_steps(path)}")


def _check(file: File):
    from kenshu import flow

    steps = flow.read_steps(file)
    report = flow.validate(steps)
    print(f"{steps.title}: 手順{len(steps)}、担当{len(steps.lanes)}")
    print("\n".join(report.lines()))
    if not report.ok:
        print(f"直すところが{len(report.errors)}件あります。直すと図にできます。")
        raise typer.Exit(1)


def _draw(file: File, out: Out = None, paper: Paper = ""):
    from kenshu import flow

    steps = flow.read_steps(file)
    drawing = flow.draw(steps, paper=paper)
    for path in drawing.save(out or file.with_suffix(".png")):
        print(f"図を書きました: {path}")
    print(f"用紙: {drawing.layout.paper}、{len(drawing.pages)}枚")
    for warning in flow.validate(steps).warnings:
        print(f"△ {warning}")
