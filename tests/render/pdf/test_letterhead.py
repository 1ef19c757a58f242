"""Letterheads from outside: used as artifacts, or refused with the reason."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from zlib import compress

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from briefing.diagnostics import InvalidHouse
from briefing.galley.structure import Element
from briefing.render.pdf.foreign import Refused
from briefing.render.pdf.foreign.reading import read_page
from briefing.render.pdf.foreign.to_unicode import told_letters
from briefing.render.pdf.letterhead import Letterhead, load_letterhead
from tests.render.pdf.drawn import A4, blank, code, face, one_word, opened, sample, say
from tests.render.pdf.hostile import disturbed, rich
from tests.render.pdf.structure_check import faults

Change = Callable[[pikepdf.Pdf], None]


def plain(size: tuple[float, float] = A4) -> bytes:
    """A letterhead as a designer's program exports it: a rule, a tint and the institute's name in an embedded face."""
    face()
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, initialFontName="Vera", pageCompression=1)
    canvas.setFont("Vera", 12)
    canvas.drawString(50, size[1] - 50, "Institute")
    canvas.setFillAlpha(0.5)
    canvas.setFillColorRGB(0.8, 0.1, 0.1)
    canvas.rect(0, size[1] - 20, size[0], 20, fill=1, stroke=0)
    canvas.save()
    return out.getvalue()


@pytest.fixture
def write_letterhead(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes) -> Path:
        path = tmp_path / "head.pdf"
        path.write_bytes(data)
        return path

    return write


def changed(data: bytes, change: Change, **saving: object) -> bytes:
    with opened(data) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out, **saving)  # type: ignore[arg-type]
        return out.getvalue()


def with_code(added: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(added)

    return change


def with_image(image: bytes = b"\0" * 12, **entries: object) -> Change:
    """Draws a picture of 2 by 2 points."""

    def change(pdf: pikepdf.Pdf) -> None:
        stated = {"Width": 2, "Height": 2, "BitsPerComponent": 8, "ColorSpace": Name.DeviceRGB} | entries
        picture = pdf.make_stream(image, Type=Name.XObject, Subtype=Name.Image, **stated)
        pdf.pages[0].add_resource(picture, Name.XObject, Name.Im1)
        pdf.pages[0].contents_add(b"q 9 0 0 9 0 0 cm /Im1 Do Q")

    return change


def test_it_lies_under_every_page_as_an_artifact(write_letterhead: Callable[[bytes], Path]) -> None:
    data = sample(letterhead=load_letterhead(write_letterhead(plain())))
    for page in range(2):
        begin = code(data, page).split("\n")
        assert begin[0].startswith("/Artifact <</Type /Background /BBox")
        assert begin[3:6] == ["/FormXob.Letterhead Do", "Q", "EMC"]
    with opened(data) as pdf:
        assert faults(pdf) == []


def test_it_is_written_once(write_letterhead: Callable[[bytes], Path]) -> None:
    with opened(sample(letterhead=load_letterhead(write_letterhead(plain())))) as pdf:
        forms = [page.Resources.XObject["/FormXob.Letterhead"].objgen for page in pdf.pages]
        assert forms[0] == forms[1]


def test_one_letterhead_serves_many_documents(write_letterhead: Callable[[bytes], Path]) -> None:
    letterhead = load_letterhead(write_letterhead(plain()))
    assert one_word(letterhead=letterhead) == one_word(letterhead=letterhead)


def test_marks_inside_it_are_taken_out(write_letterhead: Callable[[bytes], Path]) -> None:
    marked = changed(plain(), with_code(b"/P <</MCID 0>> BDC 0 0 5 5 re f EMC /Span BMC EMC /A /B DP"))
    with opened(one_word(letterhead=load_letterhead(write_letterhead(marked)))) as pdf:
        form = pdf.pages[0].Resources.XObject["/FormXob.Letterhead"]
        drawn = form.read_bytes()
    assert b"0 0 5 5 re" in drawn
    assert not re.search(rb"BDC|BMC|EMC|DP", drawn)


def test_what_it_does_not_use_stays_behind(write_letterhead: Callable[[bytes], Path]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        secret = pdf.make_stream(b"SECRET", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
        pdf.pages[0].add_resource(secret, Name.XObject, Name.Unused)
        pdf.pages[0].PieceInfo = Dictionary(Private=pdf.make_stream(b"SECRET"))

    with opened(one_word(letterhead=load_letterhead(write_letterhead(changed(plain(), change))))) as pdf:
        streams = [thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
    assert not any(b"SECRET" in stream for stream in streams)


@pytest.mark.parametrize("packing", ["/ASCII85Decode", "/RunLengthDecode"])
def test_old_packings_are_packed_anew(write_letterhead: Callable[[bytes], Path], packing: str) -> None:
    packed = {"/ASCII85Decode": b"zzz~>", "/RunLengthDecode": b"\x0b" + bytes(12) + b"\x80"}[packing]
    data = changed(plain(), with_image(packed, Filter=Name(packing)))
    with opened(one_word(letterhead=load_letterhead(write_letterhead(data)))) as pdf:
        form = pdf.pages[0].Resources.XObject["/FormXob.Letterhead"]
        image = form.Resources.XObject.Im1
        assert image.Filter == Name.FlateDecode
        assert image.read_bytes() == bytes(12)


def test_interpolation_is_left_out(write_letterhead: Callable[[bytes], Path]) -> None:
    data = changed(plain(), with_image(Interpolate=True))
    with opened(one_word(letterhead=load_letterhead(write_letterhead(data)))) as pdf:
        form = pdf.pages[0].Resources.XObject["/FormXob.Letterhead"]
        assert "/Interpolate" not in form.Resources.XObject.Im1


@pytest.mark.parametrize(
    "image",
    [
        b"/W 1 /H 1 /CS /RGB /BPC 8 /I true /Intent /Weird ID abc",
        b"/W 1 /H 1 /ColorSpace /DeviceRGB /BPC 8 /Interpolate true /L 3 ID abc",
        b"/W 8 /H 1 /IM true /BPC 1 /D [1 0] /I true ID a",
        b"/W 1 /H 1 /CS /G /BPC 8 /F [/AHx] /I true ID 80>",
    ],
)
def test_a_picture_inside_the_code_is_written_without_what_an_archive_forbids(
    write_letterhead: Callable[[bytes], Path], archival: Callable[[bytes, str], Path], image: bytes
) -> None:
    data = changed(plain(), with_code(b"q 9 0 0 9 0 0 cm BI " + image + b" EI Q"))
    made = one_word(letterhead=load_letterhead(write_letterhead(data)))
    with opened(made) as pdf:
        form = pdf.pages[0].Resources.XObject["/FormXob.Letterhead"]
        found = [each for each in pikepdf.parse_content_stream(form) if str(each.operator) == "INLINE IMAGE"]
    assert len(found) == 1
    kept = found[0].iimage  # type: ignore[union-attr]
    assert not {"/Interpolate", "/Intent", "/L"} & set(kept.obj.keys())
    assert kept.read_raw_bytes().rstrip() == image.split(b"ID ")[1]
    archival(made, "inline-image")


def test_states_that_are_not_restored_are_and_none_is_restored_twice(
    write_letterhead: Callable[[bytes], Path],
) -> None:
    data = changed(plain(), with_code(b"Q Q q q 0 0 5 5 re f"))
    with opened(one_word(letterhead=load_letterhead(write_letterhead(data)))) as pdf:
        drawn = pdf.pages[0].Resources.XObject["/FormXob.Letterhead"].read_bytes().split()
    assert drawn[-9:] == b"q q 0 0 5 5 re f Q Q".split()[-9:]
    assert drawn.count(b"q") == drawn.count(b"Q")


def test_overprinting_which_means_nothing_in_rgb_is_left_out(write_letterhead: Callable[[bytes], Path]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].add_resource(Dictionary(OP=True, op=True, OPM=1, LW=2), Name.ExtGState, Name.G9)
        pdf.pages[0].contents_add(b"/G9 gs")

    with opened(one_word(letterhead=load_letterhead(write_letterhead(changed(plain(), change))))) as pdf:
        form = pdf.pages[0].Resources.XObject["/FormXob.Letterhead"]
        assert set(form.Resources.ExtGState.G9.keys()) == {"/LW"}


def test_a_damaged_table_of_letters_is_written_anew(
    write_letterhead: Callable[[bytes], Path], archival: Callable[[bytes, str], Path]
) -> None:
    """Readers do not agree what such a table says; veraPDF reads none of this one."""

    def change(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0B> <0020>", b"<0B> u0020>"))

    made = one_word(letterhead=load_letterhead(write_letterhead(changed(plain(), change))))
    with opened(made) as pdf:
        (font,) = pdf.pages[0].Resources.XObject["/FormXob.Letterhead"].Resources.Font.values()
        assert set(told_letters(font.ToUnicode.read_bytes()).values()) == set("Institute ") - {" "}
    archival(made, "damaged-letters")


def test_links_on_it_are_left_out(write_letterhead: Callable[[bytes], Path]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Border=Array([0, 0, 0]))
        pdf.pages[0].Annots = Array([pdf.make_indirect(link)])

    with opened(one_word(letterhead=load_letterhead(write_letterhead(changed(plain(), change))))) as pdf:
        assert "/Annots" not in pdf.pages[0]


@pytest.mark.parametrize(
    ("size", "placed"),
    [
        (A4, "1.000000 0 0 1.000000 0 0 cm"),
        ((A4[0] / 2, A4[1] / 2), "2.000000 0 0 2.000000 0 0 cm"),
        ((A4[0], A4[1] * 2), "0.500000 0 0 0.500000 148.819 0 cm"),
        ((A4[0], A4[1] / 2), "1.000000 0 0 1.000000 0 420.945 cm"),
    ],
)
def test_another_size_of_paper_is_scaled_to_the_top(
    write_letterhead: Callable[[bytes], Path], size: tuple[float, float], placed: str
) -> None:
    assert placed in code(one_word(letterhead=load_letterhead(write_letterhead(plain(size)))))


def test_a_turned_page_is_placed_as_it_is_seen(write_letterhead: Callable[[bytes], Path]) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = 90

    letterhead = load_letterhead(write_letterhead(changed(plain((A4[1], A4[0])), turn)))
    assert (round(letterhead.width, 2), round(letterhead.height, 2)) == (595.28, 841.89)


def nothing(pdf: pikepdf.Pdf) -> None:
    del pdf


def javascript(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def hidden_javascript(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.GoTo, Next=Array([Dictionary(S=Name.JavaScript, JS="x")])))


def launch(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.Launch, F="calc.exe"))


def two_pages(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def form_fields(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(Dictionary(FT=Name.Tx, T="name"))]))


def layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary())


def stamp(pdf: pikepdf.Pdf) -> None:
    mark = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]))
    pdf.pages[0].Annots = Array([pdf.make_indirect(mark)])


def not_embedded(pdf: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    pdf.pages[0].add_resource(pdf.make_indirect(font), Name.Font, Name.H)
    pdf.pages[0].contents_add(b"BT /H 12 Tf 50 50 Td (x) Tj ET")


def broken_font(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        font.FontDescriptor.FontFile2.write(font.FontDescriptor.FontFile2.read_bytes()[:200])


def widths_missing(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        font.LastChar = 200


def broken_stream(pdf: pikepdf.Pdf) -> None:
    with_image(compress(bytes(12))[:-3], Filter=Name.FlateDecode)(pdf)


def letters_unknown(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font["/ToUnicode"]
        font.Encoding = Dictionary(Differences=Array([1, Name.g1]))


def letters_nothing(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        font.ToUnicode = pdf.make_stream(b"1 beginbfchar <01> <0000> endbfchar")


def type_3(pdf: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary())
    pdf.pages[0].add_resource(pdf.make_indirect(font), Name.Font, Name.H)
    pdf.pages[0].contents_add(b"BT /H 12 Tf 50 50 Td (x) Tj ET")


def spot_in_cmyk(pdf: pikepdf.Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 1, 0]), N=1)
    space = Array([Name.Separation, Name("/PANTONE 485"), Name.DeviceCMYK, tint])
    pdf.pages[0].add_resource(pdf.make_indirect(space), Name.ColorSpace, Name.Spot)
    pdf.pages[0].contents_add(b"/Spot cs 1 scn 0 0 5 5 re f")


def spots(*colours: tuple[int, int, int]) -> Change:
    """Spot colours of one name, each of which means one of `colours` where it is full; the second in a palette."""

    def change(pdf: pikepdf.Pdf) -> None:
        for at, colour in enumerate(colours):
            tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array(colour), N=1)
            space = Array([Name.Separation, Name("/PANTONE 485"), Name.DeviceRGB, pdf.make_indirect(tint)])
            if at:
                space = Array([Name.Indexed, pdf.make_indirect(space), 1, b"\0\xff"])
            pdf.pages[0].add_resource(pdf.make_indirect(space), Name.ColorSpace, Name(f"/Spot{at}"))
            pdf.pages[0].contents_add(b"/Spot%d cs 1 scn %d 0 5 5 re f" % (at, 9 * at))

    return change


def cmyk_in_a_drawing(pdf: pikepdf.Pdf) -> None:
    inner = pdf.make_stream(b"0 1 1 0 k 0 0 5 5 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    outer = pdf.make_stream(
        b"/In Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]),
        Resources=Dictionary(XObject=Dictionary(In=inner)),
    )  # fmt: skip
    pdf.pages[0].add_resource(outer, Name.XObject, Name.Out)
    pdf.pages[0].contents_add(b"/Out Do")


def broken_profile(pdf: pikepdf.Pdf) -> None:
    space = Array([Name.ICCBased, pdf.make_stream(b"not a profile", N=3)])
    with_image(ColorSpace=space)(pdf)


def draws_itself(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/Me Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.Resources = Dictionary(XObject=Dictionary(Me=form))
    pdf.pages[0].add_resource(form, Name.XObject, Name.Me)
    pdf.pages[0].contents_add(b"/Me Do")


def postscript(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].add_resource(pdf.make_stream(b"showpage", Type=Name.XObject, Subtype=Name.PS), Name.XObject, Name.P)
    pdf.pages[0].contents_add(b"/P Do")


def blend(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].add_resource(Dictionary(BM=Name.Sparkle), Name.ExtGState, Name.G9)
    pdf.pages[0].contents_add(b"/G9 gs")


def deep_forms(pdf: pikepdf.Pdf) -> None:
    """Three drawings, each of which saves ten states before it draws the next."""
    drawn = pdf.make_stream(b"n", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    for _ in range(3):
        drawn = pdf.make_stream(
            b"q " * 10 + b"/A Do" + b" Q" * 10, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]),
            Resources=Dictionary(XObject=Dictionary(A=drawn)),
        )  # fmt: skip
    pdf.pages[0].add_resource(drawn, Name.XObject, Name.Fm1)
    pdf.pages[0].contents_add(b"/Fm1 Do")


def long_spot(pdf: pikepdf.Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0]), C1=Array([0, 1, 1]), N=1)
    space = Array([Name.Separation, Name("/" + "é" * 64), Name.DeviceRGB, tint])
    pdf.pages[0].add_resource(pdf.make_indirect(space), Name.ColorSpace, Name.Spot)
    pdf.pages[0].contents_add(b"/Spot cs 1 scn 0 0 5 5 re f")


def width_that_is_no_number(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        font.FirstChar = False


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (javascript, "it holds JavaScript"),
        (hidden_javascript, "it holds JavaScript"),
        (launch, "it holds an action that starts a program"),
        (two_pages, "it has 2 pages, not one"),
        (form_fields, "it has form fields"),
        (layers, "it has layers"),
        (stamp, "an annotation of kind Stamp"),
        (not_embedded, "its font Helvetica is not embedded"),
        (broken_font, "its font BitstreamVeraSans-Roman is broken"),
        (widths_missing, "its font BitstreamVeraSans-Roman is broken"),
        (with_code(b"/Gone Do"), "draws with '/Gone'"),
        (letters_unknown, "its font BitstreamVeraSans-Roman are not told"),
        (letters_nothing, "its font BitstreamVeraSans-Roman are not told"),
        (type_3, "of a kind that cannot be used"),
        (with_code(b"0 1 1 0 k 0 0 5 5 re f"), "CMYK"),
        (with_code(b"/DeviceCMYK cs 0 1 1 0 sc 0 0 5 5 re f"), "CMYK"),
        (with_image(bytes(16), ColorSpace=Name.DeviceCMYK), "CMYK"),
        (with_image(ColorSpace=Array([Name.Indexed, Name.DeviceCMYK, 0, b"\0\0\0\0"])), "CMYK"),
        (spot_in_cmyk, "CMYK"),
        (spots((1, 0, 0), (0, 0, 1)), "two of its spot colours have the name 'PANTONE 485' and differ"),
        (cmyk_in_a_drawing, "CMYK"),
        (with_code(b"q BI /W 1 /H 1 /BPC 8 /CS /CMYK ID \0\0\0\0 EI Q"), "neither grey nor RGB"),
        (broken_profile, "colour profiles is broken"),
        (with_image(Width=100_000, Height=100_000), "too large"),
        (with_image(Filter=Name.JPXDecode), "an archive cannot keep"),
        (draws_itself, "nest too deep"),
        (with_code(b"q " * 40), "more than 28 times"),
        (with_code(b"1 0 frobnicate"), "unknown operator 'frobnicate'"),
        (with_code(b"/Loud ri"), "rendering intent"),
        (postscript, "neither a picture nor a drawing"),
        (blend, "unknown blend mode"),
        (deep_forms, "more than 28 times"),
        (long_spot, "a name of more than 127 bytes"),
        (width_that_is_no_number, "its font BitstreamVeraSans-Roman is broken"),
        (with_code(b"0 0 2147483648 9 re f"), "a number that is too large or too small"),
        (with_code(b"0 0 4" + b"0" * 38 + b".0 9 re f"), "a number that is too large or too small"),
        (with_code(b"0 0 ." + b"0" * 40 + b"1 9 re f"), "a number that is too large or too small"),
        (with_code(b"/" + b"n" * 128 + b" gs"), "a name of more than 127 bytes"),
        (with_code(b"BT /F1+0 9 Tf (" + b"a" * 32768 + b") Tj ET"), "a string of more than 32,767 bytes"),
        (with_image(Decode=Array([0, 10**12])), "a number that is too large or too small"),
        (with_image(ColorSpace=Array([Name.Pattern, Name.DeviceRGB])), "a colour space that cannot be read"),
        (with_image(ColorSpace=Array([Name.Lab])), "it uses the unknown colour space 'Lab'"),
        (with_code(b"null scn"), "its page's code is broken (at the operator 'scn')"),
        (with_code(b"(a) 1 g"), "its page's code is broken (at the operator 'g')"),
        (with_code(b"1 0 0 0 0 1 d1"), "unknown operator 'd1'"),
        (with_code(b"BI /W 1 /H 1 /CS /G /BPC 8 /F /LZW ID a EI"), "packed in an unusual way"),
        (with_code(b"BI /W 1 /H 1 /CS /G /BPC 3 ID a EI"), "one of its pictures cannot be read"),
        (with_code(b"BI /W 99999 /H 99999 /CS /G /BPC 8 ID a EI"), "one of its pictures is too large"),
    ],
)  # fmt: skip
def test_what_an_archive_cannot_keep_is_refused(
    write_letterhead: Callable[[bytes], Path], change: Change, reason: str
) -> None:
    with pytest.raises(InvalidHouse, match=f"the letterhead 'head.pdf' cannot be used: .*{re.escape(reason)}"):
        load_letterhead(write_letterhead(changed(plain(), change)))


def test_a_spot_colour_may_be_defined_twice_alike(write_letterhead: Callable[[bytes], Path]) -> None:
    load_letterhead(write_letterhead(changed(plain(), spots((1, 0, 0), (1, 0, 0)))))


def test_a_broken_stream_is_refused(write_letterhead: Callable[[bytes], Path]) -> None:
    data = changed(plain(), broken_stream, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pytest.raises(InvalidHouse, match="one of its streams is broken"):
        load_letterhead(write_letterhead(data))


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_letterhead_is_refused(write_letterhead: Callable[[bytes], Path], password: str) -> None:
    locked = changed(plain(), nothing, encryption=pikepdf.Encryption(owner="owner", user=password))
    with pytest.raises(InvalidHouse, match="it is encrypted"):
        load_letterhead(write_letterhead(locked))


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"\x89PNG\r\n", b"<<" * 5000, b"%PDF-1.7\n1 0 obj\n" + b"[" * 99999]
)
def test_what_is_no_pdf_is_refused(write_letterhead: Callable[[bytes], Path], data: bytes) -> None:
    with pytest.raises(InvalidHouse, match="cannot be used: it is not a PDF that can be read"):
        load_letterhead(write_letterhead(data))


@given(damage=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_damaged_letterhead_is_used_or_refused(damage: list[tuple[int, int]]) -> None:
    data = bytearray(plain())
    for place, byte in damage:
        data[place % len(data)] = byte
    try:
        letterhead = Letterhead(*read_page(bytes(data)))
    except Refused:
        return
    assert one_word(letterhead=letterhead)


def test_a_file_that_unpacks_to_very_much_is_refused_unopened(write_letterhead: Callable[[bytes], Path]) -> None:
    data = changed(plain(), with_image(bytes(200_000_000), Width=10_000, Height=6_666), compress_streams=True)
    assert len(data) < 1_000_000
    with pytest.raises(InvalidHouse, match="unpacks to more than 64 MB"):
        load_letterhead(write_letterhead(data))


def test_a_page_that_is_drawn_without_end_is_refused(write_letterhead: Callable[[bytes], Path]) -> None:
    data = changed(plain(), with_code(b"0 0 m 1 1 l S\n" * 400_000), compress_streams=True)
    with pytest.raises(InvalidHouse, match="drawn with more than 2 MB"):
        load_letterhead(write_letterhead(data))


def test_what_a_reader_mends_in_a_drawing_is_told_to_nobody(write_letterhead: Callable[[bytes], Path]) -> None:
    with warnings.catch_warnings(action="error"):
        load_letterhead(write_letterhead(changed(plain(), with_code(b"[" * 50))))


def test_forms_that_draw_the_next_one_twice_are_refused(write_letterhead: Callable[[bytes], Path]) -> None:
    def nest(pdf: pikepdf.Pdf) -> None:
        drawn = pdf.make_stream(b"n", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        for _ in range(18):
            both = Dictionary(XObject=Dictionary(A=drawn, B=drawn))
            drawn = pdf.make_stream(
                b"/A Do /B Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Resources=both
            )
        pdf.pages[0].add_resource(drawn, Name.XObject, Name.Fm1)
        pdf.pages[0].contents_add(b"/Fm1 Do")

    with pytest.raises(InvalidHouse, match="drawn with more than 2 MB"):
        load_letterhead(write_letterhead(changed(plain(), nest)))


@pytest.mark.parametrize(
    "filters", [b"[/FlateDecode /FlateDecode]", b"[ /RunLengthDecode\n/FlateDecode ]", b"/LZWDecode", b"/Fl#61teDecode"]
)
def test_a_file_that_is_packed_unusually_is_refused_unopened(
    write_letterhead: Callable[[bytes], Path], filters: bytes
) -> None:
    data = plain() + b"9 0 obj\n<</Type/ObjStm/Filter%s/Length 1>>\nstream\nx\nendstream\nendobj\n" % filters
    with pytest.raises(InvalidHouse, match="packed in an unusual way"):
        load_letterhead(write_letterhead(data))


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "head.pdf"
    with path.open("wb") as file:
        file.truncate(9 * 1024 * 1024)
    with pytest.raises(InvalidHouse, match="larger than 8 MB"):
        load_letterhead(path)


def test_a_folder_is_no_letterhead(tmp_path: Path) -> None:
    with pytest.raises(InvalidHouse, match="it is not a file"):
        load_letterhead(tmp_path)


def test_a_missing_letterhead_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidHouse, match=r"the letterhead 'gone.pdf' cannot be read"):
        load_letterhead(tmp_path / "gone.pdf")


def test_a_letterhead_that_was_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "head.pdf"
    path.write_bytes(plain())
    before = load_letterhead(path)
    path.write_bytes(plain((612, 792)))
    assert load_letterhead(path).width == 612 != before.width


def test_a_document_drawn_by_ourselves_can_be_a_letterhead(write_letterhead: Callable[[bytes], Path]) -> None:
    root = Element("Document")
    canvas = blank(root)
    say(canvas, root.add("H1"), 72, 800, "Institute")
    letterhead = load_letterhead(write_letterhead(canvas.finish()))
    with opened(sample(letterhead=letterhead)) as pdf:
        assert faults(pdf) == []


def test_what_is_odd_is_refused_or_gives_a_sound_file(
    archival: Callable[[bytes, str], Path], write_letterhead: Callable[[bytes], Path]
) -> None:
    made = rich(plain())
    archival(one_word(letterhead=load_letterhead(write_letterhead(made))), "rich-letterhead")
    refused = 0
    for seed in range(80):
        chance = Random(seed)  # noqa: S311 (no secrets: the same oddities each time)
        try:
            letterhead = Letterhead(*read_page(disturbed(made, chance)))
        except Refused:
            refused += 1
        else:
            archival(one_word(letterhead=letterhead), f"odd-letterhead-{seed}")
    assert 20 < refused < 70
