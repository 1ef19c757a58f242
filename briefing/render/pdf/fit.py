"""The dry layout: how a galley lies on its pages, without drawing anything."""

from __future__ import annotations

from briefing.diagnostics import Diagnostic, Position, warning
from briefing.document.measure import Fit
from briefing.galley.matter import Galley
from briefing.render.pdf.pages import Cuts, cut_pages
from briefing.render.pdf.typesetter import Typesetter
from briefing.typeset.shaping import UndrawableText


def fit_pdf(galley: Galley, typesetter: Typesetter | None = None) -> Fit:
    """How `galley` fits its pages. Shared by many calls, a typesetter sets each paragraph once."""
    typesetter = typesetter or Typesetter(galley.house)
    try:
        cuts = cut_pages(galley, typesetter)
    except UndrawableText as fault:
        raise typesetter.refuse(galley, fault) from fault
    frame = galley.page.frame_height
    limit = galley.document.pages
    last = cuts.pages[-1]
    used = last.used + last.notes_height
    count = len(cuts.pages)
    if limit is not None and count > limit:
        room = -sum(page.used + page.notes_height for page in cuts.pages[limit:])
    else:
        room = frame - used + ((limit or count) - count) * frame
    body = galley.house.styles.get("body")
    return Fit(
        pages=count,
        limit=limit,
        fill=min(1.0, used / frame),
        room=room,
        leading=body.leading if body else 12.0,
        page_numbers=page_numbers(cuts),
        diagnostics=tuple(too_tall(cuts)),
    )


def page_numbers(cuts: Cuts) -> dict[str, int]:
    """The page on which each thing with an id begins, counted from 1."""
    numbers: dict[str, int] = {}
    column = cuts.column
    found = ((column.starts[at] + slug, id_) for at, one in enumerate(column.measured) for slug, id_ in one.ids)
    page, pages = 0, cuts.pages
    for slug, id_ in found:
        while slug >= pages[page].last:
            page += 1
        numbers.setdefault(id_, page + 1)
    for number, cut in enumerate(pages, start=1):
        for part in cut.notes:
            numbers.setdefault(part.note, number)
    return numbers


def too_tall(cuts: Cuts) -> list[Diagnostic]:
    """What is taller than a page."""
    found = []
    for slug in cuts.overfull:
        matter = cuts.column.measured[cuts.column.owners[slug]].matter
        message = "this is taller than a page, so it cannot be kept together"
        place = matter.origin or Position("")
        found.append(warning("taller-than-page", message, place, "shorten it, or divide it"))
    return found
