"""The dry layout: how a galley lies on its pages, without drawing anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.diagnostics import Diagnostic, Position, warning
from briefing.document.measure import Fit, Measures, Piece
from briefing.galley.matter import Galley
from briefing.house import House
from briefing.render.pdf.measure import SetPara
from briefing.render.pdf.pages import Cut, Cuts, cut_pages, cut_pieces
from briefing.render.pdf.typesetter import Typesetter
from briefing.typeset.shaping import UndrawableText
from briefing.values import replace

_PAGE_BREAK = Piece((), begins_page=True)


def fit_pdf(galley: Galley, typesetter: Typesetter | None = None) -> Fit:
    """How `galley` fits its pages. Shared by many calls, a typesetter sets each paragraph once."""
    typesetter = typesetter or Typesetter(galley.house)
    try:
        cuts = cut_pages(galley, typesetter)
    except UndrawableText as fault:
        raise typesetter.refuse(galley, fault) from fault
    fit = fit_of(cuts.pages, galley.page.frame_height, galley.document.pages, body_leading(galley.house))
    return replace(fit, page_numbers=page_numbers(cuts), diagnostics=tuple(too_tall(cuts)))


def measure_pdf(galley: Galley, typesetter: Typesetter) -> Measures:
    """The pieces of `galley`, block by block, not yet on pages."""
    width, height = galley.page.frame_width, galley.page.frame_height
    lang = galley.document.language
    pieces = []
    for matter in galley.matter:
        measured = typesetter.measure(matter, width, height, lang)
        pieces.append(_PAGE_BREAK if measured is None else measured.piece)
    ends = (0, *galley.ends)
    blocks = tuple(tuple(pieces[first:last]) for first, last in pairwise(ends))
    return Measures(blocks, {id_: typesetter.para(note, width, lang) for id_, note in galley.notes.items()})


def fit_pieces(
    pieces: Sequence[Piece], notes: Mapping[str, SetPara], frame: float, limit: int, leading: float, slack: float = 0.0
) -> Fit:
    """How pieces lie on pages whose frame is `frame` points high, the last allowed one `slack` points higher."""
    return fit_of(cut_pieces(pieces, notes, frame, limit, slack), frame, limit, leading, slack)


def fit_of(pages: Sequence[Cut], frame: float, limit: int | None, leading: float, slack: float = 0.0) -> Fit:
    """What `pages` say of the page contract."""
    last, count = pages[-1], len(pages)
    used = last.used + last.notes_height - (slack if count == limit else 0.0)
    if limit is not None and count > limit:
        room = -sum(page.used + page.notes_height for page in pages[limit:])
    else:
        room = frame - used + ((limit or count) - count) * frame
    free = max(limit or count, count) * frame + slack - sum(page.used + page.notes_height for page in pages)
    return Fit(count, limit, min(1.0, used / frame), room, leading, frame=frame, free=free)


def body_leading(house: House) -> float:
    """From line to line of the body text."""
    body = house.styles.get("body")
    return body.leading if body else 12.0


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
