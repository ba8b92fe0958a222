"""``kenshu document``: the papers of a budget request, made of a learner's answers."""

from pathlib import Path
from typing import Annotated

import typer

Answers = Annotated[
    Path,
    typer.Argument(
        metavar="回答", help="answers.json か、それが入ったフォルダー(s4 など)", show_default=False
    ),
]
Maybe = Annotated[
    Path | None, typer.Argument(metavar="回答", help="あれば、分かる欄を埋めます", show_default=False)
]
Out = Annotated[Path, typer.Option("--out", help="置くフォルダー", show_default="いまのフォルダー")]


def add_to(app: typer.Typer):
    family = typer.Typer(no_args_is_help=True, help="予算要求の資料を、回答から作ります")
    family.command("budget", help="予算要求資料(Excel、Word)と想定問答を作ります")(_budget)
    family.command("plan", help="実行プラン(Excel、日程の図つき)を作ります")(_plan)
    family.command("slides", help="発表スライド(PowerPoint、5枚)を作ります")(_slides)
    family.command(
        "papers", help="調整依頼文、引継書、試行チェック票、フォーム設計票、測定票のひな形を作ります"
    )(_papers)
    app.add_typer(family, name="document")


def _budget(answers: Answers, out: Out = Path(".")):
    _make("budget", answers, out)


def _plan(answers: Answers, out: Out = Path(".")):
    _make("plan", answers, out)


def _slides(answers: Answers, out: Out = Path(".")):
    _make("slides", answers, out)


def _papers(answers: Maybe = None, out: Out = Path(".")):
    from kenshu.improve.documents import write_papers

    _tell(write_papers(_request(answers) if answers else None, out))


def _make(kind, answers, out):
    from kenshu.improve.documents import write

    request = _request(answers)
    _tell(write(kind, request, out))
    _remarks(request)


def _request(answers):
    from datetime import date

    from kenshu import city
    from kenshu.improve.documents import gather, read_request

    return read_request(gather(answers), city=city.load(), made=date.today())


def _tell(written):
    for path in written:
        print(f"作りました: {path}")


def _remarks(request):
    """What a careful reader would ask about the sentences, the plan and its indicators."""
    from kenshu.improve import kpi, plan_review
    from kenshu.improve.documents.loose_numbers import loose_numbers

    for remark in (*loose_numbers(request), *plan_review.review(request.plan), *kpi.review(request.kpis)):
        print(f"△ {remark}")
