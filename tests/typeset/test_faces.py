from __future__ import annotations

from pathlib import Path

import fontpkg
import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.diagnostics import BriefingError, InvalidHouse
from briefing.house import FACE_STYLES, Family
from briefing.typeset.faces import Face, Faces
from briefing.typeset.sfnt import read_tables, write_tables
from briefing.typeset.shaping import Shaper
from tests.galley.house import plain_house
from tests.typeset.houses import house_with_file, lettered_house


@pytest.fixture(scope="module")
def regular() -> bytes:
    return Faces(lettered_house(), use_cache=False).face("text", "regular").data


def test_the_four_faces_of_a_variable_family_are_static_and_named_apart() -> None:
    faces = Faces(lettered_house(), use_cache=False)
    made = [faces.face("text", style) for style in FACE_STYLES]
    assert [face.outlines.get_name(6) for face in made] == [
        "SourceSerif4-Regular",
        "SourceSerif4-Italic",
        "SourceSerif4-Bold",
        "SourceSerif4-BoldItalic",
    ]
    assert {face.outlines.get_name(1) for face in made} == {"Source Serif 4"}
    assert [face.metrics.weight for face in made] == [400, 400, 700, 700]
    assert all("fvar" not in face.outlines.table_tags for face in made)


def test_bold_and_italic_are_flagged_so_that_word_processors_group_them() -> None:
    tables = read_tables(Faces(lettered_house(), use_cache=False).face("text", "bold-italic").data)
    assert int.from_bytes(tables["head"][44:46], "big") == 3
    assert int.from_bytes(tables["OS/2"][62:64], "big") & 0x61 == 0x21


def test_the_weights_of_the_family_are_those_that_are_made() -> None:
    light = Family("Light Serif", package="Source Serif 4", weights=(300, 600))
    faces = Faces(plain_house(families={"text": light}), use_cache=False)
    assert faces.face("text", "regular").metrics.weight == 300
    assert faces.face("text", "bold").metrics.weight == 600
    assert faces.face("text", "bold").outlines.get_name(1) == "Light Serif"


def test_a_face_covers_latin_cyrillic_and_greek(shaper: Shaper) -> None:
    for style in FACE_STYLES:
        assert shaper.missing("Ångström Їжак Ѓ λόγος №", "text", style) == ()


def test_a_family_that_is_not_installed_is_told() -> None:
    house = plain_house(families={"text": Family("Nowhere", package="Nowhere Serif")})
    with pytest.raises(InvalidHouse, match=r"'Nowhere' cannot be used.*nowhere-serif"):
        Faces(house, use_cache=False).face("text", "regular")


def test_a_file_of_the_house_is_used_as_it_is(tmp_path: Path, regular: bytes) -> None:
    (tmp_path / "own.ttf").write_bytes(regular)
    assert Faces(house_with_file(tmp_path / "own.ttf")).face("text", "regular").data == regular


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not a TrueType font"),
        (b"just words, no font", "not a TrueType font"),
        (b"OTTO" + bytes(100), "PostScript outlines"),
        (b"ttcf" + bytes(100), "collection"),
        (b"wOF2" + bytes(100), "web font"),
        (b"\0\1\0\0\0\xff" + bytes(20), "cut short"),
        (b"\0\1\0\0\0\0" + bytes(20), "lacks the table 'cmap'"),
    ],
)
def test_a_file_that_is_no_face_is_refused_with_the_reason(tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "own.ttf").write_bytes(data)
    with pytest.raises(InvalidHouse, match=why):
        Faces(house_with_file(tmp_path / "own.ttf")).face("text", "regular")


def test_a_variable_file_of_the_house_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(fontpkg.path("Source Serif 4").read_bytes())
    with pytest.raises(InvalidHouse, match="variable font"):
        Faces(house_with_file(tmp_path / "own.ttf")).face("text", "regular")


def test_a_face_for_which_the_house_has_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidHouse, match="the bold face of 'Own' cannot be used: the house has no file for it"):
        Faces(house_with_file(tmp_path / "own.ttf")).face("text", "bold")


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.ttf").mkdir()
    for name in ("gone.ttf", "folder.ttf"):
        with pytest.raises(InvalidHouse, match=name):
            Faces(house_with_file(tmp_path / name)).face("text", "regular")


@pytest.mark.parametrize(
    ("bits", "may"), [(0x0000, True), (0x0004, True), (0x0008, True), (0x0002, False), (0x0100, False), (0x0200, False)]
)
def test_the_licence_bits_say_whether_a_face_may_be_embedded(regular: bytes, bits: int, *, may: bool) -> None:
    tables = read_tables(regular)
    tables["OS/2"] = tables["OS/2"][:8] + bits.to_bytes(2, "big") + tables["OS/2"][10:]
    assert Face("Own", "regular", write_tables(tables)).may_embed is may


def test_a_file_that_was_taken_apart_is_put_together_again(regular: bytes) -> None:
    again = write_tables(read_tables(regular))
    assert read_tables(again).keys() == read_tables(regular).keys()
    assert hb.Face(again).glyph_count == hb.Face(regular).glyph_count
    assert sum(int.from_bytes(again[at : at + 4], "big") for at in range(0, len(again), 4)) & 0xFFFFFFFF == 0xB1B0AFBA


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_file_never_ends_in_a_traceback(
    data: st.DataObject, regular: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    damaged = bytearray(regular)
    for _ in range(data.draw(st.integers(1, 12))):
        # Most damage in the first part, where the tables are told
        at = data.draw(st.one_of(st.integers(0, 400), st.integers(0, len(damaged) - 1)))
        damaged[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged") / "own.ttf"
    path.write_bytes(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]))
    try:
        shaper = Shaper(house_with_file(path))
        shaper.shape("Troops, officially 10,000.", "text", "regular")
    except BriefingError:
        pass
