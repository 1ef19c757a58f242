"""A house made by following docs/house-styles.md: what a designer does with a text editor, a shell and a logo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from briefing.house import FaceStyle, Family, House
from briefing.load.house import read_house
from briefing.produce.houses import new_house, sync_house
from briefing.produce.templates import shipped_templates
from briefing.typeset.faces import Faces
from briefing.values import replace

PAGE = Path(__file__).parent.parent / "docs" / "house-styles.md"
_BLOCK = re.compile(r"^```(?P<kind>yaml|sh)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


def follow(page: str, folder: Path) -> list[str]:
    """Does what `page` says, in the current folder; gives the commands that it has come across, in order."""
    commands: list[str] = []
    for kind, text in _blocks(page):
        if kind == "yaml":
            head, _, lines = text.partition("\n")
            path = folder / head.removeprefix("# ")
            path.write_text(edited(path.read_text("utf-8"), lines), "utf-8")
            continue
        for line in text.splitlines():
            commands.append(line)
            _do(line)
    return commands


def _blocks(page: str) -> Iterator[tuple[str, str]]:
    for block in _BLOCK.finditer(page):
        if block["kind"] == "sh" or block["text"].startswith("# templates/"):
            yield block["kind"], block["text"]


OWN_FAMILY = re.compile(r"^  text: \{name: (?P<name>[^,]+), regular:.*$", re.MULTILINE)
"""The line of the page that names a designer's own files."""


def with_own_files(page: str) -> str:
    """The page as one follows it who has files of a typeface: the line that names them, in place of the package's."""
    own = OWN_FAMILY.search(page)
    assert own is not None
    made = re.sub(r"^  text: \{name: .*package:.*$", lambda _: own.group(), page, count=1, flags=re.MULTILINE)
    assert made != page
    return made


def write_faces(folder: Path, family: str) -> None:
    """The four files of a typeface, as a designer has bought them, under the names that the page gives them."""
    package = Family(name=family, package="EB Garamond")
    faces = Faces(replace(any_house(), families={"text": package}))
    for style, file in FILES.items():
        (folder / file).write_bytes(faces.face("text", style).data)


FILES: dict[FaceStyle, str] = {
    "regular": "serif.ttf",
    "italic": "serif-italic.ttf",
    "bold": "serif-bold.ttf",
    "bold-italic": "serif-bolditalic.ttf",
}


def any_house() -> House:
    house, faults = read_house(shipped_templates() / "policy")
    assert house is not None, faults
    return house


def _do(line: str) -> None:
    """The commands of the page that change files; `check` and `build` are the test's own."""
    match line.split():
        case ["briefing", "house", "new", name, "--from", source]:
            new_house(name, source)
            draw_logo(Path("templates") / name / "logo.png")
            write_faces(Path("templates") / name, "Our Serif")
        case ["briefing", "house", "sync", name]:
            sync_house(name)
        case ["rm", path]:
            Path(path).unlink()
        case ["briefing", "house", "check", _] | ["briefing", "build", *_]:
            pass
        case _:
            raise AssertionError(f"the page has a command that nobody knows: {line}")


def edited(text: str, block: str) -> str:
    """`text` with the lines of `block` in place of those that begin alike; new ones stand where the page says.

    A line at the margin is a key of the file, one that is indented a name in the list that begins above it. A list of
    another kind (`first:` of the furniture) is replaced as a whole.
    """
    lines = text.splitlines()
    section = ""
    for name, body in _entries(block):
        if not name.startswith(" "):
            section = name
            if len(body) == 1 and body[0].endswith(":"):
                continue
        _replace(lines, section if name.startswith(" ") else "", name, body)
    return "\n".join(lines) + "\n"


def _entries(block: str) -> Iterator[tuple[str, list[str]]]:
    """The entries of a block: the start of each, up to its colon, and its lines."""
    held: list[str] = []
    for line in block.splitlines():
        entry = re.match(r"(  )?[a-z][a-z0-9_-]*:", line)
        is_part = held and held[0] in ("first:", "rest:") and line.startswith(" ")
        if entry and not is_part:
            if held:
                yield _start(held[0]), held
            held = []
        held.append(line)
    if held:
        yield _start(held[0]), held


def _start(line: str) -> str:
    return line[: line.index(":") + 1]


def _replace(lines: list[str], section: str, name: str, body: list[str]) -> None:
    begin = lines.index(section) + 1 if section else 0
    end = next((n for n in range(begin, len(lines)) if section and re.match(r"\S", lines[n])), len(lines))
    at = next((n for n in range(begin, end) if lines[n].startswith(name)), None)
    if at is None:
        at = end if section else next(n for n, line in enumerate(lines, 1) if line.startswith("title:"))
        lines[at:at] = body
        return
    stop = at + 1
    while lines[at].rstrip().endswith(":") and stop < len(lines) and lines[stop].startswith("  "):
        stop += 1
    lines[at:stop] = body


def draw_logo(path: Path) -> None:
    """A logo, as a designer's program would export it."""
    logo = Image.new("RGB", (600, 180), "#FFFFFF")
    pen = ImageDraw.Draw(logo)
    pen.rectangle((0, 0, 179, 179), fill="#1D4D2B")
    pen.ellipse((36, 36, 143, 143), outline="#FFFFFF", width=18)
    for n in range(3):
        pen.rectangle((216, 20 + 56 * n, 596 - 90 * n, 48 + 56 * n), fill="#1D4D2B" if n == 0 else "#8A4B08")
    logo.save(path)
