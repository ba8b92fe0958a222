"""The doors without a screen: for each session of a release one workbook (``excel/``) and its paper (``paper/``)."""

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from kenshu import why
from kenshu.authoring import cells, course, notebook
from kenshu.authoring.course import environment
from kenshu.authoring.errors import AuthoringError
from kenshu.authoring.source import Source

EXCEL, PAPER = "excel", "paper"


def write(
    release: Path, *, root: Path, watch: Callable[[int, int, str], None] | None = None
) -> tuple[Path, ...]:
    """Workbooks and papers of every session in ``release``, for the class its class.json names; the paths.

    Raises AuthoringError.
    """
    from kenshu.forms import excel, paper

    root, release = Path(root).resolve(), Path(release).resolve()
    sessions = sorted(path.parent.name for path in release.glob("s[0-9]/session.json"))
    written: dict[Path, bytes] = {}
    for done, session in enumerate(sessions):
        if watch:
            watch(done, len(sessions), f"{EXCEL} {session}")
        made = issue(session, root=root, release=release)
        written[release / EXCEL / f"{session}.xlsx"] = excel.workbook(made)
        written[release / PAPER / f"{session}.html"] = paper.page(made)
        written[release / PAPER / f"{session}-typed.xlsx"] = paper.blank_typed(made)
    try:
        for folder in (EXCEL, PAPER):
            shutil.rmtree(release / folder, ignore_errors=True)
        for path, content in written.items():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise AuthoringError(
            f"{error.filename}: Excelと紙の用紙を書けませんでした({why(error)})。"
            "Excelで開いていれば閉じ、空き容量を確かめて、もう一度実行してください。"
        ) from error
    return tuple(written)


def issue(session: str, *, root: Path, release: Path):
    """A session as it is handed out: texts, what the given cells show before any answer, questions."""
    from kenshu.forms.pieces import Issue, Page

    about = json.loads((release / "class.json").read_text(encoding="utf-8"))
    title = json.loads((release / session / "session.json").read_text(encoding="utf-8"))["title"]
    city = hashlib.sha256((release / "datasets" / "datapackage.json").read_bytes()).hexdigest()
    sources = course.read(root, session)
    with _work(session, root, release) as work, contextlib.chdir(work):
        pages = [Page(item.notebook, item.title, tuple(_pieces(item, session))) for item in sources]
    return Issue(about["class"], about.get("title", ""), session, title, city, tuple(pages))


@contextlib.contextmanager
def _work(session: str, root: Path, release: Path) -> Iterator[Path]:
    """A copy of the session beside the class's papers, so that looking at it leaves nothing in the release."""
    with tempfile.TemporaryDirectory(prefix="kenshu-") as folder:
        folder = Path(folder).resolve()
        shutil.copytree(release / session, folder / session)
        for name in ("class.json", "city.json"):
            shutil.copy(release / name, folder / name)
        with environment(root, KENSHU_DATA=str(release / "datasets"), MPLBACKEND="agg"):
            yield folder / session


def _pieces(item: Source, session: str) -> Iterator:
    """The blocks of a notebook in order; code the learner would write (発展) has no place on a sheet."""
    from kenshu.answers import Question
    from kenshu.forms.pieces import Ask, from_html

    names: dict = {}
    asked = {spec["id"]: spec for spec in notebook.questions(item)}
    for block in item.blocks:
        if block.role == "prose":
            yield from from_html(_rendered(block.text))
        elif block.role == "given":
            yield from from_html(_shown(item, block, names))
        elif block.role == "form":
            yield Ask(Question.from_dict({**asked[block.id], "session": session}))


def _rendered(text: str) -> str:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").render(text)


def _shown(item: Source, block, names: dict) -> str:
    """The HTML of what a given cell shows; a view without HTML is shown as its text."""
    from html import escape

    value, reason = cells.evaluate(block.text, names)
    if reason:
        raise AuthoringError(
            f"{item.path}: {block.line}行目のセルが動きません({reason})。セルを直してください。"
        )
    if value is None:
        return ""
    return value._repr_html_() if hasattr(value, "_repr_html_") else f"<p>{escape(repr(value))}</p>"
