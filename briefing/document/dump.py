"""A document as readable lines, for tests and for a look at what was composed.

One line for each block and each thing in it, indented by depth. Styles are shown as they would be typed: `*emphasis*`,
`**strong**`, `[words](#target)`, `[слова]{lang=uk}`, `[^1]` for a note's mark. A no-break space is shown as `~`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document import blocks as b
from briefing.document.charts import Chart
from briefing.document.document import Document
from briefing.document.runs import NoteReference, Run, Runs


def dump(document: Document) -> str:
    """The blocks and notes of `document`."""
    lines = [line for block in document.blocks for line in dump_block(block)]
    if document.notes:
        lines.append(f"notes at the {document.note_placement}")
        lines += [f"  {note.label} {show(note.runs)}" for note in document.notes]
    return "\n".join(lines) + "\n"


def show(runs: Runs) -> str:
    """`runs` on one line."""
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    if isinstance(run, NoteReference):
        return f"[^{run.label}]"
    text = visible(run.text)
    if run.emphasis:
        text = f"*{text}*"
    if run.strong:
        text = f"**{text}**"
    if run.lang:
        text = f"[{text}]{{lang={run.lang}}}"
    return f"[{text}]({run.href})" if run.href else text


def visible(text: str) -> str:
    """`text` with its no-break spaces made visible."""
    return text.replace("\u00a0", "~")


def dump_block(block: b.AnyBlock, depth: int = 0) -> Iterator[str]:
    """The lines of one block."""
    indent = "  " * depth
    name = f" #{block.id}" if block.id else ""
    lines = _lines(block)
    head = next(lines)
    yield f"{indent}{type(block).__name__.lower()}{name}{' ' if head else ''}{head}"
    for line in lines:
        yield f"{indent}  {line}"


def _lines(block: b.AnyBlock) -> Iterator[str]:
    """What stands on the block's first line, then a line for each thing in it."""
    match block:
        case b.Masthead():
            yield show(block.title)
            yield f"kicker: {visible(block.kicker)}"
            yield from _if("question", block.question)
            yield from (f"{fact.name}: {visible(fact.label)} | {show(fact.value)}" for fact in block.facts)
        case b.Heading():
            yield f"{block.level} {show(block.runs)}"
        case b.Paragraph():
            yield f"({block.role}) {show(block.runs)}"
            yield from _quotation(block.quotation)
        case b.Listing():
            yield f"({block.mark})"
            for entry in block.items:
                yield f"-{f' #{entry.id}' if entry.id else ''} {show(entry.runs)}"
                yield from _quotation(entry.quotation)
        case b.KeyFigures():
            yield ""
            yield from (f"{visible(item.number)} | {show(item.label)}" for item in block.items)
        case b.Judgement():
            yield f"{block.term} | {visible(block.range)} | {block.confidence}"
            yield show(block.runs)
            yield from _if("basis", block.basis)
            if block.indicators:
                yield f"indicators: {block.indicators_title}"
                yield from (f"- {show(runs)}" for runs in block.indicators)
            yield from _if("would change", block.would_change)
        case b.Timeline():
            yield ""
            for event in block.events:
                days = f"{event.first_day}..{event.last_day}"
                yield f"#{event.id} {visible(event.date)} ({days}) | {show(event.runs)}"
        case b.Table():
            yield f"{visible(block.label)} | {show(block.title)}"
            yield " | ".join(
                f"{show(column.head)}{' >' if column.align == 'right' else ''}" for column in block.columns
            )
            yield from (" | ".join(show(cell) for cell in row.cells) for row in block.rows)
            yield from _if("source", block.source)
            yield f"summary: {visible(block.summary)}"
        case b.Exhibit():
            yield f"{visible(block.label)} | {show(block.title)}"
            if isinstance(block.content, Chart):
                yield from _chart(block.content)
            else:
                yield f"image {block.content.width} x {block.content.height}"
            yield from _if("source", block.source)
            yield f"alt: {visible(block.alt)}"
        case b.Contested():
            yield show(block.title) + ("(columns)" if block.has_columns else "")
            yield " | ".join(head for head in (block.who_head, block.says_head, block.grade_head) if head)
            yield from (f"{show(claim.who)} | {show(claim.says)} | {claim.grade}" for claim in block.claims)
            yield from _if("key", block.key)
        case b.Callout():
            yield f"({block.kind}) {show(block.title)}"
            yield from (line for inner in block.blocks for line in dump_block(inner))
        case b.Contents():
            yield show(block.title)
            yield from (f"{'  ' * (entry.level - 1)}{show(entry.runs)} -> #{entry.target}" for entry in block.entries)
        case b.NoteList():
            yield ""
            yield from (f"{note.label} {show(note.runs)}" for note in block.notes)
        case b.SourceList():
            yield ""
            yield from (f"#{entry.id} {show(entry.runs)}" for entry in block.entries)
        case b.Online():
            yield show(block.contact)
            yield f"code: {block.url} | {show(block.address)}"
        case b.ScaleKey():
            yield show(block.title)
            yield from (f"{rung.term}: {visible(rung.range)} ({rung.low}-{rung.high})" for rung in block.rungs)
            yield from _if("source", block.source)


def _quotation(quotation: b.Quotation | None) -> Iterator[str]:
    if quotation is not None:
        yield f"quote: {show(quotation.runs)}"
        yield f"by: {show(quotation.by)}"


def _if(name: str, runs: Runs) -> Iterator[str]:
    if runs:
        yield f"{name}: {show(runs)}"


def _chart(chart: Chart) -> Iterator[str]:
    stacked = " stacked" if chart.stacked else ""
    yield f"{chart.kind}{stacked}, unit: {visible(chart.unit)}"
    if chart.categories:
        yield f"categories: {' | '.join(visible(category) for category in chart.categories)}"
    for series in chart.series:
        marks = []
        for mark in series.marks:
            value = "missing" if mark.value is None else f"{mark.value:g}"
            at = f" @{mark.at:g}..{mark.until:g}" if mark.at else ""
            marks.append(f"{value} '{visible(mark.label)}'{at}" if mark.label else value + at)
        yield f"series {visible(series.name)}: {', '.join(marks)}"
    yield f"values: {' '.join(visible(tick.label) for tick in chart.value_ticks)}"
    if chart.date_ticks:
        yield f"dates: {' | '.join(visible(tick.label) for tick in chart.date_ticks)}"
