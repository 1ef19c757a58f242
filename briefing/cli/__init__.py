"""The command line: a module a command, imported when it is called. It holds no logic of its own."""

from __future__ import annotations

import gc

from briefing.cli.group import Commands, Entry

COMMANDS = {
    "new": Entry("briefing.cli.new", "Write a brief to start from."),
    "check": Entry("briefing.cli.check", "Find every fault in a brief, with its place."),
    "build": Entry("briefing.cli.build", "Make the PDF and Word files of every edition."),
    "extract": Entry("briefing.cli.extract", "Take the brief out of a PDF or Word file."),
    "verify": Entry("briefing.cli.verify", "See whether a PDF or Word file says what its brief says."),
    "house": Entry("briefing.cli.house", "Make, check and keep in step a house style."),
    "schema": Entry("briefing.cli.schema", "Print the JSON Schema that helps an editor."),
}
"""Name to module and one line of help, so that `--help` imports none of them."""

cli = Commands(
    "briefing",
    COMMANDS,
    help="One YAML file of sourced facts; every length of brief, in PDF and Word that say the same.",
)


def main() -> None:
    """The `briefing` command.

    It lives a second, and nearly all that it makes lasts to its end, so nothing is searched for what could be thrown
    away, at the end neither.
    """
    gc.freeze()
    gc.set_threshold(300_000, 50, 100)
    try:
        cli(prog_name="briefing")
    finally:
        gc.freeze()
