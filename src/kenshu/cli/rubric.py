"""``kenshu class anchors``: the anchor capstones on paper, and levels held against their reference."""

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[
    Path | None, typer.Option("--folder", help="クラスのフォルダー(書かなければ今の場所から探します)")
]


def add_to(group: typer.Typer):
    group.command("anchors", help="修了課題の見本で、段階の付け方を練習します")(_anchors)


def _anchors(
    out: Annotated[
        Path | None, typer.Option("--out", help="観点表と見本(基準なし)を書き出すフォルダー")
    ] = None,
    levels: Annotated[Path | None, typer.Option("--levels", help="段階を書いたCSV。基準とくらべます")] = None,
    folder: Folder = None,
):
    from kenshu import grading
    from kenshu.grading import rubric_anchors, rubric_pack
    from kenshu.grading.rubric import capstone
    from kenshu.grading.rubric_standing import all_questions

    place = grading.find(folder)
    rubric, questions = capstone(place), all_questions(place)
    found = rubric_anchors.anchors(place, rubric, questions)
    if out is not None:
        print(f"{len(rubric_pack.write(out, rubric, found, questions))}枚を書き出しました: {out}")
    if levels is not None:
        _compared(rubric, found, rubric_pack.read_levels(levels, rubric, found))
    if out is None and levels is None:
        print("画面で練習: kenshu review を開き、「見本で練習する」を選びます。")
        print(
            "紙で練習: kenshu class anchors --out フォルダー で書き出し、付けた段階を --levels CSV でくらべます。"
        )


def _compared(rubric, anchors, results):
    from rich.console import Console
    from rich.table import Table

    from kenshu.grading.rubric_anchors import kappa

    table = Table("見本", *(one.title for one in rubric.criteria), "差の平均", "一番大きい差")
    for one in results:
        cells = [
            f"{one.off[criterion.id]:+d}" if one.off[criterion.id] else "0" for criterion in rubric.criteria
        ]
        table.add_row(anchors[one.anchor].procedure, *cells, f"{one.mean:.2f}", str(one.farthest))
    Console().print(table)
    mean = sum(one.mean for one in results) / len(results)
    pairs = [(anchors[one.anchor].levels[name], anchors[one.anchor].levels[name] + off)
             for one in results for name, off in one.off.items()]  # fmt: skip
    agreed = kappa(pairs)
    print(f"差の平均 {mean:.2f}、一番大きい差 {max(one.farthest for one in results)}"
          + (f"、重み付きのκ {agreed:.2f}" if agreed is not None else ""))  # fmt: skip
    good = all(one.close for one in results)
    print(
        "基準とよく合っています。"
        if good
        else "離れた観点のわけは、kenshu review の「見本で練習する」で読めます。"
    )
