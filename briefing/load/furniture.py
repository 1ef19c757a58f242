"""brief.pdf.yaml: what stands in the margins of the PDF's pages."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from pathlib import Path
from typing import Any

from briefing.house import (
    FURNITURE_NAMES,
    FurnitureFill,
    FurnitureImage,
    FurnitureItem,
    FurnitureRule,
    FurnitureText,
    PageFurniture,
)
from briefing.load.beside import resolve_beside
from briefing.load.measures import COLOUR, LENGTH
from briefing.load.nodes import Broken, Mapping, Node
from briefing.load.reading import BROKEN, Reading
from briefing.load.record import Field, Kind, Record, Values, read_fields
from briefing.load.shapes import Choice, Line, ListOf, Schema, Shape

ALIGN = Choice(("left", "right", "center"))
Y = Field("y", LENGTH, "From the page's top edge in a header, from its bottom edge in a footer.", required=True)
X = Field("x", LENGTH, "Inwards from the frame's edge on the side of `align`.", default="0 pt")
SIDE = Field("align", ALIGN, "The frame's edge that it stands at.", default="left")

TEXT = Kind(
    "text item",
    "A line of words.",
    (
        Field("text", Line(300), "Words and `{{ names }}`.", required=True, example='"{{ title }}"'),
        Field("style", Line(60), "One of the house's styles.", required=True, example="header"),
        Y,
        X,
        SIDE,
    ),
)
MARKING = Kind(
    "marking item",
    "The marking: a TLP label in its colour on black, or the organisation's own words in capitals.",
    (Field("style", Line(60), "One of the house's styles.", required=True, example="marking"), Y, X, SIDE),
)
RULE = Kind(
    "rule item",
    "A rule.",
    (
        Y,
        Field("width", LENGTH, "Its thickness.", required=True, example="0.5 pt"),
        Field("colour", COLOUR, "`#RRGGBB`, or a name under `colours`.", required=True),
        X,
        Field("length", LENGTH, "As long as the frame is wide, unless given."),
    ),
)
FILL = Kind(
    "fill item",
    "A filled area.",
    (
        Field("x", LENGTH, "From the page's left edge.", default="0 pt"),
        Y,
        Field("width", LENGTH, "The page's whole width, unless given."),
        Field("height", LENGTH, "Its height.", required=True),
        Field("colour", COLOUR, "`#RRGGBB`, or a name under `colours`.", required=True),
    ),
)
IMAGE = Kind(
    "image item",
    "A picture, such as the logo.",
    (
        Field(
            "file",
            Line(200),
            "A PNG or JPEG in the house's folder; the house's `logo`, unless given.",
            example="logo.png",
        ),
        Y,
        Field("height", LENGTH, "Its height; its width follows.", required=True),
        X,
        SIDE,
    ),
)
ITEMS = {"text": TEXT, "marking": MARKING, "rule": RULE, "fill": FILL, "image": IMAGE}
HOLE = re.compile(r"\{\{ *([a-z_]+) *\}\}")


class Item(Shape):
    """One piece of furniture: a map with one key, which says what it is."""

    says = f"one of {', '.join(ITEMS)}"

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if isinstance(node, Broken):
            return BROKEN
        if not isinstance(node, Mapping) or len(node.entries) != 1:
            reading.report(f"{label} is not {self.says}", node, "- text: {text: ..., style: header, y: 15 mm}")
            return BROKEN
        key, value = node.entries[0]
        kind = ITEMS.get(key.value)
        if kind is None:
            reading.report(
                f"unknown furniture '{key.value}'", key, reading.suggest(key.value, list(ITEMS)) or self.says
            )
            return BROKEN
        return Record(kind, lambda values, item, _: (key.value, values, item)).read(value, reading, f"'{key.value}'")

    def schema(self) -> Schema:
        return {
            "oneOf": [
                {
                    "type": "object",
                    "properties": {name: {"$ref": f"#/definitions/{kind.name}"}},
                    "required": [name],
                    "additionalProperties": False,
                }
                for name, kind in ITEMS.items()
            ]
        }


_LIST = ListOf(Item(), "a list of furniture", single=False)
PAGE = Kind(
    "page",
    "The furniture of a page.",
    (Field("header", _LIST, "What stands above the frame."), Field("footer", _LIST, "What stands below the frame.")),
)


def _page(values: Values, _node: Mapping, _reading: Reading) -> Values:
    return values


PAGE_FILE = Kind(
    "page furniture",
    "The furniture of the PDF's pages.",
    (
        Field("first", Record(PAGE, _page), "Of the first page.", required=True),
        Field("rest", Record(PAGE, _page), "Of every other page.", required=True),
    ),
)
PAGES = (PAGE_FILE, PAGE, *ITEMS.values())


class Margins:
    """Makes furniture out of what was read, and reports names that nothing has."""

    def __init__(
        self,
        folder: Path,
        palette: MappingOf[str, str],
        styles: MappingOf[str, Any],
        reading: Reading,
        logo: str | None = None,
    ) -> None:
        self.folder = folder
        self.palette = palette
        self.styles = styles
        self.reading = reading
        self.logo = logo

    def page(self, values: Values) -> PageFurniture:
        header, footer = (
            tuple(item for found in values.get(key, ()) if (item := self.item(*found))) for key in ("header", "footer")
        )
        return PageFurniture(header, footer)

    def item(self, name: str, values: Values, node: Node) -> FurnitureItem | None:
        if name in ("text", "marking"):
            return self._text(values, node)
        if name == "image":
            return self._image(values, node)
        colour = values["colour"]
        if not colour.startswith("#"):
            if colour not in self.palette:
                self.reading.report(
                    f"unknown colour '{colour}'", node, self.reading.suggest(colour, list(self.palette))
                )
                return None
            values = {**values, "colour": self.palette[colour]}
        return FurnitureRule(**values) if name == "rule" else FurnitureFill(**{"x": 0.0, "width": None, **values})

    def _text(self, values: Values, node: Node) -> FurnitureText | None:
        whole = True
        if values["style"] not in self.styles:
            hint = self.reading.suggest(values["style"], list(self.styles))
            self.reading.report(f"unknown style '{values['style']}'", node, hint)
            whole = False
        text = values.get("text", "{{ marking }}")
        for name in HOLE.findall(text):
            if name not in FURNITURE_NAMES:
                hint = self.reading.suggest(name, FURNITURE_NAMES) or f"the names are {', '.join(FURNITURE_NAMES)}"
                self.reading.report(f"unknown name '{name}' in '{text[:60]}'", node, hint)
                whole = False
        if "{" in HOLE.sub("", text) or "}" in HOLE.sub("", text):
            self.reading.report(f"'{text[:60]}' is not understood", node, "names stand in double braces: {{ title }}")
            whole = False
        return FurnitureText(**{**values, "text": text}, is_marking="text" not in values) if whole else None

    def _image(self, values: Values, node: Node) -> FurnitureImage | None:
        name = values.get("file") or self.logo
        if name is None:
            self.reading.report("the picture has no 'file', and the house no 'logo'", node, "file: logo.png")
            return None
        path = resolve_beside(name, self.folder)
        if path is None or not path.is_file():
            if name != values.get("file"):
                return None  # The house's logo is looked for, and missed, where house.yaml names it.
            message = f"'{name[:60]}' is not a file in the house's folder"
            self.reading.report(message, node, "copy it there and write its name")
            return None
        return FurnitureImage(**{**values, "file": path})


def make_furniture(root: Mapping, margins: Margins) -> dict[str, PageFurniture] | None:
    """The furniture of the first page and of the rest; None, and the faults in the reading, if any is wrong."""
    values = read_fields(root, PAGE_FILE, margins.reading)
    if values is None:
        return None
    made = {name: margins.page(values[name]) for name in ("first", "rest")}
    for key, _ in root.entries:
        page = made.get(key.value)
        items = () if page is None else (*page.header, *page.footer)
        if page is not None and not any(isinstance(item, FurnitureText) and item.is_marking for item in items):
            # A brief that is marked, and does not say so, is a leak; and a text that names it may be cut off.
            margins.reading.report(f"'{key.value}' has no marking", key, "add it: - marking: {style: marking, y: 8 mm}")
    return made
