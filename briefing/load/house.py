"""A house style's folder, as a House: house.yaml owns type and measures, brief.pdf.yaml the furniture of the PDF."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from pathlib import Path
from typing import Any

from briefing.diagnostics import Diagnostic, Position, by_place
from briefing.house import (
    BOX_NAMES,
    COLOUR_NAMES,
    FACE_STYLES,
    PAPERS,
    STYLE_NAMES,
    Box,
    Edge,
    Family,
    House,
    PageFurniture,
    PageSetup,
    Style,
)
from briefing.load.beside import resolve_beside
from briefing.load.files import decode, read_bytes
from briefing.load.furniture import PAGES, Margins, make_furniture
from briefing.load.measures import COLOUR, LENGTH, NUMBER, ByName, Row
from briefing.load.nodes import Manuscript, Mapping, Node, compose
from briefing.load.reading import Reading
from briefing.load.record import Field, Kind, Record, Values, read_fields
from briefing.load.shapes import Choice, Flag, Line, Whole
from briefing.values import fields, replace

EDGE = Kind(
    "edge",
    "A rule along a side of a box, or above a paragraph.",
    (
        Field("width", LENGTH, "Its thickness.", required=True, example="0.5 pt"),
        Field("colour", COLOUR, "`#RRGGBB`, or a name under `colours`.", default="rule"),
    ),
)


def _edge(values: Values, _node: Mapping, _reading: Reading) -> Edge:
    return Edge(values["width"], values.get("colour", "rule"))


EDGE_SHAPE = Record(EDGE, _edge)
NAME = Line(60)
WIDEST_TRACKING = 0.095
"""Of the size. From a tenth of it on, readers of text take the space between letters for one between words: poppler's
`minWordBreakSpace` and pdfminer's `word_margin` are 0.1."""

STYLE = Kind(
    "style",
    "How a paragraph is set, in both formats.",
    (
        Field("like", NAME, "Another style, whose values it takes before its own.", example="body"),
        Field("family", NAME, "A key of `families`.", example="text"),
        Field("size", LENGTH, "The size of the type.", example="10 pt"),
        Field("leading", LENGTH, "From baseline to baseline, exact.", example="13.5 pt"),
        Field("word", NAME, "The Word style that it is; each style has its own.", example="Body Text"),
        Field("bold", Flag(), "Bold.", default=False),
        Field("italic", Flag(), "Italic.", default=False),
        Field("caps", Flag(), "Set in capitals; the words stay as they are.", default=False),
        Field("colour", COLOUR, "`#RRGGBB`, or a name under `colours`.", default="text"),
        Field("before", LENGTH, "The space above; at a page's top there is none.", default="0 pt"),
        Field("after", LENGTH, "The space below; between two paragraphs the larger one counts.", default="0 pt"),
        Field("left", LENGTH, "From the frame's left edge to the text.", default="0 pt"),
        Field("right", LENGTH, "From the text to the frame's right edge.", default="0 pt"),
        Field("hang", LENGTH, "How far the first line, or its label, stands left of `left`.", default="0 pt"),
        Field("align", Choice(("left", "right", "center")), "Which edge is even.", default="left"),
        Field("keep_next", Flag(), "It stays with what follows.", default=False),
        Field("keep_lines", Flag(), "It is never parted.", default=False),
        Field("tracking", LENGTH, "Extra space after each letter, less than a tenth of the size.", default="0 pt"),
        Field("rule_above", EDGE_SHAPE, "A rule as wide as the frame above it."),
        Field("rule_gap", LENGTH, "From that rule to the first line.", default="0 pt"),
    ),
)

BOX = Kind(
    "box",
    "How a block that stands apart looks.",
    (
        Field("like", NAME, "Another box, whose values it takes before its own.", example="callout"),
        Field("fill", COLOUR, "Its ground."),
        *(Field(side, EDGE_SHAPE, f"The rule along its {side} edge.") for side in ("top", "right", "bottom", "left")),
        Field("inner", EDGE_SHAPE, "The rules between its rows, or between the columns of a strip."),
        Field("padding", Row(LENGTH, range(4, 5), "four lengths: top, right, bottom, left"), "Inside its edges."),
        Field("before", LENGTH, "The space above.", default="0 pt"),
        Field("after", LENGTH, "The space below.", default="0 pt"),
        Field("indent", LENGTH, "From the frame's left edge.", default="0 pt"),
        Field("ratio", Row(NUMBER, range(1, 7), "one to six numbers"), "The shares of its columns."),
    ),
)

