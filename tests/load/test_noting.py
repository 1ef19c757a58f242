"""What was read is noted as it was."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.load.files import read_bytes
from briefing.load.noting import changed, note, note_again, noting


def test_a_file_that_is_read_is_noted_also_where_it_is_not_there(tmp_path: Path) -> None:
    there, gone = tmp_path / "there", tmp_path / "gone"
    there.write_text("x")
    with noting() as notes:
        read_bytes(there, "there")
        read_bytes(gone, "gone")
    read_bytes(tmp_path, "later")
    assert set(notes) == {there, gone}
    assert notes[gone] is None
    assert not changed(notes)


def test_writing_replacing_making_and_removing_are_changes(tmp_path: Path) -> None:
    for change in (
        lambda path: path.write_text("longer"),
        lambda path: os.utime(path, ns=(1, 1)),
        lambda path: path.unlink(),
        lambda path: (path.with_name("other").write_text("x"), path.with_name("other").replace(path)),
    ):
        path = tmp_path / "file"
        path.write_text("x")
        os.utime(path, ns=(5, 5))
        with noting() as notes:
            note(path)
        assert not changed(notes)
        change(path)
        assert changed(notes)
    path.unlink()
    with noting() as notes:
        note(path)
    path.write_text("x")
    assert changed(notes)


def test_the_first_look_counts(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with noting() as notes:
        note(path)
        path.write_text("meanwhile")
        note(path)
    assert changed(notes)


def test_what_was_read_before_is_noted_as_it_was_then(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with noting() as before:
        note(path)
    path.write_text("meanwhile")
    with noting() as notes:
        note_again(before)
    assert changed(notes)
