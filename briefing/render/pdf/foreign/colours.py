"""The colours and pictures of a page from outside (ISO 19005-3, 6.2.4 and 6.2.8).

The file's output intent is sRGB, so grey and RGB need no more; CMYK has no meaning in it and is refused.
"""

from __future__ import annotations

import pikepdf

from briefing.render.pdf.foreign import Refused

MOST_PIXELS = 50_000_000
CMYK = "it is drawn in CMYK colours: export it in RGB"
PLAIN_SPACES = frozenset({"/DeviceGray", "/DeviceRGB", "/Pattern", "/CalGray", "/CalRGB", "/Lab", "/G", "/RGB"})
DEPTHS = frozenset({1, 2, 4, 8, 16})
DEEPEST = 5
ICC_CLASSES = frozenset({b"scnr", b"mntr", b"prtr", b"spac"})
ICC_SPACES = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}
INLINE_FILTERS = frozenset(
    {f"/{name}Decode" for name in ("Flate", "DCT", "RunLength", "ASCII85", "ASCIIHex", "CCITTFax")}
    | {"/Fl", "/DCT", "/RL", "/A85", "/AHx", "/CCF"}
)


def check_colour(space: pikepdf.Object | None, depth: int = 0) -> None:
    """Refuses a colour space that the output intent gives no meaning to."""
    if space is None or depth > DEEPEST:
        raise Refused("it uses a colour space that cannot be read")
    if isinstance(space, pikepdf.Name):
        if str(space) in {"/DeviceCMYK", "/CMYK"}:
            raise Refused(CMYK)
        if str(space) not in PLAIN_SPACES:
            raise Refused(f"it uses the unknown colour space '{str(space)[1:41]}'")
        return
    if not isinstance(space, pikepdf.Array) or not len(space):
        raise Refused("it uses a colour space that cannot be read")
    match str(space[0]):
        case "/ICCBased":
            _check_profile(space[1])
        case "/Indexed" | "/I":
            check_colour(space[1], depth + 1)
        case "/Pattern" if len(space) > 1:
            check_colour(space[1], depth + 1)
        case "/Separation":
            check_colour(space[2], depth + 1)
        case "/DeviceN" | "/NChannel":
            raise Refused("it uses several spot colours at once: export it in RGB")
        case _:
            check_colour(space[0], depth + 1)


def _check_profile(profile: pikepdf.Object) -> None:
    """Refuses a profile that is not what its space says (6.2.4.2; ISO 15076-1, 7.2)."""
    header = profile.read_bytes()[:128]
    sound = (
        len(header) == 128
        and header[36:40] == b"acsp"
        and header[8] <= 4
        and header[12:16] in ICC_CLASSES
        and header[16:20] in {ICC_SPACES.get(int(profile.get("/N", 0))), b"Lab "}
    )
    if not sound:
        raise Refused("one of its colour profiles is broken")


def check_image(image: pikepdf.Object) -> None:
    """Refuses a picture that an archival file may not hold, and one that is too large."""
    if int(image.Width) * int(image.Height) > MOST_PIXELS:
        raise Refused("one of its pictures is too large")
    is_mask = bool(image.get("/ImageMask", False))
    if not is_mask:
        check_colour(image.get("/ColorSpace"))
        if int(image.get("/BitsPerComponent", 8)) not in DEPTHS:
            raise Refused("one of its pictures cannot be read")
    for key in ("/SMask", "/Mask"):
        mask = image.get(key)
        if isinstance(mask, pikepdf.Stream):
            if "/SMask" in mask or isinstance(mask.get("/Mask"), pikepdf.Stream):
                raise Refused("one of its pictures cannot be read")
            check_image(mask)


def check_inline_image(image: pikepdf.PdfInlineImage) -> None:
    """The same for a picture inside the page's code (6.1.10 allows no LZW)."""
    if any(str(kind) not in INLINE_FILTERS for kind in image.filters):
        raise Refused("one of its pictures is packed in an unusual way")
    if not image.image_mask and image.colorspace not in {"/DeviceGray", "/DeviceRGB"}:
        raise Refused("one of its pictures inside the page's code is neither grey nor RGB")
