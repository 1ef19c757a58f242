"""Arguments that several commands take."""

from __future__ import annotations

import click

DEFAULT_BRIEF = "data/brief.yaml"

files_argument = click.argument("files", metavar="[FILE]...", nargs=-1, default=(DEFAULT_BRIEF,), type=click.Path())
"""The briefs to work on; the project's own where none is named."""
