"""The content of a brief's editions as plain data, so that every peer prints the same words.

It is what the program itself has chosen for each edition, in its final form: the peers choose nothing. A run is a list
of text, style (`b`, `i`, `bi`, `n` for a note's mark) and link; all else is lists and words.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from briefing.document import blocks as b
from briefing.document.charts import Chart
from briefing.document.document import Document
from briefing.document.runs import NoteReference, Runs
from briefing.produce.press import open_press
from briefing.produce.reading import read
from briefing.typeset.faces import Faces

STYLES = ("regular", "bold", "italic", "bold-italic")


def write_material(brief: Path, folder: Path, names: Sequence[str] = ()) -> None:
    """Writes the content of the editions `names`, or of all, of the brief at `brief`, and the faces of its house."""
    found = read(brief)
    if found.brief is None:
        raise SystemExit(f"{brief}: {found.diagnostics}")
    press = open_press(found.brief, found.editions)
    wanted = [each for each in found.editions if not names or each.id in names]
    made = [{"name": each.id, **edition(press.compose(each))} for each in wanted]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "content.json").write_text(json.dumps({"editions": made}, ensure_ascii=False), "utf-8")
    write_faces(press.typesetter.shaper.faces, folder / "faces")


def write_faces(faces: Faces, folder: Path) -> None:
    """The house's faces as static files, named by family and style: no peer has to make them."""
    folder.mkdir(exist_ok=True)
    for family in faces.house.families:
        for style in STYLES:
            (folder / f"{family}-{style}.ttf").write_bytes(faces.face(family, style).data)  # type: ignore[arg-type]


def edition(document: Document) -> dict[str, Any]:
    """One document as plain data."""
    properties, furniture = document.properties, document.furniture
    head = next(block for block in document.blocks if isinstance(block, b.Masthead))
    return {
        "title": properties.title, "language": properties.language, "authors": list(properties.authors),
        "created": properties.created.isoformat(), "kicker": head.kicker, "heading": runs(head.title),
        "question": runs(head.question), "facts": [[fact.label, runs(fact.value)] for fact in head.facts],
        "marking": furniture.marking, "imprint": furniture.imprint,
        "blocks": [made for block in document.blocks for made in plain(block)],
        "notes": [[note.label, runs(note.runs)] for note in document.notes],
    }  # fmt: skip


def runs(found: Runs) -> list[list[str]]:
    """Words in one style each."""
    made = []
    for run in found:
        if isinstance(run, NoteReference):
            made.append([run.label, "n", ""])
        else:
            style = ("b" if run.strong else "") + ("i" if run.emphasis else "")
            href = run.href if run.href and not run.href.startswith("#") else ""
            made.append([run.text, style, href or ""])
    return made


def plain(block: b.AnyBlock) -> Iterator[dict[str, Any]]:
    """A block as paragraphs, lists, tables, boxes and charts."""
    match block:
        case b.Heading():
            yield {"kind": "heading", "level": block.level, "runs": runs(block.runs)}
        case b.Paragraph():
            yield paragraph(runs(block.runs))
        case b.Listing():
            yield {"kind": "list", "mark": block.mark, "items": [runs(item.runs) for item in block.items]}
        case b.KeyFigures():
            yield {"kind": "figures", "items": [[item.number, runs(item.label)] for item in block.items]}
        case b.Judgement():
            yield box([[f"{block.term} ({block.range}). {block.confidence}", "b", ""]], list(_judgement(block)))
        case b.Timeline():
            yield table((), (), [[said(event.date, "b"), runs(event.runs)] for event in block.events], (1, 4))
        case b.Table():
            heads = [runs(column.head) for column in block.columns]
            rows = [[runs(cell) for cell in row.cells] for row in block.rows]
            shares = [column.share for column in block.columns]
            yield table(caption(block.label, block.title), heads, rows, shares)
            yield from source(block.source)
        case b.Contested():
            heads = [said(block.who_head), said(block.says_head), said(block.grade_head)]
            rows = [[runs(claim.who), runs(claim.says), said(claim.grade)] for claim in block.claims]
            yield table(runs(block.title), heads, rows, (2, 5, 1))
        case b.ScaleKey():
            rungs = [[said(rung.term), said(rung.range)] for rung in block.rungs]
            yield table(runs(block.title), (), rungs, (1, 1))
            yield from source(block.source)
        case b.Exhibit():
            yield paragraph([[text, "b", link] for text, _, link in caption(block.label, block.title)])
            if isinstance(block.content, Chart):
                yield {"kind": "bars", "alt": block.alt, "bars": list(bars(block.content))}
            yield from source(block.source)
        case b.Callout():
            yield box(runs(block.title), [made for inner in block.blocks for made in plain(inner)])
        case b.Contents():
            yield {"kind": "contents", "title": runs(block.title)}
        case b.NoteList():
            yield from (paragraph(said(note.label, "n") + runs(note.runs)) for note in block.notes)
        case b.SourceList():
            yield from (paragraph(runs(entry.runs)) for entry in block.entries)
        case b.Online():
            yield paragraph(runs(block.address))
        case _:
            return


def _judgement(block: b.Judgement) -> Iterator[dict[str, Any]]:
    yield paragraph(runs(block.runs))
    yield from (paragraph(runs(told)) for told in (block.basis, block.would_change) if told)
    if block.indicators:
        yield paragraph(said(block.indicators_title, "b"))
        yield {"kind": "list", "mark": "check", "items": [runs(each) for each in block.indicators]}


def bars(chart: Chart) -> Iterator[list[Any]]:
    """A chart's values as bars: name, value as printed, share of the largest."""
    marks = [(series, at, mark) for series in chart.series for at, mark in enumerate(series.marks)]
    largest = max((abs(mark.value) for _, _, mark in marks if mark.value is not None), default=1.0) or 1.0
    for series, at, mark in marks:
        group = chart.categories[at] if at < len(chart.categories) else ""
        name = ", ".join(filter(None, (group, series.name)))
        yield [name, mark.label or str(mark.value), abs(mark.value or 0.0) / largest]


def paragraph(words: list[list[str]]) -> dict[str, Any]:
    return {"kind": "paragraph", "runs": words}


def box(title: list[list[str]], blocks: list[dict[str, Any]]) -> dict[str, Any]:
    return {"kind": "box", "title": title, "blocks": blocks}


def table(title: Any, heads: Any, rows: Any, shares: Any) -> dict[str, Any]:
    return {"kind": "table", "title": list(title), "heads": list(heads), "rows": rows, "shares": list(shares)}


def source(words: Runs) -> Iterator[dict[str, Any]]:
    if words:
        yield paragraph(runs(words))


def said(text: str, style: str = "") -> list[list[str]]:
    return [[text, style, ""]] if text else []


def caption(label: str, title: Runs) -> list[list[str]]:
    return said(f"{label}. ", "b") + runs(title) if label else runs(title)


if __name__ == "__main__":
    write_material(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
