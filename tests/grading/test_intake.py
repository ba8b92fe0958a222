"""Every zip in the box ends in one state with a reason; nothing is lost; the rest of the class goes on."""

import hashlib
import io
import json
import os
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from kenshu import grading
from kenshu.grading import register

HERE = Path(__file__).parent
FIRST, SECOND, THIRD = "m01x", "m02z", "m03b"
BAD = yaml.safe_load((HERE / "bad_handins.yml").read_text(encoding="utf-8"))


def spoilt(good: Path, case: dict) -> bytes:
    """The bytes of a hand-in made bad as the case says."""
    if "raw" in case:
        return case["raw"].encode()
    with zipfile.ZipFile(good) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    document = json.loads(files["answers.json"])
    for name, entry in case.get("answers", {}).items():
        document["answers"][name] = {"at": "2026-08-10T01:00:00Z", "door": "form", **entry}
    document["session"] = case.get("session", document["session"])
    files["answers.json"] = json.dumps(document, ensure_ascii=False).encode()
    files |= {name: text.encode() for name, text in case.get("files", {}).items()}
    files |= {name: bytes(size * 2**20) for name, size in case.get("zeros", {}).items()}
    if "long_name" in case:
        files["x" * case["long_name"] + ".ipynb"] = b"{}"
    for name in case.get("drop", ()):
        del files[name]
    for how, change in CHANGES.items():
        if how in case:
            files[case[how]] = change(files[case[how]])
    manifest = json.loads(files["manifest.json"]) if "manifest.json" not in case.get("files", {}) else None
    if manifest is not None:
        manifest |= case.get("manifest", {})
        if case.get("hash"):
            manifest["files"] = {
                n: hashlib.sha256(d).hexdigest() for n, d in files.items() if n != "manifest.json"
            }
        files["manifest.json"] = json.dumps(manifest).encode()
    return packed(files)


