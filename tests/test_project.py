"""What the project says of itself is true: dependencies, commands, options, the README's two commands."""

from __future__ import annotations

import re
import textwrap
import tomllib
from pathlib import Path

import click
import pytest

import briefing
from briefing.cli import COMMANDS, cli

NAME = re.compile(r"[A-Za-z0-9._-]+")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    return found


def wanted(project: dict[str, dict[str, list[str]]]) -> set[str]:
    """The distributions that the project asks for."""
    lines = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    return {canonical(match[0]) for line in lines if (match := NAME.match(line))}


def test_every_dependency_is_pinned(project: dict[str, dict[str, list[str]]], root: Path) -> None:
    lines = (root / "requirements.lock").read_text().splitlines()
    pinned = {canonical(line.split("==")[0]) for line in lines if "==" in line}
    assert wanted(project) <= pinned


def test_every_dependency_is_explained(project: dict[str, dict[str, list[str]]], root: Path) -> None:
    said = (root / "docs/dependencies.md").read_text().lower()
    fonts = {name for name in wanted(project) if name.startswith("fontpkg-")}
    missing = [name for name in wanted(project) - fonts if name not in canonical(said) and name not in said]
    assert missing == []
    assert not fonts or "font packages" in said


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_documented_with_all_its_options(name: str, root: Path) -> None:
    said = (root / "docs/commands.md").read_text()
    start = said.index(f"## `briefing {name}")
    section = said[start : said.find("\n## ", start) if "\n## " in said[start + 1 :] else None]
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    commands = [command, *(command.commands.values() if isinstance(command, click.Group) else ())]
    options = [option.opts[0] for each in commands for option in each.params if isinstance(option, click.Option)]
    assert [option for option in options if option not in section] == []


def test_the_readme_has_the_two_commands_that_are_checked(root: Path) -> None:
    lines = (root / "README.md").read_text().splitlines()
    first = [line for line in lines if line.startswith("python3 -m venv ")]
    second = [line for line in lines if line.startswith(".venv/bin/pip install ") and line.endswith(".venv/bin/pytest")]
    assert len(first) == len(second) == 1
    assert first[0].endswith(".venv/bin/briefing build")
    assert all("-c requirements.lock" in line for line in (*first, *second))


def test_a_link_in_the_documentation_leads_somewhere(root: Path) -> None:
    pages = [root / "README.md", root / "CHANGELOG.md", *(root / "docs").glob("*.md")]
    dead = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text())
        if ":" not in target and not (page.parent / target).exists()
    ]
    assert dead == []


def test_what_the_readme_shows_of_a_brief_is_right(root: Path, tmp_path: Path) -> None:
    shown = re.search(r"```yaml\n(.*?)```", (root / "README.md").read_text(), re.DOTALL)
    assert shown is not None
    (tmp_path / "brief.yaml").write_text("title: Bridges\nas_of: 2026-03-31\n" + textwrap.dedent(shown[1]))
    assert briefing.check(tmp_path / "brief.yaml") == ()


def test_the_readme_leads_to_every_page_of_the_documentation(root: Path) -> None:
    said = (root / "README.md").read_text()
    assert [page.name for page in (root / "docs").glob("*.md") if f"](docs/{page.name})" not in said] == []


def test_every_picture_that_the_documentation_shows_is_there_and_the_gallery_shows_all_of_its_own(root: Path) -> None:
    gallery = root / "docs" / "gallery"
    for page in (root / "README.md", gallery / "README.md"):
        shown = re.findall(r'src="([^"]+)"', page.read_text())
        assert shown
        assert [source for source in shown if not (page.parent / source).is_file()] == []
    assert {Path(source).name for source in shown} == {picture.name for picture in gallery.glob("*.png")}
