"""The page linter: what no page may show, sought in a galley that is laid out, whoever has laid it out.

Each rule is a sentence of a typographer's handbook. The PDF's own layout is built to keep them all; the linter does not
know how, and judges a word processor's pages by the same sentences.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from briefing.document.runs import NoteReference, plain
from briefing.galley.laid import Laid, LaidGalley, LaidGrid, LaidPara, LaidPicture, pages_of
from briefing.values import dataclass

LINES_BELOW_A_HEADING = 2
LINES_TOGETHER = 2
"""At the foot of a page and at the top of the next."""
SHORT_WORD = 8
"""Letters or digits of a word that may not be all that a paragraph's last line holds."""
NARROW = 160.0
"""Points: in a column that fills no more than this, words may stand alone."""
UNITS = (
    "%", "‰", "°", "°C", "km", "m", "kg", "t", "ha", "MW", "GW", "kWh",
    "км", "м", "кг", "т", "га", "МВт", "ГВт", "USD", "EUR", "UAH", "GBP", "$", "€", "£", "₴",
)  # fmt: skip
"""What stands after a number and belongs to it in any language."""
NO_BREAK = "\u00a0\u202f\u2011"
"""Spaces and a hyphen at which no line may end."""
_AROUND_WORDS = " .,:;!?…()[]\"'“”‘’«»„"
_NUMBER_AT_END = re.compile(r"(?:\d|[$€£₴№§])\Z")
_SIGN_AT_END = re.compile(r"[$€£₴№§]\Z")


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule."""

    rule: str
    page: int
    """Where it is seen, counted from 1."""
    said: str
    """The words at the place."""

    def __str__(self) -> str:
        return f"page {self.page}: {self.rule}: {self.said}"


def lint(laid: LaidGalley, units: Collection[str] = ()) -> list[Finding]:
    """Everything that is wrong with the pages; `units` are words of the document's language that belong to a number
    before them, such as `million`."""
    found = [
        *headings_at_foot(laid), *lines_alone(laid), *pairs_parted(laid), *rows_cut(laid), *notes_away(laid),
        *exhibits_parted(laid), *numbers_parted(laid, units), *words_alone(laid),
    ]  # fmt: skip
    return sorted(found, key=lambda finding: (finding.page, finding.rule, finding.said))


def headings_at_foot(laid: LaidGalley) -> Iterator[Finding]:
    """A heading stands with two lines of its text, or with the first row or picture of what it heads."""
    for at, piece in enumerate(laid.matter):
        if not isinstance(piece, LaidPara) or piece.para.kind != "heading" or not piece.lines:
            continue
        page = piece.lines[-1].page
        wanted = LINES_BELOW_A_HEADING
        for below in laid.matter[at + 1 :]:
            if isinstance(below, LaidPara) and below.para.kind == "heading":
                parted = wanted == LINES_BELOW_A_HEADING and pages_of(below)[:1] != [page]
                break
            if not isinstance(below, LaidPara):
                parted = first_page(below) != page
                break
            here = sum(line.page == page for line in below.lines[:wanted])
            parted = here < min(wanted, len(below.lines))
            wanted -= here
            if parted or wanted <= 0:
                break
        else:
            parted = False
        if parted:
            yield Finding("heading-at-foot", page, _said(piece))


def first_page(piece: Laid) -> int | None:
    """The page on which what is no header row of a piece begins."""
    if isinstance(piece, LaidGrid):
        rows = [row for row in piece.rows if not row.row.is_header] or list(piece.rows)
        return min((page for row in rows[:1] for page in row.pages()), default=None)
    return min(pages_of(piece), default=None)


def lines_alone(laid: LaidGalley) -> Iterator[Finding]:
    """No line of a paragraph stands alone at the foot of a page or at the top of the next."""
    for piece in laid.matter:
        if not isinstance(piece, LaidPara):
            continue
        pages = [line.page for line in piece.lines]
        for above, below in pairwise(sorted(set(pages))):
            if pages.count(above) < LINES_TOGETHER:
                yield Finding("orphan", above, _said(piece))
            if pages.count(below) < LINES_TOGETHER:
                yield Finding("widow", below, _said(piece))


def pairs_parted(laid: LaidGalley) -> Iterator[Finding]:
    """A list of two items stands on one page until its second has begun."""
    for one, other in pairwise(piece for piece in laid.matter if isinstance(piece, LaidPara)):
        if one.para.starts_list and one.para.list_length == 2 and one.lines and other.lines:
            pages = {line.page for line in (*one.lines, other.lines[0])}
            if len(pages) > 1:
                yield Finding("pair-parted", min(pages), _said(one))


def rows_cut(laid: LaidGalley) -> Iterator[Finding]:
    """A row stands on one page, unless no page could hold it."""
    for piece in laid.matter:
        if isinstance(piece, LaidGrid):
            for row in piece.rows:
                pages = row.pages()
                if len(pages) > 1 and not row.is_parted:
                    yield Finding("row-cut", pages[0], next((_said(para) for para in row.paras()), ""))


def notes_away(laid: LaidGalley) -> Iterator[Finding]:
    """A note begins at the foot of the page on which its mark stands."""
    notes = {note.para.id: note for note in laid.notes}
    seen: set[str] = set()
    for para in laid.paras():
        for line, ids in zip(para.lines, para.notes, strict=False):
            for name in ids:
                note = notes.get(name)
                if name in seen or note is None or not note.lines:
                    continue
                seen.add(name)
                if note.lines[0].page != line.page:
                    yield Finding("note-away", line.page, _said(note))


def exhibits_parted(laid: LaidGalley) -> Iterator[Finding]:
    """What a caption names begins on the caption's page; a source stands where what it belongs to ends."""
    for one, other in pairwise(laid.matter):
        if isinstance(one, LaidPara) and one.para.kind == "caption" and one.lines:
            if first_page(other) != one.lines[-1].page:
                yield Finding("exhibit-parted", one.lines[-1].page, _said(one))
        elif isinstance(other, LaidPara) and _stays(one):
            pages = pages_of(one)
            if pages and other.lines and other.lines[0].page != pages[-1]:
                yield Finding("source-parted", pages[-1], _said(other))


