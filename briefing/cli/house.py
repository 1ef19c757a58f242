"""`briefing house`"""

from __future__ import annotations

import click

from briefing.cli import show


@click.group("house")
def command() -> None:
    """Make, check and keep in step a house style.

    A house style is a folder in `templates`: house.yaml with type and measures, brief.pdf.yaml with the headers and
    footers of the PDF, brief.docx with those of Word.
    """


@command.command("new")
@click.argument("name")
@click.option(
    "--from",
    "source",
    metavar="HOUSE",
    default="policy",
    show_default=True,
    help="The house to begin with.",
)
def new(name: str, source: str) -> None:
    """Copy a house to templates/NAME, to be changed there."""
    from briefing.produce.houses import new_house

    for path in new_house(name, source):
        click.echo(show.printable(str(path)))


@command.command("check")
@click.argument("name")
@click.pass_context
def check(ctx: click.Context, name: str) -> None:
    """Find what is missing or misspelt in a house, with its place."""
    from briefing.produce.houses import check_house

    found = check_house(name)
    show.diagnostics(found)
    ctx.exit(int(any(one.is_error for one in found)))


@command.command("sync")
@click.argument("name")
def sync(name: str) -> None:
    """Bring the Word styles of a house in step with its house.yaml.

    What a designer has placed in brief.docx stays where it is.
    """
    from briefing.produce.houses import sync_house

    path, outcome = sync_house(name)
    click.echo(f"{show.printable(str(path))}{', unchanged' if outcome == 'unchanged' else ''}")
