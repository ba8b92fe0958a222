"""One notebook: bytes in, executed notebook out. Any ``concurrent.futures.Executor`` may call ``execute``."""

import atexit
import functools
import io
import json
import os
import tempfile
import zipfile
from pathlib import Path

from kenshu import __version__
from kenshu.grading.isolation import RAN, chosen
from kenshu.grading.lane_code import Limits
from kenshu.grading.lane_frames import packed
from kenshu.grading.lanes import Crew, Lost
from kenshu.grading.place import GradingError

OURS = ("form", "test")  # roles of cells with nothing of a learner in them, unless they say ``needs``
OUTPUTS = ("stream", "display_data", "execute_result", "error")
STOPPED = "採点のプログラムが止まりました({})。"
WHY = {
    "cpu": "計算が{cpu:g}秒を超えても終わりませんでした。同じところを回り続けていないか、プログラムを見てください",
    "time": "長く待っても終わりませんでした。何かを待ち続けていないか、プログラムを見てください",
    "large": "出力が大きすぎました。表示する量を減らすよう、本人に伝えてください",
    "died": "DeadKernelError: 受講者のプログラムが採点の途中で終わりました。os._exit などがないかを見てください",
    "disk": "作ったファイルが大きすぎました。何を書き出しているか、プログラムを見てください",
    "files": "ファイルやフォルダーを作りすぎました。何を書き出しているか、プログラムを見てください",
    "memory": "メモリを使いすぎました。とても大きな表を作っていないか、プログラムを見てください",
    "isolation": "受講者のプログラムを閉じこめて動かすことができません。{why}。"
    "だれの提出か分かっているときだけ、kenshu grade --isolation same-user で採点できます",
    "unread": "答えや教材のファイルを読めませんでした({why})。PCの空き容量とフォルダーを見て、もう一度実行してください",
    "lost": "採点用のプロセスがなくなりました。もう一度実行し、続くときは担当者に見せてください",
}
CERTAIN = ("cpu", "large", "disk", "files", "memory")  # believed at once: a busy PC makes no difference


class TryAlone(GradingError):
    """Nothing came back, or not in time. Believed only when it happens again with nothing beside it."""


def task(
    notebook: bytes, *folders: Path, limits: Limits | None = None, final: bool = False,
    isolation: str | None = None,
) -> bytes:  # fmt: skip
    """What ``execute`` needs: the sanitised ``notebook`` and the files beside it; a later folder's win.

    ``final``: a cell that waits too long gets its error and the rest goes on; else TryAlone is raised at once.
    ``isolation``: strict or same-user (None = the most this machine allows).
    """
    message = {"version": __version__, "notebook": notebook.decode(), "files": packed(*folders), "final": final,
               "limits": (limits or Limits()).plain(), "isolation": chosen(isolation)}  # fmt: skip
    return json.dumps(message).encode()


def execute(task: bytes, shelf: bytes) -> bytes:
    """Run a task on this machine, wherever that is. ``shelf``: the class's data, from ``pack_shelf``.

    Returns the notebook with its outputs (UTF-8 JSON). Raises TryAlone or GradingError, in Japanese.
    """
    theirs = json.loads(task)["version"]
    if theirs != __version__:
        raise TryAlone(
            f"手伝うPCの kenshu の版({__version__})が、頼んだPCの版({theirs})と違います。同じ版を入れてください。"
        )
    return run(task, _crew(shelf))


