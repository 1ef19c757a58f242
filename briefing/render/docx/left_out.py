"""A picture that the headers and footers of the PDF show and a Word template does not."""

from __future__ import annotations

from briefing.diagnostics import Diagnostic, InvalidHouse, Position, warning
from briefing.house import FurnitureImage, House
from briefing.render.docx.intake import LARGEST_FILE, look_into
from briefing.render.docx.parsing import parsed
from briefing.render.docx.places import places_of

_PICTURES = ("{*}blip", "{*}imagedata")
"""DrawingML's (20.1.8.13) and VML's reference to a picture."""


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


def _shows_a_picture(house: House) -> bool:
    """Whether some text of the template holds one, or nobody can tell."""
    path = house.word_template
    try:
        if path.stat().st_size > LARGEST_FILE:
            return True
        package, _ = look_into(path.read_bytes(), Position(str(path)))
    except (OSError, InvalidHouse):
        return True
    roots = [parsed(package[name]) for name in places_of(package) if name in package]
    return None in roots or any(next(root.iter(*_PICTURES), None) is not None for root in roots if root is not None)
