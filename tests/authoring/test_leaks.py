"""No solution, hidden test, key, scheme or known answer reaches a learner: searched for in every byte."""

import gzip
import html
import io
import json
import shutil
import tarfile
import zipfile

import pytest
from tests.authoring import canaries

from kenshu import authoring
from kenshu.authoring import leaks, source


@pytest.fixture
def planted(course):
    canaries.plant(course)
    return course


@pytest.fixture
def release(planted):
    """A release with workbooks and papers from sources full of canaries, and each canary seen in the sources."""
    folder = authoring.build(root=planted).folder
    authoring.sheets(folder, root=planted)
    written = planted / "build" / "source"
    in_sources = {leak.secret for leak in leaks.find(written, canaries.ALL)}
    beside = {leak.secret for leak in leaks.find(planted / "exercises", canaries.ALL)}
    trainers = {leak.secret for leak in leaks.find(planted / "datasets", canaries.ALL)}
    assert in_sources | beside | trainers == set(canaries.ALL), "the search must see what it is to miss later"
    return folder


def zipped(name, content):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def tarred(name, content):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return stream.getvalue()


def test_nothing_planted_is_in_the_release(release):
    assert leaks.find(release, canaries.ALL) == []


def test_workbook_and_paper_are_searched_with_all_their_parts(release):
    """The search would see it: what it does find in them is the question itself."""
    found = {leak.where for leak in leaks.find(release, ["どこまで数えますか。"])}
    assert {"excel/s3.xlsx!xl/sharedStrings.xml", "paper/s3.html"} <= found


SECRET = canaries.SENTENCES["scheme"]
HIDINGS = {
    "plain.txt": SECRET.encode(),
    "cp932.csv": SECRET.encode("cp932"),
    "utf16.csv": SECRET.encode("utf-16"),
    "escaped.json": json.dumps({"source": ["あ", SECRET]}).encode(),
    "cut.ipynb": json.dumps({"cells": [{"source": [SECRET[:5], SECRET[5:]]}]}).encode(),
    "key.json": json.dumps({SECRET: 1}).encode(),
    "page.html": "".join(f"&#{ord(letter)};" for letter in SECRET).encode(),
    "quoted.html": html.escape(SECRET).encode(),
    "archive.zip": zipped("a.txt", SECRET.encode()),
    "name.zip": zipped(f"{SECRET}.txt", b""),
    "twice.zip": zipped("inner.zip", zipped("a.json", json.dumps(SECRET).encode())),
    "archive.tar.gz": tarred("a.txt", SECRET.encode()),
    "index.js.gz": gzip.compress(SECRET.encode()),
}


@pytest.mark.parametrize("name", HIDINGS)
def test_a_leak_planted_on_purpose_is_found_however_it_is_packed(release, name):
    (release / "s3" / name).write_bytes(HIDINGS[name])
    found = leaks.find(release, canaries.ALL)
    assert {leak.secret for leak in found} == {SECRET}
    assert all(leak.where.startswith(f"s3/{name}") for leak in found)


def test_a_file_named_like_a_secret_is_found(release):
    (release / f"{SECRET}.txt").write_bytes(b"")
    assert [leak.secret for leak in leaks.find(release, canaries.ALL)] == [SECRET]


def test_the_check_looks_for_the_real_secrets_of_each_source(planted):
    item = source.read(planted / "exercises" / "s3" / "n08-small.md")
    found = leaks.secrets(item)
    assert set(found.values()) == {
        "n08-which-time の配点表",
        "n08-note の採点基準",
        "n08-area の解答例か隠すテスト",
        "n08-area-test の解答例か隠すテスト",
    }
    assert any(canaries.SENTENCES["hidden"] in secret for secret in found)


def test_a_stock_release_of_the_sources_would_be_seen(planted):
    """The proof's other side: the nbgrader source itself, taken for a release, is full of leaks."""
    authoring.build(root=planted)
    item = source.read(planted / "exercises" / "s3" / "n08-small.md")
    found = {leak.secret for leak in leaks.find(planted / "build" / "source", leaks.secrets(item))}
    assert found == set(leaks.secrets(item))


@pytest.fixture(scope="module")
def wheel(root, make_course, tmp_path_factory):
    """The wheel, built offline from a copy of the repository whose exercises are full of canaries."""
    copy = make_course(tmp_path_factory.mktemp("wheel") / "copy")
    canaries.plant(copy)
    for file in root.glob("*"):
        if file.is_file() and not (copy / file.name).exists():
            shutil.copy(file, copy)
    for folder in ("src", "requirements"):
        shutil.copytree(
            root / folder, copy / folder, ignore=shutil.ignore_patterns("*.egg-info", "__pycache__")
        )
    return canaries.wheel(copy)


def test_nothing_planted_is_in_the_wheel(wheel):
    assert leaks.find(wheel, canaries.ALL) == []


def test_the_wheel_has_the_package_and_nothing_of_the_trainers_side(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "kenshu/authoring/release.py" in names
    strange = [name for name in names if not name.startswith(("kenshu/", "kenshu-"))]
    assert strange == []
    assert not [name for name in names if "planted/" in name or ".answers" in name]


def test_no_answer_of_d1_stands_in_words_in_the_wheel(wheel):
    archive = zipfile.ZipFile(wheel)
    words = [
        name
        for name in archive.namelist()
        if name.endswith((".py", ".json", ".html", ".j2", ".yml", ".toml"))
    ]
    assert len(words) > 50
    found = {name: canaries.d1_answers_in(archive.read(name).decode("utf-8")) for name in words}
    assert {name: numbers for name, numbers in found.items() if numbers} == {}


@pytest.mark.full
def test_nothing_planted_is_on_the_site(root, make_course, tmp_path):
    from kenshu import site

    copy = make_course(tmp_path / "copy")
    canaries.plant(copy)
    for folder in ("course", "book"):
        shutil.copytree(root / folder, copy / folder)
    pages = site.build(root=copy)
    assert list(pages.rglob("*.html")), "there is a site to search"
    assert leaks.find(pages, canaries.ALL) == []
