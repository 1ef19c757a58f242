"""The brief out of a finished file. The file may come from anybody: nothing in it is trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from os import PathLike, fspath
from pathlib import Path
from types import ModuleType

from briefing.diagnostics import Diagnostic, InvalidFile, OutputError
from briefing.load.files import MIB, TEXT_LIMIT, decode, read_bytes
from briefing.produce.output import write_together
from briefing.produce.report import FormatName
from briefing.values import dataclass, field

FILE_LIMIT = 64 * MIB
"""Bytes of a finished file; a report with twenty photographs has about 20 MiB."""

_PICTURE = re.compile(r"^[ -]*file: \"?([0-9a-f]{20})\.(png|jpg)\"?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a finished file carries."""

    format: FormatName
    yaml: bytes = field(repr=False)
    """The brief, as it stands in the file."""
    edition: bytes | None = field(default=None, repr=False)
    """The brief as the edition says it, where `yaml` is the whole of it."""
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """The pictures of the exhibits that the edition shows, by the names that it gives them."""
    missing: tuple[str, ...] = ()
    """Those that it names and the file does not hold."""

    @property
    def beside(self) -> Mapping[str, bytes]:
        """The pictures that `yaml` names; a whole brief names its own files, which are not in here."""
        return self.pictures if self.edition is None else {}


def extract(path: str | PathLike[str]) -> Extracted:
    """What the PDF or Word file at `path` carries. Raises InvalidFile where it carries no brief or cannot be read."""
    return extract_from(read_finished(path), fspath(path))


def read_finished(path: str | PathLike[str]) -> bytes:
    """The bytes of the finished file at `path`. Raises InvalidFile."""
    shown = fspath(path)
    data = read_bytes(Path(shown), shown, FILE_LIMIT)
    if isinstance(data, Diagnostic):
        raise InvalidFile(f"'{shown}': {data.message}", [data])
    return data


def extract_from(data: bytes, shown: str) -> Extracted:
    """The same of the bytes of a file called `shown`."""
    form = format_of(data, shown)
    inside = inside_of(form)
    try:
        yaml = inside.source_inside(data, TEXT_LIMIT)
        if yaml is None:
            raise InvalidFile("it carries no brief")
        edition = inside.edition_inside(data, TEXT_LIMIT)
        text = ""
        for carried in filter(None, (yaml, edition)):
            decoded, faults = decode(carried, shown)
            if decoded is None or faults:
                raise InvalidFile(f"the brief that it carries is damaged: {faults[0].message}")
            text = decoded
        names = {finger: f"{finger}.{ending}" for finger, ending in _PICTURE.findall(text)}
        found = inside.pictures_inside(data, frozenset(names)) if names else {}
    except InvalidFile as fault:
        raise InvalidFile(f"'{shown}': {fault.message}") from None
    pictures = {names[finger]: picture for finger, picture in sorted(found.items())}
    return Extracted(form, yaml, edition, pictures, tuple(name for name in names.values() if name not in pictures))


def format_of(data: bytes, shown: str) -> FormatName:
    """Which kind of file `data` is, by its first bytes. Raises InvalidFile for any other."""
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    raise InvalidFile(f"'{shown}': it is neither a PDF nor a Word file")


def inside_of(form: FormatName) -> ModuleType:
    """The module that looks into files of a format."""
    if form == "pdf":
        from briefing.render.pdf import inside
    else:
        from briefing.render.docx import inside  # type: ignore[no-redef]
    return inside


def write_extracted(found: Extracted, name: str, folder: str | PathLike[str]) -> tuple[Path, ...]:
    """Writes the brief as `name` and its pictures beside it into `folder`; gives the files.

    Raises OutputError where a file of the brief's name is there already or one cannot be written; then nothing is.
    """
    target = Path(folder)
    if (target / name).is_symlink() or (target / name).exists():
        raise OutputError(f"'{target / name}' is there already; nothing was written")
    write_together(target, {name: found.yaml, **found.beside})
    return tuple(target / each for each in (name, *found.beside))
