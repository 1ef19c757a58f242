"""`briefing verify`"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing.cli import show

if TYPE_CHECKING:
    from briefing.produce.verifying import Difference

WHERE = {
    "words": "",
    "structure": "in its structure, ",
    "languages": "among its languages, ",
    "pictures": "among its pictures, ",
    "drawings": "among its drawings, ",
}
"""Before what is no words of a page."""
LONGEST = 200
"""Letters shown of one stretch of words."""


@click.command("verify")
@click.argument("file", metavar="FILE", type=click.Path())
@click.pass_context
def command(ctx: click.Context, file: str) -> None:
    """See whether a PDF or Word file says what its brief says.

    FILE is a file that `briefing build` has made. It is drawn again from the brief that it carries, with the content
    that it has and no other, and compared byte for byte; where it is not the same, the words that differ are printed.
    The exit status is 0 where it is the same, 1 where it is not.
    """
    from briefing.produce.verifying import verify

    verdict = verify(file)
    name = show.printable(file)
    if verdict.contradicted:
        told = ", ".join(f"'{show.printable(each)}'" for each in verdict.contradicted)
        click.echo(f"{name}: the whole brief inside does not say what the pages say of {told}")
    if verdict.is_same:
        click.echo(f"{name}: the same, byte for byte, as '{verdict.edition}' drawn of the brief inside")
        if verdict.contradicted is None:
            click.echo("  hint: the whole brief inside needs files beside it, so it was not compared with the pages")
        if verdict.contradicted:
            ctx.exit(1)
        return
    for difference in verdict.differences:
        _show(name, difference)
    if not verdict.differences:
        click.echo(
            f"{name}: its words are those of the brief inside, its bytes are not\n"
            "  hint: it was saved again, or made by another version of the program, its libraries or its house"
        )
    ctx.exit(1)


def _show(name: str, difference: Difference) -> None:
    said, drawn = _cut(difference.said), _cut(difference.drawn)
    if not difference.drawn:
        what = f"'{said}' is not in the brief inside"
    elif not difference.said:
        what = f"'{drawn}' of the brief inside is missing"
    else:
        what = f"'{said}' is '{drawn}' in the brief inside"
    click.echo(f"{name}: {WHERE[difference.kind]}{what}")
    where = "beside the page, at" if difference.is_beside else "at"
    click.echo(f"  {where}: {_cut(difference.before)} [...] {_cut(difference.after)}")


def _cut(words: str) -> str:
    printed = show.printable(words)
    return printed if len(printed) <= LONGEST else f"{printed[:LONGEST]}..."
