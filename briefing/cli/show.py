"""Printing what was found. Text from a brief may hold anything; nothing of it may steer the terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING

import click

from briefing.diagnostics import BriefingError, Diagnostic

if TYPE_CHECKING:
    from briefing.produce.report import EditionResult

_DANGEROUS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code != 10} | {
    code: f"\\u{code:04x}" for code in (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
"""Control characters, which steer a terminal, and those that turn the direction of text, spelled out."""


def printable(text: str) -> str:
    """`text` on one line, without anything that a terminal would obey."""
    return text.translate(_DANGEROUS).replace("\n", "\\x0a")


@contextmanager
def on_standard_error(is_wanted: bool) -> Iterator[None]:
    """What is printed in it goes to standard error, where that `is_wanted`."""
    if not is_wanted:
        yield
        return
    with redirect_stdout(sys.stderr):
        yield


def diagnostics(found: Iterable[Diagnostic]) -> None:
    """Print faults on standard output, each with its hint below it; all at once, for a terminal is slow."""
    lines = [line for one in found for line in _lines(one)]
    if lines:
        click.echo("\n".join(lines))


def _lines(found: Diagnostic) -> Iterator[str]:
    yield f"{printable(str(found.position))}: {found.severity.value}: {printable(found.message)}"
    if found.hint:
        yield f"  hint: {printable(found.hint)}"


def files(result: EditionResult, outcomes: Collection[str] = ("written", "unchanged")) -> None:
    """Print a line for each file of an edition with which that happened."""
    size = ""
    if result.pages is not None:
        size = f"  {result.pages} {'page' if result.pages == 1 else 'pages'}"
        if result.limit is not None and result.fill is not None:
            size += f", last {result.fill:.0%} full"
    for file in result.files:
        if file.outcome in outcomes:
            click.echo(f"{printable(str(file.path))}{size}{', unchanged' if file.outcome == 'unchanged' else ''}")


def warnings(count: int) -> None:
    """Print how many warnings `briefing check` would tell; nothing where there are none."""
    if count:
        noun = "warning" if count == 1 else "warnings"
        click.echo(f"{count} {noun}; `briefing check` tells which", err=True)


def error(stop: BriefingError) -> None:
    """Print why the work cannot go on: its faults, or else its sentence."""
    if stop.diagnostics:
        diagnostics(stop.diagnostics)
    else:
        click.echo(f"error: {printable(stop.message)}", err=True)


def prepare_streams() -> None:
    """Let standard output and error print any letter, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
