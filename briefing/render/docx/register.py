"""What the parts of a Word file ask the package for while they are written: relationships, numbers, pictures, notes."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Collection, Mapping

from briefing.diagnostics import Diagnostic, Position, error
from briefing.galley.drawing import Drawing
from briefing.galley.matter import Para
from briefing.house import House
from briefing.render.docx.charts import NativeChart
from briefing.render.docx.lettering import Lettering, all_in_one
from briefing.render.docx.lists import Lists
from briefing.render.docx.markup import OFFICE_RELATIONSHIPS, attribute
from briefing.render.docx.names import stored_name, style_id
from briefing.render.docx.taken import Taken
from briefing.values import dataclass, field

LONGEST_BOOKMARK = 40
LARGEST_CONTROL = 0x7FFFFFFE
PREFIX = "_brf_"


def bookmark_name(target: str) -> str:
    """The bookmark of what has the id `target`: no longer than Word allows (17.13.6.2)."""
    name = PREFIX + target
    if len(name) <= LONGEST_BOOKMARK:
        return name
    digest = hashlib.sha256(target.encode()).hexdigest()[:8]
    return f"{name[: LONGEST_BOOKMARK - 9]}_{digest}"


def contents_bookmark(target: str) -> str:
    """The bookmark that a contents entry leads to, named as Word names those that it makes itself."""
    return f"_Toc{zlib.crc32(target.encode()) % 10**9:09d}"


def reference_bookmark(note: str) -> str:
    """The bookmark by which fields find the number of a note or caption, named as Word names its own."""
    return f"_Ref{zlib.crc32(note.encode()) % 10**9:09d}"


def _next(number: int, taken: Collection[int]) -> int:
    """The first number above `number` that is not taken."""
    number += 1
    while number in taken:
        number += 1
    return number


@dataclass(frozen=True, slots=True)
class Relationship:
    """From a part to another part, or to an address outside the file."""

    id: str
    kind: str
    target: str
    """An address, or the name of a part of `Register.media`."""
    is_external: bool


@dataclass(slots=True)
class Links:
    """The relationships that one part needs beyond those that it has."""

    prefix: str = "brf"
    _found: dict[tuple[str, str], Relationship] = field(default_factory=dict)

    def to_address(self, address: str) -> str:
        """The id of the relationship to an address on the web."""
        return self._to("hyperlink", address, is_external=True)

    def to_media(self, name: str) -> str:
        """The id of the relationship to a picture."""
        return self._to("image", name, is_external=False)

    def to_chart(self, name: str) -> str:
        """The id of the relationship to a chart, a part of `Register.charts`."""
        return self._to("chart", name, is_external=False)

    def _to(self, kind: str, target: str, *, is_external: bool) -> str:
        key = (kind, target)
        if key not in self._found:
            number = len(self._found) + 1
            self._found[key] = Relationship(
                f"{self.prefix}{number}", f"{OFFICE_RELATIONSHIPS}/{kind}", target, is_external
            )
        return self._found[key].id

    @property
    def relationships(self) -> tuple[Relationship, ...]:
        return tuple(self._found.values())


def is_never_a_line(_: Para) -> bool:
    """Where nobody has measured."""
    return False


@dataclass(slots=True)
class Register:
    """One document's numbers and names, given out in reading order so that the same input gives the same bytes."""

    house: House
    styles: Mapping[str, str]
    """The id of each Word style, by the name that the template's file gives it."""
    lists: Lists
    language: str
    notes: Mapping[str, Para]
    """Notes at the foot of the page, by id."""
    targets: frozenset[str]
    """The ids that `#id` may lead to."""
    page_numbers: Mapping[str, int]
    draw: Callable[[Drawing], bytes]
    """A drawing as a PNG."""
    jumped: frozenset[str] = frozenset()
    """The ids of the headings that begin a page, for what they head found no room on the one before."""
    letters: Lettering = all_in_one
    """Which face draws which letters."""
    end_notes: Mapping[str, str] = field(default_factory=dict)
    """The labels of the notes that stand together at the end, by id."""
    numbered: Mapping[str, str] = field(default_factory=dict)
    """The numbers of the paragraphs that Word counts, by id, as a text names them: `3` for the point with `3.`"""
    captions: Mapping[str, str] = field(default_factory=dict)
    """The labels of the exhibits and tables, by id: `Exhibit 1`."""
    taken: Taken = field(default_factory=Taken)
    """The numbers that the template's own bookmarks, controls and pictures have."""
    is_line: Callable[[Para], bool] = is_never_a_line
    """Whether a paragraph of the body is one line."""
    links: Links = field(default_factory=Links)
    """Of the body."""
    note_links: Links = field(default_factory=Links)
    """Of the notes."""
    media: dict[str, bytes] = field(default_factory=dict)
    charts: dict[str, NativeChart] = field(default_factory=dict)
    noted: list[str] = field(default_factory=list)
    """The notes that the body has referred to, in order: their place in it is their number."""
    faults: list[Diagnostic] = field(default_factory=list)
    _bookmarks: int = 0
    _controls: int = 0
    _pictures: int = 0
    _named: set[str] = field(default_factory=set)

    def style(self, word: str) -> str:
        """The id, in this file, of the style that Word calls `word`."""
        return self.styles.get(stored_name(word), "") or style_id(word)

    def bookmark(self, name: str) -> tuple[str, str]:
        """The start and end of a bookmark; nothing where the document has one of that name."""
        if name in self._named:
            return "", ""
        self._named.add(name)
        number = self._bookmarks = _next(self._bookmarks, self.taken.bookmarks)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{attribute(name)}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    @property
    def named(self) -> Collection[str]:
        """The names of the bookmarks given so far."""
        return self._named

    def control(self, tag: str) -> int:
        """The number of the next content control: unique, and the same for the same tag where it can be."""
        self._controls += 1
        number = zlib.crc32(f"{self._controls}:{tag}".encode()) % LARGEST_CONTROL + 1
        while number in self.taken.controls:
            number = number % LARGEST_CONTROL + 1
        return number

    def picture(self) -> int:
        """The number of the next drawing."""
        self._pictures = _next(self._pictures, self.taken.pictures)
        return self._pictures

    def medium(self, data: bytes, extension: str) -> str:
        """The name of the part that holds a picture's bytes; the same bytes are kept once."""
        name = f"picture-{hashlib.sha256(data).hexdigest()[:16]}.{extension}"
        self.media.setdefault(name, data)
        return name

    def chart(self, made: NativeChart) -> str:
        """The name of the part that holds a chart."""
        name = f"brief-chart-{len(self.charts) + 1}.xml"
        self.charts[name] = made
        return name

    def note_number(self, note: str) -> tuple[int, bool]:
        """The number of a note of the page's foot, and whether this is the first mark that leads to it."""
        if note in self.noted:
            return self.noted.index(note) + 1, False
        self.noted.append(note)
        return len(self.noted), True

    def fault(self, message: str, origin: Position | None, hint: str | None = None) -> None:
        """Something in the document that a Word file cannot hold."""
        self.faults.append(error(message, origin or self.house.position, hint))
