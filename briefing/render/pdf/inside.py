"""What a finished PDF carries: the brief's YAML, its pictures, its words. The file may be anybody's.

Nothing is unpacked before it is known how large it gets; a file that is encrypted, broken or vast is refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO

import pikepdf

from briefing.diagnostics import InvalidFile
from briefing.galley.print_image import fingerprint_of_jpeg, fingerprint_of_pixels, packed_png
from briefing.render.pdf import makeup
from briefing.render.pdf.asides import words_beside
from briefing.render.pdf.cmap import ZERO_WIDTH_SPACE
from briefing.render.pdf.file import EDITION_NAME, SOURCE_NAME
from briefing.render.pdf.foreign import Refused
from briefing.render.pdf.foreign.page import check_size
from briefing.render.pdf.foreign.reading import BROKEN
from briefing.render.pdf.foreign.to_unicode import told_letters

LARGEST_CONTENT = 256 * 1024 * 1024
"""Bytes that all streams may unpack to: room for a few photographs on each page."""
LARGEST_PAGE = 8 * 1024 * 1024
"""Bytes of a page's operators; a full page of a brief has about 60,000."""
LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes of the operators of all pages, forms counted each time that they are drawn."""
MOST_PAGES = 2000
DEEPEST_FORMS = 8
WIDE_GAP = -250
"""Thousandths of an em: a kern so wide is a space."""

_NAME = re.compile(rb"/[A-Za-z0-9#]{7,40}")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


def source_inside(data: bytes, limit: int) -> bytes | None:
    """The YAML that the PDF `data` carries as its source; None where it carries none. Raises InvalidFile."""
    return _file_inside(data, SOURCE_NAME, limit)


def edition_inside(data: bytes, limit: int) -> bytes | None:
    """The YAML of what its pages say, where its source says more; None where it carries none. Raises InvalidFile."""
    return _file_inside(data, EDITION_NAME, limit)


def _file_inside(data: bytes, name: str, limit: int) -> bytes | None:
    """The attached file called `name`. Raises InvalidFile."""
    with _opened(data) as pdf:
        for specification in _specifications(pdf):
            if specification.get("/AFRelationship") != pikepdf.Name.Source:
                continue
            if str(specification.get("/UF", specification.get("/F", ""))) != name:
                continue
            file = specification.EF.get("/UF", specification.EF.get("/F"))
            found = file.read_bytes() if isinstance(file, pikepdf.Stream) else b""
            if len(found) > limit:
                raise InvalidFile("the brief that it carries is too large")
            return bytes(found)
    return None


def pictures_inside(data: bytes, wanted: Collection[str]) -> dict[str, bytes]:
    """The pictures whose fingerprints are `wanted`, as PNG or JPEG, as far as they are there. Raises InvalidFile."""
    found: dict[str, bytes] = {}
    with _opened(data) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Image:
                # A picture that is none of ours may be packed in any way; it is passed over.
                with suppress(*BROKEN, KeyError):
                    finger, picture = _picture(thing)
                    if finger in wanted:
                        found[finger] = picture
    return found


def words_inside(data: bytes) -> list[str]:
    """Every word that is drawn on the pages, in the order of drawing. Raises InvalidFile."""
    with _opened(data) as pdf:
        if len(pdf.pages) > MOST_PAGES:
            raise InvalidFile(f"it has more than {MOST_PAGES} pages")
        reader = _Reader()
        for page in pdf.pages:
            reader.read_page(page)
        return "".join(reader.said).replace(ZERO_WIDTH_SPACE, "").split()


def words_beside_pages(data: bytes) -> list[str]:
    """What it says beside its pages: in the place of pictures, in links, bookmarks and metadata. Raises InvalidFile."""
    with _opened(data) as pdf:
        return list(words_beside(pdf))


def makeup_inside(data: bytes) -> dict[str, list[str]]:
    """What it is made of beside words, by kind: `structure`, `pictures`, `drawings`. Raises InvalidFile."""
    with _opened(data) as pdf:
        if len(pdf.pages) > MOST_PAGES or any(_size_of(page) > LARGEST_PAGE for page in pdf.pages):
            raise InvalidFile("its pages hold more than pages need")
        return {
            "structure": list(makeup.structure(pdf)),
            "pictures": list(makeup.pictures(pdf)),
            "drawings": list(makeup.drawings(pdf)),
        }


@contextmanager
def _opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    try:
        check_size(data, LARGEST_CONTENT)
        if _names_encryption(data):
            raise InvalidFile("it is encrypted")
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            yield pdf
    except Refused as refused:
        raise InvalidFile(str(refused)) from None
    except pikepdf.PasswordError:
        raise InvalidFile("it is encrypted") from None
    except BROKEN:
        raise InvalidFile("it is not a PDF that can be read") from None


def _names_encryption(data: bytes) -> bool:
    """Whether a name says Encrypt, also spelled in codes: nobody can measure what is encrypted before it is opened."""
    if b"/Encrypt" in data:
        return True
    spelled = {name for name in _NAME.findall(data) if b"#" in name}
    return any(_ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), name) == b"/Encrypt" for name in spelled)


def _specifications(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The file specifications that the document is associated with (ISO 19005-3, 6.8)."""
    for specification in pdf.Root.get("/AF", ()):
        if isinstance(specification, pikepdf.Dictionary) and "/EF" in specification:
            yield specification


