"""A real JupyterLab on a free port, lean and Japanese, with one session folder; and a real Chromium on it."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

OFF = (
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.assignment_list",
    "nbgrader.server_extensions.course_list",
    "nbgrader.server_extensions.validate_assignment",
    "jupyter_lsp",
    "jupyter_server_terminals",
    "notebook",
)
VISIBLE_CELL = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell"


def write_session(
    folder: Path, questions: list[dict], first: str = "from kenshu import forms", notebook="form"
):
    """A session folder: questions.json and ``<notebook>.ipynb`` with one form cell a question."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"schema": 1, "session": "s3", "questions": questions}, ensure_ascii=False)
    (folder / "questions.json").write_text(text, encoding="utf-8")
    cells = [new_markdown_cell("# 試験"), new_code_cell(first)]
    cells += [new_code_cell(f'forms.show("{question["id"]}")') for question in questions]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=cells, metadata=kernel), folder / f"{notebook}.ipynb")


@contextlib.contextmanager
def server(folder: Path, home: Path):
    """Start ``jupyter lab`` on ``folder``; gives its address (with token). Ends it with its kernels."""
    home.mkdir(parents=True, exist_ok=True)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    write_settings(home / "config")
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--ServerApp.ip=127.0.0.1",
        "--IdentityProvider.token=shiken",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.extension_manager=readonly",
    ]
    env = dict(
        os.environ,
        JUPYTER_CONFIG_DIR=str(home / "config"),
        JUPYTER_RUNTIME_DIR=str(home / "runtime"),
        IPYTHONDIR=str(home / "ipython"),
        HOME=str(home),
        TZ="Asia/Tokyo",
    )
    env.pop("NBGRADER_EXECUTION", None)
    with open(home / "lab.log", "wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=env, stdout=log, stderr=log, start_new_session=True
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_up(process, address, home / "lab.log")
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # its own group: the server and the kernels it started


def open_lab(page, address: str):
    """Load JupyterLab in a page and wait until its commands can be called."""
    page.goto(f"{address}/lab?token=shiken&reset", timeout=90_000)
    page.wait_for_function("() => window.jupyterapp?.shell", timeout=90_000)
    page.evaluate("async () => { await window.jupyterapp.restored; }")


def open_notebook(page, path: str):
    """Open a notebook, run all its cells and wait for the first form."""
    page.evaluate(
        "async path => { await window.jupyterapp.commands.execute('docmanager:open', { path }); }", path
    )
    page.wait_for_selector(VISIBLE_CELL, timeout=30_000)
    run_all(page)


def reload(page):
    """Press F5, run the notebook that comes back, and wait for its first form."""
    page.reload()
    page.wait_for_selector(VISIBLE_CELL, timeout=60_000)
    run_all(page)


def close_notebooks(page):
    """End the kernels of all open notebooks and close them unsaved, those behind others, too."""
    page.evaluate("""async () => {
        for (const widget of [...window.jupyterapp.shell.widgets('main')].filter(one => one.context)) {
            await widget.context.sessionContext.shutdown();
            widget.dispose();
        }
    }""")


def run_all(page):
    """Run every cell of the open notebook and wait for its first form."""
    page.evaluate("""async () => {
        const app = window.jupyterapp;
        await app.shell.currentWidget.context.sessionContext.ready;
        await app.commands.execute('notebook:run-all-cells');
    }""")
    page.wait_for_selector(".kenshu-form", timeout=60_000)


def restart(page):
    """Restart the kernel, without the question Lab asks, and run every cell again."""
    page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.restart()"
    )
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    page.wait_for_selector(".kenshu-form", state="detached")
    run_all(page)


def write_settings(config: Path):
    """Japanese, no news, no extension that a form does not need."""
    (config / "labconfig").mkdir(parents=True, exist_ok=True)
    overrides = {
        "@jupyterlab/translation-extension:plugin": {"locale": "ja_JP"},
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    }
    (config / "labconfig" / "default_setting_overrides.json").write_text(
        json.dumps(overrides), encoding="utf-8"
    )
    lean = {"ServerApp": {"jpserver_extensions": dict.fromkeys(OFF, False)}}
    (config / "jupyter_server_config.json").write_text(json.dumps(lean), encoding="utf-8")


def _wait_until_up(process, address: str, log: Path):
    for _ in range(600):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{address}/api/status?token=shiken", timeout=2).close()
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(log.read_text(encoding="utf-8", errors="replace")[-2000:])
