"""answers.json: an acknowledged answer is never lost."""

import json
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kenshu.answers import AnswersError, ConflictError, Store, check_document

WRITE_ON = """
import sys
from kenshu.answers import Store
store, name, text = Store(sys.argv[1]), sys.argv[2], "字" * int(sys.argv[4])
for n in range(int(sys.argv[3])):
    store.write(f"n98-{name}-{n % 3}", {"value": f"{n}{text}"})
    print(n, flush=True)
"""

AS_NOBODY = "import os, kenshu.answers, kenshu.data; os.setuid(65534)"  # root may write anywhere


def child(folder, name="a", times=10**6, length=2000, first="", **options):
    arguments = [sys.executable, "-c", first + WRITE_ON, str(folder), name, str(times), str(length)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "questions.json").write_text('{"schema":1,"session":"s3","questions":[]}', encoding="utf-8")
    return tmp_path


def test_what_was_written_is_read(folder):
    stored = Store(folder).write("n98-a", {"value": 180, "unit": "時間"}, door="excel")
    assert Store(folder).read() == {"n98-a": stored}
    assert (stored["value"], stored["unit"], stored["door"]) == (180, "時間", "excel")
    document = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    assert (document["schema"], document["session"]) == (1, "s3")
    assert set(document) == {"schema", "session", "city", "answers", "carried"}


def test_without_a_file_there_are_no_answers_and_reading_makes_none(folder):
    assert Store(folder).read() == {}
    assert [path.name for path in folder.iterdir()] == ["questions.json"]


def test_the_same_answer_is_not_written_again(folder):
    first = Store(folder).write("n98-a", {"value": 1})
    before = (folder / "answers.json").stat().st_mtime_ns
    assert Store(folder).write("n98-a", {"value": 1}) == first
    assert (folder / "answers.json").stat().st_mtime_ns == before


def test_an_empty_entry_takes_the_answer_away(folder):
    Store(folder).write("n98-a", {"value": 1})
    assert Store(folder).write("n98-a", {}) == {}
    assert Store(folder).read() == {}


def test_everyone_may_read_the_file_and_one_backup_stays(folder):
    before = os.umask(0o077)
    try:
        Store(folder).write("n98-a", {"value": 1})
        Store(folder).write("n98-a", {"value": 2})
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / "answers.json").stat().st_mode) == 0o644
    backup = json.loads((folder / "answers.json.bak").read_text(encoding="utf-8"))
    assert backup["answers"]["n98-a"]["value"] == 1


def test_a_stale_window_never_overwrites_silently(folder):
    first = Store(folder).write("n98-a", {"value": 1}, previous=None)
    newer = Store(folder).write("n98-a", {"value": 2}, previous=first["at"])
    with pytest.raises(ConflictError) as conflict:
        Store(folder).write("n98-a", {"value": 3}, previous=first["at"])
    assert conflict.value.stored == newer
    assert Store(folder).read()["n98-a"]["value"] == 2
    assert (
        Store(folder).write("n98-a", {"value": 2}, previous=first["at"]) == newer
    )  # the same answer is no conflict
    assert Store(folder).write("n98-a", {"value": 3})["value"] == 3  # chosen by the person


def test_a_carried_answer_that_comes_again_takes_the_place_of_the_earlier_one(folder):
    Store(folder).carry({"n03-steps": {"value": 5, "from": "s1"}})
    Store(folder).carry({"n03-steps": {"value": 6, "from": "s1"}, "n04-wait": {"value": 7, "from": "s2"}})
    carried = Store(folder).document()["carried"]
    assert carried == {"n03-steps": {"value": 6, "from": "s1"}, "n04-wait": {"value": 7, "from": "s2"}}


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.lists(st.dictionaries(st.text("abc", min_size=1), st.integers() | st.none(), max_size=3), max_size=3),
)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(["n98-a", "n98-b", "n98-c"]), values, min_size=1))
def test_every_value_survives_the_file(wanted):
    with tempfile.TemporaryDirectory() as folder:
        for name, value in wanted.items():
            Store(folder).write(name, {"value": value})
        read = {name: entry["value"] for name, entry in Store(folder).read().items()}
    assert read == wanted
    assert all(type(read[name]) is type(value) for name, value in wanted.items())


def test_kill_9_at_any_moment_keeps_the_last_acknowledged_answer(folder):
    chance = random.Random(20261201)
    for _ in range(24):
        process = child(folder)
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.06))
        process.send_signal(signal.SIGKILL)
        acknowledged = process.stdout.read().split()
        process.communicate()
        store = Store(folder)
        written = [int(entry["value"].rstrip("字")) for entry in store.read().values()]
        assert store.notes == []
        assert max(written) >= int(acknowledged[-1] if acknowledged else 0)
        store.write("n98-after", {"value": f"{0}字"})  # the lock of the killed process holds nobody up
        (folder / "answers.json").unlink()


