"""Whether somebody sits in front of this notebook."""

import os
import sys


def on_screen() -> bool:
    """Whether this runs in a notebook's kernel for a person: not while grading, not in a terminal."""
    if os.environ.get("NBGRADER_EXECUTION"):
        return False
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return getattr(shell, "kernel", None) is not None
