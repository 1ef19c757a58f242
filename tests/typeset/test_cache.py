from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.typeset import cache
from briefing.typeset.cache import cache_folder, entry_name, keep_entry, read_entry
from briefing.typeset.faces import Faces, _package_path
from tests.typeset.houses import lettered_house


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path / "briefing" / "faces"


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    keep_entry(tmp_path / "new", "name", b"face")
    assert read_entry(tmp_path / "new", "name") == b"face"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["name"]


def test_nothing_is_read_where_nothing_was_kept(tmp_path: Path) -> None:
    assert read_entry(tmp_path, "name") is None


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b + b"x", lambda b: b[:60] + b"?" + b[61:], lambda _: b""]
)
def test_an_entry_that_is_not_as_it_was_kept_is_not_used(tmp_path: Path, spoil: object) -> None:
    keep_entry(tmp_path, "name", b"face" * 100)
    (tmp_path / "name").write_bytes(spoil((tmp_path / "name").read_bytes()))  # type: ignore[operator]
    assert read_entry(tmp_path, "name") is None


def test_names_differ_by_where_their_parts_end() -> None:
    assert entry_name(b"ab", b"c") != entry_name(b"a", b"bc")


def test_the_cache_stays_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_ENTRIES", 3)
    for number in range(6):
        keep_entry(tmp_path, f"{number}", b"face")
    assert len(list(tmp_path.iterdir())) == 3


def test_a_second_run_finds_its_faces_prepared(folder: Path) -> None:
    made = Faces(lettered_house()).face("text", "bold").data
    (entry,) = folder.iterdir()
    before = entry.stat().st_mtime_ns
    assert Faces(lettered_house()).face("text", "bold").data == made
    assert entry.stat().st_mtime_ns == before


def test_a_spoilt_cache_changes_nothing(folder: Path) -> None:
    made = Faces(lettered_house()).face("text", "bold").data
    (entry,) = folder.iterdir()
    entry.write_bytes(b"spoilt")
    assert Faces(lettered_house()).face("text", "bold").data == made
    assert Faces(lettered_house(), use_cache=False).face("text", "bold").data == made


def test_a_cache_that_cannot_be_written_does_not_matter(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_bytes(b"a file where the folder should be")
    assert Faces(lettered_house()).face("text", "regular").outlines.glyph_count > 900


def test_no_cache_is_touched_when_none_is_wanted(folder: Path) -> None:
    Faces(lettered_house(), use_cache=False).face("text", "regular")
    assert not folder.exists()


def test_each_platform_has_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    places = {}
    for platform in ("linux", "darwin", "win32"):
        monkeypatch.setattr("sys.platform", platform)
        places[platform] = cache_folder()
    assert places == {
        "linux": tmp_path / ".cache" / "briefing" / "faces",
        "darwin": tmp_path / "Library" / "Caches" / "briefing" / "faces",
        "win32": tmp_path / "local" / "briefing" / "faces",
    }


def test_where_a_package_has_its_face_is_asked_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = _package_path("Source Serif 4", 400, "normal", folder)
    monkeypatch.setattr("fontpkg.path", None)
    assert _package_path("Source Serif 4", 400, "normal", folder) == found


def test_a_kept_place_outside_of_what_is_installed_is_not_believed(folder: Path, tmp_path: Path) -> None:
    found = _package_path("Source Serif 4", 400, "normal", folder)
    stranger = tmp_path / "stranger.ttf"
    stranger.write_bytes(b"a file that no package brought")
    for path in folder.iterdir():
        keep_entry(folder, path.name, os.fsencode(stranger))
    assert _package_path("Source Serif 4", 400, "normal", folder) == found
