"""A dataset is found from any folder, is what was handed out, and says what its description promises."""

import hashlib
import json
import re
import shutil
import subprocess
import sys

import pandas as pd
import pytest

from kenshu import data, tables

CLEAN = ("d1-phone-before", "d1-phone-after", "d1-online-after", "d1-control-before", "d1-control-after")


@pytest.fixture
def copy(root, tmp_path, monkeypatch):
    """A copy of datasets/ as a release holds it, in use."""
    place = tmp_path / "別の 場所" / "datasets"
    for path in data.files(root / "datasets"):
        target = place / path.relative_to(root / "datasets")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    monkeypatch.setenv("KENSHU_DATA", str(place))
    return place


@pytest.fixture
def alone(monkeypatch):
    monkeypatch.delenv("KENSHU_DATA", raising=False)


def test_the_clean_frames_have_typed_columns_and_no_gap():
    for name in CLEAN:
        frame = data.open(name)
        for heading, column in frame.items():
            if heading.endswith("秒"):
                assert column.dtype == "int64"
            elif heading in ("受付日", "受付日時"):
                assert pd.api.types.is_datetime64_any_dtype(column)
            else:
                assert pd.api.types.is_string_dtype(column)
        assert not frame.isna().any().any()


def test_a_frame_holds_what_the_file_says():
    frame = data.open("d1-phone-before")
    assert list(frame) == ["受付番号", "受付日", "時刻", "用件", "年代", "通話秒", "後処理秒", "受付者"]
    assert frame["受付番号"].iloc[[0, -1]].tolist() == ["G06-0001", "G06-1800"]
    assert frame["受付日"].min() == pd.Timestamp(2024, 5, 1)
    assert list(data.open("d1-online-after")) == ["受付日時", "年代", "入力者", "職員確認秒"]


@pytest.mark.parametrize("name", [name for name in CLEAN if "online" not in name])
def test_a_raw_file_read_by_the_rooms_own_readers_is_the_clean_one(name, root):
    clean = data.open(name)
    table = tables.read_table(root / "datasets/d1-screening-booking/raw" / f"{name.removeprefix('d1-')}.csv")
    assert "架空のデータ" in table.report.titles[0][1]
    raw = table.frame
    assert raw["受付番号"].tolist() == clean["受付番号"].tolist()
    assert tables.dates(table, "受付日").tolist() == clean["受付日"].tolist()
    assert tables.clocks(table, "時刻").tolist() == clean["時刻"].tolist()
    for heading in ("通話秒", "後処理秒"):
        assert tables.integers(table, heading).tolist() == clean[heading].tolist()
    assert data.open(f"{name}-raw").equals(raw)


def test_it_is_found_from_a_folder_deep_inside_a_release(copy, alone, monkeypatch):
    deep = copy.parent / "s3" / "中"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert data.folder() == copy.resolve()


def test_it_is_found_from_anywhere_when_installed_from_a_clone(root, alone, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert data.folder() == (root / "datasets").resolve()


def test_an_installed_package_without_data_says_what_to_do(root, tmp_path):
    """Run from a copy of the package, outside every clone, as a learner's PC has it."""
    shutil.copytree(
        root / "src/kenshu", tmp_path / "site/kenshu", ignore=shutil.ignore_patterns("__pycache__")
    )
    work = tmp_path / "work"
    work.mkdir()
    code = "import sys; sys.path.insert(0, sys.argv[1]); from kenshu import data; data.folder()"
    run = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", code, str(tmp_path / "site")],
        cwd=work,
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 1
    assert "研修のフォルダーの中で開くか、KENSHU_DATA で場所を指定してください" in run.stderr


def test_a_wrong_kenshu_data_is_an_error_and_not_passed_over(tmp_path, monkeypatch):
    monkeypatch.setenv("KENSHU_DATA", str(tmp_path))
    with pytest.raises(data.DataError, match=r"datapackage\.json がありません"):
        data.folder()


def test_a_changed_file_is_refused_by_name(copy):
    path = copy / "d1-screening-booking/clean/phone-after.csv"
    path.write_bytes(path.read_bytes().replace("予約".encode(), "変更".encode(), 1))
    with pytest.raises(data.DataError, match=r"phone-after\.csv が配られたときと違っています"):
        data.open("d1-phone-after")
    assert len(data.open("d1-phone-before")) == 1800
    assert [problem for problem in data.validate() if "phone-after.csv" in problem] == data.validate() != []


def test_a_missing_file_is_refused_by_name(copy):
    (copy / "d1-screening-booking/raw/online-after.csv").unlink()
    with pytest.raises(data.DataError, match=r"online-after\.csv を開けません"):
        data.open("d1-online-after-raw")


def test_a_damaged_descriptor_is_refused(copy):
    (copy / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(data.DataError, match=r"datapackage\.json を読めません"):
        data.names()


def test_an_unknown_name_is_answered_with_the_names_there_are():
    with pytest.raises(
        data.DataError, match="「d1」という研修データはありません。使える名前: d1-phone-before、"
    ):
        data.open("d1")


def test_the_city_id_is_the_hash_of_the_descriptor(root):
    assert data.city_id() == hashlib.sha256((root / "datasets/datapackage.json").read_bytes()).hexdigest()


def test_every_file_is_as_described():
    assert data.validate() == []


FAULTS = {
    "G07-0001,2025-05-01": ("G07-0001,2025-05-32", "3行目「受付日」|2行目「受付日」"),
    "G07-0002": ("G07-0001", "3行目「受付番号」の「G07-0001」: 同じ値がほかの行にもあります"),
    ",予約,": (",予訳,", "コード表にありません"),
    "受付者": ("担当者", "1行目の見出しが"),
    ",職員": (",,職員", "列の数が違います"),
    ",09:14,": (",9:14,", "型が time ではありません"),
}


@pytest.mark.parametrize("old", FAULTS)
def test_a_file_unlike_its_description_is_found_even_when_its_hash_fits(copy, old):
    new, said = FAULTS[old]
    path = copy / "d1-screening-booking/clean/phone-after.csv"
    path.write_text(path.read_bytes().decode().replace(old, new, 1), encoding="utf-8", newline="")
    document = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    for resource in document["resources"]:
        if resource["name"] == "d1-phone-after":
            content = path.read_bytes()
            resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
            resource["bytes"] = len(content)
    (copy / "datapackage.json").write_text(json.dumps(document), encoding="utf-8")
    problems = data.validate()
    assert problems
    assert re.search(said, "\n".join(problems))


def test_opening_no_frame_needs_no_pandas(root):
    code = "import sys; from kenshu import data; data.city_id(); data.names(); print('pandas' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_a_column_that_may_be_empty_has_gaps_and_no_error():
    frame = data.open("d9-decisions")
    second = frame["合議数"] >= 2
    assert frame.loc[second, "合議2承認"].notna().all()
    assert frame.loc[~second, "合議2承認"].isna().all()
    assert pd.api.types.is_datetime64_any_dtype(frame["合議2承認"])


def test_every_table_of_the_city_opens():
    for resource in data.resources():
        if "schema" in resource:
            assert len(data.open(resource["name"])) > 0


def test_a_resource_that_is_no_table_is_said_to_be_none():
    with pytest.raises(data.DataError, match=r"表ではないので、data\.open では開けません.*nursery-log\.xes"):
        data.open("d3-nursery-xes")
