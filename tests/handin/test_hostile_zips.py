"""Every nasty zip is refused in Japanese, and leaves nothing behind. The corpus is made here."""

import hashlib
import io
import json
import stat
import struct
import zipfile

import pytest

from kenshu import handin
from kenshu.handin import HandinError

ANSWERS = b'{"schema":1,"answers":{}}'
MANIFEST = {
    "schema": 1, "version": "2026.12", "class": "r8", "session": "s3", "learner": "m07k", "members": [],
    "city": "", "made_at": "2026-12-01T10:15:30Z",
}  # fmt: skip


def manifest(files, /, **changes):
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    return json.dumps({**MANIFEST, "files": hashes, **changes}).encode()


def archive(files, /, *, listed=None, **changes):
    """A zip whose manifest lists ``listed`` (or all of ``files``); an entry may be a ready ZipInfo."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("manifest.json", manifest(files if listed is None else listed, **changes))
        for name, data in files.items():
            out.writestr(name, data)
    return buffer.getvalue()


def entry(name, mode):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


def with_entry(info, data=b"x"):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("manifest.json", manifest({"answers.json": ANSWERS}))
        out.writestr("answers.json", ANSWERS)
        out.writestr(info, data)
    return buffer.getvalue()


def with_manifest(data):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("manifest.json", data)
        out.writestr("answers.json", ANSWERS)
    return buffer.getvalue()


def renamed(old, new):
    """An entry renamed in the raw bytes, twice each (Python cannot write a NUL)."""
    assert len(old) == len(new)
    return archive({"answers.json": ANSWERS, old.decode(): b"x"}).replace(old, new)


def encrypted():
    data = bytearray(archive({"answers.json": ANSWERS}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def long_directory():
    data = bytearray(archive({"answers.json": ANSWERS}))
    data[-10:-6] = struct.pack("<L", 50_000_000)
    return bytes(data)


def wrong_hash():
    return archive({"answers.json": ANSWERS}, listed={"answers.json": b"something else"})


BAD = {
    "no zip at all": (b"<html>login page</html>" * 10, "提出用の zip ではありません"),
    "empty file": (b"", "提出用の zip ではありません"),
    "cut in half": (archive({"answers.json": ANSWERS})[:200], "提出用の zip ではありません"),
    "a workbook": (b"PK\x03\x04" + b"\0" * 100, "提出用の zip ではありません"),
    "bomb": (archive({"answers.json": ANSWERS, "n08.ipynb": b"\0" * 19_000_000}), "異常に大きく"),
    "large answers": (archive({"answers.json": b" " * 10_000_000}), "answers.json.*大きすぎます"),
    "ten thousand files": (
        archive({"answers.json": ANSWERS, **{f"{i}.ipynb": b"" for i in range(10_000)}}),
        "多すぎます",
    ),
    "a hundred files": (
        archive({"answers.json": ANSWERS, **{f"{i}.ipynb": b"" for i in range(100)}}),
        "多すぎます",
    ),
    "a list of contents longer than the file": (long_directory(), "多すぎます"),
    "path outside": (archive({"answers.json": ANSWERS, "../../gradebook.ipynb": b"x"}), "ファイル名"),
    "path outside below attachments": (
        archive({"answers.json": ANSWERS, "attachments/../x.csv": b""}),
        "ファイル名",
    ),
    "absolute path": (archive({"answers.json": ANSWERS, "/etc/x.ipynb": b"x"}), "ファイル名"),
    "drive letter": (archive({"answers.json": ANSWERS, "C:x.ipynb": b"x"}), "ファイル名"),
    "backslash": (archive({"answers.json": ANSWERS, "..\\x.ipynb": b"x"}), "ファイル名"),
    "NUL in a name": (renamed(b"abcd.ipynb", b"ab\0d.ipynb"), "ファイル名"),
    "300 characters": (archive({"answers.json": ANSWERS, "あ" * 294 + ".ipynb": b"x"}), "ファイル名"),
    "text running backwards": (archive({"answers.json": ANSWERS, "a\u202ecod.ipynb": b""}), "ファイル名"),
    "a device's name": (archive({"answers.json": ANSWERS, "attachments/NUL.csv": b""}), "ファイル名"),
    "a program": (archive({"answers.json": ANSWERS, "attachments/setup.exe": b"MZ"}), "ファイル名"),
    "deep folders": (archive({"answers.json": ANSWERS, "a/b/c.ipynb": b""}), "ファイル名"),
    "symlink": (with_entry(entry("n08.ipynb", stat.S_IFLNK | 0o777), b"/etc/passwd"), "普通のファイルでは"),
    "folder": (with_entry(entry("n08.ipynb", stat.S_IFDIR | 0o755), b""), "普通のファイルでは"),
    "device": (with_entry(entry("n08.ipynb", stat.S_IFCHR | 0o644)), "普通のファイルでは"),
    "encrypted": (encrypted(), "普通のファイルでは"),
    "the same name in capitals": (archive({"answers.json": ANSWERS, "a.ipynb": b"", "A.ipynb": b""}), "二度"),
    "wrong hash": (wrong_hash(), "中身と違います"),
    "a file the manifest does not list": (
        archive({"answers.json": ANSWERS, "n08.ipynb": b"x"}, listed={"answers.json": ANSWERS}),
        "一覧と合いません",
    ),
    "a listed file that is missing": (
        archive({"answers.json": ANSWERS}, listed={"answers.json": ANSWERS, "n08.ipynb": b"x"}),
        "一覧と合いません",
    ),
    "no answers": (archive({"n08.ipynb": b"{}"}), "answers.json がありません"),
    "manifest is no JSON": (with_manifest(b"{"), "読めません"),
    "manifest nested too deep": (with_manifest(b"[" * 200_000), "読めません"),
    "manifest a list": (with_manifest(b"[]"), "読めません"),
    "another schema": (archive({"answers.json": ANSWERS}, schema=2), "別の版"),
    "schema true": (archive({"answers.json": ANSWERS}, schema=True), "別の版"),
    "learner with a path": (archive({"answers.json": ANSWERS}, learner="../m07k"), "書き方が違います"),
    "learner a number": (archive({"answers.json": ANSWERS}, learner=7), "書き方が違います"),
    "class with a path": (archive({"answers.json": ANSWERS}, **{"class": "../r8"}), "書き方が違います"),
    "another session's form": (archive({"answers.json": ANSWERS}, session="s3/../s1"), "書き方が違います"),
    "members a word": (archive({"answers.json": ANSWERS}, members="m07k"), "書き方が違います"),
    "time without a zone": (
        archive({"answers.json": ANSWERS}, made_at="2026-12-01 10:15"),
        "書き方が違います",
    ),
    "32nd of December": (
        archive({"answers.json": ANSWERS}, made_at="2026-12-32T10:15:30Z"),
        "書き方が違います",
    ),
    "files a list": (archive({"answers.json": ANSWERS}, files=["answers.json"]), "書き方が違います"),
}


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_with_the_file_the_reason_and_what_to_do(tmp_path, name):
    data, reason = BAD[name]
    path = tmp_path / "s3_m07k_20261201T101530Z_00000000.zip"
    path.write_bytes(data)
    with pytest.raises(HandinError, match=f"(?s){path.name}.*{reason}.*もう一度「提出する」"):
        handin.read(path)
    assert list(tmp_path.iterdir()) == [path]


def test_without_a_manifest_it_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as out:
        out.writestr("answers.json", ANSWERS)
    with pytest.raises(HandinError, match=r"manifest\.json がありません"):
        handin.read(tmp_path / "x.zip")


def test_every_byte_flipped_is_refused_or_gives_the_same_contents(tmp_path):
    whole = archive({"answers.json": ANSWERS})
    path = tmp_path / "x.zip"
    path.write_bytes(whole)
    right = handin.read(path).files
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            assert handin.read(path).files == right
        except HandinError:
            continue


def test_a_missing_file_is_a_line_too(tmp_path):
    with pytest.raises(HandinError, match="開けません"):
        handin.read(tmp_path / "gone.zip")


def test_an_honest_one_made_by_the_same_hands_is_read(tmp_path):
    (tmp_path / "x.zip").write_bytes(archive({"answers.json": ANSWERS, "n08.ipynb": b"{}"}))
    assert handin.read(tmp_path / "x.zip").notebooks == {"n08.ipynb": b"{}"}
