"""The finished PDF file of a galley."""

from __future__ import annotations

from briefing.galley.matter import Galley
from briefing.render.pdf.archive import Attachment
from briefing.render.pdf.canvas import TaggedCanvas
from briefing.render.pdf.draw import Drawer
from briefing.render.pdf.letterhead import load_letterhead
from briefing.render.pdf.pages import cut_pages
from briefing.render.pdf.typesetter import Typesetter
from briefing.typeset.shaping import UndrawableText

SOURCE_NAME = "brief.yaml"
EDITION_NAME = "edition.yaml"


def write_pdf(galley: Galley, *, source: bytes | None, edition: bytes | None = None, typesetter: Typesetter) -> bytes:
    """Cuts `galley` into pages and draws them."""
    house, page = galley.house, galley.page
    inside = {SOURCE_NAME: source, EDITION_NAME: edition}
    attachments = [Attachment(name, data) for name, data in inside.items() if data is not None]
    letterhead = load_letterhead(house.letterhead, house.letterhead_position) if house.letterhead else None
    canvas = TaggedCanvas(
        galley.root,
        galley.document.properties,
        (page.width, page.height),
        attachments=attachments,
        letterhead=letterhead,
    )
    try:
        Drawer(galley, cut_pages(galley, typesetter), typesetter, canvas).draw()
    except UndrawableText as fault:
        raise typesetter.refuse(galley, fault) from fault
    return canvas.finish()
