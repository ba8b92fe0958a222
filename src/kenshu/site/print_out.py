"""``kenshu site print``: the book, every handout and the question cards as PDF files."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import kenshu
from kenshu import city as cities
from kenshu import why
from kenshu.site import print_book, printer
from kenshu.site.build import build, sources
from kenshu.site.facts import SiteError


@dataclass(frozen=True)
class Printed:
    """A PDF file. ``wanted``: how many sheets it must have; None for any number."""

    pdf: Path
    sheets: int
    wanted: int | None


def print_out(out=None, city=None, root=None):
    """Print the site of one city into ``out`` (default ``<root>/build/print``); yields a Printed for each file.

    ``city``, ``root``: as for ``build``. Raises SiteError; where no browser is found, only after the printable
    pages were written to ``out``.
    """
    root = Path(root) if root else sources()
    out = Path(out) if out else root / "build" / "print"
    browser = printer.find()
    loaded = cities.load(city or root / "city.yml")
    pages = print_book.names(root)
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out, prefix="print-") as scratch:  # a snap sees no /tmp
            site = build(Path(scratch, "site"), city, root)
            print_book.write(site, pages, loaded, kenshu.__version__)
            print_book.write_cards(site, _cards(pages), loaded, kenshu.__version__)
            if not browser:
                _by_hand(site, out)
            yield from _print(browser, site, pages, loaded, out)
    except OSError as error:
        raise SiteError(
            f"印刷物を書けませんでした: {out}({why(error)})。空きのある、書き込める場所を指定してください。"
        ) from None


def _cards(pages):
    return [name for name in pages if "-cards-" in name]


def _print(browser, site, pages, city, out):
    cards = _cards(pages)
    for name in pages:
        if name.endswith("-handout") and name not in cards:
            yield _sheet(browser, site / f"{name}.html", out / f"{name}.pdf", 1)
    yield _sheet(browser, site / print_book.CARDS, out / "4-cards.pdf", len(cards))
    draft = site / "draft.pdf"
    printer.to_pdf(browser, site / print_book.BOOK, draft)
    print_book.write(site, pages, city, kenshu.__version__, printer.landings(draft))
    yield _sheet(browser, site / print_book.BOOK, out / "book.pdf", None)


def _sheet(browser, page, pdf, wanted):
    new = page.with_suffix(".pdf")
    printer.to_pdf(browser, page, new)
    shutil.move(new, pdf)
    return Printed(pdf, printer.sheets(pdf), wanted)


def _by_hand(site, out):
    """No browser: the printable pages go to ``out``, and the reason says how to print them."""
    pages = out / "pages"
    shutil.rmtree(pages, ignore_errors=True)
    shutil.copytree(site, pages)
    raise SiteError(
        "PDFを作るブラウザ(Edge、Chrome、Chromium)が見つかりません。代わりに、印刷用のページを書きました。\n"
        f"冊子: {pages / print_book.BOOK}\nカード: {pages / print_book.CARDS}\n"
        f"配布資料: {pages} の、名前が -handout.html で終わるページ\n"
        "ブラウザで開き、Ctrl+P を押し、用紙をA4にして印刷してください。"
        "ブラウザがあるのに見つからないときは、KENSHU_BROWSER にその場所を書いて、もう一度どうぞ。"
    )
