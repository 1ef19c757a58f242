"""Files beside the brief: a CSV, a picture, an export of sources. Nothing outside the brief's folder is ever opened."""

from __future__ import annotations

from itertools import islice
from pathlib import Path, PurePosixPath, PureWindowsPath

from briefing.diagnostics import Diagnostic, error
from briefing.load.files import read_bytes
from briefing.load.nodes import Scalar, shorten
from briefing.load.reading import Reading
from briefing.load.suggest import did_you_mean


def shown_beside(node: Scalar, path: str) -> str:
    """`path`, which the brief names, as the user would type it."""
    folder = PurePosixPath(node.manuscript.name.replace("\\", "/")).parent
    return path if str(folder) == "." else str(folder / path)


def read_beside(node: Scalar, reading: Reading, limit: int, *, head: int | None = None) -> bytes | None:
    """The bytes of the file that `node` names, at most `limit`; None, and the fault at the node, if there are none."""
    name = node.value.strip()
    path = resolve_beside(name, reading.path.parent)
    if path is None:
        message = f"'{shorten(name)}' is not a file beside the brief"
        reading.report(message, node, "copy it into the brief's folder and write its name")
        return None
    found = read_bytes(path, shown_beside(node, name), limit, head=head)
    if isinstance(found, Diagnostic):
        reading.diagnostics.append(_at(node, name, found, path))
        return None
    reading.files.append(path)
    return found


def resolve_beside(name: str, folder: Path) -> Path | None:
    """The true path of `name` in `folder`, every link followed; None where that leaves the folder."""
    if not name or "\0" in name or PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive:
        return None
    if ".." in name.replace("\\", "/").split("/"):
        return None
    try:
        home = folder.resolve()
        path = (home / name).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return path if path.is_relative_to(home) and path != home else None


def _at(node: Scalar, name: str, fault: Diagnostic, path: Path) -> Diagnostic:
    """The fault of the file `name`, told where the brief names it."""
    hint = fault.hint
    if fault.message == "there is no such file":
        try:
            beside = [entry.name for entry in islice(path.parent.iterdir(), 2000)]
        except OSError:
            beside = []
        hint = did_you_mean(path.name, beside) or "it is looked for beside the brief"
    return error(f"'{shorten(name)}': {fault.message}", node.position, hint)
