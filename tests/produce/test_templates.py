"""Templates are found beside the brief, then in ./templates, then in the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.produce.templates import find_editions, find_house, house_names, shipped_templates


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a brief; the working folder is another."""
    (tmp_path / "work").mkdir()
    (tmp_path / "brief").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "brief"


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")
    return path


def test_the_shipped_templates_serve_where_there_are_no_others(beside: Path) -> None:
    assert find_editions(beside) == shipped_templates() / "editions.yaml"
    assert find_house("policy", beside) == shipped_templates() / "policy"
    assert house_names(beside) == ("memo", "policy")


def test_the_working_folder_comes_before_the_package(beside: Path) -> None:
    write(Path("templates/editions.yaml"))
    write(Path("templates/policy/house.yaml"))
    assert find_editions(beside) == Path("templates/editions.yaml")
    assert find_house("policy", beside) == Path("templates/policy")
    assert find_house("memo", beside) == shipped_templates() / "memo"


def test_the_folder_beside_the_brief_comes_first(beside: Path) -> None:
    write(Path("templates/policy/house.yaml"))
    write(beside / "templates/policy/house.yaml")
    write(beside / "templates/ours/house.yaml")
    assert find_house("policy", beside) == beside / "templates/policy"
    assert house_names(beside) == ("memo", "ours", "policy")


@pytest.mark.parametrize("name", ["", ".", "..", "../policy", "/etc", "a/b", "a\\b", "x\0", "no-such", "policy\n"])
def test_what_is_no_name_of_a_house_is_not_looked_for(name: str, beside: Path) -> None:
    write(beside / "house.yaml")
    write(beside / "templates/house.yaml")
    assert find_house(name, beside) is None