PAPER = Kind(
    "paper",
    "The margins of a page; the frame of the text is what they leave.",
    (
        Field("top", LENGTH, "The upper margin.", required=True),
        Field("bottom", LENGTH, "The lower margin.", required=True),
        Field("left", LENGTH, "The left margin.", required=True),
        Field("right", LENGTH, "The right margin.", required=True),
        Field("header", LENGTH, "From the page's top edge to Word's header.", default="12 mm"),
        Field("footer", LENGTH, "From the page's bottom edge to Word's footer.", default="12 mm"),
    ),
)

FAMILY = Kind(
    "family",
    "A typeface in four faces.",
    (
        Field("name", NAME, "As Word knows it.", required=True, example="Source Serif 4"),
        Field("package", NAME, "The family's name in an installed font package.", example="Source Serif 4"),
        *(Field(face, Line(200), f"The {face} face: a TrueType file in the house's folder.") for face in FACE_STYLES),
        Field("weights", Row(Whole(1, 1000), range(2, 3), "two weights"), "Regular and bold of a variable font."),
    ),
)


def _as_read(values: Values, node: Mapping, _reading: Reading) -> tuple[Values, Mapping]:
    """What a map holds, before names in it are followed."""
    return values, node


HOUSE = Kind(
    "house",
    "A house style.",
    (
        Field("title", NAME, "Its name for people."),
        Field("organisation", Line(120), "The publisher, as the furniture prints it."),
        Field("citation", Choice(("notes", "author-date")), "How sources are cited.", required=True),
        Field("masthead", Choice(("banner", "memo")), "Facts side by side, or below one another.", default="banner"),
        Field("cover", Flag(), "Whether an edition that wants a cover gets one.", default=False),
        Field("bullet", Line(2), "The mark of a list.", default="•"),
        Field("check", Line(2), "The box of a checklist.", default="□"),
        Field("embed_fonts", Flag(), "Whether Word files carry the faces.", default=True),
        Field(
            "write_out_urls",
            Flag(),
            "Whether the address of a link in a text is printed behind its words, for those who read on paper. "
            "Addresses of works and of the brief itself always are.",
            default=True,
        ),
        Field("spread", NUMBER, "How much the spaces between blocks may grow to fill a page, as a share.", default="0"),
        Field("chart_height", LENGTH, "The height of a chart of lines or dots.", default="52 mm"),
        Field("logo", Line(200), "A PNG or JPEG in the house's folder, for the `image` items of the furniture."),
        Field("letterhead", Line(200), "A one-page PDF in the house's folder, under every page of the PDF."),
        Field("families", ByName(Record(FAMILY, _as_read), "a map of families"), "The typefaces.", required=True),
        Field("colours", ByName(COLOUR, "a map of colours"), "The colours by name.", required=True),
        Field("papers", ByName(Record(PAPER, _as_read), "a map of papers"), "The pages: a4, letter.", required=True),
        Field("styles", ByName(Record(STYLE, _as_read), "a map of styles"), "The paragraph styles.", required=True),
        Field("boxes", ByName(Record(BOX, _as_read), "a map of boxes"), "The boxes.", required=True),
    ),
)

KINDS = (HOUSE, FAMILY, PAPER, STYLE, BOX, EDGE, *PAGES)


