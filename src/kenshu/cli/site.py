"""The lecture site's verbs."""

from pathlib import Path
from typing import Annotated

import typer

verbs = typer.Typer(no_args_is_help=True, help="講義のサイトを作り、見て、点検します", rich_markup_mode=None)


def add_to(app: typer.Typer):
    app.add_typer(verbs, name="site")


@verbs.command("build")
def build(
    out: Annotated[Path | None, typer.Option(help="書き出すフォルダー(既定は build/site)")] = None,
    city: Annotated[Path | None, typer.Option(help="市の設定(既定は city.yml)")] = None,
    pack: Annotated[bool, typer.Option("--zip", help="庁内のサーバーに置くzipも作ります")] = False,
):
    """講義のサイトを作ります"""
    from kenshu import city as cities
    from kenshu import site

    built = site.build(out, city)
    print(f"講義のサイトを作りました: {built / 'index.html'}")
    if pack:
        packed = site.pack(built, cities.load(city or site.sources() / "city.yml"))
        print(f"置き方の説明と一緒に、zipにしました: {packed}")


@verbs.command("print")
def print_out(
    out: Annotated[Path | None, typer.Option(help="書き出すフォルダー(既定は build/print)")] = None,
    city: Annotated[Path | None, typer.Option(help="市の設定(既定は city.yml)")] = None,
):
    """冊子、配布資料、問いカードをPDFにします"""
    from kenshu import site

    print("PDFを作っています。1分ほどかかります。", flush=True)
    for made in site.print_out(out, city):
        print(f"{made.pdf}  {made.sheets}枚", flush=True)
        if made.wanted and made.sheets != made.wanted:
            print(
                f"  {made.wanted}枚に収まりません。長い課名などを city.yml で短くするか、文を減らしてください。"
            )


@verbs.command("serve")
def serve(
    port: Annotated[int, typer.Option(help="ポート番号")] = 8000,
    folder: Annotated[Path | None, typer.Option(help="サイトのフォルダー(既定は build/site)")] = None,
):
    """このPCのブラウザでサイトを見ます"""
    from kenshu import site

    with site.serve(folder, port) as server:
        print(
            f"ブラウザで開いてください: http://127.0.0.1:{server.server_port}/  (終わるときは Ctrl+C)",
            flush=True,
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("終わりました。")


@verbs.command("check")
def check(
    folder: Annotated[Path | None, typer.Option(help="サイトのフォルダー(既定は build/site)")] = None,
):
    """章の決まりと、作ったページを点検します"""
    from kenshu import site

    report = site.check(folder)
    for fact in report.open:
        print(f"要確認: {fact.id} {fact.text}(出典を開いて確かめ、facts.yml を「済」にします)")
    for fact in report.stale:
        print(f"見直し: {fact.id} 最後に確かめた日が {fact.checked} です。もう一度確かめてください。")
    for finding in report.refused:
        print(finding)
    if report.refused:
        raise site.SiteError(f"直す所が{len(report.refused)}件あります。")
    print("直す所はありません。")
