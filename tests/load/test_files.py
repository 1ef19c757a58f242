from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostic
from briefing.load.files import decode, read_bytes


def told(found: bytes | Diagnostic) -> str:
    assert isinstance(found, Diagnostic)
    return str(found)


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_bytes(b"title: Troops\n")
    assert read_bytes(tmp_path / "brief.yaml", "brief.yaml") == b"title: Troops\n"


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert told(read_bytes(tmp_path / "none.yaml", "none.yaml")) == "none.yaml:1:1: error: there is no such file"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert told(read_bytes(tmp_path, "here")) == "here:1:1: error: this is a folder, not a file"


def test_a_file_beyond_the_limit_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "big.yaml").write_bytes(b"x" * 101)
    assert told(read_bytes(tmp_path / "big.yaml", "big.yaml", 100)).endswith(
        "the file is too large: more than 100 bytes"
    )


def test_the_limit_of_a_brief_is_four_mebibytes(tmp_path: Path) -> None:
    (tmp_path / "big.yaml").write_bytes(b"x" * (4 * 1024 * 1024 + 1))
    assert told(read_bytes(tmp_path / "big.yaml", "big.yaml")).endswith("the file is too large: more than 4 MiB")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert told(read_bytes(tmp_path / "pipe", "pipe")).endswith("this is not an ordinary file")


def test_a_device_is_not_read() -> None:
    assert told(read_bytes(Path("/dev/zero"), "/dev/zero")).endswith("this is not an ordinary file")


def test_a_name_that_no_file_can_have_is_an_error() -> None:
    assert "cannot be opened" in told(read_bytes(Path("a\0b"), "a"))


def test_no_handle_is_left_open(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    for _ in range(20):
        read_bytes(tmp_path, "here")
    after = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    assert after == before


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_alike_whatever_the_machine_writes(end: str) -> None:
    assert decode(f"a: 1{end}b: 2{end}".encode(), "f") == ("a: 1\nb: 2\n", [])


def test_a_byte_order_mark_is_no_letter() -> None:
    assert decode(b"\xef\xbb\xbfa: 1", "f") == ("a: 1", [])


def test_the_place_of_a_wrong_byte_is_told_in_characters() -> None:
    text, faults = decode("a: 1\r\nб: ё".encode() + b"\xff", "f")
    assert text is None
    assert [str(fault.position) for fault in faults] == ["f:2:5"]


@pytest.mark.parametrize(
    "letter", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffd", "\uffff"]
)
def test_a_letter_that_prints_nothing_is_an_error_at_its_place(letter: str) -> None:
    text, faults = decode(f"a: 1\nbc{letter}d".encode(), "f")
    assert text == "a: 1\nbcxd"
    assert [str(fault.position) for fault in faults] == ["f:2:3"]


@pytest.mark.parametrize("letter", ["\u00a0", "\u00ad", "\u200f", "\u2009", "é", "ї", "😀", "文"])
def test_any_other_letter_may_stand(letter: str) -> None:
    assert decode(f"a{letter}".encode(), "f") == (f"a{letter}", [])


def test_a_file_full_of_control_characters_is_told_of_in_twenty_lines() -> None:
    _, faults = decode(b"\x01" * 5000, "f")
    assert len(faults) == 20
