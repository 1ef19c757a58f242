"""Pictures from outside: read, and decoded once to the end, before anything is printed of them.

The reader has already seen that each is a file beside the brief that begins like a PNG or JPEG. What is found here is a
picture that lies: cut off, broken inside, or small in bytes and vast in pixels.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from pathlib import Path

from briefing.diagnostics import Diagnostic, Position, error
from briefing.document.blocks import Image
from briefing.galley.matter import Galley, Picture
from briefing.galley.print_image import MOST_SCANS, PrintImage, is_jpeg, lacks_press, print_image, scans_of_jpeg
from briefing.house import FurnitureImage, House
from briefing.load.beside import resolve_beside
from briefing.load.exhibits import IMAGE_LIMIT
from briefing.load.files import read_bytes
from briefing.model.brief import Brief

MOST_PIXELS = 50_000_000
"""A3 at 600 dots to the inch has 70 million, A4 35 million; beyond it a picture is a mistake or a bomb."""
LONGEST_SIDE = 20_000
"""Pixels. A4 at 600 dots to the inch has 7,000; what is so long and holds no more pixels is a thread, no picture."""


def read_pictures(brief: Brief) -> tuple[dict[str, Image], tuple[Diagnostic, ...]]:
    """The pictures of the brief's exhibits, by the path that the exhibit gives, and what is wrong with others."""
    images: dict[str, Image] = {}
    faults: list[Diagnostic] = []
    for exhibit in brief.exhibits:
        if exhibit.image is None or exhibit.image in images:
            continue
        path = resolve_beside(exhibit.image, brief.path.parent)
        found = (
            read_picture(path, exhibit.image, exhibit.position)
            if path
            else error(f"'{exhibit.image}' is not a file beside the brief", exhibit.position)
        )
        if isinstance(found, Diagnostic):
            faults.append(found)
        else:
            images[exhibit.image] = found
    return images, tuple(faults)


def picture_faults(house: House) -> tuple[Diagnostic, ...]:
    """What is wrong with the pictures of a house's furniture."""
    items = (*house.first.header, *house.first.footer, *house.rest.header, *house.rest.footer)
    files = [item.file for item in items if isinstance(item, FurnitureImage)]
    found = (read_picture(path, path.name, house.position) for path in _each_once(files, house.logo))
    return tuple(one for one in found if isinstance(one, Diagnostic))


def picture_names(galley: Galley) -> dict[str, str]:
    """The names under which the pictures of exhibits travel, by the exhibits' ids: what they show, and no more."""
    names: dict[str, str] = {}
    for matter in galley.matter:
        if isinstance(matter, Picture) and isinstance(matter.content, Image) and matter.id:
            names[matter.id] = name_of(print_image(matter.content.data, matter.width))
    return names


def name_of(image: PrintImage) -> str:
    """A picture's name by its fingerprint, by which it is found again in a finished file."""
    return f"{image.fingerprint}.{'jpg' if image.kind == 'jpeg' else 'png'}"


def read_picture(path: Path, name: str, position: Position) -> Image | Diagnostic:
    """The picture in the file at `path`, or why it cannot be used; `name` and `position` are what the user knows."""
    data = read_bytes(path, str(position.file), IMAGE_LIMIT)
    if isinstance(data, Diagnostic):
        return error(f"the picture '{name}': {data.message}", position, data.hint)
    try:
        width, height = _decode(data)
    except _Refused as refused:
        return error(f"the picture '{name}' cannot be used: {refused}", position, refused.hint)
    return Image(data, width, height)


ORIENTATION, SIDEWAYS = 0x0112, 5
"""The tag in which a camera says how it was held, and the first of its values for pictures that lie on their side."""


class _Refused(Exception):
    """The picture cannot be used, for this reason, and there is this way out."""

    def __init__(self, message: str, hint: str = "save it again as PNG or JPEG") -> None:
        super().__init__(message)
        self.hint = hint


def _decode(data: bytes) -> tuple[int, int]:
    """Width and height of the picture in `data` when it stands upright, once all of it has been decoded."""
    import PIL.Image

    too_many = _Refused(
        f"it has more than {MOST_PIXELS // 1_000_000} million pixels", "make it smaller: 4,000 by 3,000 fill a page"
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with PIL.Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
                width, height = opened.size
                if width * height > MOST_PIXELS:
                    raise too_many
                if max(width, height) > LONGEST_SIDE:
                    raise _Refused(
                        f"it has a side of {max(width, height):,} pixels", f"a side may have {LONGEST_SIDE:,}"
                    )
                if is_jpeg(data) and scans_of_jpeg(data) > MOST_SCANS:
                    raise _Refused(f"it goes over its picture more than {MOST_SCANS} times")
                if lacks_press(opened):
                    raise _Refused(
                        "it is in CMYK, without the colour profile of a press", "save it as sRGB, or with its profile"
                    )
                opened.load()
                if opened.getexif().get(ORIENTATION, 1) >= SIDEWAYS:
                    width, height = height, width
    except _Refused:
        raise
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning):
        raise too_many from None
    except PIL.UnidentifiedImageError:
        raise _Refused("it is no PNG or JPEG") from None
    except Exception as problem:  # noqa: BLE001 (a decoder may fail in any way on bytes made to break it)
        raise _Refused(f"it is damaged ({type(problem).__name__})") from None
    if width < 2 or height < 2:
        raise _Refused("it is empty")
    return width, height


def _each_once(files: Iterable[Path], logo: Path | None) -> list[Path]:
    return list(dict.fromkeys([*files, *([logo] if logo else [])]))
