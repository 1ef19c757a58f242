"""A new folder gets a brief; what is there stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.diagnostics import OutputError
from briefing.produce.starting import start


def test_the_folder_is_made_and_its_files_are_named(tmp_path: Path) -> None:
    made = start(tmp_path / "new" / "folder")
    assert tmp_path / "new/folder/brief.yaml" in made
    assert all(path.stat().st_size for path in made)


def test_what_is_there_already_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text("mine")
    with pytest.raises(OutputError, match="is there already; nothing was written"):
        start(tmp_path)
    assert (tmp_path / "brief.yaml").read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_dangling_link_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError):
        start(tmp_path)
    assert not (tmp_path / "elsewhere").exists()
