"""A text of the brief: one paragraph of inline markup, as spans that know where they stand in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from briefing.diagnostics import Position
from briefing.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, printed as typed."""

    text: str
    start: int = field(default=0, compare=False)
    """Offset of the span in `Text.raw`."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*words*`"""

    spans: tuple[Span, ...]
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """`**words**`"""

    spans: tuple[Span, ...]
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Link:
    """`[words](https://...)`"""

    spans: tuple[Span, ...]
    url: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Foreign:
    """`[слова]{lang=uk}`: words in another language than the brief's."""

    spans: tuple[Span, ...]
    lang: str
    """A BCP 47 tag."""
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Cite:
    """One work inside a citation: `@rutte-2024, p. 4`."""

    source: str
    """The source's id."""
    locator: str | None = None
    """`p. 4` as written, or None."""
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """`[@source, p. 4; @other]`"""

    cites: tuple[Cite, ...]
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class FigureUse:
    """`{figure}` prints qualifier, number and unit; `{figure.number}` the number alone."""

    figure: str
    part: Literal["full", "number"] = "full"
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ExhibitReference:
    """`(see [#counts])`: an exhibit and the words beside it, in brackets that are left out where the exhibit is."""

    exhibit: str
    """The exhibit's id."""
    before: str = ""
    """`see `"""
    after: str = ""
    start: int = field(default=0, compare=False)
    """Offset of the opening bracket."""
    end: int = field(default=0, compare=False)
    """Offset behind the closing one."""


Span = Words | Emphasis | Strong | Link | Foreign | Citation | FigureUse | ExhibitReference


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph. Two texts are equal when they say the same, wherever they stand."""

    spans: tuple[Span, ...]
    raw: str = field(default="", compare=False)
    """The paragraph as typed, after YAML has unfolded it."""
    file: str = field(default="", compare=False)
    line_starts: tuple[tuple[int, int, int], ...] = field(default=(), compare=False)
    """(offset in `raw`, line, column) for each stretch of `raw` that stands on one line of the file, in order."""

    def position_at(self, offset: int) -> Position:
        """Where in the file the character at `offset` of `raw` stands."""
        if not self.line_starts:
            return Position(self.file)
        found = max(bisect_right(self.line_starts, (offset, 1 << 60, 0)) - 1, 0)
        start, line, column = self.line_starts[found]
        return Position(self.file, line, column + offset - start)

    @property
    def position(self) -> Position:
        return self.position_at(0)

    def walk(self) -> Iterator[Span]:
        """Every span, outer before inner, in reading order."""
        return walk_spans(self.spans)

    def citations(self) -> Iterator[Cite]:
        """Every work cited, in reading order."""
        return (cite for span in self.walk() if isinstance(span, Citation) for cite in span.cites)

    def figures(self) -> Iterator[FigureUse]:
        """Every figure used, in reading order."""
        return (span for span in self.walk() if isinstance(span, FigureUse))

    def references(self) -> Iterator[ExhibitReference]:
        """Every reference to an exhibit, in reading order. None stands inside another span."""
        return (span for span in self.spans if isinstance(span, ExhibitReference))

    def __bool__(self) -> bool:
        return bool(self.spans)


def walk_spans(spans: tuple[Span, ...]) -> Iterator[Span]:
    """Every span of `spans`, outer before inner, in reading order."""
    for span in spans:
        yield span
        if isinstance(span, Emphasis | Strong | Link | Foreign):
            yield from walk_spans(span.spans)
