"""Fonts from outside: every glyph that a page shows is in them, as wide as the page says, and its letter known."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import reportlab
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from briefing.render.pdf.foreign import Refused, showing
from briefing.render.pdf.foreign.cff import Cff
from briefing.render.pdf.foreign.glyph_names import STANDARD_STRINGS
from briefing.render.pdf.foreign.reading import read_page
from briefing.render.pdf.foreign.to_unicode import told_letters
from briefing.render.pdf.foreign.truetype import TrueType
from briefing.render.pdf.foreign.type1 import Type1
from briefing.render.pdf.letterhead import Letterhead
from tests.render.pdf.drawn import A4, opened, sample
from tests.render.pdf.structure_check import faults
from tests.render.pdf.test_letterhead import changed, plain

FONTS = Path(reportlab.__file__).parent / "fonts"
TOLD = b"1 beginbfrange\n<00> <ff> <0041>\nendbfrange"


def type1_program() -> tuple[bytes, int]:
    """A Type 1 program without the heads of its segments, and the length of its part in clear."""
    data, segments, at = (FONTS / "callig15.pfb").read_bytes(), list[bytes](), 0
    while data[at + 1] != 3:
        length = int.from_bytes(data[at + 2 : at + 6], "little")
        segments.append(data[at + 6 : at + 6 + length])
        at += 6 + length
    return b"".join(segments), len(segments[0])


def afm_widths(name: str) -> dict[str, float]:
    """The widths by glyph that a face's maker states."""
    lines = (FONTS / f"{name}.afm").read_text("latin-1").splitlines()
    rows = [row.split() for row in lines if row.startswith("C ")]
    return {row[7]: float(row[4]) for row in rows}


def shown(words: bytes, make: Callable[[pikepdf.Pdf], dict[str, Any]]) -> bytes:
    """A page with `words` in a font of its own making."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=A4)
    stated = make(pdf)
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name.Face, FontBBox=Array([0, -250, 1000, 900]), ItalicAngle=0,
        Ascent=800, Descent=-200, CapHeight=700, StemV=80, **stated.pop("descriptor", {}),
    )  # fmt: skip
    font = Dictionary(Type=Name.Font, BaseFont=Name.Face, FontDescriptor=pdf.make_indirect(descriptor), **stated)
    page.add_resource(pdf.make_indirect(font), Name.Font, Name.F1)
    page.contents_add(b"BT /F1 12 Tf 50 50 Td (" + words + b") Tj ET")
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def type1_page(words: bytes = b"Ministry", wider: float = 0.0) -> bytes:
    """A page in a Type 1 face, with widths that are `wider` than the program's."""
    data, clear = type1_program()
    widths = afm_widths("callig15")

    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        file = pdf.make_stream(data, Length1=clear, Length2=len(data) - clear, Length3=0)
        return {
            "Subtype": Name.Type1, "Encoding": Name.WinAnsiEncoding, "FirstChar": 65, "LastChar": 122,
            "Widths": Array([round(widths.get(chr(code), -wider) + wider, 2) for code in range(65, 123)]),
            "descriptor": {"FontFile": file, "Flags": 32},
        }  # fmt: skip

    return shown(words, make)


def of_page(change: Callable[[pikepdf.Object], None]) -> Callable[[pikepdf.Pdf], None]:
    """Changes the first font of a page."""

    def changed_font(pdf: pikepdf.Pdf) -> None:
        change(next(iter(pdf.pages[0].Resources.Font.values())))

    return changed_font


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        read_page(data)
    return str(caught.value)


def wider(font: pikepdf.Object) -> None:
    font.Widths = Array([float(width) + 5 for width in font.Widths])


def one_letter_told(font: pikepdf.Object) -> None:
    font.ToUnicode.write(b"1 beginbfchar\n<01> <0041>\nendbfchar")


def private_letters(font: pikepdf.Object) -> None:
    font.ToUnicode.write(TOLD.replace(b"0041", b"E000"))


def another_encoding(font: pikepdf.Object) -> None:
    font.Encoding = Name.WinAnsiEncoding


