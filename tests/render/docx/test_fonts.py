from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefing.render.docx.fonts import embed, obfuscated
from briefing.render.docx.markup import qualified, w
from tests.render.docx.galleys import find, shipped


class FewFaces:
    """Faces that are nothing but their bytes."""

    folder = None

    def __init__(self, *, may_embed: bool = True) -> None:
        self.may_embed = may_embed

    def face(self, family: str, style: str) -> Any:
        data = f"face {family} {style} ".encode() * 20
        return SimpleNamespace(data=data, digest=sha256(data).hexdigest(), may_embed=self.may_embed)


def house(**more: object):  # type: ignore[no-untyped-def]
    return replace(shipped("policy"), embed_fonts=True, **more)  # type: ignore[arg-type]


@given(st.binary(min_size=40, max_size=200), st.uuids())
def test_obfuscating_twice_gives_the_font_back(data: bytes, key: object) -> None:
    assert obfuscated(obfuscated(data, str(key)), str(key)) == data
    assert obfuscated(data, str(key))[32:] == data[32:]


def test_the_key_is_laid_over_the_first_bytes_from_its_end() -> None:
    made = obfuscated(bytes(40), "00112233-4455-6677-8899-AABBCCDDEEFF")
    assert made[:16].hex() == "ffeeddccbbaa99887766554433221100"
    assert made[16:32] == made[:16]


def test_each_face_of_each_family_travels_in_the_order_of_the_schema() -> None:
    made = embed(house(), FewFaces())  # type: ignore[arg-type]
    root = etree.fromstring(made.table.encode())
    assert [font.get(w("name")) for font in root] == ["Source Serif 4", "Source Sans 3"]
    assert [etree.QName(each).localname for each in root[0]][3:] == [
        "embedRegular", "embedBold", "embedItalic", "embedBoldItalic",
    ]  # fmt: skip
    identities = [each.get(qualified("r:id")) for each in find(root, ".//*[@r:id]")]
    assert len(set(identities)) == len(made.fonts) == 8


def test_a_face_whose_licence_forbids_it_stays_at_home() -> None:
    made = embed(house(), FewFaces(may_embed=False))  # type: ignore[arg-type]
    assert made.fonts == ()
    assert "embedRegular" not in made.table


def test_a_house_can_leave_its_faces_out() -> None:
    assert embed(replace(house(), embed_fonts=False), FewFaces()).fonts == ()  # type: ignore[arg-type]


def test_a_face_is_compressed_once_for_all_files() -> None:
    first, second = (embed(house(), FewFaces()) for _ in range(2))  # type: ignore[arg-type]
    assert all(one is other for one, other in zip(first.fonts, second.fonts, strict=True))


def test_a_font_is_named_by_its_bytes() -> None:
    made = embed(house(), FewFaces())  # type: ignore[arg-type]
    assert all(font.name.startswith("word/fonts/font-") and font.name.endswith(".odttf") for font in made.fonts)
    assert len({font.name for font in made.fonts}) == 8
