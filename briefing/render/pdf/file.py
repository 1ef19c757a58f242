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


def write_pdf(galley: Galley, *, source: bytes | None, typesetter: Typesetter) -> bytes:
    """Cuts `galley` into pages and draws them."""
    house, page = galley.house, galley.page
    attachment = Attachment(SOURCE_NAME, source) if source is not None else None
    letterhead = load_letterhead(house.letterhead, house.letterhead_position) if house.letterhead else None
    canvas = TaggedCanvas(
        galley.root,
        galley.document.properties,
        (page.width, page.height),
        attachment=attachment,
        letterhead=letterhead,
    )
    try:
        Drawer(galley, cut_pages(galley, typesetter), typesetter, canvas).draw()
    except UndrawableText as fault:
        raise typesetter.refuse(galley, fault) from fault
    return canvas.finish()
