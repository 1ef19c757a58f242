"""A group of commands whose modules are imported one by one, and the last net under all of them."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

import click

from briefing import __version__
from briefing.cli import show
from briefing.diagnostics import BriefingError

FAULT = 70
"""The exit status of a fault of the program itself (EX_SOFTWARE in sysexits.h)."""
INTERRUPTED = 130
"""The exit status after Ctrl-C, as shells give it."""

UNPRINTABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What a stream answers that has no room for what is printed. Files that are written tell of it by themselves."""


class Entry(NamedTuple):
    module: str
    """It holds the command under the name `command`."""
    help: str
    """The first sentence of the command's help."""


class Commands(click.Group):
    """The commands of a table. None is imported before it is called or asked for its own help."""

    def __init__(self, name: str, entries: Mapping[str, Entry], help: str) -> None:  # noqa: A002 (click's own name)
        super().__init__(
            name,
            help=help,
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
            params=[
                click.Option(
                    ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_version,
                    help="Show the version and exit.",
                )
            ],
        )  # fmt: skip
        self.entries = entries

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = import_module(entry.module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in self.entries.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.entries and not name.startswith("-"):
            from difflib import get_close_matches

            meant = get_close_matches(name, self.entries, n=1)
            ctx.fail(
                f"There is no command '{show.printable(name)}'." + (f" Did you mean '{meant[0]}'?" if meant else "")
            )
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **options: Any) -> Any:
        try:
            return super().main(*args, **options)
        except OSError as fault:
            if not _has_no_room_to_print(fault):
                raise
            _give_up_printing(fault)
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        show.prepare_streams()
        try:
            return super().invoke(ctx)
        except BriefingError as stop:
            show.error(stop)
            ctx.exit(stop.exit_code)
        except KeyboardInterrupt:
            click.echo("\nstopped; nothing is half done", err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, EOFError, BrokenPipeError):
            raise
        except Exception as fault:
            # The last net: whatever slips through is told without a traceback.
            if _has_no_room_to_print(fault):
                raise
            _report_fault(fault)
            ctx.exit(FAULT)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"briefing {__version__}")
        ctx.exit()


def _has_no_room_to_print(fault: Exception) -> bool:
    """Whether `fault` comes from standard output or error: it has a name where it comes from a file."""
    return isinstance(fault, OSError) and fault.filename is None and fault.errno in UNPRINTABLE


def _give_up_printing(fault: OSError) -> None:
    """Say that what was to be printed has no room, and let what is still held back go nowhere."""
    click.echo(f"error: what was to be printed cannot be written: {(fault.strerror or '').lower()}", err=True)
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _report_fault(fault: Exception) -> None:
    """Say what broke and where, in a form that can be pasted into an issue."""
    from traceback import extract_tb

    frames = [frame for frame in extract_tb(fault.__traceback__) if "briefing" in frame.filename]
    where = [f"{_inside(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames[-3:]]
    said = show.printable(str(fault))[:500]
    click.echo(
        "this is a fault of the program, not of your files; nothing is half done\n"
        f"  {type(fault).__name__}: {said}\n"
        + "".join(f"  at {place}\n" for place in reversed(where))
        + f"  briefing {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n"
        "  please report these lines, with the brief if you may share it",
        err=True,
    )


def _inside(filename: str) -> str:
    """`filename` from the package on, so that a report tells nothing of the machine."""
    return "briefing/" + filename.replace("\\", "/").rpartition("/briefing/")[2]
