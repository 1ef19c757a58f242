from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from briefing.render.docx.zipped import member, zipped

NAMES = st.text("abcdefgхії/-.", min_size=1, max_size=30)


@given(st.dictionaries(NAMES, st.binary(max_size=400), max_size=8), st.integers(0, 9))
def test_any_zip_reader_finds_every_member_whole(files: dict[str, bytes], level: int) -> None:
    data = zipped([member(name, content, level=level) for name, content in files.items()])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == files


def test_the_same_members_are_the_same_bytes() -> None:
    made = [zipped([member("a.xml", b"<a/>" * 50), member("b.png", b"x", level=0)]) for _ in range(2)]
    assert made[0] == made[1]


def test_what_does_not_compress_is_stored() -> None:
    assert member("a", bytes(range(256))).method == 0
    assert member("a", b"a" * 200).method == 8
