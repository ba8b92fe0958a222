"""A lean JupyterLab in Japanese, under settings of our own: the PC's Jupyter is neither read nor changed."""

import json
import os
import secrets
import shutil
import sys
from pathlib import Path

from kenshu.desk.workplace import Workplace, write_whole

LABEXTENSIONS = Path(__file__).parent / "labextension"
ALLOWED = ("kenshu-desk", "anywidget", "@jupyter-widgets/jupyterlab-manager")
# What a clerk never needs. (The status bar, running and toc log errors when disabled: hidden instead.)
NOT_NEEDED = (
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/hub-extension:connectionlost",
    "@jupyterlab/launcher-extension",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/terminal-extension",
)
OVERRIDES = {
    "@jupyterlab/translation-extension:plugin": {"locale": "ja_JP"},
    "@jupyterlab/apputils-extension:notification": {"checkForUpdates": False, "fetchNews": "false"},
    "@jupyterlab/notebook-extension:tracker": {
        "autoStartDefaultKernel": True,
        "kernelShutdown": True,
        "scrollPastEnd": False,
        "showEditorForReadOnlyMarkdown": False,
        "windowingMode": "none",
    },
    "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 30},
}
KERNEL = {
    "IPKernelApp": {"log_level": "CRITICAL"},  # English warnings do not belong in the learner's window
    "HistoryManager": {"enabled": False},
    # What every notebook imports first, loaded while nobody waits yet; no name reaches the notebook.
    "InteractiveShellApp": {"exec_lines": ["exec('import kenshu.forms, kenshu.data', {})"]},
}


def prepare(work: Workplace):
    """Write JupyterLab's settings below the learner's folder and point Jupyter at them alone."""
    home = work.papers / "jupyter"
    shutil.rmtree(home / "workspaces", ignore_errors=True)  # always open at はじめに
    write_whole(home / "settings" / "overrides.json", _json(OVERRIDES))
    write_whole(
        home / "settings" / "page_config.json",
        _json({"disabledExtensions": [*NOT_NEEDED, *other_labextensions()]}),
    )
    write_whole(home / "ipython" / "profile_default" / "ipython_kernel_config.json", _json(KERNEL))
    os.environ.update(
        JUPYTER_NO_CONFIG="1",
        JUPYTER_DATA_DIR=str(home / "data"),
        JUPYTER_RUNTIME_DIR=str(home / "runtime"),
        IPYTHONDIR=str(home / "ipython"),
        PYTHONUTF8="1",
    )


def lab_server(work: Workplace, port: int):
    """An initialised server, to listen on 127.0.0.1 at ``port`` or the next free one; ``.start()`` runs it."""
    sys.modules["rfc3987_syntax"] = None  # 1 CPU-s at import, for checks of addresses nobody makes here
    path, os.environ["PATH"] = os.environ.get("PATH", ""), ""
    try:  # where it finds Node, JupyterLab asks it at import for settings of builds nobody makes here: 0.6 s
        from jupyterlab.labapp import LabApp
    finally:
        os.environ["PATH"] = path
    return LabApp.initialize_server(config=_config(work, port))


def other_labextensions() -> list[str]:
    """Every prebuilt extension of this environment that does not belong on a learner's desk."""
    folder = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    found = [*folder.glob("[!@]*/package.json"), *folder.glob("@*/*/package.json")]
    names = (path.parent.relative_to(folder).as_posix() for path in found)
    return sorted(name for name in names if name not in ALLOWED)


def _config(work: Workplace, port: int):
    from traitlets.config import Config

    log = {"file": {"class": "logging.FileHandler", "filename": str(work.papers / "desk.log"), "mode": "w",
                    "encoding": "utf-8", "formatter": "console", "level": "WARNING"},
           "console": {"level": "CRITICAL"}}  # fmt: skip
    home = work.papers / "jupyter"
    lab = {
        "app_settings_dir": str(home / "settings"),
        "user_settings_dir": str(home / "user-settings"),
        "workspaces_dir": str(home / "workspaces"),
        "extra_labextensions_path": [str(LABEXTENSIONS)],
        "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "extension_manager": "readonly",
        "log_level": "WARN",
    }
    server = {
        "ip": "127.0.0.1",
        "allow_remote_access": False,
        "allow_root": True,
        "port": port,
        "port_retries": 50,
        "open_browser": False,
        "root_dir": str(work.folder),
        "terminals_enabled": False,
        "answer_yes": True,
        "log_level": "WARN",
        "logging_config": {"handlers": log, "loggers": {"ServerApp": {"handlers": ["file"]}}},
    }
    return Config(
        LabApp=lab, ServerApp=server, IdentityProvider={"token": secrets.token_hex(24)},
        FileContentsManager={"delete_to_trash": False},
    )  # fmt: skip


def _json(value) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
