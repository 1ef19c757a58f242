"""Static TrueType faces out of a house's families: from installed font packages or from the house's own files."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

from briefing.diagnostics import InvalidHouse, error
from briefing.house import FaceStyle, Family, House
from briefing.typeset.cache import cache_folder, entry_name, keep_entry, read_entry
from briefing.typeset.sfnt import BadFont, Metrics, read_metrics, read_tables, renamed, write_tables

LARGEST_FILE = 32 * 1024 * 1024
RECIPE = b"4"
"""Changes when faces are made differently, so that kept ones are made anew."""


class Face:
    """One face of a family, ready to be set and embedded."""

    def __init__(self, family: str, style: FaceStyle, data: bytes) -> None:
        self.family = family
        """As Word knows it."""
        self.style = style
        self.data = data
        """A TrueType file, static, named as one of the four faces of its family."""
        self.metrics: Metrics = read_metrics(read_tables(data))
        self.units_per_em = self.metrics.units_per_em
        self.may_embed = self.metrics.may_embed

        self.advances: dict[int, int] = _Advances(self)
        """The width of each glyph in font units, without kerning."""

    def __repr__(self) -> str:
        return f"<Face {self.family} {self.style}>"

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def outlines(self) -> hb.Face:
        return hb.Face(self.data)

    @cached_property
    def font(self) -> hb.Font:
        """For shaping, in font units."""
        return hb.Font(self.outlines)

    def advance(self, glyph: int) -> int:
        """The glyph's own width in font units, without kerning."""
        return self.advances[glyph]

    @cached_property
    def line_height(self) -> int:
        """From the lowest to the highest that its letters reach, in font units: what the face itself says."""
        extents = self.font.get_font_extents("ltr")
        return int(extents.ascender - extents.descender)

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that the face has a glyph for."""
        return frozenset(self.outlines.unicodes)


class _Advances(dict[int, int]):
    """Widths by glyph, each asked of HarfBuzz once."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, glyph: int) -> int:
        width = self[glyph] = int(self._face.font.get_glyph_h_advance(glyph))
        return width


class Faces:
    """The faces of a house, each prepared when it is first asked for."""

    def __init__(self, house: House, *, use_cache: bool = True) -> None:
        self.house = house
        self.folder = cache_folder() if use_cache else None
        """Where what is made of the faces may be kept; None where nothing is to be."""
        self._faces: dict[tuple[str, FaceStyle], Face] = {}

    def face(self, family: str, style: FaceStyle) -> Face:
        """The face `style` of the family under the key `family` of the house."""
        found = self._faces.get((family, style))
        if found is None:
            found = self._faces[family, style] = self._prepare(self.house.families[family], style)
        return found

    @property
    def prepared(self) -> Mapping[tuple[str, FaceStyle], Face]:
        """The faces that were asked for until now, by family and style."""
        return self._faces

    def _prepare(self, family: Family, style: FaceStyle) -> Face:
        where = self.house.position
        try:
            data = _package_face(family, style, self.folder) if family.package else _house_face(family, style)
            face = Face(family.name, style, data)
        except BadFont as fault:
            message = f"the {style} face of '{family.name}' cannot be used: {fault}"
            raise InvalidHouse(message, [error(message, where)]) from fault
        if not face.characters or face.outlines.glyph_count < 1:
            message = f"the {style} face of '{family.name}' cannot be used: it has no characters"
            raise InvalidHouse(message, [error(message, where)])
        return face


def licence_fault(face: Face) -> str | None:
    """What stands against `face` in a PDF, which holds its faces; None where its licence lets it in."""
    return (
        None if face.may_embed else f"the licence of '{face.family}' does not let its {face.style} face into a document"
    )


def _package_face(family: Family, style: FaceStyle, folder: Path | None) -> bytes:
    """The face out of an installed font package; where that is variable, its instance at the family's weight."""
    bold, italic = "bold" in style, "italic" in style
    weight = family.weights[1 if bold else 0]
    source = _read(
        _package_path(
            family.package or "", weight, "italic" if italic else "normal", folder and folder.with_name("places")
        )
    )
    recipe = f"{family.name}|{style}|{weight}|{hb.__version__}".encode()
    name = entry_name(RECIPE, recipe, source)
    kept = read_entry(folder, name) if folder else None
    if kept is not None:
        return kept
    tables = read_tables(_instance(source, weight) if "fvar" in read_tables(source) else source)
    made = write_tables(renamed(tables, family.name, bold=bold, italic=italic))
    if folder:
        keep_entry(folder, name, made)
    return made


def _package_path(package: str, weight: int, slant: str, folder: Path | None) -> Path:
    """Where the font package has its file. The answer is kept, for asking takes longer than setting a page; a kept one
    counts only where the file is still there, among what is installed here."""
    entry = entry_name(b"place 1", f"{package}|{weight}|{slant}|{sys.prefix}".encode())
    kept = read_entry(folder, entry) if folder else None
    if kept is not None:
        path = Path(os.fsdecode(kept))
        if path.is_file() and any(place and path.is_relative_to(place) for place in sys.path):
            return path
    import fontpkg

    try:
        path = Path(fontpkg.path(package, weight=weight, style=slant))
    except fontpkg.FontpkgError as fault:
        raise BadFont(str(fault)) from fault
    if folder:
        keep_entry(folder, entry, os.fsencode(path))
    return path


def _house_face(family: Family, style: FaceStyle) -> bytes:
    """The face out of the house's own file, as it is."""
    if style not in family.files:
        raise BadFont("the house has no file for it")
    source = _read(family.files[style])
    if "fvar" in read_tables(source):
        raise BadFont("it is a variable font; name a static face of it")
    return source


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadFont(f"'{path.name}' is too large")
        if not path.is_file():
            raise BadFont(f"'{path.name}' is not a file")
        return path.read_bytes()
    except OSError as fault:
        raise BadFont(f"'{path.name}' cannot be read") from fault


def _instance(source: bytes, weight: int) -> bytes:
    """The static face of a variable font at `weight`, every other axis at its default."""
    face = hb.Face(source)
    plan = hb.SubsetInput()
    plan.keep_everything()
    plan.pin_all_axes_to_default(face)
    if any(axis.tag == "wght" for axis in face.axis_infos):
        plan.pin_axis_location(face, "wght", weight)
    try:
        made = hb.subset(face, plan).blob.data
    except (RuntimeError, ValueError, MemoryError) as fault:
        raise BadFont("no static face can be made of it") from fault
    return bytes(made)
