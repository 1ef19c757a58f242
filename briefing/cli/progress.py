"""How far a long build has come, on a terminal only."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any

from briefing.cli.show import printable

if TYPE_CHECKING:
    from briefing.produce.report import Step

PATIENCE = 0.8
"""Seconds that a build may take before it shows its progress; most are done by then, and need no library for it."""


class Bar:
    """A bar on standard error. Where that is no terminal, or the build is quick, nothing is shown."""

    def __init__(self) -> None:
        self._wanted = sys.stderr.isatty()
        self._begun = time.monotonic()
        self._shown: Any = None
        self._task: Any = None

    def step(self, step: Step) -> None:
        """Show `step`."""
        if not self._wanted or (self._shown is None and time.monotonic() - self._begun < PATIENCE):
            return
        doing = printable(step.doing).replace("[", r"\[")
        if self._shown is None:
            self._shown = _bar()
            self._task = self._shown.add_task(doing, completed=step.done, total=step.total)
            self._shown.start()
        else:
            self._shown.update(self._task, completed=step.done, total=step.total, description=doing)

    def stop(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown.stop()
            self._shown = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
