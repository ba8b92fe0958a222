"""What a running cell puts out, gathered in order as nbformat 4 outputs."""

import io
import os
import tempfile
from dataclasses import dataclass, field
from typing import BinaryIO

MOST_TEXT = 4_000_000  # characters of streams a notebook keeps; nbgrader shows 1,000 lines of each cell


@dataclass
class Outputs:
    """The outputs of the cell that runs now. ``count`` is its execution count."""

    cell: list[dict] = field(default_factory=list)
    count: int = 0
    _room: int = MOST_TEXT
    _shown: dict[str, list[dict]] = field(default_factory=dict)
    _clear_first: bool = False

    def begin(self, count: int) -> None:
        self.cell, self.count, self._clear_first = [], count, False

    def stream(self, name: str, text: str) -> None:
        """Text of stdout or stderr; neighbours of one name are joined, what is too much is left out."""
        text, self._room = text[: self._room], self._room - len(text[: self._room])
        if not text:
            return
        cell = self._open_cell()
        if cell and cell[-1]["output_type"] == "stream" and cell[-1]["name"] == name:
            cell[-1]["text"] += text
        else:
            cell.append({"output_type": "stream", "name": name, "text": text})

    def result(self, data: dict, metadata: dict) -> None:
        about = {"execution_count": self.count, "data": data, "metadata": metadata}
        self._open_cell().append({"output_type": "execute_result", **about})

    def display(self, data: dict, metadata: dict, name: str | None = None, *, update: bool = False) -> None:
        """A display; with a ``name`` (display_id) it can be updated later, also from another cell."""
        if update:
            for output in self._shown.get(name, ()):
                output.update(data=data, metadata=metadata)
            return
        output = {"output_type": "display_data", "data": data, "metadata": metadata}
        self._open_cell().append(output)
        if name:
            self._shown.setdefault(name, []).append(output)

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        about = {"ename": name, "evalue": value, "traceback": traceback}
        self._open_cell().append({"output_type": "error", **about})

    def clear(self, wait: bool) -> None:
        if wait:
            self._clear_first = True
        else:
            self.cell.clear()

    def _open_cell(self) -> list[dict]:
        if self._clear_first:
            self.cell.clear()
            self._clear_first = False
        return self.cell


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of a learner's cell."""

    encoding, errors = "UTF-8", "strict"

    def __init__(self, name: str, outputs: Outputs):
        self.name, self._outputs = f"<{name}>", outputs
        self._stream = name

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        self._outputs.stream(self._stream, text)
        return len(text)


class Descriptor:
    """File descriptor 1 or 2 led into a file, for what programs write past Python (``os.system``)."""

    def __init__(self, number: int):
        self._file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115  (open as long as the child lives)
        os.dup2(self._file.fileno(), number)
        self._read = 0

    def fresh(self) -> str:
        """What was written since the last look, at most 1 MB of it."""
        end = os.fstat(self._file.fileno()).st_size
        text = (
            os.pread(self._file.fileno(), min(end - self._read, 2**20), self._read)
            if end > self._read
            else b""
        )
        self._read = end
        return text.decode("utf-8", "replace")
