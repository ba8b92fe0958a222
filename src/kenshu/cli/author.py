"""The author's verbs: build the exercises, and check them."""

from pathlib import Path
from typing import Annotated

import typer

from kenshu.cli.bar import Bar

Root = Annotated[
    Path, typer.Option("--root", help="教材のフォルダー(exercises のある場所)", show_default="今の場所")
]


def add_to(app: typer.Typer):
    exercises = typer.Typer(no_args_is_help=True, help="演習の原稿から配布用を作り、確かめます")
    exercises.command("build", help="原稿から配布用(grading/release)を作ります")(_build)
    exercises.command("check", help="原稿の書き方、配布用、正解とまちがいの例をすべて確かめます")(_check)
    app.add_typer(exercises, name="exercises")


def _build(
    sessions: Annotated[list[str] | None, typer.Argument(help="回(例: s3)。書かなければすべて")] = None,
    root: Root = Path("."),
    out: Annotated[Path | None, typer.Option("--out", help="配布用を置く場所")] = None,
):
    from kenshu import authoring

    with Bar("作成") as watch:
        release = authoring.build(sessions or None, root=root, out=out, watch=watch)
    made = "、".join(release.made) or "ありません(前回のままです)"
    print(f"新しく作った回: {made}\n配布用の場所: {release.folder}")


def _check(
    root: Root = Path("."),
    also: Annotated[
        list[Path] | None,
        typer.Option("--also", help="答えがもれていないか、いっしょに調べる場所(サイトなど)"),
    ] = None,
):
    from kenshu.authoring import audit

    with Bar("確認") as watch:
        report = audit.check(root, also=also or (), watch=watch)
    for problem in report.problems:
        print(problem)
    _print_table(report.outcomes)
    for outcome in report.outcomes:
        if not outcome.ok:
            print(outcome)
    wrong = sum(not outcome.ok for outcome in report.outcomes)
    print(f"原稿の問題 {len(report.problems)}件、例 {len(report.outcomes)}件のうち合わないもの {wrong}件")
    if not report.ok:
        raise typer.Exit(1)


def _print_table(outcomes):
    """One line a question: how many examples, how many came out as they should."""
    from rich.console import Console
    from rich.table import Table

    counts: dict[str, list[int]] = {}
    for outcome in outcomes:
        count = counts.setdefault(outcome.question, [0, 0])
        count[0] += 1
        count[1] += outcome.ok
    table = Table("", "問い", "例", "合ったもの")
    for question, (cases, good) in counts.items():
        table.add_row("○" if cases == good else "×", question, str(cases), str(good))
    if counts:
        Console().print(table)
