"""Pictures of a template that tell nobody who cannot see them what they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.render.docx import pictures_untold
from briefing.render.docx.pictures import DECORATIVE
from tests.render.docx.galleys import shipped
from tests.render.docx.packages import changed
from tests.render.docx.test_template import placed

HINT = "right-click, View Alt Text: say what it shows, or mark it as decorative"
VML = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"{}><v:imagedata/></v:shape></w:pict>'


def drawing(told: str = "", inside: str = "", shown: str = "<a:blip/>") -> str:
    return (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="Logo"{told}>{inside}</wp:docPr>'
        f"<a:graphic><a:graphicData>{shown}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def untold(tmp_path: Path, markup: str, part: str = "word/document.xml", before: str = "<w:sectPr>") -> list[str]:
    def change(files: dict[str, bytes]) -> None:
        line = f"<w:p><w:r><w:t>Ours</w:t></w:r><w:r>{markup}</w:r></w:p>{before}"
        files[part] = files[part].replace(before.encode(), line.encode(), 1)

    found = list(pictures_untold(placed(tmp_path, changed(change))))
    assert all(not fault.is_error and fault.hint == HINT for fault in found)
    return [fault.message for fault in found]


@pytest.mark.parametrize("markup", [drawing(), drawing(' descr=" "'), VML.format("")])
def test_a_picture_without_alternative_text_is_told(markup: str, tmp_path: Path) -> None:
    assert untold(tmp_path, markup) == ["in the body, paragraph 'Ours': a picture has no alternative text"]


def test_it_is_told_in_a_header_too(tmp_path: Path) -> None:
    found = untold(tmp_path, drawing(), "word/header-default.xml", "</w:hdr>")
    assert found == ["in the header, paragraph 'Ours': a picture has no alternative text"]


@pytest.mark.parametrize(
    "markup",
    [
        drawing(' descr="Our logo"'), drawing(' title="Our logo"'), drawing(inside=DECORATIVE), drawing(shown=""),
        VML.format(' alt="Our logo"'), VML.format(' alt=""'),
    ],
)  # fmt: skip
def test_one_that_is_described_or_decorative_is_not_and_no_shape_is_a_picture(markup: str, tmp_path: Path) -> None:
    assert untold(tmp_path, markup) == []


def test_of_a_template_that_cannot_be_read_nothing_is_said(tmp_path: Path) -> None:
    assert list(pictures_untold(placed(tmp_path, b"no zip"))) == []


@pytest.mark.parametrize("name", ["policy", "memo"])
def test_the_shipped_houses_have_none(name: str) -> None:
    assert list(pictures_untold(shipped(name))) == []
