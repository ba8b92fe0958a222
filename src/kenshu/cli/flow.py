"""A procedure as a flow, for use after the course: check it, draw it, take it to BPMN and back, compare two."""

from pathlib import Path
from typing import Annotated

import typer

SHOWN = 20  # losses on the screen; the workbook has all of them

File = Annotated[
    Path, typer.Argument(metavar="表", help="手順の表(.xlsx か .csv)か、図(.bpmn)", show_default=False)
]
Before = Annotated[
    Path, typer.Argument(metavar="いまの表", help="見直す前(.xlsx .csv .bpmn)", show_default=False)
]
After = Annotated[
    Path, typer.Argument(metavar="これからの表", help="見直した後(.xlsx .csv .bpmn)", show_default=False)
]
Out = Annotated[
    Path | None, typer.Option("--out", help="図を置く場所と名前", show_default="表と同じ場所、同じ名前")
]
OutOther = Annotated[
    Path | None, typer.Option("--out", help="できるファイルの名前", show_default="もとと同じ場所、同じ名前")
]
OutBoth = Annotated[
    Path | None,
    typer.Option("--out", help="図を置く場所と名前", show_default="これからの表の隣、○○_比較.png"),
]
Paper = Annotated[
    str, typer.Option("--paper", help="用紙: A4、A3、A4横 など", show_default="読める大きさの小さい方")
]
New = Annotated[Path, typer.Argument(metavar="名前.xlsx", help="作る表の名前", show_default=False)]


def add_to(app: typer.Typer):
    family = typer.Typer(no_args_is_help=True, help="業務の流れ(手順の表)を確かめ、図にし、比べます")
    family.command("new", help="書き込むための空の表(記入例つきのExcel)を作ります")(_new)
    family.command("check", help="手順の表を確かめます。直すところを行ごとに出します")(_check)
    family.command("draw", help="手順の表を、担当ごとの帯に分けた図にします(.png と .svg)")(_draw)
    family.command("bpmn", help="手順の表をBPMN 2.0の図(.bpmn)に、.bpmnを手順の表(.xlsx)にします")(_bpmn)
    family.command("compare", help="見直す前と後を比べ、1枚の図にします(.png と .svg)")(_compare)
    app.add_typer(family, name="flow")


def _new(file: New):
    from kenshu import flow

    path = flow.write_steps(_free(file.with_suffix(".xlsx")))
    print(f"空の表を作りました: {path}")
    print(f"書けたら: kenshu flow check {path.name} で確かめ、kenshu flow draw {path.name} で図にします。")


def _check(file: File):
    from kenshu import flow

    steps = _steps(file)
    report = flow.validate(steps)
    print(f"{steps.title}: 手順{len(steps)}、担当{len(steps.lanes)}")
    print("\n".join(report.lines()))
    if _is_bpmn(file) and (report.errors or report.warnings):
        print("行の番号は、kenshu flow bpmn でExcelの表にしたときの行です。")
    if not report.ok:
        print(f"直すところが{len(report.errors)}件あります。直すと図にできます。")
        raise typer.Exit(1)


def _draw(file: File, out: Out = None, paper: Paper = ""):
    from kenshu import flow

    steps = _steps(file)
    drawing = flow.draw(steps, paper=paper)
    _save(drawing, out or file.with_suffix(".png"))
    print(f"用紙: {drawing.layout.paper}、{len(drawing.pages)}枚")
    for warning in flow.validate(steps).warnings:
        print(f"△ {warning}")


def _bpmn(file: File, out: OutOther = None):
    from kenshu import flow

    if _is_bpmn(file):
        read = flow.from_bpmn(file)
        path = flow.write_imported(_free((out or file).with_suffix(".xlsx")), read)
        print(f"手順の表を作りました: {path}(手順{len(read.steps)})")
        _tell_lost(read.lost, f"すべては表の「{flow.LOST_SHEET}」のシートにあります。")
        return
    text = flow.to_bpmn(flow.read_steps(file))
    path = _free((out or file).with_suffix(".bpmn"))
    _write(path, text)
    print(f"BPMN 2.0の図を作りました: {path}")


def _compare(before: Before, after: After, out: OutBoth = None):
    from kenshu import flow

    found = flow.compare(_steps(before), _steps(after))
    print("\n".join(flow.read_comparison(found)))
    _save(flow.draw_comparison(found), out or after.with_name(f"{after.stem}_比較.png"))


def _steps(file: Path):
    """The steps of a table or a drawing; what a drawing could not give is told."""
    from kenshu import flow

    if not _is_bpmn(file):
        return flow.read_steps(file)
    read = flow.from_bpmn(file)
    _tell_lost(read.lost, "kenshu flow bpmn でExcelの表にすると、すべてが書いてあります。")
    return read.steps


def _tell_lost(lost, where: str):
    if lost:
        print(f"表に入らなかったものが{len(lost)}件あります。")
    for finding in lost[:SHOWN]:
        print(f"・{finding}")
    if len(lost) > SHOWN:
        print(f"・ほかに{len(lost) - SHOWN}件。{where}")


def _save(picture, path: Path):
    """Write pictures; those of an earlier time are replaced, and that is said."""
    from kenshu import flow, why

    there = set(path.parent.glob("*"))
    try:
        written = picture.save(path)
    except OSError as error:
        raise flow.FlowError(f"{path} に書けません({why(error)})。場所と権限を確かめてください。") from error
    for one in written:
        print(f"図を書きました: {one}" + ("(前の図と置き換えました)" if one in there else ""))


def _free(path: Path) -> Path:
    """The path, if nothing is there yet: what somebody wrote is never overwritten."""
    from kenshu import flow

    if path.exists():
        raise flow.FlowError(f"{path} はもうあります。上書きしないように、別の名前を書いてください。")
    return path


def _write(path: Path, text: str):
    from kenshu import flow, why

    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise flow.FlowError(f"{path} に書けません({why(error)})。場所と権限を確かめてください。") from error


def _is_bpmn(file: Path) -> bool:
    return file.suffix.lower() in (".bpmn", ".xml")
