"""The dry layout: how a galley lies on its pages, without drawing anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from briefing.diagnostics import Diagnostic, InvalidBrief, Position, error, warning
from briefing.document.measure import Fit, Measures, Piece
from briefing.galley.matter import Galley, Para
from briefing.house import House
from briefing.render.pdf.measure import SetPara
from briefing.render.pdf.pages import TOLERANCE, Cut, Cuts, cut_pages, cut_pieces
from briefing.render.pdf.typesetter import Typesetter
from briefing.typeset.shaping import UndrawableText
from briefing.values import replace

_PAGE_BREAK = Piece((), begins_page=True)
JUMPED = 6
"""A heading below so many empty lines would have stood there, had what it heads found room. At the foot of a page that
is filled line by line no more are left than a heading and two lines of its text take."""
HANGING = 2.0
"""Points by which a page may be overfull that promises nothing less: a rule, and what rounding adds."""


def fit_pdf(galley: Galley, typesetter: Typesetter | None = None) -> Fit:
    """How `galley` fits its pages. Shared by many calls, a typesetter sets each paragraph once.

    Raises InvalidBrief where something is higher than a page and cannot be parted: it would be drawn over the footer. A
    document with a number of pages does not fit them then, and may leave it out.
    """
    typesetter = typesetter or Typesetter(galley.house)
    try:
        cuts = cut_pages(galley, typesetter)
    except UndrawableText as fault:
        raise typesetter.refuse(galley, fault) from fault
    frame = galley.page.frame_height
    if galley.document.pages is None and (faults := higher_than_a_page(cuts, frame)):
        raise InvalidBrief(faults[0].message, faults)
    fit = fit_of(cuts.pages, frame, galley.document.pages, body_leading(galley.house))
    jumped = frozenset(jumped_headings(cuts, frame - JUMPED * fit.leading))
    return replace(fit, page_numbers=page_numbers(cuts), jumped=jumped, diagnostics=tuple(parted(cuts)))


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
    if limit is not None and (over := _height_over(pages, frame, limit, slack)) > HANGING:
        return Fit(max(count, limit + 1), limit, 1.0, -over, leading, frame=frame, free=-over)
    used = last.used + last.notes_height - (slack if count == limit else 0.0)
    if limit is not None and count > limit:
        room = -sum(page.used + page.notes_height for page in pages[limit:])
    else:
        room = frame - used + ((limit or count) - count) * frame
    free = max(limit or count, count) * frame + slack - sum(page.used + page.notes_height for page in pages)
    return Fit(count, limit, min(1.0, used / frame), room, leading, frame=frame, free=free)


def _height_over(pages: Sequence[Cut], frame: float, limit: int, slack: float) -> float:
    """By how much the fullest page is higher than its frame: it holds what can be parted by no page's end."""
    frames = (frame + (slack if number == limit else 0.0) for number in range(1, len(pages) + 1))
    return max(page.used + page.notes_height - room for page, room in zip(pages, frames, strict=True))


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


def jumped_headings(cuts: Cuts, most: float) -> Iterator[str]:
    """The ids of the headings that begin a page behind one of which no more than `most` points are used."""
    column = cuts.column
    for before, page in pairwise(cuts.pages):
        if page.first >= page.last or page.first in column.must_cut or before.used + before.notes_height > most:
            continue
        matter = column.measured[column.owners[page.first]].matter
        if isinstance(matter, Para) and matter.kind == "heading" and matter.id:
            yield matter.id


def higher_than_a_page(cuts: Cuts, frame: float) -> list[Diagnostic]:
    """Pictures and rows that no page can hold."""
    return [
        error(
            "this is higher than a page, so that the rest of it would be drawn over the footer",
            _origin(cuts, slug),
            "show less in it, or divide it",
        )
        for slug in cuts.overfull
        if cuts.column.slugs[slug].height > frame + TOLERANCE
    ]


def parted(cuts: Cuts) -> list[Diagnostic]:
    """What should stand together, and is taller than a page."""
    message = "this is taller than a page, so it cannot be kept together"
    return [
        warning("taller-than-page", message, _origin(cuts, slug), "shorten it, or divide it") for slug in cuts.overfull
    ]


def _origin(cuts: Cuts, slug: int) -> Position:
    return cuts.column.measured[cuts.column.owners[slug]].matter.origin or Position("")