def programs_lost_glyphs(font: pikepdf.Object) -> None:
    program = bytearray(font.FontDescriptor.FontFile2.read_bytes())
    for at in range(12, 12 + 16 * program[5], 16):
        if program[at : at + 4] == b"maxp":
            offset = int.from_bytes(program[at + 8 : at + 12], "big")
            program[offset + 4 : offset + 6] = b"\0\1"
        if program[at : at + 4] == b"hhea":
            offset = int.from_bytes(program[at + 8 : at + 12], "big")
            program[offset + 34 : offset + 36] = b"\0\1"
    font.FontDescriptor.FontFile2.write(bytes(program))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (wider, "the letters of its font BitstreamVeraSans-Roman are not as wide as the page says"),
        (one_letter_told, "the letters of its font BitstreamVeraSans-Roman are not told (ToUnicode)"),
        (private_letters, "the letters of its font BitstreamVeraSans-Roman are not told (ToUnicode)"),
        (another_encoding, "its font BitstreamVeraSans-Roman is encoded in a way that cannot be used"),
        (programs_lost_glyphs, "its font BitstreamVeraSans-Roman lacks a letter that the page shows"),
    ],
)
def test_a_font_that_is_not_what_the_page_says_is_refused(
    change: Callable[[pikepdf.Object], None], reason: str
) -> None:
    assert refusal(changed(plain(), of_page(change))) == reason


def test_a_font_that_many_drawings_show_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []
    monkeypatch.setattr(showing, "check_font", lambda _, codes: seen.append(set(codes)))

    def change(pdf: pikepdf.Pdf) -> None:
        (name,) = pdf.pages[0].Resources.Font.keys()
        for letter in (b"x", b"y", b"z"):
            code = b"BT %s 9 Tf (%s) Tj ET" % (name.encode(), letter)
            form = pdf.make_stream(code, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
            form.Resources = pdf.pages[0].Resources
            pdf.pages[0].add_resource(form, Name.XObject, Name(f"/Fm{letter.decode()}"))
            pdf.pages[0].contents_add(b" /Fm%s Do" % letter)

    read_page(changed(plain(), change))
    (codes,) = seen
    assert codes > {ord("x"), ord("y"), ord("z")}


def test_words_without_a_font_are_refused() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"q BT (x) Tj ET Q", prepend=True)

    assert refusal(changed(plain(), change)) == "its page shows words without a font"


def test_a_font_that_was_left_with_the_state_is_no_longer_there() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        (name,) = pdf.pages[0].Resources.Font.keys()
        pdf.pages[0].contents_add(f"q {name} 9 Tf Q BT (x) Tj ET".encode(), prepend=True)

    assert refusal(changed(plain(), change)) == "its page shows words without a font"


def test_a_font_without_a_name_is_refused() -> None:
    def change(font: pikepdf.Object) -> None:
        del font.BaseFont

    assert refusal(changed(plain(), of_page(change))) == "its font ? is broken"


def test_a_font_that_calls_itself_something_else_is_called_a_font(archival: Callable[[bytes, str], Path]) -> None:
    def change(font: pikepdf.Object) -> None:
        font.Type = Name.Fount
        font.FontDescriptor.Type = Name.Descriptor

    archival(sample(letterhead=Letterhead(*read_page(changed(plain(), of_page(change))))), "letterhead-misnamed")


# Type 1


def test_a_type_1_face_is_taken_as_it_is(archival: Callable[[bytes, str], Path]) -> None:
    data = sample(letterhead=Letterhead(*read_page(type1_page())))
    with opened(data) as pdf:
        assert faults(pdf) == []
    archival(data, "letterhead-type-1")


def test_the_widths_of_a_type_1_program_are_those_that_its_maker_states() -> None:
    program = Type1(type1_program()[0])
    stated = afm_widths("callig15")
    assert len(stated) > 100
    assert {name: round(program.width(name)) for name in stated} == {name: round(w) for name, w in stated.items()}


def test_a_type_1_program_tells_its_own_codes() -> None:
    encoding = Type1(type1_program()[0]).encoding()
    assert encoding is not None
    assert (encoding[0], encoding[65]) == ("grave", "A")


def test_a_type_1_face_of_another_width_is_refused() -> None:
    assert refusal(type1_page(wider=20.0)) == "the letters of its font Face are not as wide as the page says"


def test_a_type_1_face_without_a_letter_is_refused() -> None:
    assert refusal(type1_page(b"a\\200b")) == "its font Face lacks a letter that the page shows"


# Compact Font Format


