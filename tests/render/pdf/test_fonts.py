from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
import uharfbuzz as hb

from briefing.diagnostics import InvalidHouse, Position
from briefing.document.runs import Words
from briefing.galley.matter import Galley
from briefing.render.pdf import render_pdf
from briefing.render.pdf.cmap import to_unicode
from briefing.render.pdf.fonts import PdfFonts, said_by_glyphs
from briefing.typeset.faces import Face
from briefing.typeset.sfnt import read_tables, write_tables
from tests.render.pdf.galleys import galley, para, typesetter
from tests.render.pdf.reading import letters_of


def drawn(made: Galley) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(render_pdf(made, typesetter())))


def fonts_of(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(pdf.pages[0].Resources.Font.values())


@pytest.mark.parametrize(
    ("clusters", "text", "said"),
    [
        ((0, 1, 2), "abc", ["a", "b", "c"]),
        ((0, 1, 4, 5), "office", ["o", "ffi", "c", "e"]),
        ((0, 0, 2), "e\u0301x", ["e", "\u0301", "x"]),
        ((0, 0, 1), "ǟx", ["ǟ", "\u2060", "x"]),
        ((0, 2, 2, 2), "fia", ["fi", "a", "\u2060", "\u2060"]),
    ],
)
def test_each_glyph_says_its_own_letters(clusters: tuple[int, ...], text: str, said: list[str]) -> None:
    assert said_by_glyphs(clusters, text) == said


def test_a_glyph_has_one_code_for_each_text_that_it_stands_for() -> None:
    fonts = PdfFonts(Position(""))
    (shaped,) = typesetter().shaper.shape("a b\u00a0c", "text", "regular")
    codes = fonts.codes(shaped, shaped.text)
    assert shaped.ids[1] == shaped.ids[3]
    assert codes[1] != codes[3]
    assert fonts.codes(shaped, shaped.text) == codes


def test_a_map_to_unicode_covers_all_codes_in_blocks_of_a_hundred() -> None:
    cmap = to_unicode(enumerate(["a"] * 150 + ["\U0001f600"], start=1)).decode("ascii")
    assert "100 beginbfchar\n<0001> <0061>" in cmap
    assert "51 beginbfchar" in cmap
    assert "<0097> <D83DDE00>" in cmap


def test_the_letters_of_a_page_are_told_exactly() -> None:
    pdf = drawn(galley(para("office\u00a0fi E\u20118")))
    (font,) = fonts_of(pdf)
    assert {"ffi", "fi", "\u00a0", " ", "\u2011", "8"} <= set(letters_of(font).values())


def test_only_the_faces_that_are_used_are_embedded_and_only_in_part() -> None:
    pdf = drawn(galley(para((Words("plain "), Words("strong", strong=True)))))
    names = sorted(str(font.BaseFont)[8:] for font in fonts_of(pdf))
    assert names == ["SourceSerif4-Bold", "SourceSerif4-Regular"]
    for font in fonts_of(pdf):
        program = font.DescendantFonts[0].FontDescriptor.FontFile2
        assert hb.Face(program.read_bytes()).glyph_count < 15
        assert int(program.Length1) == len(program.read_bytes())


def test_the_widths_of_the_codes_are_those_of_their_glyphs() -> None:
    pdf = drawn(galley(para("Avenue, office")))
    (font,) = fonts_of(pdf)
    descendant = font.DescendantFonts[0]
    face = hb.Face(descendant.FontDescriptor.FontFile2.read_bytes())
    inside = hb.Font(face)
    mapping = descendant.CIDToGIDMap.read_bytes()
    first, widths = descendant.W
    assert int(first) == 1
    assert len(mapping) == 2 * (len(widths) + 1)
    for code, width in enumerate(widths, start=1):
        glyph = int.from_bytes(mapping[2 * code : 2 * code + 2], "big")
        assert glyph != 0
        assert float(width) == pytest.approx(inside.get_glyph_h_advance(glyph) * 1000 / face.upem, abs=0.01)


def test_a_subset_is_named_by_what_it_holds() -> None:
    one, again, other = (drawn(galley(para(text))) for text in ("one", "one", "other"))
    names = [str(fonts_of(pdf)[0].BaseFont) for pdf in (one, again, other)]
    assert names[0] == names[1] != names[2]
    assert names[0][1:7].isupper()


def test_a_face_that_may_not_be_embedded_is_refused() -> None:
    tables = read_tables(typesetter().shaper.face("text", "regular").data)
    tables["OS/2"] = tables["OS/2"][:8] + b"\0\2" + tables["OS/2"][10:]
    house = Position("templates/own/house.yaml")
    with pytest.raises(
        InvalidHouse, match="the licence of 'Own' does not let its regular face into a document"
    ) as stop:
        PdfFonts(house).font(Face("Own", "regular", write_tables(tables)))
    assert [fault.position for fault in stop.value.diagnostics] == [house]
