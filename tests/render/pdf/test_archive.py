"""The finished file: packed, self-contained, the same each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.pdf.archive import Attachment, end_on_own_line, flate_stream, object_stream
from briefing.render.pdf.profile import srgb_profile
from tests.render.pdf.drawn import one_word, opened, sample


def test_another_reader_finds_the_words() -> None:
    reader = pypdf.PdfReader(BytesIO(sample()), strict=True)
    assert "Power is short" in reader.pages[0].extract_text()
    assert "The rest of it." in reader.pages[1].extract_text()


def test_no_reader_has_to_mend_the_file() -> None:
    with opened(sample()) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_the_file_is_a_pdf_1_7_with_a_comment_of_high_bytes() -> None:
    first, second = sample().split(b"\n")[:2]
    assert first == b"%PDF-1.7"
    assert second[0:1] == b"%"
    assert all(byte > 127 for byte in second[1:5])


def test_each_stream_ends_on_a_line_of_its_own_where_its_length_says() -> None:
    data = sample()
    streams = list(re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n|/Length (\d+)\n>>\nstream\n", data))
    assert len(streams) == len(re.findall(rb"\nendstream", data)) > 5
    for found in streams:
        length = int(found[1] or found[2])
        assert data[found.end() + length :].startswith(b"\nendstream\nendobj\n")


def test_objects_that_are_no_streams_are_packed() -> None:
    data = sample()
    assert b"/ObjStm" in data
    assert b"/StructElem" not in data
    assert b"/Type/Catalog" not in data


def test_many_objects_take_several_streams() -> None:
    packed = object_stream([(7, b"<<>>"), (8, b"[1 2]")])
    assert b"/N 2/First 8" in packed


@pytest.mark.parametrize(
    "body",
    [
        b"<<\n/Length 3\n>>\nstream\nabcendstream\n",
        b"<</Length 3/Length1 77>>\nstream\nabc\nendstream",
        b"<<\n/Length 3 /Length1 77\n>>\nstream\nabc\r\nendstream\n",
    ],
)
def test_the_end_of_a_stream_is_mended(body: bytes) -> None:
    assert end_on_own_line(body).endswith(b"stream\nabc\nendstream")


def test_data_that_ends_a_line_keeps_its_last_byte() -> None:
    assert end_on_own_line(b"<<\n/Length 2\n>>\nstream\na\nendstream\n").endswith(b"stream\na\n\nendstream")


def test_a_stream_without_its_length_is_refused() -> None:
    with pytest.raises(ValueError, match="without its length"):
        end_on_own_line(b"<<>>\nstream\nabcendstream\n")


def test_the_id_is_the_contents() -> None:
    one, other = one_word(), one_word(attachments=[Attachment("a", b"a")])
    ids = [[bytes(half) for half in opened(data).trailer.ID] for data in (one, one_word(), other)]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0][0] == ids[0][1]


def test_the_source_travels_inside() -> None:
    with opened(sample()) as pdf:
        file = pdf.Root.AF[0]
        assert file.AFRelationship == pikepdf.Name.Source
        assert (str(file.F), str(file.UF)) == ("brief.yaml", "brief.yaml")
        assert str(file.EF.F.Subtype) == "/application/yaml"
        assert pdf.attachments["brief.yaml"].get_file().read_bytes() == b"title: Energy\n"
        assert pdf.attachments["brief.yaml"].description == "The brief that this file was made from"


def test_an_attachment_keeps_its_name_and_bytes() -> None:
    with opened(one_word(attachments=[Attachment("Звіт (1).yaml", b"\0\r\n\\)")])) as pdf:
        assert pdf.attachments["Звіт (1).yaml"].get_file().read_bytes() == b"\0\r\n\\)"


def test_nothing_is_attached_that_was_not_asked_for() -> None:
    with opened(sample(attachment=None)) as pdf:
        assert "/AF" not in pdf.Root
        assert not pdf.attachments


@given(st.binary())
def test_a_packed_stream_gives_back_its_data(data: bytes) -> None:
    with pikepdf.new() as pdf:
        body = flate_stream(b"", data)
        packed = body[body.index(b"stream\n") + 7 : -len(b"\nendstream")]
        assert pikepdf.Stream(pdf, packed, Filter=pikepdf.Name.FlateDecode).read_bytes() == data


DIGEST = "import tests.render.pdf.drawn as d, hashlib; print(hashlib.sha256(d.sample()).hexdigest())"


@pytest.mark.parametrize(
    "surroundings",
    [{"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "tr_TR.UTF-8"}],
)
def test_another_process_elsewhere_writes_the_same_bytes(root: Path, surroundings: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DIGEST],
        cwd=root,
        env=os.environ | surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == sha256(sample()).hexdigest()


def test_the_output_intent_is_srgb() -> None:
    with opened(sample()) as pdf:
        intent = pdf.Root.OutputIntents[0]
        assert intent.S == pikepdf.Name.GTS_PDFA1
        assert intent.DestOutputProfile.read_bytes() == srgb_profile()


def test_the_profile_is_srgb_as_another_program_knows_it() -> None:
    from PIL import Image, ImageCms

    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    ramp = Image.new("RGB", (16, 16))
    ramp.putdata([(r * 16, g * 16, (r * g) % 256) for r in range(16) for g in range(16)])
    turned = ImageCms.profileToProfile(ramp, ours, theirs)
    assert turned is not None
    difference = max(abs(a - b) for a, b in zip(ramp.tobytes(), turned.tobytes(), strict=True))
    assert difference <= 1
