"""Another set of data for a moment: what asks for data, or for the city, finds it there."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def elsewhere(datasets: Path | None, **more: str) -> Iterator[None]:
    """Inside, ``data.folder()`` is ``datasets`` (None = stays as it is) and the environment has ``more``."""
    wanted = more if datasets is None else {"KENSHU_DATA": str(datasets), **more}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
