"""A letterhead: a one-page PDF from outside that lies under every page, as an artifact.

It is checked before use and taken apart once. What an archive could not open or a reader should not run is refused with
the reason; links and comments are left out, for an artifact has none.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase.pdfdoc import PDFDocument, xObjectName

from briefing.diagnostics import InvalidHouse, Position, error
from briefing.render.pdf.foreign import Refused
from briefing.render.pdf.syntax import number, rectangle
from briefing.values import dataclass, field

LARGEST_FILE = 8 * 1024 * 1024
NAME = "Letterhead"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A page that was checked and taken apart, ready to lie under the pages of any document. Measures in points."""

    left: float
    bottom: float
    width: float
    height: float
    objects: tuple[tuple[bytes | int, ...], ...] = field(repr=False)
    """Each object in pieces: bytes, and between them the places in this list of the objects that it refers to. The
    first is the form that draws the page."""

    def underlay(self, document: PDFDocument, page_size: tuple[float, float], forms: list[str]) -> list[str]:
        """The code that draws it on a page of `page_size`: as large as fits, at the top, centred.

        Its objects are written into `document` once. `forms` are the names of the forms that the page uses.
        """
        key = xObjectName(NAME)
        if key not in document.idToObject:
            first = document.objectcounter + 1
            for place, pieces in enumerate(self.objects):
                body = b"".join(b"%d 0 R" % (first + p) if isinstance(p, int) else p for p in pieces)
                document.Reference(body, key if place == 0 else f"{NAME}{place}")
        forms.append(NAME)
        width, height = page_size
        scale = min(width / self.width, height / self.height)
        x = (width - self.width * scale) / 2 - self.left * scale
        y = height - self.height * scale - self.bottom * scale
        placed = b" ".join((b"%.6f 0 0 %.6f" % (scale, scale), number(x), number(y), b"cm")).decode("ascii")
        box = rectangle((0, 0, *page_size)).decode("ascii")
        return [f"/Artifact <</Type /Background /BBox {box}>> BDC", "q", placed, f"/{key} Do", "Q", "EMC"]


def load_letterhead(path: Path, named_at: Position | None = None) -> Letterhead:
    """The letterhead in the file `path`, which the house names at `named_at`. Raises InvalidHouse, with the reason, if
    it cannot be used.
    """
    named_at = named_at or Position(str(path), 0, 0)
    try:
        status = path.stat()
        if not path.is_file():
            raise Refused("it is not a file")
        if status.st_size > LARGEST_FILE:
            raise Refused(f"it is larger than {LARGEST_FILE // 1024 // 1024} MB")
        return _load(path, status.st_mtime_ns, status.st_size)
    except Refused as refused:
        message = f"the letterhead '{path.name}' cannot be used: {refused}"
    except OSError as problem:
        message = f"the letterhead '{path.name}' cannot be read: {problem.strerror}"
    raise InvalidHouse(message, [error(message, named_at)])


@lru_cache(maxsize=8)
def _load(path: Path, _modified: int, _size: int) -> Letterhead:
    from briefing.render.pdf.foreign.reading import read_page  # pikepdf is slow to import, and few houses need it

    return Letterhead(*read_page(path.read_bytes()))
