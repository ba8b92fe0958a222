"""Writing documents: whole or not at all, never over one that is there (somebody may have worked on it)."""

from pathlib import Path

from kenshu import why
from kenshu.improve.documents.budget_paper import budget_paper
from kenshu.improve.documents.budget_workbook import budget_workbook
from kenshu.improve.documents.papers import papers
from kenshu.improve.documents.plan_workbook import plan_workbook
from kenshu.improve.documents.questions_paper import questions_paper
from kenshu.improve.documents.request import Request
from kenshu.improve.documents.slides import slides
from kenshu.improve.figure import ImproveError

DOCUMENTS = {
    "budget": {
        "予算要求資料.xlsx": budget_workbook, "予算要求資料.docx": budget_paper, "想定問答.docx": questions_paper
    },
    "plan": {"実行プラン.xlsx": plan_workbook},
    "slides": {"発表スライド.pptx": slides},
}  # fmt: skip


def write(kind: str, request: Request, folder: str | Path) -> tuple[Path, ...]:
    """Write the documents of a ``kind`` (of DOCUMENTS) into ``folder``; a taken name gets a number: ○○(2).xlsx.

    All are made before the first is written. Raises ImproveError when the folder takes none.
    """
    return _write({name: make(request) for name, make in DOCUMENTS[kind].items()}, Path(folder))


def write_papers(request: Request | None, folder: str | Path) -> tuple[Path, ...]:
    """Write the Markdown templates, filled in as far as ``request`` goes, as ``write`` does."""
    return _write({name: text.encode("utf-8") for name, text in papers(request).items()}, Path(folder))


def _write(contents, folder):
    from kenshu.tables.errors import TablesError
    from kenshu.tables.write_safely import free_name, new_file

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproveError(f"{folder} を作れません({why(error)})。置く場所を確かめてください。") from error
    written = []
    for name, content in contents.items():
        path = free_name(folder / name)
        try:
            with new_file(path) as out:
                out.write(content)
        except TablesError as error:
            raise ImproveError(str(error)) from error
        written.append(path)
    return tuple(written)
