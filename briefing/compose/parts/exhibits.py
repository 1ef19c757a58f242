"""Exhibits: charts, tables and pictures, each with its finding as the title and its sources below."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.alt import chart_alt, table_summary
from briefing.compose.charts import chart, counted_unit
from briefing.compose.composition import Composition
from briefing.compose.counting import counted_label
from briefing.compose.dates import date_label
from briefing.compose.runs import filled, joined, merged, words
from briefing.compose.typography import set_words
from briefing.diagnostics import InvalidBrief, error
from briefing.document import blocks as b
from briefing.document.charts import Chart
from briefing.document.runs import Runs, Words, plain
from briefing.model.exhibit import Exhibit
from briefing.model.text import Text


def exhibits(composition: Composition) -> Iterator[b.AnyBlock]:
    """Those that stand in no section."""
    others = composition.other_exhibits()
    if others:
        yield composition.part_heading("exhibits")
        for each in others:
            yield from exhibit(composition, each, "exhibits")


def exhibit(composition: Composition, shown: Exhibit, part: str) -> Iterator[b.AnyBlock]:
    """One exhibit, with its number."""
    if shown.kind == "table":
        yield _table(composition, shown, part)
        return
    label = composition.exhibit_labels[shown.id]
    title = composition.heading(shown.title)
    name = plain(composition.label(shown.title))
    content: Chart | b.Image
    if shown.kind == "image":
        content, alt = _image(composition, shown), set_words(shown.alt or name, composition.wording)
    else:
        content, told = chart(composition, shown)
        alt = chart_alt(shown, name, told, counted_unit(composition, shown), composition.wording)
    yield b.Exhibit(
        id=shown.id,
        origin=shown.position,
        part=part,
        label=label,
        title=title,
        content=content,
        alt=alt,
        source=_below(composition, shown, told_in_rows=False),
        continued=composition.wording.continued.format(label=label) if isinstance(content, Chart) else "",
    )


def _image(composition: Composition, shown: Exhibit) -> b.Image:
    image = composition.composer.images.get(shown.image or "")
    if image is None:
        fault = error(f"the picture '{shown.image}' of '{shown.id}' has not been read", shown.position)
        raise InvalidBrief(fault.message, [fault])
    return image


def _below(composition: Composition, shown: Exhibit, *, told_in_rows: bool) -> Runs:
    """`Source: ... Note: ...`"""
    figures = composition.release.figures
    cited = [cite.source for text in _texts(shown) for cite in composition.cited_in(text)]
    of_figures = [] if told_in_rows else [figures[figure].source for figure in shown.figures]
    sources = composition.short_sources([*of_figures, *shown.source, *cited])
    wording = composition.wording
    said: list[Runs] = []
    if sources:
        said.append(_closed(filled(wording.source, sources=sources)))
    if shown.note:
        said.append(filled(wording.note, note=composition.heading(shown.note)))
    return joined(said, " ")


def _texts(shown: Exhibit) -> list[Text]:
    cells = [cell for row in (shown.columns, *shown.rows) for cell in row]
    return [shown.title, *cells, *([shown.note] if shown.note else [])]


def _closed(runs: Runs) -> Runs:
    return runs if plain(runs).endswith((".", "!", "?", "…")) else merged((*runs, Words(".")))


def _table(composition: Composition, shown: Exhibit, part: str) -> b.Table:
    title = composition.heading(shown.title)
    label = composition.exhibit_labels[shown.id]
    columns, rows = _rows_of_figures(composition, shown) if shown.figures else _own_rows(composition, shown)
    heads = [plain(column.head) for column in columns]
    return b.Table(
        id=shown.id,
        origin=shown.position,
        part=part,
        label=label,
        title=title,
        columns=columns,
        rows=rows,
        source=_below(composition, shown, told_in_rows=bool(shown.figures)),
        summary=table_summary(shown, plain(composition.label(shown.title)), heads, len(rows), composition.wording),
    )


def _rows_of_figures(composition: Composition, shown: Exhibit) -> tuple[tuple[b.Column, ...], tuple[b.Row, ...]]:
    """What, how many, as of, source: a row for each figure."""
    wording = composition.wording
    what, number, as_of, source = (words(head) for head in wording.figure_columns)
    columns = (
        b.Column(what, share=3.2),
        b.Column(number, "right", 1.5),
        b.Column(as_of, share=1.5),
        b.Column(source, share=1.8),
    )
    rows = tuple(
        b.Row(
            (
                counted_label(composition, figure),
                words(composition.composer.figure_words(figure.id)),
                words(date_label(figure.as_of, wording)),
                composition.citer.short(figure.source),
            )
        )
        for figure in (composition.release.figures[name] for name in shown.figures)
    )
    return columns, rows


def _own_rows(composition: Composition, shown: Exhibit) -> tuple[tuple[b.Column, ...], tuple[b.Row, ...]]:
    """The author's rows; a column of numbers stands at the right."""
    rows = [tuple(composition.label(cell) for cell in row) for row in shown.rows]
    aligned = [bool(rows) and all(_is_number(plain(row[place])) for row in rows) for place in range(len(shown.columns))]
    columns = tuple(
        b.Column(composition.label(head), "right" if right else "left", 1.0 if right else 2.0)
        for head, right in zip(shown.columns, aligned, strict=True)
    )
    return columns, tuple(b.Row(row) for row in rows)


def _is_number(cell: str) -> bool:
    """Whether a cell holds a number, with at most a word or sign beside it, or nothing but a dash."""
    letters = sum(letter.isalpha() for letter in cell)
    digits = sum(letter.isdigit() for letter in cell)
    short = digits > 0 and letters <= digits + 3 and len(cell) <= 16 and not _is_name(cell)
    return short or cell in ("", "–", "—", "-")


def _is_name(cell: str) -> bool:
    """Whether a word opens it and several numbers follow, as in `Room 2 4`: three digits more are the same number's."""
    first, *others = cell.split() or [""]
    numbers = [word for word in others if word[0].isdigit()]
    return len(first) > 3 and first.isalpha() and any(len(word) != 3 for word in numbers[1:])
