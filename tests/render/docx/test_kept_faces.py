"""Faces that are compressed once for all Word files, and kept on disk: what is kept is never trusted blindly."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load.house import read_house
from briefing.render.docx import fonts
from briefing.typeset import faces as typeset_faces
from briefing.typeset.faces import Faces


@pytest.fixture
def faces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Faces:
    monkeypatch.setattr(typeset_faces, "cache_folder", lambda: tmp_path)
    house, _ = read_house(Path("templates/memo"))
    assert house is not None
    return Faces(house)


def embedded(faces: Faces) -> list[bytes]:
    fonts._READY.clear()
    return [font.data for font in fonts.embed(faces.house, faces).fonts]


def test_a_kept_face_is_the_face_that_was_compressed(faces: Faces, monkeypatch: pytest.MonkeyPatch) -> None:
    made = embedded(faces)
    monkeypatch.setattr(fonts, "_compressed", None)
    assert embedded(faces) == made


def test_an_entry_that_was_changed_is_made_anew(faces: Faces, tmp_path: Path) -> None:
    made = embedded(faces)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert embedded(faces) == made


def test_nothing_is_kept_where_nothing_is_to_be(faces: Faces, tmp_path: Path) -> None:
    faces.folder = None
    assert embedded(faces)
    assert list(tmp_path.iterdir()) == []
