"""start.cmd cannot be run here (no Windows); what made others fail on a Japanese PC is checked as text."""

import re

import pytest


@pytest.fixture
def text(root):
    return (root / "start.cmd").read_bytes()


def test_cmd_exe_can_read_it_in_any_code_page(text):
    assert text.isascii()
    assert text.count(b"\n") == text.count(b"\r\n") > 10


def test_everything_it_names_is_there(text, root):
    for name in re.findall(rb"(?:src|requirements)\\[\w\\.-]+", text):
        assert (root / name.decode().replace("\\", "/")).is_file(), name
    labels = set(re.findall(rb"^:(\w+)", text, re.M))
    assert set(re.findall(rb"goto (\w+)", text)) == labels


def test_a_failure_leaves_the_window_open_and_paths_with_spaces_are_quoted(text):
    assert text.index(b":stop") < text.index(b"pause") < text.index(b"exit /b 1")
    assert b'pushd "%~dp0"' in text
    assert text.index(b"chcp 65001") < text.index(b"type src")
