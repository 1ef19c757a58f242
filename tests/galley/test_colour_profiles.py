"""Images with colour profiles show the colours that they mean, in both formats."""

from __future__ import annotations

import contextlib
import io
import itertools
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Images
from PIL import ImageCms

from briefing.galley.colour_profiles import LARGEST_PROFILE, fitting_profile, in_srgb
from briefing.galley.print_image import BadImage, print_image
from briefing.render.pdf.pictures import image_object
from briefing.render.pdf.profile import srgb_profile

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)


def swapped() -> bytes:
    """A profile by which red is green and green is red."""
    profile = srgb_profile().replace(b"rXYZ", b"____").replace(b"gXYZ", b"rXYZ").replace(b"____", b"gXYZ")
    assert len(profile) == len(srgb_profile())
    return profile


def with_tags(space: bytes, kind: bytes, tags: dict[bytes, bytes]) -> bytes:
    """A profile of version 2 with these tags."""
    table, data, begin = b"", b"", 132 + 12 * len(tags)
    for name, content in tags.items():
        table += struct.pack(">4sII", name, begin + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    d50 = struct.pack(">3i", 63190, 65536, 54061)
    connection = b"XYZ " if space == b"GRAY" else b"Lab "
    header = struct.pack(
        ">I4s4s4s4s4s6H4s4sI4s4sQI12s4s44s",
        begin + len(data), b"", b"\x02\x40\0\0", kind, space, connection, *(2000, 1, 1, 0, 0, 0), b"acsp", b"", 0,
        b"", b"", 0, 0, d50, b"", b"",
    )  # fmt: skip
    return header + struct.pack(">I", len(tags)) + table + data


def press() -> bytes:
    """A press whose cyan ink is red and whose others print nothing; any ink at full is told by the first channel."""
    identity = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    ramp = bytes(range(256))
    nodes = b"".join(
        bytes((138, 208, 195)) if cyan else bytes((255, 128, 128)) for cyan, *_ in itertools.product((0, 1), repeat=4)
    )
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + identity + ramp * 4 + nodes + ramp * 3
    return with_tags(b"CMYK", b"prtr", {b"A2B0": table, b"A2B1": table})


def grey(gamma: float) -> bytes:
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
    return with_tags(b"GRAY", b"mntr", {b"wtpt": white, b"kTRC": curve})


def encoded(image: Images.Image, kind: str, profile: bytes | None, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, icc_profile=profile, **options)
    return out.getvalue()


def shown(data: bytes, width: float | None = None) -> tuple[int, ...]:
    """The first pixel of an image as both formats print it."""
    made = Images.open(io.BytesIO(print_image(data, width).data))
    assert "icc_profile" not in made.info
    pixel = made.convert("RGB").getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return pixel


def near(pixel: tuple[int, ...], wanted: tuple[int, ...], by: int = 4) -> bool:
    return all(abs(one - other) <= by for one, other in zip(pixel, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("width", [None, 1.0])
def test_the_colours_are_those_of_the_profile(kind: str, width: float | None) -> None:
    data = encoded(Images.new("RGB", (32, 32), RED), kind, swapped(), **({"quality": 95} if kind == "JPEG" else {}))
    ready = print_image(data, width)
    assert (ready.kind, ready.mode) == (kind.lower(), "RGB")
    assert near(shown(data, width), GREEN)


def test_the_pdf_holds_the_converted_colours() -> None:
    data = encoded(Images.new("RGB", (4, 2), RED), "PNG", swapped())
    written = image_object(data)
    body = written[written.index(b"stream\n") + 7 :]
    assert b"/DeviceRGB" in written
    assert near(tuple(zlib.decompressobj().decompress(body)[:3]), GREEN)


@pytest.mark.parametrize("profile", [None, SRGB, srgb_profile()])
def test_a_jpeg_in_srgb_is_kept_under_any_name_of_it(profile: bytes | None) -> None:
    image = Images.new("RGB", (4, 2), BLUE)
    assert print_image(encoded(image, "JPEG", profile)).data == encoded(image, "JPEG", None)


def test_what_shines_through_does_so_in_other_colours() -> None:
    image = Images.new("RGBA", (2, 1), (255, 0, 0, 128))
    assert near(shown(encoded(image, "PNG", swapped())), (127, 255, 127))


def test_a_palette_has_a_profile_too() -> None:
    assert near(shown(encoded(Images.new("RGB", (2, 1), RED).convert("P"), "PNG", swapped())), GREEN)


@pytest.mark.parametrize("mode", ["L", "LA"])
def test_grey_is_printed_as_light_as_its_profile_says(mode: str) -> None:
    ready = shown(encoded(Images.new("L", (2, 1), 128).convert(mode), "PNG", grey(1.0)))
    assert near(ready, (188, 188, 188))
    assert print_image(encoded(Images.new("L", (2, 1), 128), "JPEG", grey(1.0))).mode == "L"


def test_cmyk_is_printed_as_its_press_prints_it() -> None:
    data = encoded(Images.new("CMYK", (16, 16), (255, 0, 0, 0)), "JPEG", press(), quality=95)
    ready = print_image(data)
    assert (ready.kind, ready.mode) == ("jpeg", "RGB")
    red, green, blue = shown(data)
    assert red > 230 > 60 > max(green, blue)
    assert near(shown(encoded(Images.new("CMYK", (16, 16), (0, 0, 0, 0)), "JPEG", press())), (255, 255, 255))


@pytest.mark.parametrize("profile", [None, SRGB, b"broken" * 40])
def test_cmyk_without_the_profile_of_a_press_is_refused(profile: bytes | None) -> None:
    with pytest.raises(BadImage, match="in CMYK, without the colour profile of a press"):
        print_image(encoded(Images.new("CMYK", (4, 2), (*RED, 0)), "JPEG", profile))


@pytest.mark.parametrize(
    "profile",
    [
        b"no profile at all " * 20,
        press(),
        swapped()[:200],
        swapped().replace(b"mntr", b"link"),
        swapped() + bytes(LARGEST_PROFILE),
    ],
    ids=["noise", "of a press", "cut off", "of a device link", "vast"],
)
def test_a_profile_that_cannot_be_the_pictures_counts_as_none(profile: bytes) -> None:
    assert shown(encoded(Images.new("RGB", (4, 2), RED), "JPEG", profile, quality=95))[0] > 250


@given(
    damage=st.lists(st.tuples(st.integers(0, 10**4), st.integers(0, 255)), min_size=1, max_size=8), which=st.booleans()
)
def test_a_damaged_profile_converts_or_counts_as_none(damage: list[tuple[int, int]], which: bool) -> None:
    profile, mode = (bytearray(press()), "CMYK") if which else (bytearray(swapped()), "RGB")
    for place, byte in damage:
        profile[place % len(profile)] = byte
    image = Images.new(mode, (3, 2), 100)
    image.info["icc_profile"] = bytes(profile)
    with contextlib.suppress(ValueError):
        assert in_srgb(image, fitting_profile(image)).size == (3, 2)


def test_colours_with_the_profile_of_greys_stay_colours() -> None:
    image = Images.new("RGBA", (2, 1), (255, 0, 0, 254))
    assert near(shown(encoded(image, "PNG", grey(1.0))), (255, 1, 1))


def test_a_file_of_several_pictures_stays_a_jpeg() -> None:
    """As telephones write them, with a smaller picture or a map of depths behind the first."""
    out = io.BytesIO()
    first = Images.new("RGB", (32, 16), BLUE)
    first.save(out, "MPO", save_all=True, append_images=[Images.new("RGB", (8, 8), RED)])
    ready = print_image(out.getvalue())
    assert (ready.kind, ready.width, ready.height) == ("jpeg", 32, 16)
    assert ready.data.count(b"\xff\xd8\xff") == 1
