"""course/ and book/ → build/site/: the whole site anew at each call, in a folder that opens from file://."""

import os
import re
import tempfile
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import kenshu
from kenshu import city as cities
from kenshu import why
from kenshu.site import facts, pages, search
from kenshu.site.facts import SiteError
from kenshu.site.pages import HTML, local_files


def sources():
    """The folder that holds course/ and book/: upward from here, else the repository this package stands in.

    Raises SiteError where neither has them (an installed wheel has no lectures).
    """
    for folder in (Path.cwd(), *Path.cwd().parents, Path(__file__).resolve().parents[3]):
        if (folder / "course" / "index.md").is_file() and (folder / "book" / "_config.yml").is_file():
            return folder
    raise SiteError(
        "講義の原稿(course/index.md と book/_config.yml)が見つかりません。教材のフォルダーで実行してください。"
    )


def build(out=None, city=None, root=None):
    """Write the site for one city and return its folder.

    ``out``: the folder to (re)write, default ``<root>/build/site``; ``city``: path of a city.yml, default the
    root's; ``root``: default ``sources()``. The old site stays until the new one is whole. Raises
    SiteError with page, line and reason of all that the audits of texts and pages refuse or jupyter-book complains
    about (warnings are errors), CityError for the city. A claim grown old refuses nothing.
    """
    root = Path(root) if root else sources()
    out = Path(out) if out else root / "build" / "site"
    loaded = cities.load(city or root / "city.yml")
    _refuse(_texts(root / "course"))
    groups = search.same(root / "book" / search.SAME)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".site-") as scratch:
            new = Path(scratch, "site")
            _jupyter_book(root, new, loaded)
            search.write(new, groups)
            _tidy(new)
            _refuse(pages.audit(new))
            if out.exists():
                out.rename(Path(scratch, "old"))
            new.rename(out)
    except OSError as error:
        raise SiteError(
            f"サイトを書けませんでした: {out}({why(error)})。空きのある、書き込める場所を指定してください。"
        ) from None
    return out


def _texts(course):
    from kenshu.site import chapter

    return chapter.audit_texts(course, facts.load(course / "facts.yml"))


def _refuse(findings):
    if findings:
        listed = "\n".join(map(str, findings))
        raise SiteError(f"講義のサイトを作れませんでした。次の所を直してください。\n{listed}")


def _jupyter_book(root, out, city):
    from jupyter_book.sphinx import build_sphinx
    from sphinx.util.console import nocolor

    nocolor()
    complaints = StringIO()
    with redirect_stderr(complaints):
        result = build_sphinx(
            root / "course",
            out,
            noconfig=True,
            path_config=root / "book" / "_config.yml",
            confoverrides=_settings(root, city),
            doctreedir=out.parent / "doctrees",
            freshenv=True,
            quiet=True,
            warningiserror=True,
            keep_going=True,
        )
    if refused := re.search(
        r"\[Errno (\d+)\]", complaints.getvalue()
    ):  # Sphinx reports it as a crash of its own
        raise OSError(int(refused[1]), os.strerror(int(refused[1])))
    if result != 0:
        raise SiteError(f"講義のサイトを作れませんでした。次の所を直してください。\n{complaints.getvalue()}")


def _settings(root, city):
    """What cannot stand in book/_config.yml: absolute paths, the city, the version."""
    return {
        "external_toc_path": str(root / "book" / "_toc.yml"),
        "html_theme_path": [str(root / "book" / "theme")],
        "latex_individualpages": False,
        "nitpicky": True,
        "html_context": {"city": city, "version_said": kenshu.__version__},
    }


def _tidy(site):
    """Delete what no page loads (Sphinx's own scripts, inventories, stamps): same text, same bytes."""
    built = sorted(site.rglob(HTML))
    needed = {*built, *(file for page in built for file in local_files(page))}
    for file in sorted(site.rglob("*"), reverse=True):
        if file.is_dir():
            if not any(file.iterdir()):
                file.rmdir()
        elif file not in needed:
            file.unlink()
