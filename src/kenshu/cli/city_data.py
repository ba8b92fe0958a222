"""The fictional city's data: build, check, list."""

from pathlib import Path
from typing import Annotated

import typer

from kenshu.cli.bar import Bar

Seed = Annotated[
    int | None,
    typer.Option(
        "--seed",
        min=0,
        help="別の市を作る番号(0以上)。書くときは --out も必要です",
        show_default="planted/city.toml の番号",
    ),
]
Out = Annotated[
    Path | None, typer.Option("--out", help="作ったものを置くフォルダー", show_default="今の研修データの場所")
]
Targets = Annotated[
    Path | None,
    typer.Option(
        "--targets", help="仕込む数字を書いた講師側のフォルダー", show_default="研修データの場所の planted"
    ),
]

Checked = Annotated[
    Path | None,
    typer.Argument(metavar="[フォルダー]", help="確かめるデータの場所", show_default="今の研修データの場所"),
]

Scale = Annotated[
    int | None,
    typer.Option(
        "--scale",
        help="性能を試すための大きなファイルを1つ作ります。保育所入所(D3)と同じ形で、この数の行。--out も必要です",
        show_default="作らない",
    ),
]


def add_to(app: typer.Typer):
    family = typer.Typer(
        no_args_is_help=True, help="研修データ(架空の市のデータ)を作り、確かめ、一覧にします"
    )
    family.command("build", help="研修データを作ります。同じ番号からは、いつも同じファイルができます")(_build)
    family.command(
        "check", help="配られたときのままか、説明どおりか、仕込んだ数字が入っているかを確かめます"
    )(_check)
    family.command("list", help="研修データの名前の一覧を出します")(_list)
    app.add_typer(family, name="data")


def _build(seed: Seed = None, out: Out = None, targets: Targets = None, scale: Scale = None):
    from kenshu import data, synth

    if scale is not None:
        _build_big(scale, seed, out, targets)
        return
    if seed is not None and out is None:
        raise synth.SynthError(
            "--seed を書くときは、--out で置く場所も書いてください(今の研修データを上書きしないためです)。"
        )
    planted = synth.read_planted(targets or data.folder() / "planted")
    place = out or data.folder()
    written = synth.build(place, planted.target, planted.seed if seed is None else seed)
    print(
        f"{len(written)}個のファイルを作りました: {place}\n"
        f"市の番号(datapackage.json のsha256): {data.city_id(place)}"
    )


def _build_big(rows, seed, out, targets):
    from kenshu import data, synth

    if out is None:
        raise synth.SynthError("--scale を書くときは、--out で作るファイルの名前も書いてください。")
    planted = synth.read_planted(targets or data.folder() / "planted")
    with Bar("作成") as move:
        made = synth.big(
            out, planted.target["d3"], planted.seed if seed is None else seed, rows,
            lambda done: move(done, rows, "行"),
        )  # fmt: skip
    print(
        f"{made.events:,}行({made.cases:,}件、{made.bytes / 1e6:,.1f} MB)のファイルを作りました: {made.path}"
    )


def _check(folder: Checked = None, targets: Targets = None):
    from kenshu import data, synth

    place = folder or data.folder()
    problems = data.validate(place)
    print(f"ファイルと説明(datapackage.json): {len(data.names(place))}個を確かめました。")
    numbers = targets or next((p for p in (place / "planted", data.folder() / "planted") if p.is_dir()), None)
    if numbers is None:
        print("仕込んだ数字: planted(講師側のフォルダー)がないので確かめていません。")
    elif not problems:
        facts = synth.check(place, synth.read_planted(numbers).expect)
        _show_facts(facts)
        problems += [fact.problem for fact in facts if not fact.holds]
        print(f"仕込んだ数字: {len(facts)}個を数え直しました。")
    for problem in problems:
        print(f"× {problem}")
    if problems:
        raise typer.Exit(1)
    print("○ 問題はありません。")


def _show_facts(facts):
    from rich.console import Console
    from rich.table import Table

    table = Table("データ", "仕込んだこと", "予定", "許す差", "数えた値", "")
    for column in table.columns[2:5]:
        column.justify = "right"
    for fact in facts:
        numbers = (fact.value, fact.tolerance, fact.found)
        table.add_row(
            fact.set.upper(),
            fact.name,
            *("" if n is None else f"{n:,.4f}".rstrip("0").rstrip(".") for n in numbers),
            "○" if fact.holds else "×",
        )
    Console().print(table)


def _list():
    from kenshu import data

    for resource in data.resources():
        print(f"{resource['name']:<23}{resource['title']}")
    print(
        '架空のデータです。ノートブックでは data.open("名前") で開けます。'
        "列の説明は datasets/README.md にあります。"
    )
