"""`briefing extract`"""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import show


@click.command("extract")
@click.argument("file", metavar="FILE", type=click.Path())
@click.option("--out", metavar="DIR", type=click.Path(), help="Write it into DIR, with its pictures.")
def command(file: str, out: str | None) -> None:
    """Take the brief out of a PDF or Word file.

    FILE is a file that `briefing build` has made. The brief that it carries is printed, or with --out written into DIR
    under FILE's name. It holds what that edition says, and builds to the same file again.
    """
    from briefing.produce.extracting import extract, write_extracted

    found = extract(file)
    for name in found.missing:
        click.echo(f"the picture '{name}' is no longer in the file", err=True)
    if out is not None:
        for path in write_extracted(found, f"{Path(file).stem}.yaml", out):
            click.echo(show.printable(str(path)))
        return
    click.echo(found.yaml, nl=False)
    if found.beside:
        count = len(found.beside)
        click.echo(f"{count} picture{'s' if count > 1 else ''} left inside; --out DIR writes them, too", err=True)