def index(*items: bytes) -> bytes:
    """An INDEX (Adobe Technical Note 5176, 5)."""
    if not items:
        return b"\0\0"
    ends = [1]
    for item in items:
        ends.append(ends[-1] + len(item))
    return len(items).to_bytes(2, "big") + b"\2" + b"".join(end.to_bytes(2, "big") for end in ends) + b"".join(items)


def integer(value: int) -> bytes:
    return b"\x1d" + value.to_bytes(4, "big", signed=True)


def cff_program(*, by_number: bool = False) -> bytes:
    """Four glyphs: none, A (width 500), B (700, said before a subroutine is called) and a long name (the default)."""
    glyphs = index(
        b"\x0e", b"\x1c" + (500 - 31).to_bytes(2, "big") + b"\x8b\x8b\x15\x0e",
        b"\x1c" + (700 - 31).to_bytes(2, "big") + b"\x20\x0a\x8b\x16\x0e", b"\x8b\x8b\x15\x0e",
    )  # fmt: skip
    local = index(b"\x0b")
    private = integer(250) + b"\x14" + integer(31) + b"\x15" + integer(18) + b"\x13"
    names = [34, 35, 391]
    charset = b"\0" + b"".join((n + 5 if by_number else name).to_bytes(2, "big") for n, name in enumerate(names))
    encoding = b"\0\3\x41\x42\x43"

    def top(places: dict[str, int]) -> bytes:
        ordering = integer(391) + integer(391) + integer(0) + b"\x0c\x1e" if by_number else b""
        fonts = integer(places["fonts"]) + b"\x0c\x24" + integer(places["select"]) + b"\x0c\x25" if by_number else b""
        own = integer(len(private)) + integer(places["private"]) + b"\x12"
        coded = integer(places["encoding"]) + b"\x10"
        return (
            ordering + integer(places["charset"]) + b"\x0f" + coded + integer(places["glyphs"]) + b"\x11" + fonts + own
        )

    parts = {"charset": charset, "encoding": encoding, "glyphs": glyphs, "private": private + local}
    if by_number:
        parts["select"] = b"\x03\0\1\0\0\0\0\4"
        parts["fonts"] = index(integer(len(private)) + integer(0) + b"\x12")
    places = dict.fromkeys([*parts, "fonts", "select"], 0)
    for _ in range(2):
        if by_number:
            parts["fonts"] = index(integer(len(private)) + integer(places["private"]) + b"\x12")
        head = b"\1\0\4\2" + index(b"Face") + index(top(places)) + index(b"a.long") + index()
        at = len(head)
        for name, part in parts.items():
            places[name] = at
            at += len(part)
    return head + b"".join(parts.values())


def test_a_cff_program_tells_names_codes_and_widths() -> None:
    program = Cff(cff_program())
    assert program.names == {".notdef": 0, "A": 1, "B": 2, "a.long": 3}
    assert program.encoding() == {0x41: "A", 0x42: "B", 0x43: "a.long"}
    assert [program.width(glyph) for glyph in range(4)] == [250, 500, 700, 250]
    with pytest.raises(LookupError):
        program.width(4)


def test_a_cff_program_by_numbers_tells_them() -> None:
    program = Cff(cff_program(by_number=True))
    assert program.is_by_number
    assert program.numbers == {0: 0, 5: 1, 6: 2, 7: 3}
    assert [program.width(glyph) for glyph in range(4)] == [250, 500, 700, 250]


def test_there_are_as_many_standard_strings_as_adobe_says() -> None:
    assert len(STANDARD_STRINGS) == 391
    assert (STANDARD_STRINGS[34], STANDARD_STRINGS[228], STANDARD_STRINGS[390]) == ("A", "zcaron", "Semibold")


def cff_page(words: bytes, width: int = 500) -> bytes:
    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        file = pdf.make_stream(cff_program(), Subtype=Name.Type1C)
        return {
            "Subtype": Name.Type1, "FirstChar": 65, "LastChar": 67, "Widths": Array([width, 700, 250]),
            "ToUnicode": pdf.make_stream(TOLD), "descriptor": {"FontFile3": file, "Flags": 4},
        }  # fmt: skip

    return shown(words, make)


def test_a_compact_face_with_codes_of_its_own_is_taken() -> None:
    assert read_page(cff_page(b"ABC"))


