"""A course dataset as a frame."""

from pathlib import Path

from kenshu.data import package
from kenshu.data.errors import DataError

NOTHING = {"": "書かれていない"}  # what an empty cell means in a column that is not required


def open(name: str, place: Path | None = None):
    """The dataset ``name`` as a DataFrame, its file checked against its checksum.

    ``place``: the folder with datapackage.json, by default ``folder()``.

    A clean file has typed columns: dates and moments datetime64 (NaT where the file has nothing), whole
    numbers int64, other numbers float64, times of day text HH:MM, all else text.
    A raw file (``…-raw``) is text as received, its title row left out. Raises DataError, TablesError.
    """
    from kenshu import tables  # pandas: half a second that `city_id` and `files` need not pay

    readers = {
        "integer": tables.integers,
        "number": tables.numbers,
        "date": tables.dates,
        "time": tables.clocks,
        "datetime": tables.moments,
    }
    place = place or package.folder()
    resource = _find(name, place)
    if "schema" not in resource:
        raise DataError(
            f"「{name}」は表ではないので、data.open では開けません。ファイルは {place / resource['path']} です。"
        )
    package.contents(place, resource)
    table = tables.read_table(place / resource["path"])
    frame = table.frame.copy()
    for field in resource["schema"]["fields"]:
        if read := readers.get(field["type"]):
            blank = {} if field["constraints"].get("required") else NOTHING
            frame[field["name"]] = read(table, field["name"], meanings=blank)
    return frame


def _find(name, place):
    found = {resource["name"]: resource for resource in package.resources(place)}
    if name not in found:
        raise DataError(f"「{name}」という研修データはありません。使える名前: {'、'.join(found)}")
    return found[name]
