"""The folder datasets/ as it is handed out: fictional, explained, and without the answers."""

import csv
import json
import re

import pytest

from kenshu import data

ANSWERS = ("137.0", "76.1", "169.0", "124.4", "128.6", "6.59", "1.34", "147.0", "133.0")


@pytest.fixture(scope="session")
def place(root):
    return root / "datasets"


@pytest.fixture(scope="session")
def resources(place):
    return json.loads((place / "datapackage.json").read_text(encoding="utf-8"))["resources"]


def text_of(path):
    raw = path.read_bytes()
    return raw.decode("cp932") if path.parent.name == "raw" else raw.decode("utf-8")


def tables_of(resources, place, folder):
    return [place / r["path"] for r in resources if "schema" in r and f"/{folder}/" in r["path"]]


def test_what_a_release_carries_is_everything_but_the_planted_numbers(place):
    committed = {path for path in place.rglob("*") if path.is_file()}
    assert committed - set(data.files(place)) == set((place / "planted").iterdir())


def test_no_file_handed_out_holds_an_answer_or_a_run_of_twelve_digits(place):
    for path in data.files(place):
        text = re.sub(r"sha256:[0-9a-f]{64}", "", text_of(path))
        assert not [answer for answer in ANSWERS if answer in text], path
        assert not re.search(r"(?<!\d)\d{12}(?!\d)", text), path


def test_raw_files_say_that_they_are_fictional_and_are_cp932_with_crlf(place, resources):
    """Rows end with CRLF; a line break inside a cell is LF alone, as Excel writes it."""
    for path in tables_of(resources, place, "raw"):
        raw = path.read_bytes()
        assert raw.decode("cp932").encode("cp932") == raw
        assert raw.decode("cp932").startswith("【架空のデータ】")
        outside = re.sub(rb'"[^"]*"', b"", raw)
        assert outside.count(b"\n") == outside.count(b"\r\n") > 1, path
        with pytest.raises(UnicodeDecodeError):
            raw.decode("utf-8")


AS_WRITTEN = {"氏名", "住所", "備考", "自由記述", "通報内容"}  # a person's words, the same in raw and clean


def test_clean_files_have_a_bom_and_no_full_width_digit_but_in_a_persons_words(place, resources):
    for resource in resources:
        if "/clean/" not in resource["path"]:
            continue
        path = place / resource["path"]
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                texts = [value for name, value in row.items() if name not in AS_WRITTEN]
                assert not re.search("[０-９：．，]", "".join(texts)), (path, row)


def test_every_resource_and_column_is_explained(resources):
    for resource in resources:
        assert resource.keys() >= {
            "name",
            "path",
            "title",
            "description",
            "encoding",
            "bytes",
            "hash",
        }
        assert "架空のデータ" in resource["description"]
        if resource.get("profile") != "tabular-data-resource":
            assert resource["path"].endswith(".xes")
            continue
        assert resource["schema"]["missingValues"] == [""]
        for field in resource["schema"]["fields"]:
            assert all(field[key] for key in ("name", "title", "type", "unit", "description")), field


def test_code_lists_are_in_the_descriptor(resources):
    lists = {f["name"]: f["constraints"].get("enum") for f in resources[0]["schema"]["fields"]}
    assert lists["用件"] == ["予約", "変更", "取消", "問合せ"]
    assert lists["年代"] == ["65歳未満", "65〜74歳", "75〜79歳", "80歳以上"]


def test_the_descriptor_tells_no_time_and_no_tool(place):
    document = (place / "datapackage.json").read_text(encoding="utf-8")
    assert not re.search(r'"(created|updated|modified|generator|version)"', document)


def test_there_is_a_card_for_every_file_and_column(place, resources):
    index = (place / "README.md").read_text(encoding="utf-8")
    for resource in resources:
        folder, *_, file = resource["path"].split("/")
        assert f"({folder}/README.md)" in index
        card = (place / folder / "README.md").read_text(encoding="utf-8")
        for word in ("架空のデータ", "由来", "単位", "注意", "使うノートブック"):
            assert word in card, folder
        assert f"`{resource['name']}`" in card
        assert f"`{folder}/{resource['path'].split('/')[1]}/{file}`" in card
        cells = {cell for line in card.splitlines() if line.startswith("|") for cell in line.split(" | ")}
        named = {name for cell in cells for name in (cell.strip("| "), *cell.strip("| ").split("・"))}
        if "/raw/" in resource["path"]:
            named |= set(re.findall("「(.+?)」", card))
        for field in resource.get("schema", {}).get("fields", []):
            assert field["name"] in named, (resource["name"], field["name"])


def test_the_card_of_d1_says_that_its_hours_are_made_to_fit(place):
    card = (place / "d1-screening-booking/README.md").read_text(encoding="utf-8")
    assert "180→43を再現するために逆算した架空の値で、実績の目安ではありません" in card
