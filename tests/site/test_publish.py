"""The zip for the intranet, the text beside it, and the workflow that publishes the same thing."""

import shutil
import subprocess
import sys
import zipfile

import pytest
import yaml

import kenshu
from kenshu import city as cities
from kenshu.site import SiteError, pack, pages
from kenshu.site.pages import HEAVY, MANY


@pytest.fixture
def city(root):
    return cities.load(root / "city.yml")


def test_the_zip_holds_the_site_and_how_to_put_it_up(built, city, tmp_path):
    with zipfile.ZipFile(pack(built, city, tmp_path / "site.zip")) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    text = held.pop("README.txt")
    assert text.startswith(b"\xef\xbb\xbf") and b"\r\n" in text and b"\n" not in text.replace(b"\r\n", b"")
    said = text.decode("utf-8-sig")
    assert f"講義サイト {kenshu.__version__}" in said and "人事課 研修事務局(内線2301)" in said
    assert "みどり野市(架空。実在の市町村とは関係ありません)" in said and "index.html" in said
    assert held == {
        f"site/{file.relative_to(built).as_posix()}": file.read_bytes()
        for file in built.rglob("*")
        if file.is_file()
    }


def test_the_same_site_gives_the_same_zip_and_another_city_its_own_text(built, second, city, tmp_path):
    copy = shutil.copytree(built, tmp_path / "later")
    one, other = pack(built, city, tmp_path / "1.zip"), pack(copy, city, tmp_path / "2.zip")
    assert one.read_bytes() == other.read_bytes()
    theirs = cities.load(second.parent / "city.yml")
    with zipfile.ZipFile(pack(second, theirs, tmp_path / "3.zip")) as packed:
        said = packed.read("README.txt").decode("utf-8-sig")
    assert "ひかり台市\r\n" in said and "職員課 研修係(内線7788)" in said and "みどり野市" not in said


def test_what_is_unzipped_opens_from_the_folder(chromium, built, city, tmp_path):
    with zipfile.ZipFile(pack(built, city, tmp_path / "site.zip")) as packed:
        packed.extractall(tmp_path / "共有 フォルダー")
    with chromium.visit((tmp_path / "共有 フォルダー" / "site" / "index.html").as_uri()) as visit:
        visit.page.get_by_role("searchbox").fill("紙")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_selector(".results li")
        assert visit.errors == visit.foreign == []


def test_the_verb_says_where_the_zip_is(root, tmp_path):
    said = subprocess.run(
        [sys.executable, "-m", "kenshu", "site", "build", "--zip", "--out", str(tmp_path / "site")],
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    name = tmp_path / f"kenshu-site-{kenshu.__version__}.zip"
    assert (said.returncode, said.stderr) == (0, "") and str(name) in said.stdout
    assert zipfile.ZipFile(name).testzip() is None
    assert sorted(each.name for each in tmp_path.iterdir()) == [name.name, "site"]


def test_a_zip_that_cannot_be_written_leaves_the_old_one(built, city, tmp_path):
    with pytest.raises(
        SiteError, match=r"zipを書けませんでした: .*なし.*その名前のものがありません.*場所を指定"
    ):
        pack(built, city, tmp_path / "なし" / "site.zip")
    (tmp_path / "site.zip").mkdir()
    with pytest.raises(SiteError, match="ファイルではなくフォルダーです"):
        pack(built, city, tmp_path / "site.zip")
    assert [each.name for each in tmp_path.iterdir()] == ["site.zip"]


def test_there_is_nothing_to_zip_before_the_site_is_built(city, tmp_path):
    with pytest.raises(SiteError, match="先に kenshu site build"):
        pack(tmp_path, city)


def test_a_page_over_its_size_is_refused(built, tmp_path):
    copy = shutil.copytree(built, tmp_path / "site")
    page = copy / "licence.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "あ" * (HEAVY // 3) + "</main>"), "utf-8")
    [found] = pages.audit(copy)
    assert found.page == "licence.html" and "kB読み込みます。400kBまで" in found.reason


def test_a_page_that_asks_too_often_is_refused(built, tmp_path):
    copy = shutil.copytree(built, tmp_path / "site")
    for number in range(MANY):
        (copy / f"{number}.svg").write_text("<svg/>", "utf-8")
    pictures = "".join(f'<img src="{number}.svg" alt="図">' for number in range(MANY))
    page = copy / "licence.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{pictures}</main>"), "utf-8")
    [found] = pages.audit(copy)
    assert found.page == "licence.html" and "個のファイルを読み込みます。15個まで" in found.reason


def test_the_workflow_publishes_what_was_checked_and_keeps_zip_and_paper(root):
    job = yaml.safe_load((root / ".github/workflows/site.yml").read_text("utf-8"))["jobs"]["publish"]
    commands = [step["run"] for step in job["steps"] if "run" in step]
    verbs = [each.split("kenshu site ")[1] for each in commands if "kenshu site " in each]
    assert verbs == ["build --zip", "check", "print"]
    paths = {
        step["uses"].split("@")[0]: step["with"]["path"]
        for step in job["steps"]
        if "path" in step.get("with", {})
    }
    assert paths["actions/upload-pages-artifact"] == "build/site"
    assert paths["actions/upload-artifact"].split() == ["build/kenshu-site-*.zip", "build/print/*.pdf"]
