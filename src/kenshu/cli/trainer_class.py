"""What a trainer decides about a class: waiting hand-ins, 差戻し, going back to a copy, closing and deleting."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[
    Path | None, typer.Option("--folder", help="クラスのフォルダー(書かなければ今の場所から探します)")
]


def add_to(group: typer.Typer):
    group.command("resolve", help="確かめる提出を見て、だれの分か、数えるか数えないかを決めます")(_resolve)
    group.command("return", help="差戻しにします(--lift で取り消し)")(_return)
    group.command("restore", help="記録の控えを見て、控えに戻します")(_restore)
    group.command("close", help="クラスを閉じ、最後の表を書き出します(--reopen で開き直し)")(_close)
    group.command("purge", help="受講者・提出・期限の来たクラスの記録を消し、残りがないか探します")(_purge)


def _resolve(
    receipt: Annotated[str | None, typer.Argument(help="受付番号(書かなければ一覧を出します)")] = None,
    learner: Annotated[str | None, typer.Option("--learner", help="この受講者番号の提出として数える")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="このまま数える")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="数えない")] = False,
    reason: Annotated[str, typer.Option("--reason", help="そう決めた理由(記録に残ります)")] = "",
    folder: Folder = None,
):
    from kenshu import grading
    from kenshu.grading.resolve import resolve

    place = grading.find(folder)
    if receipt is None:
        _show_unsettled(place)
        return
    if reject == (accept or learner is not None):
        raise typer.BadParameter(
            "--learner 番号(その人の分)、--accept(このまま数える)、--reject(数えない)から選びます。"
        )
    now = resolve(place, receipt, learner=learner, count=not reject, reason=reason)
    print(f"{now.state} {now.file}: {now.reason}")
    print("採点に反映するには kenshu grade を実行します。")


def _show_unsettled(place):
    from kenshu.grading.dates import local
    from kenshu.grading.resolve import unsettled

    waiting = unsettled(place)
    for arrival in waiting:
        print(f"受付番号 {arrival.receipt}  {arrival.state}  {local(arrival.received)}  {arrival.file}")
        print(f"    {arrival.reason}")
    if waiting:
        print(
            f"{len(waiting)}件あります。決めるときは、受付番号のあとに次のどれかを付けます。\n"
            "  --learner 番号  その人の提出として数える\n"
            "  --accept        このまま数える\n"
            "  --reject        数えない"
        )
    else:
        print("確かめる提出はありません。")


def _return(
    learner: Annotated[str, typer.Argument(help="受講者番号")],
    notebook: Annotated[str, typer.Argument(help="ノートブック(例: n08-effect-and-cost)")],
    reason: Annotated[str, typer.Option("--reason", help="受講者が読む理由")] = "",
    lift: Annotated[bool, typer.Option("--lift", help="差戻しを取り消す")] = False,
    folder: Folder = None,
):
    from kenshu import grading
    from kenshu.grading import returned

    place, given = grading.find(folder), (learner, notebook)
    status = returned.lift(place, *given) if lift else returned.send_back(place, *given, reason)
    print(f"{learner} {notebook} {status.text}")


def _restore(
    number: Annotated[int | None, typer.Argument(help="一覧の番号(書かなければ一覧を出します)")] = None,
    folder: Folder = None,
):
    from kenshu import grading
    from kenshu.grading import backup
    from kenshu.grading.dates import local

    place = grading.find(folder)
    copies = backup.copies(place.root)
    if number is None:
        for index, copy in enumerate(copies, start=1):
            print(f"{index:3}  {local(backup.taken_at(copy).isoformat())}")
        print("戻すときは kenshu class restore 番号 です。" if copies else "控えはまだありません。")
        return
    if not 1 <= number <= len(copies):
        raise typer.BadParameter(f"控えの番号は1から{len(copies)}までです。")
    aside = backup.restore(place.root, copies[number - 1])
    print(
        f"{local(backup.taken_at(copies[number - 1]).isoformat())} の控えに戻しました。戻す前の記録: {aside}"
    )
    print("そのあとに届いた提出は、kenshu collect で、もう一度受け付けます。")


def _close(
    anyway: Annotated[bool, typer.Option("--anyway", help="終わっていないものがあっても閉じる")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="閉じたクラスを開き直す")] = False,
    folder: Folder = None,
):
    from kenshu import grading
    from kenshu.grading import closing
    from kenshu.grading.dates import spoken

    place = grading.find(folder)
    if reopen:
        closing.reopen(place)
        print("クラスを開き直しました。")
        return
    closed = closing.close(place, today=date.today(), anyway=anyway)
    for path in closed.written:
        print(path)
    print(
        f"クラスを閉じました。記録は {spoken(closed.deletes)} まで残し、そのあと kenshu class purge --expired で消します。"
    )


def _purge(
    learner: Annotated[str | None, typer.Option("--learner", help="この受講者番号の人の記録")] = None,
    receipt: Annotated[str | None, typer.Option("--handin", help="この受付番号の提出")] = None,
    expired: Annotated[bool, typer.Option("--expired", help="期限の来たクラスの、すべての記録")] = False,
    sure: Annotated[bool, typer.Option("--yes", help="確かめの問いを出さない")] = False,
    folder: Folder = None,
):
    from kenshu import grading
    from kenshu.grading import closing_purge

    place, today = grading.find(folder), date.today()
    if (learner is not None) + (receipt is not None) + expired != 1:
        raise typer.BadParameter("--learner 番号、--handin 受付番号、--expired のどれか1つを付けます。")
    if not sure and not typer.confirm("消したものは元に戻せません。消してよいですか。"):
        print("何も消していません。")
        raise typer.Exit(1)
    if learner:
        proof = closing_purge.purge_learner(place, learner, today=today)
    elif receipt:
        proof = closing_purge.purge_handin(place, receipt, today=today)
    else:
        proof = closing_purge.purge_expired(place, today=today)
    print(f"{proof.what}の記録を消しました(消したファイル {proof.deleted})。")
    print(f"クラスのフォルダーと提出先の{proof.searched}ファイルを探し、残っていないことを確かめました。")
    print("名簿など、クラスのフォルダーの外に置いたものは、手で消してください。")
    if not expired:
        print("表とふりかえりの紙も消しました。使うときは kenshu export と kenshu feedback で作り直します。")