def read_house(folder: Path, shown: str = "") -> tuple[House | None, tuple[Diagnostic, ...]]:
    """The house in `folder`, and every fault of its files; None if there is any.

    `shown` is the folder's name in diagnostics.
    """
    shown = shown or str(folder)
    reading = Reading(folder / "house.yaml")
    reading.kinds = KINDS
    root = read_root(folder / "house.yaml", f"{shown}/house.yaml", reading)
    values = read_fields(root, HOUSE, reading) if root is not None else None
    if values is None or root is None:
        return None, by_place(reading.diagnostics)
    palette = _palette(values["colours"], reading, root)
    styles = _styles(values.pop("styles"), palette, reading, root)
    house = House(
        name=folder.name,
        folder=folder,
        families=_families(values.pop("families"), folder, reading),
        colours=palette,
        styles=styles,
        boxes=_boxes(values.pop("boxes"), palette, reading, root),
        papers=_papers(values.pop("papers"), reading, root),
        word_template=folder / "brief.docx",
        position=root.position,
        letterhead_position=(root.get("letterhead") or root).position,
        **_furniture(shown, Margins(folder, palette, styles, reading, values.get("logo"))),
        **_files(values, folder, reading, root),
        **{name: value for name, value in values.items() if name not in ("colours", "logo", "letterhead")},
    )
    _check_references(house, reading, root)
    found = by_place(reading.diagnostics)
    return (None if found else house), found


def read_root(path: Path, shown: str, reading: Reading) -> Mapping | None:
    """The map of keys that the file at `path` holds; None, and the fault in `reading`, where there is none."""
    data = read_bytes(path, shown)
    if isinstance(data, Diagnostic):
        reading.diagnostics.append(data)
        return None
    text, faults = decode(data, shown)
    reading.diagnostics.extend(faults)
    if text is None:
        return None
    root, faults = compose(Manuscript(shown, text))
    reading.diagnostics.extend(faults)
    if isinstance(root, Mapping):
        return root
    if not faults:
        reading.report("the file is not a map of keys", Position(shown))
    return None


def _furniture(shown: str, margins: Margins) -> dict[str, Any]:
    """The furniture in brief.pdf.yaml; none where the file has faults, which are reported."""
    name = "brief.pdf.yaml"
    root = read_root(margins.folder / name, f"{shown}/{name}", margins.reading)
    made = make_furniture(root, margins) if root is not None else None
    return made or {"first": PageFurniture(), "rest": PageFurniture()}


Named = MappingOf[str, tuple[Any, Position]]
"""What was read under each name, and where."""


def _palette(found: Named, reading: Reading, root: Node) -> dict[str, str]:
    """Every colour by name as `#RRGGBB`; a colour may be the name of one above it."""
    palette: dict[str, str] = {}
    for name, (colour, place) in found.items():
        if not colour.startswith("#") and colour not in palette:
            reading.report(f"unknown colour '{colour}'", place, reading.suggest(colour, list(palette)))
        palette[name] = palette.get(colour, "#000000") if not colour.startswith("#") else colour
    _require(palette, COLOUR_NAMES, "colour", reading, root)
    return palette


def ink(colour: str | None, palette: MappingOf[str, str], reading: Reading, place: Node | Position) -> str | None:
    """The colour as `#RRGGBB`; one that the palette does not have is reported."""
    if colour is None or colour.startswith("#"):
        return colour
    if colour not in palette:
        reading.report(f"unknown colour '{colour}'", place, reading.suggest(colour, list(palette)))
    return palette.get(colour, "#000000")


def _resolved(found: Named, kind: str, reading: Reading) -> dict[str, tuple[Values, Mapping]]:
    """Each item's values with those of what it is like below them; an item may be like one above it only."""
    whole: dict[str, tuple[Values, Mapping]] = {}
    for name, ((values, node), place) in found.items():
        like = values.pop("like", None)
        if like is not None and like not in whole:
            hint = reading.suggest(like, list(whole)) or f"a {kind} can be like one that stands above it"
            reading.report(f"unknown {kind} '{like}'", place, hint)
        base = whole[like][0] if like in whole else {}
        whole[name] = ({**base, **values}, node)
    return whole


def _styles(found: Named, palette: dict[str, str], reading: Reading, root: Node) -> dict[str, Style]:
    styles: dict[str, Style] = {}
    words: dict[str, str] = {}
    for name, (values, node) in _resolved(found, "style", reading).items():
        missing = [key for key in ("family", "size", "leading", "word") if key not in values]
        for key in missing:
            reading.report(f"the style '{name}' has no '{key}'", node, f"{key}: {STYLE.by_key[key].shape.says}")
        if missing:
            continue
        first = words.setdefault(values["word"], name)
        if first != name:
            reading.report(f"two styles are Word's '{values['word']}': '{first}' and '{name}'", node, "give it its own")
        values = {**values, "colour": ink(values.get("colour", "text"), palette, reading, node)}
        values["rule_above"] = _inked(values.get("rule_above"), palette, reading, node)
        styles[name] = Style(name=name, **values)
        _check_type(styles[name], reading, node)
    _require(styles, STYLE_NAMES, "style", reading, root)
    return styles


