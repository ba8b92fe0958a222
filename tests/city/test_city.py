"""The city file: what is right comes through whole, what is wrong is named in Japanese, all of it at once."""

import json
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from kenshu import city
from kenshu.city.model import FICTIONAL_NOTE, MonthDay

CORPUS = Path(__file__).parent / "corpus"
CHANGES = sorted((CORPUS / "changes").glob("*.json"))
FILES = sorted(path for path in (CORPUS / "files").iterdir() if not path.name.endswith(".expect.txt"))


def changed(case: dict) -> dict:
    """The good city of base.json with the case's keys (dotted paths) changed and removed."""
    document = json.loads((CORPUS / "base.json").read_text(encoding="utf-8"))
    for dotted in [*case.get("remove", []), *case.get("change", {})]:
        *above, last = dotted.split(".")
        place = document
        for key in above:
            place = place[key]
        if dotted in case.get("change", {}):
            place[last] = case["change"][dotted]
        else:
            del place[last]
    return document


def test_the_city_of_this_repository_is_fictional_and_its_rate_says_it_is_an_example(root):
    ours = city.load(root / "city.yml")
    assert (ours.name, ours.code) == ("みどり野市", "992011")
    assert ours.full_name == "みどり野市(架空。実在の市町村とは関係ありません)"
    assert ours.rate_is_example and ours.rate_note == "例。自市の値に"
    assert (ours.office_hours.open, ours.office_hours.close) == (time(8, 30), time(17, 15))
    assert [extra.date for extra in ours.extra_open_days] == [date(2025, 3, 30), date(2025, 4, 6)]
    assert ours.annual_hours == 1860 and ours.retention.years_after == 1


def test_a_second_city_is_read_with_its_own_words_and_without_quotes():
    town = city.load(CORPUS / "second.yml")
    assert (town.terms.mayor, town.terms.section, town.code) == ("町長", "室", "993018")
    assert (town.office_hours.open, town.rate_per_hour, town.rate_note) == (time(9), 2850, "")
    assert town.extra_open_days[0].close == time(12)
    assert str(town.budget.request) == "10月10日"
    assert town.budget.request.in_year(2026) == date(2026, 10, 10)


@pytest.mark.parametrize("name", ["base.json", "second.yml"])
def test_city_json_carries_the_whole_city(name, tmp_path):
    before = city.load(CORPUS / name)
    (tmp_path / "city.json").write_text(before.to_json(), encoding="utf-8")
    after = city.load(tmp_path / "city.json")
    assert after == before and after.to_json() == before.to_json()


@pytest.mark.parametrize("path", CHANGES, ids=lambda path: path.stem)
def test_each_wrong_value_is_named_with_what_to_do(path):
    case = json.loads(path.read_text(encoding="utf-8"))
    with pytest.raises(city.CityError) as caught:
        city.parse(changed(case))
    assert list(caught.value.problems) == case["expect"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_broken_file_is_refused_in_japanese(path):
    with pytest.raises(city.CityError) as caught:
        city.load(path)
    assert f"{caught.value}\n" == path.with_name(path.name + ".expect.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", ["1" * 12, "１" * 12, "12-34" * 3])
def test_a_number_as_long_as_my_number_is_refused_however_it_is_written(number):
    with pytest.raises(city.CityError, match="12けた以上"):
        city.parse(changed({"change": {"contacts.legal.section": f"法務{number}"}}))


@pytest.mark.parametrize("document", [None, [], "みどり野市", 5, {}])
def test_a_document_of_another_shape_is_refused(document):
    with pytest.raises(city.CityError, match="直すところ"):
        city.parse(document)


def test_a_real_city_has_no_note():
    change = {"change": {"fictional": False, "code": "479993"}, "remove": ["fictional_note"]}
    assert city.parse(changed(change)).full_name == "みどり野市"


def test_days_of_the_year_are_ordered_and_the_note_is_the_agreed_one():
    assert MonthDay(9, 30) < MonthDay(10, 1)
    assert FICTIONAL_NOTE in (CORPUS / "base.json").read_text(encoding="utf-8")


def test_the_nearest_city_file_wins_and_the_environment_wins_over_it(tmp_path, monkeypatch):
    release = tmp_path / "release"
    (release / "s3").mkdir(parents=True)
    town = city.load(CORPUS / "second.yml")
    (release / "city.json").write_text(town.to_json(), encoding="utf-8")
    monkeypatch.delenv("KENSHU_CITY", raising=False)
    monkeypatch.chdir(release / "s3")
    assert city.load() == town
    monkeypatch.setenv("KENSHU_CITY", str(CORPUS / "base.json"))
    assert city.load().name == "みどり野市"


def test_away_from_any_city_file_the_repository_s_own_is_read(root, tmp_path, monkeypatch):
    monkeypatch.delenv("KENSHU_CITY", raising=False)
    monkeypatch.chdir(tmp_path)
    assert city.load() == city.load(root / "city.yml")


def test_a_missing_file_is_said_with_its_place(tmp_path):
    with pytest.raises(city.CityError, match=r"nowhere\.yml に直すところが1件.*\n・ファイルを開けません"):
        city.load(tmp_path / "nowhere.yml")


def test_without_pyyaml_json_is_read_and_yml_says_what_to_use():
    code = (
        "import sys; sys.modules['yaml'] = None\n"
        "from kenshu import city\n"
        f"print(city.load({str(CORPUS / 'base.json')!r}).code)\n"
        f"try: city.load({str(CORPUS / 'second.yml')!r})\n"
        "except city.CityError as error: print('city.json' in str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["992011", "True"]