def _stays(piece: Laid) -> bool:
    """Whether a grid or picture stays with what stands below it: its source."""
    matter = piece.grid if isinstance(piece, LaidGrid) else piece.picture if isinstance(piece, LaidPicture) else None
    return matter is not None and matter.keep_next


def numbers_parted(laid: LaidGalley, units: Collection[str] = ()) -> Iterator[Finding]:
    """No line ends between a number and its unit, or at a space that does not break."""
    known = {*UNITS, *units}
    for para in (*laid.paras(), *laid.notes):
        for above, below in pairwise(para.lines):
            upper, lower = above.text, below.text
            glued = upper[-1:] in NO_BREAK if upper else False
            glued = glued or (lower[:1] in NO_BREAK if lower else False)
            before_unit = _NUMBER_AT_END.search(upper) and any(_begins(lower, unit) for unit in known)
            after_sign = _SIGN_AT_END.search(upper) and lower[:1].isdigit()
            if glued or before_unit or after_sign:
                yield Finding("number-parted", below.page, f"{_tail(upper)} | {lower[:24]}")


def _begins(line: str, unit: str) -> bool:
    after = line[len(unit) : len(unit) + 1]
    return line.startswith(unit) and not (after.isalnum() and unit[-1].isalnum())


def _tail(line: str) -> str:
    return line[-24:]


def words_alone(laid: LaidGalley) -> Iterator[Finding]:
    """The last line of a paragraph is more than one short word or number."""
    for para in laid.paras():
        widest = max((line.right - line.x for line in para.lines), default=0.0)
        if len(para.lines) > 1 and para.para.kind in ("text", "list") and widest > NARROW:
            last = para.lines[-1].text.strip()
            word = _without_marks(para, last).strip(_AROUND_WORDS)
            if len(word) <= SHORT_WORD and word.isalnum():
                yield Finding("word-alone", para.lines[-1].page, f"{_tail(para.lines[-2].text)} | {last}")


def _without_marks(para: LaidPara, line: str) -> str:
    """The line without a note's mark at its end."""
    run = para.para.runs[-1] if para.para.runs else None
    return line.removesuffix(run.label) if isinstance(run, NoteReference) else line


def _said(piece: LaidPara) -> str:
    words = plain(piece.para.runs)
    return words if len(words) <= 60 else f"{words[:59]}…"


def counted(findings: Sequence[Finding]) -> dict[str, int]:
    """How often each rule is broken."""
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    return counts
