"""The desk as a process: its lines, its addresses, a second start, a taken port, kill −9; no mock."""

import json
import re
import signal

import psutil
import pytest
from tests.desk import small_release
from tests.desk.running_desk import running_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    release = small_release.write(folder / "release")
    with running_desk(release, folder / "work") as running:
        yield running


def test_it_prints_its_address_on_a_line_of_its_own_and_where_the_answers_are(desk):
    assert desk.address in desk.lines
    assert any(str(desk.work) in line for line in desk.lines)
    assert not [line for line in desk.lines if re.search("error|warning|jupyter", line, re.I)], desk.lines


def test_the_state_is_only_for_who_has_the_token(desk):
    assert desk.ask("kenshu/state", token=False)[0] == 403
    status, state = desk.ask("kenshu/state")
    assert (status, state["learner"], [s["id"] for s in state["sessions"]]) == (200, "tameshi", ["s0", "s3"])


def test_a_hand_in_from_another_page_is_refused(desk):
    status, answer = desk.ask("kenshu/handin", {"session": "s3"}, token=False)
    assert status == 403, answer
    assert list((desk.base / "tameshi-box").iterdir()) == []


def test_it_listens_on_this_pc_only(desk):
    connections = psutil.Process(desk.process.pid).net_connections("tcp")
    assert {c.laddr.ip for c in connections if c.status == psutil.CONN_LISTEN} == {"127.0.0.1"}


def test_an_unknown_session_is_answered_in_japanese(desk):
    status, answer = desk.ask("kenshu/handin", {"session": "s9"})
    assert status == 400
    assert "回「s9」はこの研修にありません" in answer["message"]
    assert desk.ask("kenshu/handin", [])[0] == 400
    assert desk.ask("kenshu/handin", {"session": "../s3"})[0] == 400


def test_jupyters_other_doors_are_shut(desk):
    assert desk.ask("api/terminals")[0] == 404
    assert desk.ask("formgrader")[0] == 404
    assert desk.ask("assignment_list")[0] == 404


def test_a_second_start_names_the_desk_that_is_open(desk):
    with running_desk(desk.release, desk.base) as second:
        assert second.process.wait(timeout=30) == 0
        assert "もう開いています" in "".join(second.lines)
        assert second.address == desk.address


def test_a_taken_port_is_passed_over(desk, tmp_path):
    with running_desk(desk.release, tmp_path) as other:
        assert other.port != desk.port
        assert other.ask("kenshu/state")[0] == 200


def test_after_kill_9_it_starts_again_with_the_answers(tmp_path):
    release = small_release.write(tmp_path / "release")
    with running_desk(release, tmp_path / "work") as first:
        document = {
            "schema": 1,
            "session": "s3",
            "city": "",
            "carried": {},
            "answers": {"n08-calls": {"value": 7}},
        }
        (first.work / "s3" / "answers.json").write_text(json.dumps(document))
        first.stop(signal.SIGKILL)
    with running_desk(release, tmp_path / "work", "s3") as again:
        state = again.ask("kenshu/state")[1]
        assert (state["session"], state["sessions"][1]["notebooks"][0]["done"]) == ("s3", 1)
        code, said = again.stop()
        assert (code, said.strip()) == (0, "研修の机を閉じました。答えは保存されています。")


def test_an_unknown_session_on_the_command_line_ends_with_one_line(tmp_path):
    release = small_release.write(tmp_path / "release")
    with running_desk(release, tmp_path / "work", "s7") as desk:
        assert desk.process.wait(timeout=30) == 1
        assert desk.lines == ["回「s7」はこの教材にありません。あるのは s0、s3 です。"]


def test_no_place_to_write_ends_with_one_line(tmp_path):
    release = small_release.write(tmp_path / "release")
    (tmp_path / "file").write_text("")
    with running_desk(release, tmp_path / "file") as desk:
        assert desk.process.wait(timeout=30) == 1
        assert len(desk.lines) == 1
        assert "書き込めません" in desk.lines[0]


def test_without_a_browser_the_address_is_to_be_pasted(capsys, monkeypatch):
    from kenshu.desk import opening

    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    opening.open_browser("http://127.0.0.1:8888/lab?token=x")
    assert "アドレス欄に貼りつけてください" in capsys.readouterr().out