def run(task: bytes, crew: Crew) -> bytes:
    """Run a task with the processes of ``crew``: our own cells apart from everything a learner wrote."""
    about = json.loads(task)
    document = json.loads(about["notebook"])
    cells = [cell for cell in document["cells"] if cell["cell_type"] == "code"]
    document["metadata"].pop(RAN, None)  # a learner may have written it
    try:
        _run_ours(cells, about, crew)
        if any(_is_theirs(cell) for cell in cells):
            _run_theirs(cells, about, crew)
            document["metadata"][RAN] = about["isolation"]
    except Lost as error:
        raise TryAlone(STOPPED.format(WHY["lost"])) from error
    for count, cell in enumerate(cells, start=1):
        for output in cell["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = count
        cell["execution_count"] = count if cell["outputs"] else None
    return json.dumps(document, ensure_ascii=False).encode(errors="replace")  # half a character is no text


def has_learners_code(notebook: bytes) -> bool:
    """Whether this notebook goes through the code lane, too."""
    return any(_is_theirs(cell) for cell in json.loads(notebook)["cells"] if cell["cell_type"] == "code")


def is_ours(cell: dict) -> bool:
    """Whether a code cell holds nothing of a learner and needs nothing of theirs: the form lane's."""
    return _role(cell) in OURS and "needs" not in cell["metadata"]["kenshu"]


def pack_shelf(data: Path, city: Path) -> bytes:
    """A zip of the released datasets and city.json, for machines that share no disk."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as shelf:
        for path in sorted(p for p in data.rglob("*") if p.is_file()):
            shelf.write(path, f"datasets/{path.relative_to(data).as_posix()}")
        shelf.write(city, "city.json")
    return file.getvalue()


def environment(datasets: Path, city: Path) -> dict[str, str]:
    """What cells find the class's data and city by."""
    return {"KENSHU_DATA": str(datasets), "KENSHU_CITY": str(city)}


def _run_ours(cells: list[dict], about: dict, crew: Crew) -> None:
    ours = [cell for cell in cells if is_ours(cell)]
    answer = crew.form({"cells": [_source(cell) for cell in ours], "files": about["files"]})
    if "failed" in answer:
        raise TryAlone(STOPPED.format(WHY["unread"].format(why=answer["failed"])))
    for cell, outputs in zip(ours, answer["cells"], strict=True):
        cell["outputs"] = outputs


def _run_theirs(cells: list[dict], about: dict, crew: Crew) -> None:
    """Forms run here as well, for what they import, but what they put out is not believed."""
    theirs = [cell for cell in cells if not is_ours(cell) or _role(cell) == "form"]
    told = [{"source": _source(cell), "role": _role(cell)} for cell in theirs]
    request = {"cells": told, **{k: about[k] for k in ("files", "limits", "final", "isolation")}}
    answer = crew.code(request)
    failed = _failure(answer, len(theirs), about["final"])
    if failed:
        why = str(answer.get("why", ""))[:200]
        reason = STOPPED.format(WHY[failed].format(why=why, **about["limits"]))
        raise (GradingError if failed in CERTAIN else TryAlone)(reason)
    for cell, outputs in zip(theirs, answer["cells"], strict=True):
        if not is_ours(cell):
            cell["outputs"] = outputs


def _failure(answer: dict, count: int, final: bool) -> str:
    """A key of WHY, or nothing. The answer comes from a process in which a learner's code ran."""
    if answer.get("failed") in WHY:
        return answer["failed"]
    if answer.get("late") and not final:
        return "time"
    ran = answer.get("cells")
    lists = isinstance(ran, list) and len(ran) == count and all(isinstance(outputs, list) for outputs in ran)
    known = lists and all(
        isinstance(o, dict) and o.get("output_type") in OUTPUTS for cell in ran for o in cell
    )
    return "" if known else "died"


def _is_theirs(cell: dict) -> bool:
    return not is_ours(cell) and _role(cell) != "given"


def _role(cell: dict) -> str | None:
    return cell["metadata"].get("kenshu", {}).get("role")


def _source(cell: dict) -> str:
    return "".join(cell["source"])


@functools.cache  # a process that serves an executor keeps its helpers and the data for the next notebook
def _crew(shelf: bytes) -> Crew:
    folder = tempfile.TemporaryDirectory(prefix="kenshu-shelf-")
    with zipfile.ZipFile(io.BytesIO(shelf)) as packed_data:
        packed_data.extractall(folder.name)
    here = Path(folder.name)
    crew = Crew(environment(here / "datasets", here / "city.json"), os.cpu_count() or 1)
    atexit.register(folder.cleanup)
    atexit.register(crew.close)
    return crew
