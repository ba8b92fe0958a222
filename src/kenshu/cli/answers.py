"""``kenshu answers``: answers that came on paper, typed in by a trainer."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kenshu.cli.trainer import Folder


def add_to(app: typer.Typer):
    family = typer.Typer(no_args_is_help=True, help="紙で届いた答えを受け付けます")
    family.callback()(lambda: None)  # one verb now, and it keeps its name
    family.command("import", help="紙から打ちこんだ表(xlsxかCSV)を受け付けます")(_import)
    app.add_typer(family, name="answers")


def _import(
    file: Annotated[
        Path, typer.Argument(metavar="表", help="1行に、1人の1問。配布用の paper にひな形があります")
    ],
    folder: Folder = None,
    received: Annotated[
        str | None, typer.Option("--received", help="紙を受け取った日(例: 2026-08-10)。書かなければ今")
    ] = None,
):
    from kenshu import grading
    from kenshu.grading.intake_typed import import_answers
    from kenshu.grading.register import RECEIVED

    taken = import_answers(grading.find(folder), file, received=_noon(received) if received else None)
    good = sum(arrival.state == RECEIVED for arrival in taken)
    print(f"紙の提出: {len(taken)}件(受付 {good}件、確かめるもの {len(taken) - good}件)")
    for arrival in taken:
        late = "(遅れ)" if arrival.late else ""
        print(
            f"{arrival.state}{late} {arrival.learner} {arrival.session} 受付番号 {arrival.receipt}: {arrival.reason}"
        )
    if good < len(taken):
        raise typer.Exit(1)


def _noon(day: str) -> datetime:
    from kenshu import days
    from kenshu.grading.dates import JST

    try:
        found = datetime.strptime(day, "%Y-%m-%d").date()
    except ValueError:
        found = days.parse_date(day)
    return datetime(found.year, found.month, found.day, 12, tzinfo=JST)
