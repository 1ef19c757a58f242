"""A picture that the headers and footers of the PDF show and a Word template does not, or that it shows and does not
tell of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, InvalidHouse, Position, warning
from briefing.house import FurnitureImage, House
from briefing.render.docx.intake import look_into, read_file
from briefing.render.docx.outward import told
from briefing.render.docx.parsing import parsed
from briefing.render.docx.places import places_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_PICTURES = ("{*}blip", "{*}imagedata")
"""DrawingML's (20.1.8.13) and VML's reference to a picture."""
_SHOWN = (*_PICTURES, "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart")


def pictures_left_out(house: House) -> tuple[Diagnostic, ...]:
    """A warning where brief.pdf.yaml shows a picture and the house's Word template none at all; nothing of a template
    that cannot be read, of which more has been said.
    """
    items = (*house.first.header, *house.first.footer, *house.rest.header, *house.rest.footer)
    shown = next((item.file.name for item in items if isinstance(item, FurnitureImage)), None)
    if shown is None or _shows_a_picture(house):
        return ()
    hint = f"place it in Word; or take the file away, and briefing house sync {house.name} draws a new one"
    place = Position(str(house.word_template))
    return (warning("", f"the PDF's pages show '{shown}', the Word template shows no picture", place, hint),)


def pictures_untold(house: House) -> Iterator[Diagnostic]:
    """A warning for each picture of the house's Word template that has no alternative text: who cannot see it is told
    nothing. Nothing of a template that cannot be read.
    """
    where = Position(str(house.word_template))
    hint = "right-click, View Alt Text: say what it shows, or mark it as decorative"
    for place, root in _texts(house) or ():
        for picture in root.iter("{*}inline", "{*}anchor", "{urn:schemas-microsoft-com:vml}shape"):
            if next(picture.iter(*_SHOWN), None) is not None and not _is_told(picture):
                yield warning("", f"{told(place, picture)}: a picture has no alternative text", where, hint)


def _is_told(picture: _Element) -> bool:
    told_of = picture.find("{*}docPr")
    if told_of is None:
        return "alt" in picture.attrib  # VML; empty where it is decorative
    decorative = next(told_of.iter("{*}decorative"), None)
    is_decorative = decorative is not None and decorative.get("val", "1") not in {"0", "false"}
    return is_decorative or bool((told_of.get("descr", "") + told_of.get("title", "")).strip())


def _shows_a_picture(house: House) -> bool:
    """Whether some text of the template holds one, or nobody can tell."""
    texts = _texts(house)
    return texts is None or any(next(root.iter(*_PICTURES), None) is not None for _, root in texts)


def _texts(house: House) -> list[tuple[str, _Element]] | None:
    """The parts of the template that hold text, each with what a person calls it; None where they cannot be read."""
    path = house.word_template
    try:
        package, _ = look_into(read_file(path, house.name), Position(str(path)))
    except InvalidHouse:
        return None
    roots = [(place, parsed(package[name])) for name, place in places_of(package).items() if name in package]
    found = [(place, root) for place, root in roots if root is not None]
    return found if len(found) == len(roots) else None
