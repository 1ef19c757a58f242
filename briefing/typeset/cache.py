"""Prepared faces kept on disk between runs.

An entry's name is the hash of all that it was made from, so an entry is never out of date. Whatever goes wrong here
costs time and nothing else: an entry that cannot be read, or is not what was written, is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from pathlib import Path

MAGIC = b"briefing face 1\n"
MOST_ENTRIES = 64
"""Older ones are removed when there are more."""
LARGEST_ENTRY = 32 * 1024 * 1024


def cache_folder() -> Path | None:
    """Where this user's programs keep what they can make anew, or None where there is no such place."""
    try:
        if sys.platform == "win32":
            base = os.environ.get("LOCALAPPDATA")
            root = Path(base) if base else Path.home() / "AppData" / "Local"
        elif sys.platform == "darwin":
            root = Path.home() / "Library" / "Caches"
        else:
            base = os.environ.get("XDG_CACHE_HOME")
            root = Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # no home directory
        return None
    return root / "briefing" / "faces"


def entry_name(*parts: bytes) -> str:
    """The name of what is made from `parts`."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()[:40]


def read_entry(folder: Path, name: str) -> bytes | None:
    """What was kept under `name`, or None where there is nothing whole."""
    try:
        path = folder / name
        if path.stat().st_size > LARGEST_ENTRY:
            return None
        kept = path.read_bytes()
    except OSError:
        return None
    start = len(MAGIC) + 32
    data = kept[start:]
    if kept[: len(MAGIC)] != MAGIC or kept[len(MAGIC) : start] != hashlib.sha256(data).digest():
        return None
    return data


def keep_entry(folder: Path, name: str, data: bytes) -> None:
    """Keeps `data` under `name`, whole or not at all."""
    import tempfile  # brings in much that most builds never need

    temporary = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".new-")
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + hashlib.sha256(data).digest() + data)
        Path(temporary).replace(folder / name)
        temporary = None
        _remove_oldest(folder)
    except OSError:
        pass
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _remove_oldest(folder: Path) -> None:
    entries = [path for path in folder.iterdir() if path.is_file()]
    if len(entries) > MOST_ENTRIES:
        aged = sorted(entries, key=lambda path: (path.stat().st_mtime, path.name))
        for path in aged[: len(entries) - MOST_ENTRIES]:
            path.unlink(missing_ok=True)
