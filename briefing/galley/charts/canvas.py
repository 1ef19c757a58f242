"""The sheet that a chart is drawn on: its lettering, its colours, and boxes that keep labels apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.document.charts import Chart
from briefing.galley.charts.wrapping import wrapped
from briefing.galley.drawing import Drawing, Lettering, Shape, lifted
from briefing.galley.ink import legible
from briefing.house import SERIES_COLOURS, Align, FaceStyle, House, Style, face_style
from briefing.values import dataclass, field

Measure = Callable[[str, str, FaceStyle, float], float]
"""The width in points of a text in a family's face at a size: (text, family's key, face, size)."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the sheet."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Area) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def outside(self, other: Area) -> float:
        """How far it reaches beyond `other`, all sides added up."""
        return (
            max(0.0, other.left - self.left)
            + max(0.0, self.right - other.right)
            + max(0.0, other.bottom - self.bottom)
            + max(0.0, self.top - other.top)
        )

    def crossed(self, x1: float, y1: float, x2: float, y2: float) -> bool:
        """Whether the line between two points runs through it."""
        enters, leaves = 0.0, 1.0
        for start, step, low, high in ((x1, x2 - x1, self.left, self.right), (y1, y2 - y1, self.bottom, self.top)):
            if abs(step) < 1e-9:
                if not low < start < high:
                    return False
                continue
            near, far = sorted(((low - start) / step, (high - start) / step))
            enters, leaves = max(enters, near), min(leaves, far)
        return enters < leaves


@dataclass(slots=True)
class Sheet:
    """Shapes are collected below a top edge at y = 0, so with negative y, and lifted when the height is known."""

    house: House
    width: float
    measure: Measure
    shapes: list[Shape] = field(default_factory=list)
    plot: Area | None = None
    """Where the bars or lines are, once they are drawn."""
    ends: tuple[float, float] = (0.0, 0.0)
    """The values at the plot's lower and upper end."""
    names: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The lines in which the name of a series is set at its line's end."""
    shifts: dict[int, float] = field(default_factory=dict)
    """How far above its line's end the name of a series stands."""
    asides: dict[int, float] = field(default_factory=dict)
    """How far right of the end of a line that ends early its name stands, where that is at the edge."""
    whens: dict[int, str] = field(default_factory=dict)
    """What stands below the value of such a line: where it ends."""
    head: tuple[str, ...] = ()
    """The lines above the plot and its key that say what is counted, where it is no axis that says it."""
    categories: list[tuple[str, ...]] = field(default_factory=list)
    """The lines in which each category's name is set, beside bars or below lines and dots."""
    inside: set[tuple[int, int]] = field(default_factory=set)
    """The category and series of each part of a stacked bar whose label stands in it."""
    bar: float = 0.0
    """How thick a bar is, as a share of what a category takes."""
    thickness: float = 1.0
    """Of bars and the gaps between them, as a share of the usual."""
    whole: Chart | None = None
    """The chart that is drawn in parts, where what is drawn is one of them."""

    @property
    def label(self) -> Style:
        """The lettering of names and values."""
        return self.house.styles["figure-label"]

    @property
    def small(self) -> Style:
        """The lettering of axes."""
        return self.house.styles["source-line"]

    def colour(self, name: str) -> str:
        return self.house.colours[name]

    def series_colour(self, at: int) -> str:
        """The colour of series `at`; the six are used again after the sixth."""
        return self.house.colours[SERIES_COLOURS[at % len(SERIES_COLOURS)]]

    def series_ink(self, at: int) -> str:
        """The colour of series `at` for lettering: dark enough to be read on paper."""
        return legible(self.series_colour(at), self.colour("paper"))

    def text_width(self, text: str, style: Style, *, bold: bool = False) -> float:
        return self.measure(text, style.family, face_style(bold=bold or style.bold, italic=style.italic), style.size)

    def letter(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        *,
        colour: str | None = None,
        bold: bool = False,
        italic: bool = False,
        anchor: Align = "left",
    ) -> None:
        """A line of words whose baseline is at `y`."""
        if text:
            face = {"bold": bold or style.bold, "italic": italic or style.italic}
            self.shapes.append(
                Lettering(x, y, text, style.family, style.size, colour or style.colour, **face, anchor=anchor)
            )

    def wrap(self, text: str, style: Style, width: float, *, bold: bool = False) -> list[str]:
        """`text` in lines no wider than `width`, broken where text is; a word that is wider is parted with a hyphen."""
        return wrapped(text, lambda words: self.text_width(words, style, bold=bold) <= width)

    def add(self, *shapes: Shape) -> None:
        self.shapes.extend(shapes)

    def drawing(self, height: float) -> Drawing:
        """The finished drawing, `height` points high."""
        return Drawing(self.width, height, tuple(lifted(shape, height) for shape in self.shapes))


def spread_apart(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Centres as near to the wanted ones as can be, in the same order, so that pieces of those sizes between `low` and
    `high` do not meet.

    `wanted` need not be sorted. Where the room does not suffice, all sizes shrink alike.
    """
    shrunk = min(1.0, (high - low) / max(sum(sizes), 1e-9))
    halves = [size * shrunk / 2 for size in sizes]
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    placed = [0.0] * len(wanted)
    floor = low
    for at in order:
        placed[at] = max(floor + halves[at], wanted[at])
        floor = placed[at] + halves[at]
    ceiling = high
    for at in reversed(order):
        placed[at] = min(ceiling - halves[at], placed[at])
        ceiling = placed[at] - halves[at]
    return placed