def _picture(image: pikepdf.Stream) -> tuple[str, bytes]:
    """Fingerprint and file of an image as we write it. Raises ValueError for one packed in another way."""
    filters = image.get("/Filter")
    if filters == pikepdf.Name.DCTDecode:
        raw = bytes(image.read_raw_bytes())
        return fingerprint_of_jpeg(raw), raw
    spaces = {"/DeviceGray": ("L", 1), "/DeviceRGB": ("RGB", 3)}
    mode, channels = spaces[str(image.get("/ColorSpace"))]
    width, height = int(image.Width), int(image.Height)
    rows = bytes(image.read_bytes())
    if filters != pikepdf.Name.FlateDecode or image.get("/BitsPerComponent") != 8:
        raise ValueError("packed in another way")
    if len(rows) != width * height * channels:
        raise ValueError("not as many pixels as it says")
    return fingerprint_of_pixels(mode, width, height, rows), packed_png(mode, width, height, rows)


def _size_of(page: pikepdf.Page) -> int:
    """Bytes of a page's operators."""
    contents = page.obj.get("/Contents", pikepdf.Array())
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return sum(len(stream.read_bytes()) for stream in streams if isinstance(stream, pikepdf.Stream))


class _Reader:
    """Reads the words off pages."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._room = LARGEST_TEXT
        self._letters: dict[tuple[int, int], tuple[int, dict[int, str]]] = {}

    def read_page(self, page: pikepdf.Page) -> None:
        """Adds the words of a page, and of the forms that it draws."""
        self._read(page, _size_of(page), page.obj.get("/Resources", pikepdf.Dictionary()), 0)
        self.said.append(" ")

    def _read(self, drawn: pikepdf.Page | pikepdf.Object, size: int, resources: pikepdf.Object, depth: int) -> None:
        """Adds the words of a page or form whose operators take `size` bytes."""
        self._room -= size
        if size > LARGEST_PAGE or self._room < 0:
            raise InvalidFile("its pages hold more than pages need")
        if depth > DEEPEST_FORMS:
            raise InvalidFile("its drawings nest too deep")
        width, height = 1, None
        letters: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(drawn):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                continue
            operator, operands = str(instruction.operator), list(instruction.operands)
            match operator:
                case "BT" | "T*":
                    self.said.append(" ")
                case "'" | '"':
                    self.said.append(" ")
                    self._show(operands[-1], width, letters)
                case "Tm" if operands[5] != height:
                    height = operands[5]
                    self.said.append(" ")
                case "Td" | "TD" if operands[1] != 0:
                    self.said.append(" ")
                case "Tf":
                    width, letters = self._font(resources["/Font"][str(operands[0])])
                case "Tj":
                    self._show(operands[0], width, letters)
                case "TJ":
                    for piece in operands[0]:
                        if isinstance(piece, pikepdf.String):
                            self._show(piece, width, letters)
                        elif float(piece) < WIDE_GAP:
                            self.said.append(" ")
                case "Do":
                    form = resources["/XObject"][str(operands[0])]
                    if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == pikepdf.Name.Form:
                        self._read(form, len(form.read_bytes()), form.get("/Resources", resources), depth + 1)

    def _show(self, string: pikepdf.Object, width: int, letters: dict[int, str]) -> None:
        raw = bytes(string)
        codes = (int.from_bytes(raw[at : at + width], "big") for at in range(0, len(raw), width))
        self.said += [letters[code] if code in letters else chr(code) if width == 1 else "\ufffd" for code in codes]

    def _font(self, font: pikepdf.Object) -> tuple[int, dict[int, str]]:
        """How many bytes a code has, and what each stands for (ISO 32000-1, 9.10.3)."""
        key = font.objgen
        if key not in self._letters or key == (0, 0):
            width = 2 if font.get("/Subtype") == pikepdf.Name.Type0 else 1
            told = font.get("/ToUnicode")
            table = told.read_bytes() if isinstance(told, pikepdf.Stream) else b""
            try:
                self._letters[key] = (width, told_letters(table))
            except ValueError:
                raise InvalidFile("one of its fonts holds more than a font needs") from None
        return self._letters[key]
