"""A new brief's folder."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from briefing.diagnostics import OutputError
from briefing.produce.output import write_together
from briefing.start import starter_files


def start(folder: str | PathLike[str]) -> tuple[Path, ...]:
    """Write a brief to start from into `folder`, which is made where it is not there; give the files.

    Raises OutputError where a file is in the way or cannot be written; then nothing is.
    """
    files = starter_files()
    target = Path(folder)
    for name in files:
        if (target / name).is_symlink() or (target / name).exists():
            raise OutputError(f"'{target / name}' is there already; nothing was written")
    write_together(target, files)
    return tuple(target / name for name in files)
