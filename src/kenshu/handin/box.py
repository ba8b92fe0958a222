"""Put a learner's session folder into the box as one zip, and say the receipt.

The zip appears in the box whole or not at all, under a name that no other hand-in has, so a second hand-in
never overwrites the first. The receipt is the beginning of the sha256 of manifest.json, which names the
sha256 of every file: who holds the zip can compute it again.
"""

import errno
import io
import json
import os
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from kenshu import __version__, why
from kenshu.handin import names
from kenshu.handin.errors import HandinError
from kenshu.handin.numbers import check_number

SCHEMA = 1
KEPT = "答えは手元に保存されています。"


@dataclass(frozen=True)
class Receipt:
    """What the learner is told. ``received``: the box's own clock (UTC); ``replaced``: earlier receipts."""

    number: str
    path: Path
    received: datetime
    learner: str
    members: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()


def pack(
    session_folder: Path, box: Path, *, learner: str, class_id: str, members=(), now=None, attachments=()
) -> Receipt:
    """Write ``<session>_<learner>_<UTC>_<8 hex>.zip`` into ``box``.

    ``members``: the numbers of a group that hands in once for all of them (the learner's own is added).
    ``now``: aware datetime, the learner's clock. Raises HandinError; then nothing new is in the box and
    nothing in the session folder was touched.
    """
    learner = check_number(learner)
    group = tuple(sorted({learner, *map(check_number, members)})) if members else ()
    files = contents(Path(session_folder), attachments)
    made_at = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    manifest = {
        "schema": SCHEMA,
        "version": __version__,
        "class": class_id,
        "session": session_of(session_folder),
        "learner": learner,
        "members": list(group),
        "city": json.loads(files["answers.json"]).get("city", ""),
        "made_at": made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "files": {name: sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    manifest_bytes = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    number = receipt_number(manifest_bytes)
    stem = f"{manifest['session']}_{learner}_"
    target = Path(box) / f"{stem}{made_at:%Y%m%dT%H%M%SZ}_{number}.zip"
    data = zipped({"manifest.json": manifest_bytes, **files}, made_at)
    received, earlier = put(target, data, stem)
    return Receipt(number, target, received, learner, group, tuple(n for n in earlier if n != number))


def work_digest(session_folder: Path) -> str:
    """sha256 of what the learner wrote: the answers (without their times) and the code in answer cells.

    Outputs, saving times and the course's own text do not count: opening and saving is no change, nor is a
    newer release.
    """
    folder = Path(session_folder)
    digest = sha256()
    for path in [folder / "answers.json", *_notebooks(folder), *_attached(folder)]:
        if path.exists():
            digest.update(path.name.encode("utf-8", "surrogatepass") + b"\0" + _essence(path) + b"\0")
    return digest.hexdigest()


def contents(folder: Path, attachments=()) -> dict[str, bytes]:
    """Entry name -> bytes, each file read once; an untouched session gets an empty answers.json."""
    files = {"answers.json": _answers(folder)}
    for path in _notebooks(folder):
        files[path.name] = _bytes(path)
    for path in map(Path, attachments):
        name = f"attachments/{path.name}"
        if names.size_limit(name) is None:
            raise HandinError(
                f"添付「{path.name}」は提出できません。使えるのは {' '.join(names.ATTACHMENT_TYPES)} です。"
                "別の形式で保存し直すか、attachments フォルダーの外に出してください。"
            )
        files[name] = _bytes(path)
    _check_sizes(files)
    return files


def session_of(folder: Path) -> str:
    """The session's id, from session.json."""
    path = Path(folder) / "session.json"
    try:
        return json.loads(_bytes(path))["session"]
    except (ValueError, KeyError):
        raise HandinError(
            f"{path} が読めません。「kenshu start」でもう一度開くと、入れ直されます。"
        ) from None


def receipt_number(manifest: bytes) -> str:
    """The 8 hex characters a learner is told."""
    return sha256(manifest).hexdigest()[:8]


def zipped(files: dict[str, bytes], made_at: datetime) -> bytes:
    """The zip's bytes; equal input gives equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, made_at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()


def put(target: Path, data: bytes, stem: str) -> tuple[datetime, list[str]]:
    """Write ``data`` whole under ``target``; returns the box's time (UTC) and the receipts already there."""
    box = target.parent
    if not box.is_dir():
        raise HandinError(
            f"提出先のフォルダーが見つかりません: {box}。庁内ネットワークにつながっているか確かめて、"
            f"もう一度「提出する」を押してください。つながらないときは講師に伝えてください。{KEPT}"
        )
    part = box / f".{target.name}.{os.getpid()}.part"
    try:
        earlier = _receipts(box, stem)
        with open(part, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _appear(part, target)
        return datetime.fromtimestamp(target.stat().st_mtime, UTC), earlier
    except OSError as error:
        raise HandinError(_why_not(error, box)) from error
    finally:
        _remove(part)


def _appear(part: Path, target: Path):
    """``target`` comes to be in one step and never replaces a file: its name holds its own content's hash."""
    try:
        os.link(part, target)
    except FileExistsError:
        return  # the same content in the same second: a double click
    except OSError:  # a share without hard links
        if not target.exists():
            os.rename(part, target)


def _receipts(box: Path, stem: str) -> list[str]:
    try:
        return sorted({path.stem[-8:] for path in box.glob(f"{stem}*.zip")})
    except PermissionError:  # a box one may put into but not look into
        return []


def _remove(part: Path):
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the share went away; a .part file is never read as a hand-in


def _why_not(error: OSError, box: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"提出先の空き容量が足りません: {box}。講師か情報システム担当に伝えてください。{KEPT}"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"提出先のフォルダーに書き込めません: {box}。講師に伝えてください。{KEPT}"
    return (f"提出先のフォルダーに入れられませんでした: {box}({why(error)})。"
            f"少し待って、もう一度「提出する」を押してください。{KEPT}")  # fmt: skip


def _answers(folder: Path) -> bytes:
    path = folder / "answers.json"
    if not path.exists():
        empty = {"schema": SCHEMA, "session": session_of(folder), "city": "", "answers": {}, "carried": {}}
        return json.dumps(empty).encode()
    data = _bytes(path)
    try:
        whole = isinstance(json.loads(data), dict)
    except (ValueError, RecursionError):
        whole = False
    if not whole:
        raise HandinError(
            f"答えのファイルが壊れていて読めません: {path}。消さずにそのまま、講師に見せてください。"
            "1つ前の控えが同じ場所の answers.json.bak にあります。"
        )
    return data


def _check_sizes(files: dict[str, bytes]):
    attached = sum(len(data) for name, data in files.items() if name.startswith("attachments/"))
    if attached > names.MAX_ATTACHMENTS:
        raise HandinError(
            f"添付は全部で {names.MAX_ATTACHMENTS // names.MIB} MB までです"
            f"(いまは {attached / names.MIB:.1f} MB)。"
            "画像を小さくするか、枚数を減らしてください。"
        )
    for name, data in files.items():
        limit = names.size_limit(name)
        if limit is None:
            raise HandinError(
                f"ファイル名「{name}」では提出できません。記号を使わない短い名前に変えてください。"
            )
        if len(data) > limit:
            raise HandinError(
                f"「{name}」が大きすぎます({len(data) / names.MIB:.1f} MB、{limit // names.MIB} MB まで)。"
                "講師に見せてください。"
            )
    if len(files) > names.MAX_FILES - 1 or sum(map(len, files.values())) > names.MAX_TOTAL:
        raise HandinError(
            "ファイルの数か大きさが多すぎて提出できません。使わないファイルを別のフォルダーに移してください。"
        )


def _notebooks(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.ipynb") if path.is_file())


def _attached(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("attachments/*") if path.is_file())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise HandinError(
            f"{path} を読めません({why(error)})。ほかで開いていれば閉じて、もう一度試してください。"
        ) from error


def _essence(path: Path) -> bytes:
    """The learner's own part of a file: answers without times, own code without outputs; else its bytes."""
    data = _bytes(path)
    try:
        if path.name == "answers.json":
            answers = json.loads(data)["answers"]
            bare = {
                i: {k: v for k, v in entry.items() if k not in ("at", "door")} for i, entry in answers.items()
            }
            return json.dumps(bare, sort_keys=True).encode()
        if path.suffix == ".ipynb":
            own = [cell for cell in json.loads(data)["cells"] if _role(cell) in ("answer", "")]
            return json.dumps(["".join(cell["source"]) for cell in own]).encode()
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    return data


def _role(cell: dict) -> str:
    return cell.get("metadata", {}).get("kenshu", {}).get("role", "")
