"""Letterheads with something odd in them, made by chance from one that uses most of what PDF has."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from briefing.render.pdf.foreign.operators import OPERANDS
from briefing.render.pdf.profile import srgb_profile

# fmt: off
KEYS = (
    "Interpolate", "Intent", "Alternates", "OPI", "TR", "TR2", "HT", "BM", "CA", "ca", "SMask", "Group", "Ref", "PS",
    "Subtype2", "Metadata", "OC", "StructParents", "Decode", "SMaskInData", "F", "Filter", "DecodeParms",
    "BitsPerComponent", "ImageMask", "ColorSpace", "Matrix", "BBox", "Function", "WMode", "Widths", "FirstChar",
    "Encoding", "ToUnicode", "FontDescriptor", "Flags", "CharSet", "CIDSet", "Range", "Domain", "N", "Alternate", "RI",
    "OPM", "OP", "op", "AIS", "Font", "Shading", "PatternType", "ShadingType", "Type", "Subtype", "Width", "Height",
)
NAMES = (
    "DeviceCMYK", "DeviceRGB", "Weird", "Perceptual", "Multiply", "n" * 127, "n" * 128, "é" * 64, "Pattern", "None",
    "Identity", "Form", "Image", "CalCMYK", "Font",
)
NUMBERS = (0, -1, 1, 3, 16, 65535, 2**31 - 1, 2**31, -(2**31), 10**12, Decimal("0.5"), Decimal("1e-40"), 10.0**37)
OPERAND = {
    "n": (b"0", b"1", b"-1", b"0.5", b"9", b"100"),
    "/": (b"/Im1", b"/Fm1", b"/G1", b"/C1", b"/C2", b"/P1", b"/P2", b"/S1", b"/F1+0", b"/DeviceRGB", b"/Pattern"),
    "s": (b"(a)", b"<01>", b"()"),
    "a": (b"[]", b"[2 1]", b"[(a) -100 <01>]", b"[/x true null]"),
}
INLINE = (
    b"/W 1 /H 1 /CS /RGB /BPC 8 /I true ID abc", b"/W 1 /H 1 /IM true /BPC 1 /Interpolate true ID a",
    b"/W 1 /H 1 /CS /G /BPC 3 ID a", b"/W 1 /H 1 /CS /RGB /BPC 8 /F /LZW ID abc",
    b"/W 1 /H 1 /CS /RGB /BPC 8 /Intent /Weird /F /AHx ID 010203>", b"/W 1 /H 1 /CS /C1 /BPC 8 ID abcd",
    b"/W 1 /H 1 /BPC 8 ID a", b"/W 1 /H 1 /CS /G /BPC 8 /DP <</K 99999999999>> ID a",
)
# fmt: on
BOX = Array([0, 0, 9, 9])


def rich(plain: bytes) -> bytes:
    """`plain` with pictures, drawings, patterns, shadings, masks and colours of every kind that may stay."""
    with pikepdf.open(BytesIO(plain)) as pdf:
        tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([0, 0, 1]), N=1)
        image = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 2, "Height": 2, "BitsPerComponent": 8}
        form = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": BOX, "Resources": Dictionary()}
        veil = pdf.make_stream(b"\0\x80\xff\0", ColorSpace=Name.DeviceGray, **image)
        palette = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\0\0\0\xff\xff\xff")])
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        light = pdf.make_stream(b"0.5 g 0 0 5 5 re f", Group=group, **form)
        shading = {"ColorSpace": Name.DeviceRGB, "Function": tint}
        held: dict[str, dict[str, pikepdf.Object]] = {
            "XObject": {
                "Im1": pdf.make_stream(bytes(12), ColorSpace=Name.DeviceRGB, SMask=veil, **image),
                "Im2": pdf.make_stream(b"\0\1\1\0", ColorSpace=palette, **image),
                "Fm1": pdf.make_stream(b"q 0 0 5 5 re W n 1 0 0 rg 0 0 9 9 re f Q", **form),
            },
            "ColorSpace": {
                "C1": Array([Name.ICCBased, pdf.make_stream(srgb_profile(), N=3, Alternate=Name.DeviceRGB)]),
                "C2": Array([Name.Separation, Name("/Spot 1"), Name.DeviceRGB, tint]),
                "C3": Array([Name.Lab, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))]),
            },
            "Shading": {"S1": Dictionary(ShadingType=2, Coords=BOX, Extend=Array([True, True]), **shading)},
            "Pattern": {
                "P1": pdf.make_stream(
                    b"0 0 5 5 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=BOX, XStep=9,
                    YStep=9, Resources=Dictionary(),
                ),
                "P2": Dictionary(
                    PatternType=2, Shading=Dictionary(ShadingType=3, Coords=Array([0, 0, 0, 9, 9, 9]), **shading)
                ),
            },
            "ExtGState": {
                "G1": Dictionary(
                    SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=light), BM=Name.Multiply, ca=0.5, OP=True
                )
            },
        }  # fmt: skip
        page = pdf.pages[0]
        for category, things in held.items():
            for name, thing in things.items():
                whole = thing if isinstance(thing, pikepdf.Stream) else pdf.make_indirect(thing)
                page.add_resource(whole, Name(f"/{category}"), Name(f"/{name}"))
        page.contents_add(
            b"q /G1 gs /Im1 Do /Im2 Do /Fm1 Do Q /C1 cs .1 .2 .3 sc 0 0 5 5 re f /C2 CS .4 SC 0 0 m 9 9 l S "
            b"/C3 cs 50 9 9 sc 0 0 5 5 re f q 0 0 9 9 re W n /S1 sh Q /Pattern cs /P1 scn 0 0 9 9 re f "
            b"/P2 scn 0 0 9 9 re f"
        )
        return _saved(pdf)


def disturbed(data: bytes, chance: Random) -> bytes:
    """`data` with one to three things in it that are odd."""
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0]
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            which = chance.randrange(10)
            if which < 6:
                _disturb(chance.choice(list(_reached(page.obj.Resources, set()))), chance, pdf)
            elif which < 9:
                some = (chance.choice(list(OPERANDS)) for _ in range(chance.randrange(1, 9)))
                said = (b" ".join([*(chance.choice(OPERAND[c]) for c in OPERANDS[op]), op.encode()]) for op in some)
                page.contents_add(b" ".join(said))
            else:
                page.contents_add(b"q BI " + chance.choice(INLINE) + b" EI Q")
        return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def _reached(thing: pikepdf.Object, seen: set[tuple[int, int]]) -> Iterator[pikepdf.Object]:
    """All dictionaries, streams and arrays below `thing`, itself at the beginning."""
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
        return
    if thing.is_indirect:
        if thing.objgen in seen:
            return
        seen.add(thing.objgen)
    yield thing
    for held in list(thing) if isinstance(thing, pikepdf.Array) else [value for _, value in thing.items()]:
        yield from _reached(held, seen)


def _disturb(thing: pikepdf.Object, chance: Random, pdf: pikepdf.Pdf) -> None:
    if isinstance(thing, pikepdf.Array):
        if len(thing):
            thing[chance.randrange(len(thing))] = _odd(chance, pdf)
        return
    keys = sorted(set(thing.keys()) - {"/Length"})
    how = chance.randrange(3) if keys else 2
    if how == 0:
        del thing[chance.choice(keys)]
    else:
        thing[chance.choice(keys) if how == 1 else f"/{chance.choice(KEYS)}"] = _odd(chance, pdf)


def _odd(chance: Random, pdf: pikepdf.Pdf, depth: int = 0) -> object:
    which = chance.randrange(12)
    if which < 3:
        return chance.choice(NUMBERS)
    if which < 5:
        return Name(f"/{chance.choice(NAMES)}")
    if which == 5:
        return String(chance.choice((b"", b"s" * 32767, b"s" * 32768, b"\xff\xfe", b"(((")))
    if which == 6:
        return chance.choice((True, False))
    if which == 7 and depth < 3:
        return Array([_odd(chance, pdf, depth + 1) for _ in range(chance.randrange(4))])
    if which == 8 and depth < 3:
        return Dictionary({f"/{chance.choice(KEYS)}": _odd(chance, pdf, depth + 1) for _ in range(chance.randrange(4))})
    if which == 9:
        return pdf.make_stream(chance.choice((b"", b"q Q", b"0 0 0 1 k", b"\xff\xd8\xff")))
    if which == 10:
        return Array([Name.Pattern, Name.DeviceRGB])
    return Array([Name.Indexed, chance.choice((Name.DeviceRGB, Name.DeviceCMYK)), 1, String(b"\0\0\0\xff\xff\xff")])
