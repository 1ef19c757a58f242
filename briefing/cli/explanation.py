"""Printing why an edition is as it is: a table for people, JSON for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.show import printable

if TYPE_CHECKING:
    from briefing.produce.report import EditionResult


ALONE = "  Each number of lines is for that item alone: with so much room, one before it may come in instead."
"""What stands above a table with lines in it."""
WIDTH = 110
"""Of a table that goes elsewhere than to a terminal."""


def print_json(editions: Iterable[EditionResult]) -> None:
    """One object with every edition, in the order in which they were made."""
    import json

    told = [data(edition) for edition in editions]
    click.echo(json.dumps({"editions": told}, ensure_ascii=False, indent=2))


def data(edition: EditionResult) -> dict[str, Any]:
    """What is told of one edition. One that was not made tells only what was wrong."""
    from briefing.produce.explain import as_data

    return {
        "brief": str(edition.brief),
        "edition": edition.edition,
        "house": edition.house,
        "paper": edition.paper,
        "ok": edition.ok,
        "pages": edition.pages,
        "pages_promised": edition.limit,
        "words": edition.words,
        **(as_data(edition.explanation) if edition.explanation else {}),
        "diagnostics": [
            {
                "file": one.position.file,
                "line": one.position.line,
                "column": one.position.column,
                "severity": one.severity.value,
                "message": one.message,
                "hint": one.hint,
            }
            for one in edition.diagnostics
        ],
    }


def print_tables(editions: Iterable[EditionResult]) -> None:
    """A table for each edition that was made. Its columns are as wide as the terminal allows."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    for edition in editions:
        if edition.explanation is None:
            if not edition.ok:
                console.print()
                console.print(Text(printable(f"{edition.brief.stem}, {edition.edition}: not made"), style="bold"))
            continue
        console.print()
        console.print(Text(printable(f"{edition.brief.stem}, {heading(edition)}"), style="bold"))
        if not edition.explanation.left:
            console.print("  It says everything.")
            continue
        if any(left.lines for left in edition.explanation.left):
            console.print(ALONE)
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for name in ("point or part", "said", "why, and what it would take"):
            table.add_column(name, overflow="fold")
        for left in edition.explanation.left:
            table.add_row(Text(printable(left.id)), "in short" if left.said == "short" else "not", left.sentence)
        console.print(table)


def heading(edition: EditionResult) -> str:
    """`two-page: 2 of 2 pages, the last 98% full, spaces +7%, 812 words`"""
    told = edition.explanation
    counted = edition.pages if edition.limit is None else edition.limit
    of = "" if edition.limit is None else f" of {edition.limit}"
    parts = [f"{edition.pages}{of} {'page' if counted == 1 else 'pages'}"]
    if told is not None and told.fill is not None:
        parts.append(f"the last {told.fill:.0%} full")
    if told is not None and told.spread:
        parts.append(f"spaces +{told.spread:.0%}")
    parts.append(f"{edition.words} words")
    if told is not None and told.words_missing:
        parts.append(f"about {told.words_missing} missing")
    return f"{edition.edition}: " + ", ".join(parts)
