"""Each paper of a budget request, D1 → request → file: CPU seconds, best of 5, beside a reference job of the same run.

``python benchmarks/bench_documents.py``. The reference job saves an empty file of the same kind with the library
alone, so that what our own pages cost can be told from what the library costs. To reach: 2 s of CPU a document.
"""

import importlib.util
import io
import os
import time
from pathlib import Path

from kenshu.improve import documents

EXAMPLE = Path(__file__).parents[1] / "tests/improve/documents/example.py"
PAPERS = (
    ("予算要求資料.xlsx", documents.budget_workbook),
    ("予算要求資料.docx", documents.budget_paper),
    ("想定問答.docx", documents.questions_paper),
    ("実行プラン.xlsx", documents.plan_workbook),
    ("発表スライド.pptx", documents.slides),
)


def main():
    request = example().request()
    print(
        f"load {os.getloadavg()[0]:.1f}; CPU seconds, first and best of 5; the library's empty file beside it"
    )
    for name, make in PAPERS:
        ours = [cpu(make, request) for _ in range(5)]
        bare = min(cpu(empty, Path(name).suffix) for _ in range(5))
        print(f"{name:16} first {ours[0]:.2f}  best {min(ours):.2f}  empty {bare:.2f}")


def example():
    spec = importlib.util.spec_from_file_location("example", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cpu(make, *given) -> float:
    began = time.process_time()
    make(*given)
    return time.process_time() - began


def empty(suffix):
    held = io.BytesIO()
    if suffix == ".xlsx":
        import xlsxwriter

        with xlsxwriter.Workbook(held) as book:
            book.add_worksheet()
    elif suffix == ".docx":
        import docx

        docx.Document().save(held)
    else:
        import pptx

        pptx.Presentation().save(held)


if __name__ == "__main__":
    main()