def test_two_processes_lose_none_of_sixty_updates(folder):
    both = [child(folder, name, 30, 10) for name in ("a", "b")]
    for process in both:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    read = {name: entry["value"] for name, entry in Store(folder).read().items()}
    last = {f"n98-{name}-{n % 3}": f"{n}{'字' * 10}" for name in "ab" for n in (27, 28, 29)}
    assert read == last


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b'{"schema":1,"answers":{"n98-a"',
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"schema":1}',
        b'{"schema":1,"answers":{"n98-a":3}}',
        b'{"schema":1,"answers":{"n98-a":{"value":NaN}}}',
        b"[" * 100_000,
    ],
)
def test_a_broken_file_is_set_aside_and_the_backup_used(folder, content):
    Store(folder).write("n98-a", {"value": 1})
    Store(folder).write("n98-a", {"value": 2})
    (folder / "answers.json").write_bytes(content)
    store = Store(folder)
    assert store.read()["n98-a"]["value"] == 1
    [aside] = folder.glob("answers.json.broken-*")
    assert aside.read_bytes() == content
    assert "別に取り置きました" in store.notes[0]
    assert aside.name in store.notes[0]
    assert Store(folder).read()["n98-a"]["value"] == 1


def test_a_broken_file_without_a_backup_starts_anew_and_is_kept(folder):
    (folder / "answers.json").write_bytes(b"{")
    store = Store(folder)
    assert store.read() == {}
    assert "控えがない" in store.notes[0]
    assert store.write("n98-a", {"value": 1})["value"] == 1
    assert len(list(folder.glob("answers.json.broken-*"))) == 1


def test_that_a_file_was_set_aside_is_said_until_an_answer_is_written(folder):
    """The desk's page reads before the learner does; the first reader took the word for itself."""
    Store(folder).write("n98-a", {"value": 1})
    Store(folder).write("n98-b", {"value": 2})
    (folder / "answers.json").write_bytes(b"{")
    Store(folder).read()
    for _ in range(2):
        store = Store(folder)
        assert list(store.read()) == ["n98-a"] and "ひとつ前の控え" in store.notes[0]
    Store(folder).write("n98-b", {"value": 2})
    store = Store(folder)
    assert len(store.read()) == 2 and store.notes == []


def test_a_grader_only_looks_at_a_broken_file(folder):
    (folder / "answers.json").write_bytes(b"{")
    with pytest.raises(AnswersError, match="壊れて"):
        Store(folder).document(mend=False)
    assert sorted(path.name for path in folder.iterdir()) == ["answers.json", "questions.json"]


def test_a_newer_schema_is_left_alone(folder):
    (folder / "answers.json").write_text('{"schema":2,"answers":{}}', encoding="utf-8")
    with pytest.raises(AnswersError, match="新しい版"):
        Store(folder).write("n98-a", {"value": 1})
    assert (folder / "answers.json").read_text(encoding="utf-8") == '{"schema":2,"answers":{}}'


def test_more_than_a_megabyte_is_refused_and_nothing_changes(folder):
    Store(folder).write("n98-a", {"value": "字" * 200_000})
    with pytest.raises(AnswersError, match="1MB"):
        Store(folder).write("n98-b", {"value": "字" * 200_000})
    assert list(Store(folder).read()) == ["n98-a"]


def test_a_full_disk_is_said_and_the_old_answer_stays(folder):
    """RLIMIT_FSIZE stands for the full disk: the write fails half way, as there."""
    Store(folder).write("n98-a-0", {"value": "前"})
    process = child(folder, times=1, length=5000, preexec_fn=_little_room)
    _, errors = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "ディスクの空きがなく" in errors
    assert "画面の文字は消えていません" in errors
    assert Store(folder).read()["n98-a-0"]["value"] == "前"


def test_a_folder_nobody_may_write_is_said():
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to the other user below
    try:
        folder.chmod(0o555)
        process = child(folder, times=1, first=AS_NOBODY if os.geteuid() == 0 else "")
        _, errors = process.communicate(timeout=60)
        assert process.returncode != 0
        assert "書き込めない" in errors
        assert "画面の文字は消えていません" in errors
        assert list(folder.iterdir()) == []
    finally:
        shutil.rmtree(folder)


def test_what_the_store_writes_passes_intake(folder):
    store = Store(folder)
    store.carry({"n03-steps": {"value": 5, "from": "s1"}})
    assert check_document((folder / "answers.json").read_bytes(), {}, "s3") == []


def _little_room():
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