def packed(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo("x")
            entry.filename = name  # the constructor would cut the name at a NUL
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def _twice(data):
    notebook = json.loads(data)
    notebook["cells"] = notebook["cells"] * 2
    return json.dumps(notebook).encode()


CHANGES = {
    "cut": lambda data: data[: len(data) // 2],
    "cp932": lambda data: json.dumps({"answers": "髙橋"}, ensure_ascii=False).encode("cp932"),
    "bom": lambda data: b"\xef\xbb\xbf" + data,
    "deep": lambda data: b"[" * 100_000,
    "twice": _twice,
}


@pytest.mark.parametrize("case", BAD, ids=[case["name"] for case in BAD])
def test_a_bad_handin_has_a_state_and_a_reason_and_the_others_are_taken_in(classroom, case):
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    good = classroom.hand_in(SECOND, {"n90-pick": "west", "n90-count": 3, "n90-essay": "一文です。"})
    data = spoilt(good, case)
    good.unlink()
    bad = classroom.box / f"s3_{SECOND}_20260810T010001Z_0badcafe.zip"
    bad.write_bytes(data)
    found = {arrival.file: arrival for arrival in classroom.collect()}
    assert found[bad.name].state == case["state"]
    assert case["said"] in found[bad.name].reason
    assert classroom.statuses()[FIRST] == "受付"
    kept = classroom.place.quarantine if case["state"] == "隔離" else classroom.place.handins
    assert (kept / bad.name).read_bytes() == data
    assert bad.exists()


def test_nothing_is_written_outside_the_class_folder(classroom):
    good = classroom.hand_in(SECOND, {"n90-pick": "west"})
    good.write_bytes(spoilt(good, {"files": {"../../evil.txt": "x"}, "hash": True}))
    classroom.collect()
    assert not list(classroom.root.parent.rglob("evil.txt"))


def test_the_latest_valid_handin_counts(classroom):
    later = classroom.hand_in(FIRST, {"n90-pick": "east"}).stat().st_mtime
    first = classroom.hand_in(FIRST, {"n90-pick": "west"})
    os.utime(first, (later - 3600, later - 3600))
    broken = classroom.box / f"s3_{FIRST}_20260812T010000Z_0badcafe.zip"
    broken.write_bytes(b"no zip")
    classroom.collect()
    written = json.loads(
        (classroom.place.submitted / FIRST / "s3" / "answers.json").read_text(encoding="utf-8")
    )
    assert written["answers"]["n90-pick"]["value"] == "east"
    assert classroom.statuses()[FIRST] == "受付"


def test_a_later_handin_replaces_the_first_also_in_another_collect(classroom):
    at = classroom.hand_in(FIRST, {"n90-pick": "east"}).stat().st_mtime
    classroom.collect()
    second = classroom.hand_in(FIRST, {"n90-pick": "west"})
    os.utime(second, (at + 60, at + 60))
    assert len(classroom.collect()) == 1
    written = json.loads(
        (classroom.place.submitted / FIRST / "s3" / "answers.json").read_text(encoding="utf-8")
    )
    assert written["answers"]["n90-pick"]["value"] == "west"
    assert classroom.collect() == []


def test_a_handin_after_closing_counts_and_is_late(classroom):
    from datetime import UTC, datetime

    closing = datetime(2026, 8, 31, 8, 15, tzinfo=UTC)  # 17:15 in Japan
    classroom.hand_in(FIRST, {"n90-pick": "east"}, at=closing)
    classroom.hand_in(SECOND, {"n90-pick": "east"}, at=closing + timedelta(seconds=1))
    classroom.collect()
    assert (classroom.statuses()[FIRST], classroom.statuses()[SECOND]) == ("受付", "受付(遅れ)")


def test_group_work_counts_for_each_member(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"}, members=[SECOND, THIRD])
    (arrival,) = classroom.collect()
    assert "班の提出(3人分)" in arrival.reason
    counted = {n for n, status in classroom.statuses().items() if status.startswith("受付")}
    assert counted == {FIRST, SECOND, THIRD}


def test_the_box_is_gone(classroom):
    classroom.box.rename(classroom.box.with_name("away"))
    with pytest.raises(grading.GradingError, match=r"提出先のフォルダー .* が見つかりません"):
        grading.waiting(classroom.place)


def test_a_disk_that_refuses_is_said_and_the_handin_taken_in_later(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    classroom.place.handins.write_text("in the way", encoding="utf-8")
    with pytest.raises(grading.GradingError, match="提出は提出先に残っています"):
        classroom.collect()
    classroom.place.handins.unlink()
    assert len(classroom.collect()) == 1


def test_two_trainers_cannot_write_at_once(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    with (
        register.only_writer(classroom.place.root),
        pytest.raises(grading.GradingError, match="いま別の画面か"),
    ):
        classroom.collect()
    assert len(classroom.collect()) == 1


def test_events_are_only_added(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    classroom.collect()
    with (
        pytest.raises(Exception, match="only added"),
        register.opened(classroom.place.register) as connection,
    ):
        connection.execute("UPDATE event SET status = '採点済'")


def test_an_essay_is_shown_letter_by_letter(classroom):
    nasty = (
        '<script>alert(1)</script> </pre><img src="http://x.example/a.png"> [a](javascript:b) $x$ `c`\n2行目'
    )
    classroom.hand_in(FIRST, {"n90-essay": nasty})
    classroom.collect()
    text = (classroom.place.submitted / FIRST / "s3" / "n90-mini.ipynb").read_text(encoding="utf-8")
    (cell,) = [c for c in json.loads(text)["cells"] if c["metadata"]["kenshu"]["role"] == "manual"]
    assert "<script" not in cell["source"] and "<img" not in cell["source"]
    assert cell["source"].count("</pre>") == 1
    assert "2行目" in cell["source"]


def test_only_the_source_of_answer_cells_comes_from_the_learner(classroom):
    folder = classroom.work(FIRST, {"n90-pick": "west"})
    path = folder / "n90-mini.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "print('changed')"
    notebook["cells"].append(
        {"cell_type": "code", "id": "own", "metadata": {}, "source": "1", "outputs": [], "execution_count": 1}
    )
    path.write_text(json.dumps(notebook), encoding="utf-8")
    classroom.hand_in(FIRST, {})
    classroom.collect()
    rebuilt = json.loads((classroom.place.submitted / FIRST / "s3" / path.name).read_text(encoding="utf-8"))[
        "cells"
    ]
    released = json.loads((classroom.place.release / "s3" / path.name).read_text(encoding="utf-8"))["cells"]
    changed = [
        cell["metadata"]["kenshu"]["role"]
        for cell, ours in zip(rebuilt, released, strict=True)
        if cell != ours
    ]
    assert changed == ["answer"]
