"""Pictures inside a page's code (ISO 32000-1, 8.9.7), checked and written anew without what an archive forbids."""

from __future__ import annotations

import pikepdf

from briefing.render.pdf.foreign import Refused
from briefing.render.pdf.foreign.colours import DEPTHS, MOST_PIXELS
from briefing.render.pdf.foreign.limits import check_value
from briefing.render.pdf.foreign.transplant import direct

FILTERS = {
    "/FlateDecode": b"/Fl",
    "/DCTDecode": b"/DCT",
    "/RunLengthDecode": b"/RL",
    "/ASCII85Decode": b"/A85",
    "/ASCIIHexDecode": b"/AHx",
    "/CCITTFaxDecode": b"/CCF",
}
"""What a picture may be packed in: all but LZW (ISO 19005-3, 6.1.10)."""
SPACES = {"/DeviceGray": b"/G", "/DeviceRGB": b"/RGB"}
COPIED = {"/BitsPerComponent": b"/BPC", "/Decode": b"/D", "/DecodeParms": b"/DP"}
"""The other entries that are kept. Interpolation (6.2.8), intents and all that nobody knows are left out."""


def inline_image(image: pikepdf.PdfInlineImage) -> bytes:
    """The code of a picture. Raises Refused for one that an archive cannot keep."""
    told = image.obj
    check_value(told)
    width, height = int(told.Width), int(told.Height)
    if not (width > 0 and height > 0 and width * height <= MOST_PIXELS):
        raise Refused("one of its pictures is too large")
    entries = b"/W %d /H %d" % (width, height)
    if told.get("/ImageMask", False):
        entries += b" /IM true"
    else:
        space = SPACES.get(str(told.get("/ColorSpace")))
        if space is None:
            raise Refused("one of its pictures inside the page's code is neither grey nor RGB")
        if int(told.get("/BitsPerComponent", 8)) not in DEPTHS:
            raise Refused("one of its pictures cannot be read")
        entries += b" /CS " + space
    entries += b"".join(b" %s %s" % (short, direct(told[key])) for key, short in COPIED.items() if key in told)
    filters = told.get("/Filter", pikepdf.Array())
    packings = [str(one) for one in ([filters] if isinstance(filters, pikepdf.Name) else filters)]
    if not FILTERS.keys() >= set(packings):
        raise Refused("one of its pictures is packed in an unusual way")
    if packings:
        entries += b" /F [" + b" ".join(FILTERS[one] for one in packings) + b"]"
    return b"BI " + entries + b"\nID " + image.read_raw_bytes() + b"\nEI"
