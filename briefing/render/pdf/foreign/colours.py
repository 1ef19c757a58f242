"""The colours and pictures of a page from outside (ISO 19005-3, 6.2.4 and 6.2.8).

The file's output intent is sRGB, so grey and RGB need no more; CMYK has no meaning in it and is refused.
"""

from __future__ import annotations

import pikepdf

from briefing.render.pdf.foreign import Refused

MOST_PIXELS = 50_000_000
CMYK = "it is drawn in CMYK colours: export it in RGB"
UNREADABLE = "it uses a colour space that cannot be read"
PLAIN_SPACES = frozenset({"/DeviceGray", "/DeviceRGB"})
MEASURED_SPACES = frozenset({"/CalGray", "/CalRGB", "/Lab"})
SPECIAL_SPACES = frozenset({"/Indexed", "/Separation", "/Pattern"})
DEPTHS = frozenset({1, 2, 4, 8, 16})
ICC_CLASSES = frozenset({b"scnr", b"mntr", b"prtr", b"spac"})
ICC_SPACES = {1: {b"GRAY"}, 3: {b"RGB ", b"Lab "}, 4: {b"CMYK"}}
ICC_KEYS = frozenset({"/N", "/Range", "/Filter", "/DecodeParms", "/Length"})


def check_colour(space: pikepdf.Object | None, besides: frozenset[str] = SPECIAL_SPACES - {"/Pattern"}) -> None:
    """Refuses a colour space that the output intent gives no meaning to. `besides` are the special ones that may stand
    there (ISO 32000-1, 8.6.6)."""
    if isinstance(space, pikepdf.Array) and len(space) == 1:
        space = space[0]
    if isinstance(space, pikepdf.Name):
        if space == pikepdf.Name.DeviceCMYK:
            raise Refused(CMYK)
        if str(space) not in PLAIN_SPACES | (besides & {"/Pattern"}):
            raise Refused(f"it uses the unknown colour space '{str(space)[1:41]}'")
        return
    if not isinstance(space, pikepdf.Array) or not len(space):
        raise Refused(UNREADABLE)
    family = str(space[0])
    if family in {"/DeviceN", "/NChannel"}:
        raise Refused("it uses several spot colours at once: export it in RGB")
    if family == "/ICCBased":
        _check_profile(space[1])
    elif family in MEASURED_SPACES:
        if len(space[1].WhitePoint) != 3:
            raise Refused(UNREADABLE)
    elif family not in besides:
        raise Refused(UNREADABLE)
    elif family == "/Separation":
        check_colour(space[2], frozenset())
    else:
        check_colour(space[1], besides & {"/Separation"} if family == "/Indexed" else besides - {"/Pattern"})


def _check_profile(profile: pikepdf.Object) -> None:
    """Refuses a profile that is not what its space says (6.2.4.2; ISO 15076-1, 7.2)."""
    for key in set(profile.keys()) - ICC_KEYS:
        del profile[key]
    header = profile.read_bytes()[:128]
    sound = (
        len(header) == 128
        and header[36:40] == b"acsp"
        and header[8] <= 4
        and header[12:16] in ICC_CLASSES
        and header[16:20] in ICC_SPACES.get(int(profile.get("/N", 0)), ())
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
