"""Where the course's data are, what they are called, and whether they are unchanged."""

import hashlib
import json
import os
from pathlib import Path

from kenshu import why
from kenshu.data.errors import DataError

DESCRIPTOR = "datapackage.json"


def folder() -> Path:
    """The folder with datapackage.json.

    KENSHU_DATA if set; else ``datasets/`` in the working folder or any folder above it (a release, a
    clone); else that of the clone this package is installed from. Raises DataError.
    """
    if given := os.environ.get("KENSHU_DATA"):
        if (Path(given) / DESCRIPTOR).is_file():
            return Path(given).resolve()
        raise DataError(
            f"KENSHU_DATA の場所 {given} に {DESCRIPTOR} がありません。"
            "研修データのフォルダーを指定してください。"
        )
    here, source = Path.cwd(), Path(__file__).resolve()
    for place in (here, *here.parents, *source.parents):
        if (place / "datasets" / DESCRIPTOR).is_file():
            return (place / "datasets").resolve()
    raise DataError(
        f"研修データ(datasets/{DESCRIPTOR})が {here} とその上のフォルダーにありません。"
        "研修のフォルダーの中で開くか、KENSHU_DATA で場所を指定してください。"
    )


def city_id(place: Path | None = None) -> str:
    """Which city's data these are: sha256 of datapackage.json, 64 hex digits."""
    return hashlib.sha256(((place or folder()) / DESCRIPTOR).read_bytes()).hexdigest()


def names(place: Path | None = None) -> list[str]:
    """The names ``open`` knows, in the order of datapackage.json."""
    return [resource["name"] for resource in resources(place)]


def files(place: Path | None = None) -> list[Path]:
    """What a release or the bundle carries, and nothing else of the folder: descriptor, cards, files."""
    place = place or folder()
    data = [place / resource["path"] for resource in resources(place)]
    cards = sorted(path for path in place.glob("*/README.md") if any(path.parent in d.parents for d in data))
    return [place / DESCRIPTOR, place / "README.md", *cards, *data]


def resources(place: Path | None = None) -> list[dict]:
    """The resource descriptors of datapackage.json. Raises DataError."""
    path = (place or folder()) / DESCRIPTOR
    try:
        return json.loads(path.read_text(encoding="utf-8"))["resources"]
    except (OSError, ValueError, KeyError) as reason:
        what = why(reason) if isinstance(reason, OSError) else "中身が壊れています"
        raise DataError(f"{path} を読めません({what})。配られたファイルを入れ直してください。") from reason


def contents(place: Path, resource: dict) -> bytes:
    """The bytes of a resource's file. Raises DataError when it is gone or has been changed."""
    path = place / resource["path"]
    try:
        data = path.read_bytes()
    except OSError as reason:
        raise DataError(
            f"研修データ {path} を開けません({why(reason)})。配られたファイルを入れ直してください。"
        ) from reason
    if f"sha256:{hashlib.sha256(data).hexdigest()}" != resource["hash"]:
        raise DataError(
            f"研修データ {path} が配られたときと違っています。Excelなどで保存し直した可能性があります。"
            "配られたファイルを入れ直してください。手を加えるときは、別の名前で写してから使ってください。"
        )
    return data
