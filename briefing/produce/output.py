"""Writing the finished files: whole or not at all, never outside the folder that was asked for.

Each file is written to a temporary one beside its target, flushed to the disk, and moved into place in one step, so a
build that is killed at any moment leaves the old file or the new one. The temporary file is locked as long as its
writer lives; whoever comes later removes those that nobody holds any more.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from briefing.diagnostics import OutputError

if sys.platform != "win32":
    import fcntl

Outcome = Literal["written", "unchanged"]

MARK = ".briefing-part"
"""How the name of a temporary file ends."""
ABANDONED_AFTER = 24 * 3600
"""Seconds after which a temporary file is taken for abandoned where files cannot be locked."""
LONGEST_NAME = 255 - len(MARK) - 18
"""Bytes that a file's name may have, so that its temporary name still fits the usual 255."""

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "it is larger than a file may be here",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the file system is read-only",
    errno.EISDIR: "a folder has this name",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ELOOP: "its path runs in circles",
    errno.EBUSY: "another program holds it open",
    errno.ETXTBSY: "another program holds it open",
}


def output_name(stem: str, edition: str, suffix: str) -> str:
    """The name of the file that holds `edition` of the brief called `stem`: `brief-one-page.pdf`.

    Raises OutputError where it would be no plain file name.
    """
    name = f"{stem}-{edition}.{suffix}"
    if not is_plain_name(name):
        raise OutputError(f"'{_shown(name)}' cannot be a file's name")
    return name


def is_plain_name(name: str) -> bool:
    """Whether `name` names a file in a folder, and nothing outside it."""
    try:
        encoded = os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return (
        name not in {"", ".", ".."}
        and not any(letter in "/\\:" or ord(letter) < 32 or ord(letter) == 127 for letter in name)
        and len(encoded) <= LONGEST_NAME
    )


def write_together(folder: Path, files: Mapping[str, bytes], *, flush: bool = True) -> dict[str, Outcome]:
    """Write `files` (name to content) into `folder`, all of them or, where one cannot be written, none.

    A file that already has its content is left alone. Raises OutputError. Without `flush`, a file is whole for whoever
    looks at it, but would not outlast a power cut before `flush_files`.
    """
    for name in files:
        if not is_plain_name(name):
            raise OutputError(f"'{_shown(name)}' cannot be a file's name")
    _make_folder(folder)
    outcomes: dict[str, Outcome] = {}
    with _temporaries() as parts:
        for name, content in files.items():
            target = folder / name
            if _holds(target, content):
                outcomes[name] = "unchanged"
                continue
            _refuse_protected(target)
            parts[target] = _write_part(target, content, flush=flush)
            outcomes[name] = "written"
        for target, part in list(parts.items()):
            part.move_to(target)
            del parts[target]
    if flush:
        _flush_folder(folder)
    return outcomes


def flush_files(paths: Iterable[Path]) -> None:
    """Have the files at `paths` on the disk, as far as they are still there, with their names."""
    folders = set()
    for path in paths:
        with suppress(OSError):
            descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            folders.add(path.parent)
    for folder in folders:
        _flush_folder(folder)


def remove_abandoned(folder: Path) -> None:
    """Remove the temporary files of builds that were killed. Those of a running build stay."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and entry.name.endswith(MARK) and entry.is_file(follow_symlinks=False):
                _remove_if_abandoned(Path(entry.path))


class _Part:
    """A temporary file, locked by this process until it is moved or removed."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self.descriptor = descriptor

    def move_to(self, target: Path) -> None:
        """Make it `target`, in one step."""
        if sys.platform == "win32":
            self.close()
        try:
            self.path.replace(target)
        except OSError as problem:
            raise _refused(target, problem) from None
        self.close()

    def remove(self) -> None:
        with suppress(OSError):
            self.path.unlink()
        self.close()

    def close(self) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


@contextmanager
def _temporaries() -> Iterator[dict[Path, _Part]]:
    """Temporary files by target; those that are left when something goes wrong are removed."""
    parts: dict[Path, _Part] = {}
    try:
        yield parts
    finally:
        for part in parts.values():
            part.remove()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise _unwritten(folder, "it is not a folder", "write into") from None
    except OSError as problem:
        raise _refused(folder, problem, "make the folder") from None


def _refuse_protected(target: Path) -> None:
    """Raise OutputError where `target` is no file, or one that its owner has protected or holds open."""
    try:
        mode = target.lstat().st_mode
    except OSError:
        return
    if stat.S_ISDIR(mode):
        raise _unwritten(target, "a folder has this name")
    if stat.S_ISREG(mode) and not mode & 0o222:
        raise _unwritten(target, "the file is read-only")
    if sys.platform == "win32":
        try:
            target.open("r+b").close()
        except OSError as problem:
            raise _unwritten(target, "another program holds it open") from problem


def _holds(target: Path, content: bytes) -> bool:
    """Whether `target` is a file of its own (no link) with just this content."""
    try:
        found = target.lstat()
        return (
            stat.S_ISREG(found.st_mode)
            and found.st_nlink == 1
            and found.st_size == len(content)
            and target.read_bytes() == content
        )
    except OSError:
        return False


def _write_part(target: Path, content: bytes, *, flush: bool = True) -> _Part:
    """`content` in a temporary file beside `target`; on the disk, where it is to be flushed."""
    part = _open_part(target)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(part.descriptor, rest) :]
        if flush:
            os.fsync(part.descriptor)
    except OSError as problem:
        part.remove()
        raise _refused(target, problem) from None
    except BaseException:
        part.remove()
        raise
    return part


def _open_part(target: Path) -> _Part:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    for _ in range(20):
        path = target.with_name(f".{target.name}.{os.urandom(8).hex()}{MARK}")
        try:
            descriptor = os.open(path, flags, 0o666)
        except OSError as problem:
            raise _refused(target, problem) from None
        if _locked(descriptor) and os.fstat(descriptor).st_nlink:
            return _Part(path, descriptor)
        # Another build took the file for abandoned between its making and its locking.
        os.close(descriptor)
    raise _unwritten(target, "other builds keep removing its temporary file")


def _locked(descriptor: int) -> bool:
    """Whether this process now holds the file's lock; True where files cannot be locked."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _remove_if_abandoned(path: Path) -> None:
    if sys.platform == "win32":
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > ABANDONED_AFTER:
                path.unlink()
        return
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # A part that its writer has just moved into place is no longer at this path.
            if os.path.samestat(os.fstat(descriptor), path.lstat()):
                path.unlink()
        finally:
            os.close(descriptor)


def _flush_folder(folder: Path) -> None:
    """Have the disk remember the new names; where a folder cannot be flushed, the system does it in its own time."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refused(path: Path, problem: OSError, what: str = "write") -> OutputError:
    reason = _REASONS.get(problem.errno or 0, (problem.strerror or "the system refuses it").lower())
    return _unwritten(path, reason, what)


def _unwritten(path: Path, reason: str, what: str = "write") -> OutputError:
    """The error that `path`, which stands in no brief, cannot be written."""
    shown = _shown(path)
    return OutputError(f"cannot {what} '{shown}': {reason}", file=shown)


def _shown(path: Path | str) -> str:
    """`path` as it can be printed, whatever letters it has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace") if isinstance(path, Path) else ascii(path)[1:-1]
