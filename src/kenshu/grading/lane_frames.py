"""Messages between the processes of a lane: JSON behind its length in eight bytes."""

import base64
import json
from pathlib import Path
from typing import BinaryIO

HEAD = 8
LARGEST = 64 * 2**20  # bytes; a message over this is refused, whoever sends it


class FrameError(Exception):
    """The other side is gone, or what it sent is no message."""


def send(file: BinaryIO, message: dict) -> None:
    """Write one message and flush it."""
    file.write(framed(message))
    file.flush()


def framed(message: dict) -> bytes:
    """A message as it travels."""
    body = json.dumps(message, separators=(",", ":")).encode()
    return len(body).to_bytes(HEAD, "big") + body


def receive(file: BinaryIO) -> dict | None:
    """Read one message; None where the other side closed in good order. Raises FrameError otherwise."""
    head = file.read(HEAD)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < HEAD or length > LARGEST:
        raise FrameError("no message")
    body = file.read(length)
    if len(body) < length:
        raise FrameError("cut off")
    return decoded(body)


def single(sent: bytes) -> dict | None:
    """The one whole message in ``sent``; None when what is there is not exactly one."""
    try:
        return decoded(sent[HEAD:]) if sent[:HEAD] == (len(sent) - HEAD).to_bytes(HEAD, "big") else None
    except (FrameError, OverflowError):
        return None


def decoded(body: bytes) -> dict:
    """The message in ``body``. Raises FrameError when it is none."""
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FrameError("no JSON") from error
    if not isinstance(message, dict):
        raise FrameError("no message")
    return message


def packed(*folders: Path) -> dict[str, str]:
    """The files of ``folders`` that are no notebooks, as path → base64, to travel in a message."""
    return {
        path.relative_to(folder).as_posix(): base64.b64encode(path.read_bytes()).decode()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".ipynb" and path.name != "timestamp.txt"
    }


def unpack(files: dict[str, str], folder: Path) -> None:
    """Write the files of ``packed`` into ``folder``."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(base64.b64decode(content))
