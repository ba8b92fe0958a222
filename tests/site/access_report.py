"""``python -m tests.site.access_report``: build the site and write all measures of it into tests/site/ACCESS.md."""

import shutil
import tempfile
from pathlib import Path

from tests import browser
from tests.site import access, contrast, crawl
from tests.site.stage import PAGES, SLIDES, Chromium, plain_server, quietly_built
from tests.site.test_access import FAULTS, planted

ALL = (*PAGES, "search.html", *SLIDES)
HEAD = """# 画面の使いやすさの点検の結果

`python -m tests.site.access_report` が書きます。手では直しません。点検の道具は axe-core で、WCAG 2.2 のAAまでの決まり
(wcag2a、2aa、21a、21aa、22aa)を一つも止めずに使います。同じ点検は `tests/site/test_access.py` などが行います。"""


def sections(chromium, site, scratch):
    """(heading, lines) of each table."""
    yield "axe、400％、文字の間、Tabキー", access.table(chromium, site, ALL)
    yield "わざと入れた誤り(一つずつ)", faults(chromium, site, scratch)
    with plain_server(site) as address:
        for said, base in (("フォルダーから", site.as_uri() + "/"), ("サーバーから", address + "/")):
            pages = crawl.crawl(chromium, site, base)
            left = len(crawl.broken(pages, site, base))
            yield (
                f"{said}開いて、リンクを全部たどる: {len(pages)}ページ、切れたリンク {left}",
                crawl.table(pages),
            )
    yield "画面に出る色の組", contrast.table(chromium, site, ALL)


def faults(chromium, site, scratch):
    """Markdown lines: each fault planted alone, and everything axe then says."""
    yield "| 入れた誤り | axeが見つけたもの |"
    yield "|---|---|"
    for rule, (file, old, new) in FAULTS.items():
        page = planted(site, scratch / rule, file, old, new)
        with chromium.visit(page.as_uri()) as visit:
            found = "、".join(name for name, _ in access.violations(visit.page))
        shutil.rmtree(scratch / rule)
        yield f"| {rule} | {found} |"


def main():
    out = Path(__file__).with_name("ACCESS.md")
    with tempfile.TemporaryDirectory(prefix="kenshu-access-") as folder, browser.chromium() as opened:
        site = quietly_built(Path(folder, "site"))
        text = HEAD
        for heading, lines in sections(Chromium(opened), site, Path(folder)):
            text += f"\n\n## {heading}\n\n" + "\n".join(lines)
            print(heading, flush=True)
    out.write_text(text + "\n", "utf-8")
    print(out)


if __name__ == "__main__":
    main()
