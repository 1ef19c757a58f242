"""Walking over a document: every block, and every stretch of runs that is printed, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document import blocks as b
from briefing.document.document import Document
from briefing.document.runs import NoteReference, Runs, Words


def printed(block: b.AnyBlock) -> Iterator[Runs]:
    """The stretches of words that `block` prints, in reading order; marks of lists are no words."""
    match block:
        case b.Masthead():
            yield said(block.kicker)
            yield block.title
            yield block.question
            for fact in block.facts:
                yield said(fact.label)
                yield fact.value
        case b.Heading():
            yield block.runs
        case b.Paragraph():
            yield from _quoting(block)
        case b.Listing():
            for entry in block.items:
                yield from _quoting(entry)
        case b.KeyFigures():
            for item in block.items:
                yield said(item.number)
                yield item.label
        case b.Judgement():
            yield said(block.term)
            yield said(block.range)
            yield block.runs
            yield said(block.confidence)
            yield block.basis
            yield said(block.indicators_title)
            yield from block.indicators
            yield block.would_change
        case b.Timeline():
            for event in block.events:
                yield said(event.date)
                yield event.runs
        case b.Table():
            yield said(block.label)
            yield block.title
            yield from (column.head for column in block.columns)
            for row in block.rows:
                yield from row.cells
            yield block.source
        case b.Exhibit():
            yield said(block.label)
            yield block.title
            yield block.source
        case b.Contested():
            yield block.title
            grid = [(said(block.who_head), said(block.says_head), said(block.grade_head))]
            grid += [(claim.who, claim.says, said(claim.grade)) for claim in block.claims]
            for cells in zip(*grid, strict=True) if block.has_columns else grid:
                yield from cells
            yield block.key
        case b.Online():
            yield block.contact
            yield block.address
        case b.Callout():
            yield block.title
            for inner in block.blocks:
                yield from printed(inner)
        case b.Contents():
            yield block.title
            yield from (entry.runs for entry in block.entries)
        case b.NoteList():
            for note in block.notes:
                yield note.runs
        case b.SourceList():
            yield from (entry.runs for entry in block.entries)
        case b.ScaleKey():
            yield block.title
            for rung in block.rungs:
                yield said(rung.term)
                yield said(rung.range)
            yield block.source


def _quoting(block: b.Paragraph | b.Item) -> Iterator[Runs]:
    """What it says, and what it quotes."""
    yield block.runs
    if block.quotation is not None:
        yield block.quotation.runs
        yield block.quotation.by


def said(text: str) -> Runs:
    """`text` as runs without any style."""
    return (Words(text),) if text else ()


def stretches(document: Document) -> Iterator[Runs]:
    """Every stretch of words of the body, in reading order, empty ones left out,
    not the notes at the foot."""
    for block in document.blocks:
        yield from (runs for runs in printed(block) if runs)


def note_references(runs: Runs) -> Iterator[NoteReference]:
    """The note marks in `runs`, in order."""
    return (run for run in runs if isinstance(run, NoteReference))
