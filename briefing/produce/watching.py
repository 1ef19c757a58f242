"""Building again whenever something changes that a build depends on.

What is watched is what the last build has read, and where it has looked for what was not there: the briefs, the files
beside them, houses and editions. They are looked at many times a second, which costs next to nothing for a few dozen
files and works on every file system. Editors save in many ways: they empty the file and write it, or write another and
give it the name. So a change counts when nothing has moved for a moment, and what a build has read of a file that has
changed again meanwhile is not written.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from briefing.diagnostics import BriefingError
from briefing.load.noting import Notes, Stamp, changed, noting, stamp
from briefing.produce.making import Progress, make
from briefing.produce.output import flush_files
from briefing.produce.renderers import RENDERERS, load_pdf
from briefing.produce.report import BuildReport
from briefing.produce.wishes import Wishes
from briefing.produce.workshop import Workshop

TICK = 0.01
"""Seconds between two looks."""
MOMENT = 0.005
"""Seconds for which nothing may move before a change counts."""
MOST_MOMENTS = 60
"""So long a file may be empty or gone before that counts as what was meant."""
REST = 100
"""Looks without a change after which there is time to tidy up."""
MOST_OVERTAKEN = 3
"""Builds in turn that may be given up because something has changed again."""

Wait = Callable[[float], None]


class _Overtaken(Exception):
    """What is being built has changed again."""


def builds(
    paths: Sequence[str],
    wishes: Wishes,
    folder: Path,
    *,
    use_cache: bool = True,
    dated: datetime | None = None,
    progress: Callable[[], Progress | None] = lambda: None,
    wait: Wait = time.sleep,
) -> Iterator[BuildReport | BriefingError]:
    """The report of a first build, and of another after each change, for ever; an error where it could not begin.

    Raises what the first build raises: wrong use does not become right by a change of files. `progress` is asked for
    whoever wants to know of each build's; `wait` waits for some seconds.
    """
    with Workshop(RENDERERS, use_cache=use_cache, remembers=True) as workshop:
        workshop.is_patient = False
        unsafe: set[Path] = set()
        is_first, overtaken = True, 0
        try:
            while True:
                found: BuildReport | BriefingError | None
                with noting() as notes:
                    workshop.before_writing = _unless_changed(notes) if overtaken < MOST_OVERTAKEN else _always
                    try:
                        workshop.expect(paths, wishes.formats, one_edition=wishes.asks_for_one)
                        found = make(workshop, paths, wishes, folder, dated=dated, progress=progress())
                        unsafe.update(file.path for file in found.files if file.outcome == "written")
                        workshop.before_writing()
                        overtaken, is_first = 0, False
                    except _Overtaken:
                        found, overtaken = None, overtaken + 1
                    except BriefingError as stop:
                        if is_first:
                            raise
                        found = stop
                    finally:
                        workshop.settle()
                if found is not None:
                    yield found
                load_pdf()  # once, where nobody waits, and not in each copy
                _wait_for_change(notes, wait, unsafe)
        finally:
            flush_files(unsafe)


def _always() -> None:
    """It is written, come what may."""


def _unless_changed(notes: Notes) -> Callable[[], None]:
    """What raises when it is called first, where a file is no longer as it was noted."""
    asked = False

    def ask() -> None:
        nonlocal asked
        if not asked and changed(notes):
            raise _Overtaken
        asked = True  # what has been begun is brought to its end, so that all that is written is told

    return ask


def _wait_for_change(notes: Notes, wait: Wait, unsafe: set[Path]) -> None:
    """Returns when a file has changed since it was noted and nothing moves any more."""
    looks = 0
    while not _look(notes):
        wait(TICK)
        looks += 1
        if looks == REST:
            flush_files(unsafe)
            unsafe.clear()
            gc.collect()
    seen = _now(notes)
    for _ in range(MOST_MOMENTS):
        wait(MOMENT)
        last, seen = seen, _now(notes)
        if seen == last and not any(_is_lost(known, seen[path]) for path, known in notes.items()):
            return


def _look(notes: Notes) -> bool:
    return changed(notes)


def _now(notes: Notes) -> Notes:
    return {path: stamp(path) for path in notes}


def _is_lost(was: Stamp, now: Stamp) -> bool:
    """Whether a file that held something is empty or gone, as it may be while an editor saves it."""
    return bool(was and was[1]) and not (now and now[1])
