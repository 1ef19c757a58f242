"""TrueType files as tables."""

from __future__ import annotations

import struct

import pytest

from briefing.typeset.sfnt import (
    REQUIRED,
    BadFont,
    Metrics,
    postscript_name,
    read_metrics,
    read_names,
    read_tables,
    renamed,
    write_tables,
)  # fmt: skip


def head(units: int = 1000) -> bytes:
    return struct.pack(">18xH16x4h10x", units, -10, -200, 900, 800)


def tables(**more: bytes) -> dict[str, bytes]:
    made = dict.fromkeys(REQUIRED, b"\x00" * 8)
    return {**made, "head": head(), "hhea": struct.pack(">4xhh28x", 900, -250), **more}


def os2(fs_type: int = 0) -> bytes:
    return struct.pack(">HxxHxxxx", 4, 700)[:8] + fs_type.to_bytes(2, "big") + bytes(86)


def test_what_is_written_is_read_back_with_right_checksums() -> None:
    data = write_tables(tables(post=b"abc"))
    found = read_tables(data)
    assert found["post"] == b"abc"
    assert sum(struct.unpack(f">{len(data) // 4}L", data)) & 0xFFFFFFFF == 0xB1B0AFBA


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"OTTO" + bytes(20), "PostScript outlines"),
        (b"ttcf" + bytes(20), "a collection"),
        (b"wOF2" + bytes(20), "a web font"),
        (b"%PDF", "not a TrueType font"),
        (b"\0\1\0\0\0\x09" + bytes(20), "cut short"),
        (write_tables(tables())[:-9], "cut short"),
        (write_tables({tag: table for tag, table in tables().items() if tag != "glyf"}), "lacks the table 'glyf'"),
    ],
)
def test_what_cannot_be_set_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(BadFont, match=reason):
        read_tables(data)


def test_measures_are_made_up_from_what_there_is() -> None:
    found = read_metrics(tables())
    assert (found.units_per_em, found.ascent, found.descent, found.cap_height, found.weight) == (
        1000,
        900,
        -250,
        700,
        400,
    )
    assert found.box == (-10, -200, 900, 800)


@pytest.mark.parametrize("units", [0, 15, 20000])
def test_an_em_of_no_sensible_size_is_refused(units: int) -> None:
    with pytest.raises(BadFont, match="em has no sensible size"):
        read_metrics(tables(head=head(units)))


def test_measures_that_are_cut_off_are_refused() -> None:
    with pytest.raises(BadFont, match="cannot be read"):
        read_metrics({**tables(), "head": head()[:30]})


@pytest.mark.parametrize(
    ("fs_type", "allowed"),
    [(0, True), (0x0008, True), (0x0004, True), (0x0002, False), (0x0100, False), (0x0200, False)],
)
def test_a_face_is_embedded_where_its_licence_allows_it(fs_type: int, allowed: bool) -> None:
    assert Metrics(1000, 900, -250, 700, (0, 0, 0, 0), 0.0, 400, False, fs_type).may_embed is allowed


@pytest.mark.parametrize(
    ("bold", "italic", "subfamily"),
    [(False, False, "Regular"), (False, True, "Italic"), (True, False, "Bold"), (True, True, "Bold Italic")],
)
def test_a_face_is_renamed_as_one_of_the_four_of_its_family(bold: bool, italic: bool, subfamily: str) -> None:
    made = renamed(tables(DSIG=b"x"), "Own Face 3", bold=bold, italic=italic)
    names = read_names(made["name"])
    assert (names[1], names[2], names[6]) == ("Own Face 3", subfamily, f"OwnFace3-{subfamily.replace(' ', '')}")
    assert "DSIG" not in made
    assert made["head"][44:46] == bytes((0, bold | italic << 1))


def test_a_postscript_name_is_plain_ascii() -> None:
    assert postscript_name("Шрифт", "Bold Italic") == "Face-BoldItalic"
