"""The kept originals of hand-ins: put away whole, found again by their content."""

import hashlib
import os
import shutil
from pathlib import Path

from kenshu.grading.place import GradingError, Place
from kenshu.grading.register import Arrival

PART = ".part"  # ends the name of a copy that is not whole; the next run writes it anew


def keep(folder: Path, path: Path, arrival: Arrival) -> None:
    """A copy of the file as it came; a file of the same name with other content keeps its own name too."""
    folder.mkdir(exist_ok=True)
    target = folder / path.name
    if target.exists() and sha256_of(target) != arrival.sha256:
        target = folder / f"{path.stem}_{arrival.sha256[:8]}{path.suffix}"
    if not target.exists():
        part = target.with_name(target.name + PART)
        shutil.copy2(path, part)
        os.replace(part, target)


def original(place: Place, arrival: Arrival) -> Path:
    """The kept original of a hand-in. Raises GradingError when it is not there as it came."""
    name = Path(arrival.file)
    for folder in (place.handins, place.quarantine):
        for path in (folder / name, folder / f"{name.stem}_{arrival.sha256[:8]}{name.suffix}"):
            if path.is_file() and sha256_of(path) == arrival.sha256:
                return path
    raise GradingError(
        f"{arrival.file} の原本が {place.handins} にありません。受講者に、もう一度「提出する」を押してもらってください。"
    )


def sha256_of(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
