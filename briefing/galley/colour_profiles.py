"""The colours of an image, by the colour profile that it carries (ISO 15076-1), as sRGB has them.

Both formats print in sRGB. An image in another space is converted once, so that nobody has to read its profile again. A
profile comes from outside like the picture: what is too large, broken or of another kind of colour than the picture
counts as none, and a picture without a profile is taken for sRGB, as every program that shows pictures takes it.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageCms import ImageCmsTransform

LARGEST_PROFILE = 4 * 1024 * 1024
"""Bytes. Those of presses, the largest, have 0.5 to 2.7 MB."""
SAME = 3
"""Steps of 256: a profile that moves no colour by more is sRGB under another maker's name."""
CLASSES = frozenset({b"scnr", b"mntr", b"prtr", b"spac"})
"""Scanners, screens, presses, colour spaces: what describes a picture (7.2.5)."""
GREYS = frozenset({"1", "L", "LA", "I", "I;16", "F"})
"""What Pillow calls pictures in grey."""
CHANNELS = {b"GRAY": "L", b"RGB ": "RGB", b"CMYK": "CMYK"}
KEPT = 8
"""Conversions that are kept ready."""
_RAMP = tuple(range(0, 256, 15))
_CORNERS = tuple(range(0, 256, 51))


def fitting_profile(image: Picture) -> bytes | None:
    """The profile of an opened image, where it describes colours such as the image has."""
    profile = image.info.get("icc_profile")
    space = _profile_space(profile) if isinstance(profile, bytes) else None
    wanted = "CMYK" if image.mode == "CMYK" else "L" if image.mode in GREYS else "RGB"
    return profile if space == wanted else None


def means_srgb(profile: bytes | None) -> bool:
    """Whether a picture in grey or RGB shows in sRGB what it shows by its fitting profile; without one it does."""
    return profile is None or _means_srgb(profile)


def in_srgb(image: Picture, profile: bytes | None) -> Picture:
    """A picture in L, RGB, RGBA or CMYK, by the profile that fits it, in sRGB: in grey or RGB, and RGBA where the
    ground shines through. Raises ValueError where it cannot be converted.
    """
    if profile is None or (image.mode != "CMYK" and _means_srgb(profile)):
        return image
    is_grey = _profile_space(profile) == "L"
    if image.mode != "RGBA":
        return _converted(image, profile)
    made = _converted(image.getchannel("R") if is_grey else image.convert("RGB"), profile).convert("RGB")
    made.putalpha(image.getchannel("A"))
    return made


def _profile_space(profile: bytes) -> str | None:
    """The mode of the pictures that a profile describes: L, RGB or CMYK; None for one that says nothing."""
    space = CHANNELS.get(profile[16:20])
    sound = 128 < len(profile) <= LARGEST_PROFILE and profile[36:40] == b"acsp" and profile[12:16] in CLASSES
    return space if sound and space and _conversion(profile, space) is not None else None


def _converted(image: Picture, profile: bytes) -> Picture:
    from PIL import ImageCms

    conversion = _conversion(profile, image.mode)
    if conversion is None:
        raise ValueError("the colours cannot be converted")
    try:
        made = ImageCms.applyTransform(image, conversion)
    except ImageCms.PyCMSError as fault:
        raise ValueError("the colours cannot be converted") from fault
    if made is None:
        raise ValueError("the colours cannot be converted")
    return made.convert("L") if image.mode == "L" else made


@lru_cache(maxsize=KEPT)
def _conversion(profile: bytes, space: str) -> ImageCmsTransform | None:
    """From a profile's space to sRGB, by relative colorimetry with the black point moved, as layout programs do it;
    None where the profile is broken."""
    from PIL import ImageCms

    try:
        return ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
            space,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


@lru_cache(maxsize=KEPT)
def _means_srgb(profile: bytes) -> bool:
    """Whether no colour of a chart of greys and of mixed colours is another when it is converted."""
    from PIL import Image as PillowImage

    if _profile_space(profile) == "L":
        chart = PillowImage.frombytes("L", (len(_RAMP), 1), bytes(_RAMP))
    else:
        greys = [value for grey in _RAMP for value in (grey, grey, grey)]
        mixed = [value for r in _CORNERS for g in _CORNERS for b in _CORNERS for value in (r, g, b)]
        chart = PillowImage.frombytes("RGB", ((len(greys) + len(mixed)) // 3, 1), bytes(greys + mixed))
    before, after = chart.tobytes(), _converted(chart, profile).tobytes()
    return all(abs(one - other) <= SAME for one, other in zip(before, after, strict=True))
