"""Which file names a hand-in may hold, and how large its parts may be. One table for packing and reading."""

import re

MIB = 1024 * 1024
MAX_ZIP = 64 * MIB  # the file in the box
MAX_FILES = 60
MAX_DIRECTORY = 64 * 1024  # bytes of the zip's own list of contents, read before any of it is parsed
MAX_NAME = 150  # characters; with the box's own path this stays below Windows' 260
MAX_ANSWERS = 1 * MIB
MAX_MANIFEST = 256 * 1024
MAX_NOTEBOOK = 20 * MIB
MAX_ATTACHMENTS = 20 * MIB  # all together
MAX_TOTAL = 80 * MIB
MAX_RATIO = 200  # unpacked / packed; honest notebooks stay below 50
RATIO_FROM = 4 * MIB  # small files may be as repetitive as they like
ATTACHMENT_TYPES = ("xlsx", "docx", "pptx", "csv", "png", "jpg", "pdf")

FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\\/:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


def plain_name(name: str) -> bool:
    """True for a file name (no folder) that is harmless on Linux, Windows and macOS; Japanese is fine."""
    return (
        0 < len(name) <= MAX_NAME
        and not FORBIDDEN.search(name)
        and not WINDOWS_DEVICES.match(name)
        and name == name.strip(" .")
    )


def size_limit(name: str) -> int | None:
    """Bytes an entry of this name may have; None when a hand-in never holds such an entry.

    >>> size_limit("answers.json"), size_limit("../answers.json"), size_limit("attachments/様式.xlsm")
    (1048576, None, None)
    """
    fixed = {"answers.json": MAX_ANSWERS, "manifest.json": MAX_MANIFEST}
    if name in fixed:
        return fixed[name]
    folder, _, file = name.rpartition("/")
    suffix = file.rpartition(".")[2].lower()
    if not plain_name(file):
        return None
    if folder == "" and suffix == "ipynb":
        return MAX_NOTEBOOK
    if folder == "attachments" and suffix in ATTACHMENT_TYPES:
        return MAX_ATTACHMENTS
    return None