def _check_type(style: Style, reading: Reading, node: Node) -> None:
    if not 1.0 <= style.size <= 400.0:
        reading.report(f"the style '{style.name}' has a size of {style.size:g} pt", node, "from 1 pt to 400 pt")
    elif style.leading < style.size * 0.8:
        reading.report(f"the lines of the style '{style.name}' would overlap", node, "give it more leading")
    elif style.tracking > WIDEST_TRACKING * style.size:
        message = f"the letters of the style '{style.name}' stand so far apart that they would be read as words"
        reading.report(message, node, f"give it a tracking of at most {WIDEST_TRACKING * style.size:.3g} pt")


def _boxes(found: Named, palette: dict[str, str], reading: Reading, root: Node) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    edges = {field.name for field in fields(Box)} & {"top", "right", "bottom", "left", "inner"}
    for name, (values, node) in _resolved(found, "box", reading).items():
        inked = {side: _inked(values.get(side), palette, reading, node) for side in edges}
        fill = ink(values.get("fill"), palette, reading, node)
        boxes[name] = Box(**{**values, **inked, "fill": fill})
    _require(boxes, BOX_NAMES, "box", reading, root)
    return boxes


def _inked(edge: Edge | None, palette: dict[str, str], reading: Reading, node: Node) -> Edge | None:
    return edge and replace(edge, colour=ink(edge.colour, palette, reading, node) or edge.colour)


def _papers(found: Named, reading: Reading, root: Node) -> dict[Any, PageSetup]:
    papers: dict[Any, PageSetup] = {}
    for name, ((values, node), place) in found.items():
        if name not in PAPERS:
            reading.report(f"unknown paper '{name}'", place, reading.suggest(name, list(PAPERS)) or "a4 or letter")
            continue
        width, height = PAPERS[name]
        papers[name] = PageSetup(width, height, **values)
        if min(papers[name].frame_width, papers[name].frame_height) < 144.0:
            reading.report(f"the margins of '{name}' leave less than 2 inches for the text", node)
    _require(papers, PAPERS, "paper", reading, root)
    return papers


def _families(found: Named, folder: Path, reading: Reading) -> dict[str, Family]:
    families: dict[str, Family] = {}
    for name, ((values, node), _) in found.items():
        files = {face: _inside(values.pop(face.replace("-", "_")), folder, reading, node) for face in FACE_STYLES
                 if face.replace("-", "_") in values}  # fmt: skip
        if "package" not in values and "regular" not in files:
            reading.report(
                f"the family '{name}' has neither a package nor a regular face", node, "package: or regular:"
            )
        families[name] = Family(files={face: path for face, path in files.items() if path}, **values)
    return families


def _files(values: Values, folder: Path, reading: Reading, root: Mapping) -> dict[str, Any]:
    """The pictures and pages that the house names, as paths inside its folder."""
    return {
        key: _inside(values[key], folder, reading, root.get(key) or root) if key in values else None
        for key in ("logo", "letterhead")
    }


def _inside(name: str, folder: Path, reading: Reading, node: Node) -> Path | None:
    path = resolve_beside(name, folder)
    if path is None or not path.is_file():
        reading.report(f"'{name[:60]}' is not a file in the house's folder", node, "copy it there and write its name")
        return None
    return path


def _check_references(house: House, reading: Reading, root: Mapping) -> None:
    """Every style names a family that there is."""
    styles = root.get("styles")
    for style in house.styles.values():
        if style.family not in house.families:
            place = styles.get(style.name) if isinstance(styles, Mapping) else None
            hint = reading.suggest(style.family, list(house.families))
            reading.report(f"unknown family '{style.family}'", place or root, hint)


def _require(found: Any, names: Any, kind: str, reading: Reading, root: Node) -> None:
    """Reports each of `names` that the house lacks."""
    for name in names:
        if name not in found:
            hint = reading.suggest(name, [other for other in found if other not in names])
            reading.report(f"the house has no {kind} '{name}'", root, hint)
