"""The trainer's verbs: set up a class, take in, grade, review, give back, and the demo of all of it."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kenshu.cli import rubric, trainer_class
from kenshu.cli.bar import Bar

NAMED = 5  # of many files of one kind

Folder = Annotated[
    Path | None, typer.Option("--folder", help="クラスのフォルダー(書かなければ今の場所から探します)")
]


def add_to(app: typer.Typer):
    group = typer.Typer(no_args_is_help=True, help="クラスを作り、受講者を入れます")
    group.command("init", help="S1の日からクラスを作り、すべての日程を出します")(_init)
    group.command("add", help="名簿(CSVかExcel)の人をクラスに入れます")(_add)
    trainer_class.add_to(group)
    rubric.add_to(group)
    app.add_typer(group, name="class")
    app.command("release", help="このクラスの受講者に配る教材を作ります")(_release)
    app.command("collect", help="提出先に届いたものを受け付けます")(_collect)
    app.command("grade", help="変わったものだけを採点します(--all ですべて)")(_grade)
    app.command("review", help="人が読む問いに点とコメントを付ける画面を開きます")(_review)
    app.command("feedback", help="受講者に返すふりかえりの紙(HTML)を作ります")(_feedback)
    app.command("export", help="点と状態をExcelとCSVに書き出します")(_export)
    app.command("progress", help="グループごとの進み具合を見ます")(_progress)
    app.command("demo", help="24人のクラスを、一時フォルダーで最初から最後まで動かします")(_demo)


def _init(
    s1: Annotated[str, typer.Argument(help="S1の日(例: 2026-06-16、令和8年6月16日)")],
    folder: Folder = None,
    name: Annotated[str | None, typer.Option("--id", help="クラスの番号(英小文字と数字)")] = None,
    title: Annotated[str | None, typer.Option(help="研修の名前")] = None,
    box: Annotated[Path | None, typer.Option(help="提出先の共有フォルダー")] = None,
    moved: Annotated[
        list[str] | None, typer.Option("--date", help="別の日にする回(例: s2=2026-07-10)")
    ] = None,
):
    from kenshu import city, grading
    from kenshu.grading.dates import spoken
    from kenshu.grading.place import course_folder

    course = course_folder()
    others = dict(_moved(text) for text in moved or [])
    made = grading.init(
        folder or course / "grading", _day(s1), city=city.load(course / "city.yml"), class_id=name,
        title=title, box=box, moved=others,
    )  # fmt: skip
    for line in made.calendar.lines:
        print(f"{spoken(line.day)}  {line.title}")
    for warning in made.calendar.warnings:
        print(f"⚠ {warning}")
    print(f"記録を消す日: {spoken(made.calendar.deletes)}")
    print(f"クラスのフォルダー: {made.place.root}\n提出先のフォルダー: {made.box}")
    print("次は kenshu class add 名簿 、その次は kenshu release です。")


def _add(roster: Annotated[Path, typer.Argument(help="名簿(CSVかxlsx)")], folder: Folder = None):
    from kenshu import grading
    from kenshu.grading import register
    from kenshu.grading import roster as rosters

    place = _place(folder)
    with register.opened(place.register) as connection:
        taken = tuple(register.learners(connection))
    checked = rosters.read(roster, taken=taken)
    added = grading.add(place, checked)
    print(f"{len(added)}人をクラスに入れました(名簿は{len(checked.learners)}人)。")
    if checked.issued:
        print(f"新しい受講者番号: {len(checked.issued)}人分。番号入りの名簿: {rosters.write_back(checked)}")


def _release(folder: Folder = None):
    from kenshu import grading

    place = _place(folder)
    with Bar("配布用の作成") as move:
        built = grading.release(place, watch=lambda done, whole, what: move(done, whole, what))
    print(f"配布用の教材: {built.folder}({'、'.join(built.sessions)})")


def _collect(folder: Folder = None):
    from kenshu import grading
    from kenshu.grading.register import RECEIVED

    place = _place(folder)
    zips = grading.waiting(place)
    taken = []
    with Bar("受付") as move:
        for arrival in grading.collect(place, zips):
            taken.append(arrival)
            move(len(taken), len(zips), arrival.file)
    good = sum(arrival.state == RECEIVED for arrival in taken)
    print(f"新しく届いた提出: {len(taken)}件(受付 {good}件、確かめるもの {len(taken) - good}件)")
    for arrival in taken:
        if arrival.reason:
            print(f"{arrival.state}{'(遅れ)' if arrival.late else ''} {arrival.file}: {arrival.reason}")
    if late := [arrival.file for arrival in taken if arrival.late and not arrival.reason]:
        print(f"締切のあとに届き、受け付けたもの: {len(late)}件(記録に「遅れ」と残ります)")
        print(f"  {'、'.join(late[:NAMED])}{f'、ほか{len(late) - NAMED}件' if len(late) > NAMED else ''}")
    _remind(place)


def _grade(
    folder: Folder = None,
    everything: Annotated[bool, typer.Option("--all", help="変わっていないものも、すべて採点し直す")] = False,
    size: Annotated[
        int | None, typer.Option("--jobs", min=1, help="同時に動かす数(書かなければCPUの数)")
    ] = None,
    cluster: Annotated[
        str | None, typer.Option(help="ほかのPCにも手伝わせるとき、Daskのスケジューラーのアドレス")
    ] = None,
    isolation: Annotated[
        str | None,
        typer.Option(help="受講者のプログラムの隔離。strict か same-user(書かなければ、できるかぎり strict)"),
    ] = None,
):
    from contextlib import nullcontext

    from kenshu import grading
    from kenshu.grading import isolation as shut_in
    from kenshu.grading.cluster import connected
    from kenshu.grading.register import FAILED, GRADED

    place = _place(folder)
    isolation = shut_in.chosen(isolation or place.settings().get("isolation"))
    grading.prepare(place)
    jobs = grading.due(place, everything=everything)
    if not jobs:
        print("採点し直すものはありません。新しい提出は kenshu collect で受け付けます。")
        return
    done, failed = 0, []
    helpers = connected(cluster) if cluster else nullcontext()
    with Bar("採点") as move, helpers as executor:
        for outcome in grading.grade(place, jobs, size=size, executor=executor, isolation=isolation):
            done += 1
            failed += [status for status in outcome.statuses if status.status == FAILED]
            move(done, len(jobs), f"{outcome.job.learner} {outcome.job.session}")
    open_ones = sum(
        row.status.status not in (GRADED, FAILED) and bool(row.marks) for row in grading.table(place)
    )
    print(f"{done}件を採点しました。人が読むもの: {open_ones}件(kenshu review で開きます)")
    print(shut_in.SAID[isolation])
    for status in failed:
        print(f"{status.learner} {status.notebook} {status.text}")
    if failed:
        raise typer.Exit(1)


def _review(
    folder: Folder = None, port: Annotated[int, typer.Option(help="使うポート(0は空いているもの)")] = 0
):
    from kenshu.desk.opening import open_browser
    from kenshu.grading import backup
    from kenshu.grading.review import review

    def ready(address):
        print(f"採点の画面: {address}\n終わるときは、この窓で Ctrl+C を押します。", flush=True)
        open_browser(address)

    place = _place(folder)
    backup.keep(place.root)
    review(place, port=port, ready=ready)


def _feedback(folder: Folder = None):
    from kenshu import grading

    place = _place(folder)
    written = grading.feedback(place)
    print(f"{len(written)}枚のふりかえりを作りました: {place.feedback}")


def _export(
    folder: Folder = None,
    personnel: Annotated[
        bool, typer.Option("--personnel", help="人事の担当に渡す表だけ(点も答えもなし)")
    ] = False,
):
    from kenshu import grading
    from kenshu.grading.export_personnel import personnel as for_personnel

    for path in for_personnel(_place(folder)) if personnel else grading.export(_place(folder)):
        print(path)


def _progress(folder: Folder = None):
    from rich.console import Console
    from rich.table import Table

    from kenshu import grading
    from kenshu.grading.register import STATUSES

    place = _place(folder)
    counted = grading.progress(place)
    used = [status for status in STATUSES if any(cell[status] for cell in counted.values())]
    table = Table("ノートブック", "グループ", *used, "人数")
    for (notebook, team), cell in counted.items():
        table.add_row(_short(notebook), team, *(str(cell[s] or "") for s in used), str(sum(cell.values())))
    Console().print(table)
    _remind(place)


def _remind(place):
    from kenshu.grading.resolve import unsettled

    if waiting := len(unsettled(place)):
        print(f"確かめる提出: {waiting}件(kenshu class resolve で決めます)")


def _demo(
    keep: Annotated[Path | None, typer.Option("--keep", help="消さずに残すフォルダー(空のもの)")] = None,
):
    import tempfile

    from kenshu.grading import demo
    from kenshu.grading.place import course_folder

    with tempfile.TemporaryDirectory(prefix="kenshu-demo-") as temporary, Bar("デモ") as move:
        result = demo.run(keep or Path(temporary), course=course_folder(), watch=move)
    _print_demo(result)
    if result.differences:
        raise typer.Exit(1)


def _print_demo(result):
    from rich.console import Console
    from rich.table import Table

    table = Table("", "受講者番号", "班", "回", "状態", "点", "満点でない問いと理由")
    for line in result.lines:
        lost = line.lost.replace("n08-", "")
        facts = (line.learner, line.team, line.notebook[:3], line.status, line.points, lost or line.reason)
        table.add_row("○" if line.agrees else "×", *facts)
    Console().print(table)
    for difference in result.differences:
        print(f"× {difference}")
    word = (
        "すべて、手で書いた予想と同じです"
        if not result.differences
        else f"{len(result.differences)}か所が予想と違います"
    )
    print(f"{result.learners}人、{len(result.lines)}行。{word}。")


def _short(notebook: str) -> str:
    """n08-effect-and-cost -> N08, as people say it; other words stay."""
    head = notebook.split("-")[0]
    return head.upper() if head[1:].isdigit() else notebook


def _place(folder: Path | None):
    from kenshu import grading

    return grading.find(folder)


def _moved(text: str):
    session, _, day = text.partition("=")
    if session not in ("s0", "s1", "s2", "s3", "s4") or not day:
        raise typer.BadParameter(f"「{text}」は s2=2026-07-10 のように書いてください。")
    return session, _day(day)


def _day(text: str):
    from kenshu import days

    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        return days.parse_date(text)
