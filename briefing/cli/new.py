"""`briefing new`"""

from __future__ import annotations

import click

from briefing.cli import show


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path())
def command(folder: str) -> None:
    """Write a brief to start from.

    DIR is the folder to write it into; it is made if it is not there. The brief builds at once and explains itself in
    its comments. Nothing that is already there is touched.
    """
    from briefing.produce.starting import start

    for path in start(folder):
        click.echo(show.printable(str(path)))
