"""What was read, and how it was then: by this a file is known to have changed since.

Whoever reads a file notes it, also one that is not there; whoever wants to know listens meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

Stamp = tuple[int, int, int] | None
"""When a file was last written, its size and its number on the disk; None where there is no file."""
Notes = dict[Path, Stamp]

_LISTENING: list[Notes] = []


def stamp(path: Path) -> Stamp:
    """How the file or folder at `path`, links followed, is now."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def note(path: Path) -> None:
    """Tell whoever listens that something depends on the file at `path`, as it is now. Note it before you read it."""
    for notes in _LISTENING:
        if path not in notes:
            notes[path] = stamp(path)


def note_again(known: Notes) -> None:
    """Tell whoever listens that something depends on files that were read before, as they were then."""
    for notes in _LISTENING:
        notes.update(known)


def changed(notes: Notes) -> bool:
    """Whether any file is no longer as it was noted."""
    return any(stamp(path) != known for path, known in notes.items())


@contextmanager
def noting() -> Iterator[Notes]:
    """Every file that is noted meanwhile, as it was when it was noted first."""
    notes: Notes = {}
    _LISTENING.append(notes)
    try:
        yield notes
    finally:
        _LISTENING.remove(notes)
