"""The learner's verbs."""

from pathlib import Path

import typer


def add_to(app: typer.Typer):
    @app.callback()
    def _family():
        """自治体DX実践研修"""

    app.command()(start)


def start(
    session: str | None = typer.Argument(
        None, metavar="[回]", help="はじめに見せる回(例: s3)。書かなければ全部"
    ),
    browser: bool = typer.Option(True, "--browser/--no-browser", help="ブラウザを自動で開く/開かない"),
):
    """研修の机を開きます(ブラウザに「はじめに」が出ます)"""
    from kenshu import desk

    desk.start(session, browser=browser, release=build_in_clone())


def build_in_clone() -> Path | None:
    """In a clone (sources beside the package, its tools installed): the release, brought up to date."""
    import os
    from importlib.util import find_spec

    root = Path(__file__).resolve().parents[3]
    if os.environ.get("KENSHU_RELEASE") or not (root / "exercises").is_dir() or not find_spec("nbgrader"):
        return None
    from kenshu import authoring

    def watch(done, whole, what):
        if what:
            print(f"教材を確かめています… {done + 1}/{whole} {what}", flush=True)

    return authoring.build(root=root, watch=watch).folder
