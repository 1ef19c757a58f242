"""`briefing build --watch`: a quiet line for each file that is written again, and every fault as soon as it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import explanation, show
from briefing.cli.progress import Bar
from briefing.diagnostics import BriefingError, Diagnostic

if TYPE_CHECKING:
    from briefing.produce.report import BuildReport, Step
    from briefing.produce.wishes import Wishes


def watch(files: tuple[str, ...], wishes: Wishes, out: str, *, use_cache: bool, dated: datetime | None) -> None:
    """Build again after each change, until Ctrl-C."""
    from briefing.produce.watching import builds

    bars = _Bars()
    told = _Told()
    try:
        for found in builds(files, wishes, Path(out), use_cache=use_cache, dated=dated, progress=bars.new):
            bars.stop()
            if isinstance(found, BriefingError):
                told.stop(found)
            else:
                told.report(found, explains=wishes.explain)
    except KeyboardInterrupt:
        click.echo(err=True)
    finally:
        bars.stop()


class _Bars:
    """A bar for each build, where it takes long."""

    def __init__(self) -> None:
        self._bar: Bar | None = None

    def new(self) -> Callable[[Step], None]:
        self.stop()
        self._bar = Bar()
        return self._bar.step

    def stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


class _Told:
    """What was told last, so that nothing is told twice."""

    def __init__(self) -> None:
        self._faults: tuple[Diagnostic, ...] = ()
        self._warnings = 0
        self._is_first = True
        self._is_stopped = False

    def report(self, report: BuildReport, *, explains: bool) -> None:
        faults = tuple(found for found in report.diagnostics if found.is_error)
        noticed = (*faults, *(found for edition in report.editions for found in edition.diagnostics))
        self._tell(noticed)
        for edition in report.editions:
            show.files(edition, ("written", "unchanged") if self._is_first else ("written",))
        if explains:
            changed = [each for each in report.editions if any(file.outcome == "written" for file in each.files)]
            explanation.print_tables(report.editions if self._is_first else changed)
        warnings = sum(not found.is_error for found in report.diagnostics)
        if warnings != self._warnings and not faults:
            show.warnings(warnings)
            self._warnings = warnings
        if self._is_first:
            click.echo("watching; Ctrl-C ends it", err=True)
        self._is_first = self._is_stopped = False

    def stop(self, stop: BriefingError) -> None:
        self._faults = ()
        self._is_stopped = True
        show.error(stop)

    def _tell(self, found: Iterable[Diagnostic]) -> None:
        found = tuple(found)
        had_errors = self._is_stopped or any(each.is_error for each in self._faults)
        if found != self._faults:
            show.diagnostics(found)
        if had_errors and not any(each.is_error for each in found):
            click.echo("no errors", err=True)
        self._faults = found
