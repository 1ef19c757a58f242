"""The body: every paragraph, grid and picture of a galley as WordprocessingML, part by part."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.runs import NoteReference
from briefing.galley.matter import Grid, Matter, Para
from briefing.render.docx.contents import DEEPEST, contents_markup
from briefing.render.docx.grid import grid_markup
from briefing.render.docx.markup import twips
from briefing.render.docx.paragraphs import Setting, caption_markup, is_one_caption, paragraph_markup
from briefing.render.docx.pictures import picture_markup
from briefing.render.docx.register import Register
from briefing.render.docx.spacing import THINNEST, Placed, place
from briefing.render.docx.styles import TABLE_END
from briefing.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Piece:
    """The markup of one stretch of the body."""

    part: str
    """The edition's part that it belongs to; a template may place parts one by one."""
    markup: str


def body_pieces(matter: Sequence[Matter], register: Register) -> tuple[Piece, ...]:
    """What a galley's matter is in Word, in reading order."""
    pieces: list[Piece] = []
    entries: list[tuple[Para, Setting]] = []
    placed = place(matter)
    for at, each in enumerate(placed):
        if at and isinstance(each.matter, Para) and each.matter.id in register.jumped:
            # LibreOffice now and then leaves such a heading at the foot of the page, without what it heads.
            each.begins_page, each.before = True, 0.0
        part = each.matter.part
        if isinstance(each.matter, Para) and each.matter.target is not None:
            entries.append((each.matter, _setting(each)))
            following = placed[at + 1].matter if at + 1 < len(placed) else None
            if not (isinstance(following, Para) and following.target is not None):
                pieces.append(Piece(part, contents_markup(entries, register, _deepest(matter))))
                entries = []
            continue
        if captioned(placed, at - 1):
            continue
        if captioned(placed, at):
            label, title = (one.matter for one in placed[at : at + 2])
            assert isinstance(label, Para)  # noqa: S101
            assert isinstance(title, Para)  # noqa: S101
            setting = replace(_setting(each), after=placed[at + 1].after)
            pieces.append(Piece(part, caption_markup(label, title, register, setting)))
            continue
        keeps = _is_line_below_a_heading(placed, at, register) or _begins_page_with_notes(placed, at, register)
        pieces.append(Piece(part, _markup(each, register, keep_next=keeps)))
    if placed and isinstance(placed[0].matter, Grid) and register.notes:
        # LibreOffice leaves an empty line above a table that begins a document with notes.
        pieces.insert(0, Piece(placed[0].matter.part, _strut(THINNEST, register)))
    if placed and isinstance(placed[-1].matter, Grid):
        # A body ends with a paragraph; Word would add one of a full line's height after a table.
        pieces.append(Piece(placed[-1].matter.part, _strut(THINNEST, register)))
    return tuple(pieces)


def _deepest(matter: Sequence[Matter]) -> int:
    """The lowest level of heading of which the contents list every one: what they pass over, they must do so again when
    Word makes them anew."""
    headings = (each for each in matter if isinstance(each, Para) and each.kind == "heading")
    passed_over = [each.level for each in headings if each.level and not each.listed]
    return max(1, min([DEEPEST, *(level - 1 for level in passed_over)]))


def captioned(placed: Sequence[Placed], at: int) -> bool:
    """Whether the label of a caption stands here, in one paragraph with the title below it."""
    if not 0 <= at < len(placed) - 1 or placed[at + 1].begins_page:
        return False
    label, title = placed[at].matter, placed[at + 1].matter
    return isinstance(label, Para) and isinstance(title, Para) and is_one_caption(label, title)


def _setting(placed: Placed, *, keep_next: bool = False) -> Setting:
    return Setting(
        before=placed.before, after=placed.after, begins_page=placed.begins_page, keep_next=keep_next or None
    )


def _is_line_below_a_heading(placed: Sequence[Placed], at: int, register: Register) -> bool:
    """Whether a paragraph is one line between a heading and more of its text: a heading stands with two lines."""
    if not 0 < at < len(placed) - 1:
        return False
    above, here, below = (each.matter for each in placed[at - 1 : at + 2])
    return _is_heading(above) and isinstance(here, Para) and not _is_heading(below) and register.is_line(here)


def _begins_page_with_notes(placed: Sequence[Placed], at: int, register: Register) -> bool:
    """Whether a paragraph with notes at the foot of the page is the first to begin on a page of the PDF, and what is
    below it begins there, too.

    LibreOffice takes such a paragraph on a page that has no room for its notes, and sets them on the next. Kept with
    what is below it does not fit, and moves on with its notes.
    """
    here = placed[at].matter
    if not 0 < at < len(placed) - 1 or not isinstance(here, Para):
        return False
    above, page, below = (register.page_numbers.get(each.matter.id or "") for each in placed[at - 1 : at + 2])
    if above is None or page is None or above == page or below != page:
        return False
    return any(isinstance(run, NoteReference) and run.note in register.notes for run in here.runs)


def _is_heading(matter: Matter) -> bool:
    return isinstance(matter, Para) and matter.kind == "heading"


def _markup(placed: Placed, register: Register, *, keep_next: bool) -> str:
    if isinstance(placed.matter, Grid):
        above = _strut(placed.separator, register) if placed.separator else ""
        return above + grid_markup(placed, register)
    if isinstance(placed.matter, Para):
        return paragraph_markup(placed.matter, register, _setting(placed, keep_next=keep_next))
    return picture_markup(placed.matter, register, _setting(placed))


def _strut(height: float, register: Register) -> str:
    """The paragraph that parts two tables, or that ends a body after one.

    Its height is space above a thin line, so that it vanishes at a page's top as the space between blocks does.
    """
    above = max(twips(height - THINNEST), 0)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{register.style(TABLE_END)}"/>'
        + (f'<w:spacing w:before="{above}"/>' if above else "")
        + "</w:pPr></w:p>"
    )