def test_a_compact_face_of_another_width_is_refused_where_the_letter_is_shown() -> None:
    assert read_page(cff_page(b"B", 510))
    assert refusal(cff_page(b"A", 510)) == "the letters of its font Face are not as wide as the page says"


def test_a_compact_face_without_a_letter_is_refused() -> None:
    assert refusal(cff_page(b"D")) == "its font Face lacks a letter that the page shows"


@given(data=st.binary(max_size=200), at=st.integers(0, 200))
def test_a_damaged_program_is_broken_in_a_way_that_is_caught(data: bytes, at: int) -> None:
    sound = cff_program()
    for damaged in (data, sound[:at] + data[:3] + sound[at + 3 :]):
        for kind in (Cff, Type1, TrueType):
            try:
                program = kind(damaged)
                if isinstance(program, Cff):
                    assert isinstance(program.names, dict)
                    assert program.width(1) is not None
            except (LookupError, ValueError, ArithmeticError):
                continue


# Composite fonts


def test_a_composite_font_whose_widths_are_others_is_refused() -> None:
    def change(font: pikepdf.Object) -> None:
        font.DescendantFonts[0].DW = 123
        font.DescendantFonts[0].W = Array([])

    data = changed(composite_page(), of_page(change))
    assert refusal(data) == "the letters of its font BitstreamVeraSans-Roman are not as wide as the page says"


def test_a_composite_font_whose_map_leads_to_no_glyph_is_refused() -> None:
    def change(font: pikepdf.Object) -> None:
        font.DescendantFonts[0].CIDToGIDMap.write(bytes(2000))

    data = changed(composite_page(), of_page(change))
    assert refusal(data) == "its font BitstreamVeraSans-Roman lacks a letter that the page shows"


def test_a_composite_font_is_taken(archival: Callable[[bytes, str], Path]) -> None:
    archival(sample(letterhead=Letterhead(*read_page(composite_page()))), "letterhead-composite")


def composite_page() -> bytes:
    """The plain page with its font made composite: its codes lead to the same glyphs, by a map."""

    def change(pdf: pikepdf.Pdf) -> None:
        fonts = pdf.pages[0].Resources.Font
        (name,) = fonts.keys()
        font = fonts[name]
        program = TrueType(font.FontDescriptor.FontFile2.read_bytes())
        glyphs = [program.of_symbol(code) for code in range(256)]
        descendant = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=font.BaseFont, FontDescriptor=font.FontDescriptor,
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0), DW=0,
            W=Array([0, Array([round(program.width(glyph), 2) for glyph in glyphs])]),
            CIDToGIDMap=pdf.make_stream(b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)),
        )  # fmt: skip
        told = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        told += (
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange <0000> <00FF> <0041> endbfrange\n"
        )
        told += b"endcmap CMapName currentdict /CMap defineresource pop end end"
        fonts[name] = pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type0, BaseFont=font.BaseFont, Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]), ToUnicode=pdf.make_stream(told),
            )
        )  # fmt: skip
        code = []
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            operands = list(instruction.operands)
            if str(instruction.operator) == "Tj":
                operands = [pikepdf.String(b"".join(bytes((0, byte)) for byte in bytes(operands[0])))]
            code.append((operands, instruction.operator))
        pdf.pages[0].Contents.write(pikepdf.unparse_content_stream(code))

    return changed(plain(), change)


def test_letters_are_read_from_every_form_of_the_table() -> None:
    table = b"""2 beginbfchar <01> <00660069> <02> <D83DDE00> endbfchar
    2 beginbfrange <10> <12> <0041> <20> <21> [<0062> <0063 0064>] endbfrange"""
    assert told_letters(table) == {1: "fi", 2: "\U0001f600", 16: "A", 17: "B", 18: "C", 32: "b", 33: "cd"}


def test_a_table_of_letters_that_is_vast_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        told_letters(bytes(2_000_000))
    assert told_letters(b"beginbfchar " * 80_000 + b"<01> <0041> endbfchar") == {1: "A"}
    assert told_letters(b"beginbfrange " + b"<01> <02> [" * 1000 + b" endbfrange") == {}
    with pytest.raises(ValueError, match="more codes than there are"):
        told_letters(b"3 beginbfrange" + 3 * b" <0000> <FFFF> <0041>" + b" endbfrange")
