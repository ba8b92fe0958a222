"""Another city holds this course by its city.yml alone: release and site are its own, the data stay みどり野市's."""

import json
import re
import shutil
from dataclasses import fields

import pytest
from tests.house.classroom import kenshu, open_class
from tests.site.stage import PAGES

from kenshu import city, data
from kenshu.authoring import leaks
from kenshu.site.pages import Page


@pytest.fixture(scope="module")
def ours(root):
    return city.load(root / "city.yml")


@pytest.fixture(scope="module")
def town(root):
    return city.load(root / "tests" / "city" / "corpus" / "second.yml")


@pytest.fixture(scope="module")
def course(root, tmp_path_factory):
    """The course of あおなみ町: nothing but city.yml is another; its class, release and site by the verbs."""
    second = root / "tests" / "city" / "corpus" / "second.yml"
    course = open_class(root, tmp_path_factory.mktemp("town"), 3, city=second)
    said = kenshu(course, "site", "build")
    assert said.code == 0, said
    return course


@pytest.fixture(scope="module")
def release(course):
    return course / "grading" / "release"


@pytest.fixture(scope="module")
def shown(release, tmp_path_factory, request):
    """Notebook id → everything it shows when a learner of the town runs it: N00 and N08, with --full all of them."""
    import nbformat
    from nbclient import NotebookClient

    work = shutil.copytree(release, tmp_path_factory.mktemp("learner") / "c202606")
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        for name in ("KENSHU_CITY", "KENSHU_DATA"):
            patch.delenv(name, raising=False)
        for path in sorted(work.glob("s[0-9]/*.ipynb")):
            if path.stem[:3] not in ("n00", "n08") and not request.config.getoption("--full"):
                continue
            notebook = nbformat.read(path, 4)
            resources = {"metadata": {"path": str(path.parent)}}
            NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
            found[path.stem[:3]] = "\n".join(_texts(notebook))
    return found


def _texts(notebook):
    for cell in notebook.cells:
        yield cell.source
        for output in cell.get("outputs", ()):
            parts = output.get("data", {}) | {"text": output.get("text", "")}
            yield from (part for part in parts.values() if isinstance(part, str))


def sections(holder):
    return [contact.section for contact in contacts(holder)]


def contacts(holder):
    return [getattr(holder.contacts, field.name) for field in fields(holder.contacts)]


def leftovers(holder, text):
    """Extensions and the rate of ``holder`` in a text, as people write them."""
    extensions = "|".join(contact.extension for contact in contacts(holder))
    rate = f"{holder.rate_per_hour:,}|{holder.rate_per_hour}"
    return re.findall(rf"(?<![\d,.])(?:{extensions}|(?:{rate})円)(?![\d,])", text)


def test_the_release_carries_the_towns_city_json(release, town):
    assert city.load(release / "city.json") == town
    assert json.loads((release / "class.json").read_text(encoding="utf-8"))["class"] == "c202606"


def test_the_first_notebook_promises_in_the_towns_name(shown, town):
    """Two years' retention, by the town's calendar of the class; its own office to ask."""
    assert "令和11年3月31日" in shown["n00"]
    assert f"{town.contacts.office.section}(内線 {town.contacts.office.extension})" in shown["n00"]


def test_the_rate_in_n08_is_the_towns_and_no_example(shown, town, ours):
    assert "あおなみ町の設定" in shown["n08"] and f"{town.rate_per_hour:,}円" in shown["n08"]
    assert "自市の値に" in ours.rate_note and ours.rate_note not in shown["n08"]


def test_the_data_stay_midorino(release, root, shown):
    assert data.city_id(release / "datasets") == data.city_id(root / "datasets")
    assert "みどり野市(架空" in shown["n08"]


def test_nothing_of_the_first_citys_office_is_in_the_release(release, shown, ours):
    assert leaks.find(release, sections(ours)) == []
    texts = [
        path.read_text(encoding="utf-8")
        for path in release.rglob("*")
        if path.suffix in (".ipynb", ".json", ".md")
    ]
    for text in (*texts, *shown.values()):
        assert leftovers(ours, text) == [] and not [each for each in sections(ours) if each in text]


def test_each_page_of_the_site_is_the_towns(course, town, ours):
    site = course / "build" / "site"
    assert leaks.find(site, sections(ours)) == []
    for name in PAGES:
        html = (site / name).read_text(encoding="utf-8")
        words = " ".join(text for _, text in Page(html).words)
        assert "<span>あおなみ町(架空)</span>" in html and "あおなみ町は架空です。" in html
        office = town.contacts.office
        assert f"お問い合わせ {town.name} {office.section}(内線{office.extension})" in html
        assert leftovers(ours, words.replace("3,000円(例です)", "")) == []


def test_what_is_left_over_would_be_noticed(ours):
    text = "人事課 研修事務局(内線2301)、1時間3,000円、3000円。1,013,000円と 23012 は別の数です。"
    assert leftovers(ours, text) == ["2301", "3,000円", "3000円"]
