"""The learner's desk: JupyterLab in Japanese, calm, opening at はじめに; one click to open, one to hand in.

``start`` copies the release to the learner's folder and runs the server until it is stopped. Importing this
room is light; JupyterLab is imported when the desk starts.
"""

from kenshu.desk.errors import DeskError

__all__ = ["DeskError", "start"]


def start(session=None, *, browser=True, release=None):
    """Open the desk and stay until it is closed; see :func:`kenshu.desk.opening.start`."""
    from kenshu.desk import opening

    opening.start(session, browser=browser, release=release)
