"""`briefing check`"""

from __future__ import annotations

import click

from briefing.cli import show
from briefing.cli.arguments import files_argument
from briefing.diagnostics import Diagnostic, by_place


@click.command("check")
@files_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="`text` for people, `json` for programs.",
)
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], form: str) -> None:
    """Find every fault in a brief, with its place.

    FILE is a brief; data/brief.yaml where none is given. Each fault is printed as `file:line:column: error: what`, or
    `warning:`, with a hint below it. The exit status is 0 where there is no error, 1 where there is one.
    """
    from briefing.produce.reading import check

    found: list[Diagnostic] = []
    for file in files:
        found += check(file)
    ordered = by_place(found)
    if form == "json":
        _print_json(ordered)
    else:
        show.diagnostics(ordered)
    ctx.exit(int(any(one.is_error for one in ordered)))


def _print_json(found: tuple[Diagnostic, ...]) -> None:
    import json

    rows = [
        {
            "file": one.position.file,
            "line": one.position.line,
            "column": one.position.column,
            "severity": one.severity.value,
            "message": one.message,
            "hint": one.hint,
            "rule": one.rule or None,
            "item": one.item or None,
        }
        for one in found
    ]
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
