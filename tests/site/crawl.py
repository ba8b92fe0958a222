"""Walk every page of a built site in Chromium, link by link. ``python -m tests.site.crawl`` prints what each one costs."""

import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag

LISTEN = """addEventListener("securitypolicyviolation",
  event => console.error("Content Security Policy: " + event.violatedDirective), true)"""
HREFS = "links => links.map(link => link.href || link.action)"
IDS = "parts => parts.map(part => part.id)"


@dataclass(frozen=True)
class Seen:
    """One visited page. ``size``: bytes of the files asked for; ``links``: addresses, absolute, with fragment."""

    name: str
    requests: int
    size: int
    links: tuple[str, ...]
    ids: frozenset[str]
    errors: tuple[str, ...]
    foreign: tuple[str, ...]


def crawl(chromium, site, base, start="index.html"):
    """All pages reached from ``start``, in order. ``base``: the address (file: or http:) of the folder ``site``."""
    seen, ahead = {}, [start]
    settled = "load" if base.startswith("file:") else "networkidle"  # a server minds being left in the middle
    with chromium.visit("about:blank") as visit:
        visit.page.add_init_script(LISTEN)
        asked = []
        visit.page.on("request", lambda each: asked.append(each.url))
        while ahead:
            name = ahead.pop(0)
            if name in seen or not (site / name).is_file():
                continue
            for noted in (asked, visit.errors, visit.foreign):
                noted.clear()
            visit.page.goto(base + name, wait_until=settled)
            seen[name] = _seen(visit, site, base, name, asked)
            ahead += [each for each in (_inside(link, base) for link in seen[name].links) if each]
    return list(seen.values())


def _seen(visit, site, base, name, asked):
    files = [site / each for each in (_inside(url, base) for url in asked) if each]
    return Seen(
        name,
        len(asked),
        sum(file.stat().st_size for file in files if file.is_file()),
        tuple(visit.page.eval_on_selector_all("a[href], form[action]", HREFS)),
        frozenset(visit.page.eval_on_selector_all("[id]", IDS)),
        tuple(visit.errors),
        tuple(visit.foreign),
    )


def _inside(address, base):
    """The path below ``base``, or None for another place."""
    whole, within = unquote(urldefrag(address)[0]).split("?")[0], unquote(base)
    return whole.removeprefix(within) if whole.startswith(within) else None


def broken(pages, site, base):
    """[(page, link)] that leads to no file, to no heading of its page, or out of the site."""
    ids = {page.name: page.ids for page in pages}
    return [(page.name, link) for page in pages for link in page.links if not _leads(link, site, base, ids)]


def _leads(link, site, base, ids):
    name, mark = _inside(link, base), unquote(urldefrag(link)[1])
    return name is not None and (site / name).is_file() and (not mark or mark in ids.get(name, ()))


def table(pages):
    """Markdown lines: what each page asks for."""
    yield "| ページ | 取りに行く数 | kB | リンク | 誤り、CSP違反 | よそ |"
    yield "|---|---|---|---|---|---|"
    for page in pages:
        yield (
            f"| {page.name} | {page.requests} | {page.size / 1000:.0f} | {len(page.links)} "
            f"| {len(page.errors)} | {len(page.foreign)} |"
        )


if __name__ == "__main__":
    from tests import browser
    from tests.site.stage import Chromium, plain_server

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "build" / "site"
    with browser.chromium() as opened, plain_server(folder) as address:
        for said, base in (("フォルダーから", folder.as_uri() + "/"), ("サーバーから", address + "/")):
            pages = crawl(Chromium(opened), folder, base)
            print(f"\n{said}: {len(pages)}ページ、切れたリンク {len(broken(pages, folder, base))}\n")
            print(*table(pages), sep="\n", flush=True)
