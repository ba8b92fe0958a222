"""The site's search beside Sphinx's own, on the same pages and the same judged queries, in one Chromium.

``python benchmarks/bench_search.py [rounds]``. Builds the site as it is, and once more with Sphinx's own search left on
(language ja, its own splitter). Prints for every query the wanted pages and the rank each search gives the first of
them, the shares at rank 1, 3 and 10, the size of both indexes, and ms a query; then the same shares for the second list,
which nothing was tuned on. The last lines are Sphinx ÷ ours (time) and ours ÷ Sphinx (queries found in the first three).
"""

import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
OURS = """queries => {
  let find
  kenshuIndex = index => { find = kenshuSearch.over(index) }
  INDEX
  const ask = query => find(query).pages.map(page => page.page.file.replace(".html", ""))
  TIMED
}"""
PEER = """queries => {
  const ask = query => {
    const [, terms, excluded, highlight, objects] = Search._parseQuery(query)
    return Search._performSearch(query, terms, excluded, highlight, objects).map(each => each[0]).reverse()
  }
  TIMED
}"""
TIMED = """
  return queries.map(query => {
    const before = performance.now()
    const found = [...new Set(ask(query))]
    return [found, performance.now() - before]
  })
"""


def main(rounds: int):
    from tests import browser

    lists = [judged(name) for name in ("wanted", "fresh")]
    with tempfile.TemporaryDirectory() as folder, browser.chromium() as opened:
        ours, peer = built(Path(folder, "ours")), built(Path(folder, "peer"), with_sphinx=True)
        index = (
            (ours / "_static" / "search-index.js").stat().st_size,
            (peer / "searchindex.js").stat().st_size,
        )
        pages = {
            "ours": page(opened, ours / "search.html", OURS.replace("INDEX", script(ours))),
            "Sphinx": page(opened, peer / "search.html", PEER),
        }
        for wanted in lists:
            times = {name: [] for name in pages}
            for _ in range(rounds):
                for name, ask in pages.items():
                    answers = ask(list(wanted))
                    times[name].append([each for _, each in answers])
                    if len(times[name]) == 1:
                        times[name, "found"] = [found for found, _ in answers]
            shares = told(wanted, times, pages)
            if wanted is lists[0]:
                first = shares, {name: best(times[name]) for name in pages}
    shares, speed = first
    print(f"index: ours {index[0] / 1000:.0f} kB, Sphinx {index[1] / 1000:.0f} kB")
    print(f"ms a query, worst, best of {rounds}: " + ", ".join(f"{n} {max(t):.1f}" for n, t in speed.items()))
    print(f"time ratio: {sum(speed['Sphinx']) / sum(speed['ours']):.2f}")
    print(f"found ratio: {shares['ours'][1] / shares['Sphinx'][1]:.2f}")


def judged(name: str):
    """{query: wanted pages} of tests/site/search, without the queries no page answers."""
    wanted = tomllib.loads((ROOT / "tests/site/search" / f"{name}.toml").read_text("utf-8"))
    return {query: pages for query, pages in wanted.items() if pages}


def built(out: Path, *, with_sphinx=False):
    """The site; with Sphinx's own search, the same pages in its ``basic`` theme, which that search needs."""
    import warnings

    from kenshu import site

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return by_sphinx(out) if with_sphinx else site.build(out)


def by_sphinx(out: Path):
    import yaml
    from jupyter_book.config import get_final_config
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    from kenshu import city
    from kenshu.site import slides

    config = ROOT / "book" / "_config.yml"
    settings, _ = get_final_config(
        user_yaml=config, sourcedir=ROOT / "course", cli_config={"latex_individualpages": False}
    )
    settings |= yaml.safe_load(config.read_text("utf-8"))["sphinx"]["config"]
    settings |= {
        "external_toc_path": str(ROOT / "book" / "_toc.yml"),
        "html_context": {"city": city.load(ROOT / "city.yml"), "version_said": ""},
        "html_theme": "basic",
        "html_theme_options": {},
        "html_additional_pages": {},
    }
    with docutils_namespace():
        app = Sphinx(
            ROOT / "course", None, out, out.parent / "trees", "html", settings, status=None, warning=None
        )
        app.builder.search = True
        for listener in list(app.events.listeners["html-collect-pages"]):
            if listener.handler is slides.pages:  # they need our theme, and no search looks into them
                app.disconnect(listener.id)
        app.build(force_all=True)
    return out


def script(site: Path):
    return (site / "_static" / "search-index.js").read_text("utf-8")


def page(opened, path: Path, source: str):
    """A function that asks the search of an open page: queries → [[pages found, ms]]."""
    there = opened.new_page()
    there.goto(path.as_uri())
    there.wait_for_load_state("networkidle")
    return lambda queries: there.evaluate(source.replace("TIMED", TIMED), queries)


def best(rounds):
    return [min(each) for each in zip(*rounds, strict=True)]


def told(wanted, times, pages):
    """Print the table of ranks; shares at 1, 3 and 10 by search."""
    ranks = {
        name: [
            next((n for n, found in enumerate(answer, start=1) if found in names), 0)
            for names, answer in zip(wanted.values(), times[name, "found"], strict=True)
        ]
        for name in pages
    }
    print(f"{'ours':>5} {'Sphinx':>6}  query → wanted (0: not found)")
    for n, (query, names) in enumerate(wanted.items()):
        print(f"{ranks['ours'][n]:5} {ranks['Sphinx'][n]:6}  {query} → {', '.join(names)}")
    shares = {
        name: [sum(0 < rank <= limit for rank in found) / len(found) for limit in (1, 3, 10)]
        for name, found in ranks.items()
    }
    for name, (one, three, ten) in shares.items():
        print(f"{name}: rank 1 {one:.1%}, first 3 {three:.1%}, first 10 {ten:.1%} of {len(wanted)} queries")
    return shares


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
