"""`briefing build`"""

from __future__ import annotations

import os
from datetime import UTC, datetime

import click

from briefing.cli import explanation, show
from briefing.cli.arguments import files_argument
from briefing.cli.progress import Bar
from briefing.diagnostics import Diagnostic

COMMAND_HELP = """Make the PDF and Word files of every edition.

FILE is a brief; data/brief.yaml where none is given. The files are called after the brief and the edition, and appear
whole or not at all. An error in one edition does not stop the others; nothing of that edition is written. The exit
status is 0 where everything is done, 1 where a brief has errors or a file cannot be written, 2 for wrong use.
"""


class _BuildCommand(click.Command):
    """`--explain` may stand alone before a file's name; its value is written with `=` only."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        options = args[: args.index("--")] if "--" in args else args
        alone = ["--explain=table" if each == "--explain" else each for each in options]
        return super().parse_args(ctx, alone + args[len(options) :])


@click.command("build", cls=_BuildCommand, help=COMMAND_HELP)
@files_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["pdf", "docx"]),
    help="One format only.  [default: both]",
)
@click.option(
    "--edition",
    "editions",
    multiple=True,
    metavar="NAME",
    help="An edition of templates/editions.yaml; may be given again.  [default: all]",
)
@click.option("--pages", type=click.IntRange(1, 500), metavar="N", help="An edition of just so many pages.")
@click.option("--house", metavar="NAME", help="The house style.  [default: the brief's]")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="The paper.  [default: the brief's]")
@click.option("--out", metavar="DIR", default="out", show_default=True, type=click.Path(), help="Where to write.")
@click.option(
    "--attach",
    type=click.Choice(["edition", "full", "none"]),
    default="edition",
    show_default=True,
    help="What travels inside: what the edition says, the whole brief as it is, or nothing.",
)
@click.option(
    "--explain",
    metavar="[=json]",
    type=click.Choice(["table", "json"]),
    help="Tell what each edition leaves out, why, and what it would take to get it in; as JSON for programs.",
)
@click.option(
    "--watch", is_flag=True, help="Build again whenever the brief, or what it depends on, is saved; Ctrl-C ends."
)
@click.option("--no-cache", is_flag=True, help="Prepare fonts and templates anew; keep nothing between builds.")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    form: str | None,
    editions: tuple[str, ...],
    pages: int | None,
    house: str | None,
    paper: str | None,
    out: str,
    attach: str,
    explain: str | None,
    watch: bool,
    no_cache: bool,
) -> None:
    if watch:
        from briefing.cli import rounds
        from briefing.produce.wishes import Wishes

        if explain == "json":
            raise click.UsageError("--watch goes on for ever, so it prints no JSON.")
        wishes = Wishes(
            formats=(form,) if form else ("pdf", "docx"),  # type: ignore[arg-type]
            editions=tuple(dict.fromkeys(editions)) or None,
            pages=pages,
            house=house,
            paper=paper,  # type: ignore[arg-type]
            attach=attach,  # type: ignore[arg-type]
            explain=explain is not None,
        )
        rounds.watch(files, wishes, out, use_cache=not no_cache, dated=_date_asked_for())
        return

    from briefing.produce.building import build

    with Bar() as bar:
        report = build(
            files,
            formats=(form,) if form else ("pdf", "docx"),  # type: ignore[arg-type]
            editions=editions or None,
            pages=pages,
            house=house,
            paper=paper,  # type: ignore[arg-type]
            out=out,
            use_cache=not no_cache,
            attach=attach,  # type: ignore[arg-type]
            explain=explain is not None,
            dated=_date_asked_for(),
            progress=bar.step,
        )
    as_json = explain == "json"
    with show.on_standard_error(as_json):
        show.diagnostics(found for found in report.diagnostics if found.is_error)
        told: set[Diagnostic] = set()
        for edition in report.editions:
            # What is wrong with the house stops each edition, and is told once.
            show.diagnostics(found for found in edition.diagnostics if found not in told)
            told.update(edition.diagnostics)
            show.files(edition)
    if as_json:
        explanation.print_json(report.editions)
    elif explain:
        explanation.print_tables(report.editions)
    show.warnings(sum(not found.is_error for found in report.diagnostics))
    ctx.exit(0 if report.ok else 1)


def _date_asked_for() -> datetime | None:
    """The date that SOURCE_DATE_EPOCH gives, in UTC and naive; None where it is not set."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH is not a number of seconds since 1970.") from None
